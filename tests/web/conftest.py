"""The app on the real data, prepared once a run, with its clock standing still on a Tuesday."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.app import create_app
from tests.web.saved import Person

TUESDAY_18_30 = "2026-11-24T18:30:00+08:00"

ClientAt = Callable[[str], FlaskClient]


@pytest.fixture(scope="session")
def prepared_instance(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give database and gazetteer in a folder of their own."""
    instance = tmp_path_factory.mktemp("web") / "instance"
    return Path(shutil.copytree(prepared, instance))


@pytest.fixture(scope="session")
def app_at(prepared_instance: Path) -> Callable[[str], Flask]:
    """Give the app at another moment; each moment's app is made once."""
    apps: dict[str, Flask] = {}

    def at(moment: str) -> Flask:
        if moment not in apps:
            apps[moment] = create_app(
                PLANNER_INSTANCE=str(prepared_instance), PLANNER_FIXED_NOW=moment
            )
        return apps[moment]

    return at


@pytest.fixture(scope="session")
def app(app_at: Callable[[str], Flask]) -> Flask:
    return app_at(TUESDAY_18_30)


@pytest.fixture
def ana(request: pytest.FixtureRequest) -> Person:
    """Give Ana: she who plans on the real places, or she who saves on tables of the tests' own."""
    plans = "tests.web.planned_fixtures" in request.module.pytest_plugins
    person: Person = request.getfixturevalue("planners" if plans else "people").ana
    return person


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def client_at(app_at: Callable[[str], Flask]) -> ClientAt:
    return lambda moment: app_at(moment).test_client()
