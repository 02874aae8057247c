"""People with checklists in their browsers, and short ways to what they do on the pages."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from planner.domain.guides.guidebook import Guidebook
from planner.store.database import db
from tests.web.reading import Page, read

TUESDAY_18_30 = "2026-11-24T18:30:00+08:00"
ANSWERS = {"country": "japan", "school": "nus", "pay": "none"}
OFFER = {
    "name": "Kyoto Robotics",
    "host": "Kyoto Robotics KK",
    "role": "Intern",
    "city": "Kyoto",
    "first_day": "31 Aug 2027",
    "last_day": "2027-12-31",
    "pay": "none",
    "hours": "40 a week",
    "school": "NUS",
}
EVIDENCE = {
    "says": "The office says: send the contract first.",
    "link": "https://www.nus.edu.sg/internships",
    "seen_on": "23 Nov 2026",
    "answered_by": "Internship office",
    "reference": "REF-7",
    "remark": "By mail.",
}


@dataclass(frozen=True)
class OpenBook:
    """Stand in for the shelf: a guidebook that no file is read for."""

    open_book: Guidebook

    def book(self) -> Guidebook:
        return self.open_book


class Person:
    """Be one browser, with short ways to what a person does on these pages."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def page(self, url: str, status: int = 200) -> Page:
        response = self.client.get(url)
        assert response.status_code == status, (url, response.status_code)
        return read(response)

    def words(self, url: str) -> str:
        return self.page(url).one("main").text

    def post(self, url: str, **form: str) -> TestResponse:
        return self.client.post(url, data=form)

    def done(self, url: str, **form: str) -> str:
        """Post a form that is taken, and give the address that it leads to."""
        response = self.post(url, **form)
        assert response.status_code == 303, (url, response.get_data(as_text=True)[-2000:])
        return response.headers["Location"]

    def edit(self, url: str, page: str, **form: str) -> TestResponse:
        """Post a form with the version that its page holds."""
        return self.post(url, version=self.version(page), **form)

    def version(self, page: str) -> str:
        return self.page(page).all("input", name="version")[0]["value"]

    def save(self, query: str = "?country=japan&school=nus&pay=none", **changes: str) -> str:
        """Save a checklist and give its address."""
        return urlsplit(self.done(f"/checklists/new{query}", **OFFER | changes)).path

    def tasks(self, checklist: str) -> dict[str, str]:
        """Give the addresses of the tasks that can be opened, by name."""
        rows = self.page(checklist).all("a")
        return {row.text: row["href"] for row in rows if "/tasks/" in row["href"]}

    def task(self, checklist: str, title: str) -> str:
        return self.tasks(checklist)[title]


@dataclass(frozen=True)
class People:
    """Hold the app and the browsers of three people."""

    app: Flask
    ana: Person
    ben: Person
    cai: Person

    def rows(self) -> dict[str, list[tuple[object, ...]]]:
        """Give all that the tables hold."""
        with self.app.app_context():
            return {
                table.name: [tuple(row) for row in db.session.execute(table.select())]
                for table in db.metadata.sorted_tables
            }


def open_guidebook(app: Flask, book: Guidebook) -> None:
    """Let the app read this guidebook from now on."""
    app.extensions["guidebook"] = OpenBook(book)
