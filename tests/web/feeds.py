"""Short ways to a person's calendar links and to what they lead to."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from planner.store.calendar.models import FeedLink
from planner.store.checklists.models import Owner
from planner.store.database import db
from tests.web.saved import Person

LINKS = "/calendar/links"


def make_link(person: Person, name: str = "Phone", **options: str) -> str:
    """Make a link and give its address, as the page shows it once."""
    return person.page(person.done(LINKS, name=name, **options)).one("p", id="address").text


def app_fetch(app: Flask, url: str, **headers: str) -> TestResponse:
    """Ask as a calendar app does: with the address alone, and no cookie."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return app.test_client().get(url, headers=named)


def told(app: Flask, url: str) -> str:
    """Give the text that an app reads, unfolded."""
    response = app_fetch(app, url)
    assert response.status_code == 200
    return response.get_data(as_text=True).replace("\r\n ", "")


@contextmanager
def rows_of(app: Flask, name: str = "Phone") -> Iterator[tuple[Session, Owner]]:
    """Open the tables with the owner of the link of that name."""
    with app.app_context():
        joined = db.select(Owner).join(FeedLink, FeedLink.owner_id == Owner.id)
        owner = db.session.scalars(joined.where(FeedLink.name == name)).one()
        yield db.session(), owner


def cookie_of(client: FlaskClient) -> str:
    """Give what the browser would send of the signed cookie."""
    cookie = client.get_cookie("session")
    return cookie.value if cookie else ""
