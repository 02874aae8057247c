"""Ana, Ben and Cai on the real places; what they kept is gone after each test.

For ``pytest_plugins = ["tests.web.planned_fixtures"]``.
"""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import delete

from planner.store.checklists.models import Owner
from planner.store.database import db
from tests.web.planned import Planner, Planners


@pytest.fixture
def planners(app: Flask) -> Iterator[Planners]:
    settings = app.config["SETTINGS"]
    yield Planners(app, *(Planner(app.test_client(), app) for _ in range(3)))
    app.config["SETTINGS"] = settings
    with app.app_context():
        db.session.execute(delete(Owner))
        db.session.commit()
        db.session.remove()
