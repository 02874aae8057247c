"""People who save settings on the real places."""

from collections.abc import Iterator

import pytest
from flask import Flask

from planner.store.checklists.models import Owner
from planner.store.database import db
from tests.web.saved import Person


@pytest.fixture
def people(app: Flask) -> Iterator[tuple[Person, Person]]:
    """Give two people on the real places, and forget them afterwards."""
    yield Person(app.test_client()), Person(app.test_client())
    with app.app_context():
        db.session.execute(Owner.__table__.delete())  # type: ignore[attr-defined]
        db.session.commit()


@pytest.fixture
def ana(people: tuple[Person, Person]) -> Person:
    return people[0]


@pytest.fixture
def ben(people: tuple[Person, Person]) -> Person:
    return people[1]
