"""People who plan sessions on the real places, and short ways to what they do on the pages.

It is Tuesday, 24 November 2026, 18:30. Bishan Public Library is open 10:00–21:00.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from planner.store.database import db
from planner.store.sessions.models import Act, RevisionSession
from tests.web.reading import Page, read
from tests.web.saved import Person

BISHAN = "bishan-public-library"
TOA_PAYOH = "toa-payoh-public-library"
WEDNESDAY = {"date": "Wed 25 Nov 2026", "from": "18:00", "to": "20:00"}
FORM = {"topic": "Acids", "place": BISHAN, **WEDNESDAY}
LATE = FORM | {"from": "19:00", "to": "22:00"}
WEEKLY = FORM | {"repeat": "weekly", "ends": "count", "count": "4", "every": "1", "skips": "none"}

Fields = Mapping[str, str]


class Planner(Person):
    """Be one browser that plans."""

    def __init__(self, client: FlaskClient, app: Flask) -> None:
        super().__init__(client)
        self.app = app

    def key(self) -> str:
        return self.page("/sessions/new").one("input", name="form_key")["value"]

    def send(self, url: str, form: Fields | Mapping[str, str | list[str]]) -> TestResponse:
        return self.client.post(url, data=dict(form))

    def plan(self, form: Fields | Mapping[str, str | list[str]] = FORM) -> str:
        """Save a session and give the address of its first date."""
        response = self.send("/sessions", {"form_key": self.key(), **form})
        assert response.status_code == 303, read(response).errors
        return response.headers["Location"].partition("&done=")[0]

    def press(self, url: str, button: str, **more: str) -> TestResponse:
        """Press a button of a page, by what its form posts and its own name and value."""
        html = self.client.get(url).get_data(as_text=True)
        for form in re.findall(r"<form.*?</form>", html, re.DOTALL):
            if re.search(rf">\s*(<svg.*?</svg>)?\s*{re.escape(button)}", form, re.DOTALL):
                return self.send(action_of(form), {**inputs_of(form), **more})
        raise AssertionError(button)

    def follow(self, response: TestResponse) -> str:
        """Go where a change leads and give the words of that page."""
        assert response.status_code == 303, read(response).errors
        return self.words(response.headers["Location"])

    def last_act(self) -> int:
        """Give the number of the newest change, whoever made it."""
        with self.app.app_context():
            return db.session.scalar(select(func.max(Act.id))) or 0

    def sessions(self) -> int:
        """Count the sessions that are not deleted, whoever they belong to."""
        with self.app.app_context():
            alive = select(func.count()).where(RevisionSession.deleted_at.is_(None))
            return db.session.scalar(alive) or 0


class Planners(NamedTuple):
    """Hold the app and three browsers; Cai never saves anything."""

    app: Flask
    ana: Planner
    ben: Planner
    cai: Planner


def action_of(form: str) -> str:
    found = re.search(r'action="([^"]+)"', form)
    assert found
    return found[1].replace("&amp;", "&")


def inputs_of(form: str) -> dict[str, str]:
    page = Page(form)
    return {each["name"]: each["value"] for each in page.all("input", type="hidden")}


def part_of(address: str, part: str) -> str:
    """Give the address of one of the forms about a date."""
    path, _, query = address.partition("?")
    return f"{path}/{part}?{query}"


def form_of(page: Page) -> dict[str, str]:
    """Give what a form would send if nothing in it were touched; ticked boxes are left out."""
    sent = {each["name"]: each["value"] for each in page.all("input") if is_sent(each.attributes)}
    chosen = {}
    name = ""
    for each in page.elements:
        if each.tag == "select":
            name = each["name"]
        if each.tag == "option" and name and "selected" in each.attributes:
            chosen[name] = each["value"]
    notes = {each["name"]: "".join(each.words).strip() for each in page.all("textarea")}
    return sent | chosen | notes


def is_sent(attributes: Mapping[str, str]) -> bool:
    is_choice = attributes.get("type") in {"radio", "checkbox"}
    return bool(attributes.get("name")) and (not is_choice or "checked" in attributes)


def let_it_be(app: Flask, moment: str) -> None:
    """Let it be another moment."""
    settings = app.config["SETTINGS"]
    app.config["SETTINGS"] = replace(settings, fixed_now=datetime.fromisoformat(moment))
