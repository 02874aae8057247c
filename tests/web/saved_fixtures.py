"""Ana saves, Ben has something of his own, Cai has nothing: all on tables of the tests' own.

For ``pytest_plugins = ["tests.web.saved_fixtures"]``.
"""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask_migrate import upgrade

from planner.app import create_app
from planner.store.database import db
from tests.services.small_guidebook import guidebook
from tests.web.saved import TUESDAY_18_30, People, Person, open_guidebook


@pytest.fixture(scope="session")
def saved_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Make an app on migrated tables, without places."""
    instance = tmp_path_factory.mktemp("saved")
    app = create_app(PLANNER_INSTANCE=str(instance), PLANNER_FIXED_NOW=TUESDAY_18_30)
    with app.app_context():
        upgrade()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def people(saved_app: Flask) -> Iterator[People]:
    """Give three people at empty tables, and empty the tables afterwards."""
    open_guidebook(saved_app, guidebook())
    yield People(saved_app, *(Person(saved_app.test_client()) for _ in range(3)))
    with saved_app.app_context():
        for table in reversed(db.metadata.sorted_tables):
            db.session.execute(table.delete())
        db.session.commit()
        db.session.remove()
