"""The whole way on PostgreSQL: prepare, list, API, and what an outside geocoder said."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from planner.app import create_app
from planner.domain.origins.origin import Origin
from planner.domain.travel.geo import LatLon
from planner.store.database import db
from planner.store.models import GeocodeAnswer
from planner.web.snapshot import GAZETTEER
from tests.web.conftest import TUESDAY_18_30
from tools import postgres

HERE = Origin("Qqqq House", LatLon(1.35, 103.85), "OneMap", "geocoder")
OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture(scope="module")
def on_postgres(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Give the app on a database of its own, prepared."""
    instance: Path = tmp_path_factory.mktemp("postgres")
    shutil.copy(prepared / GAZETTEER, instance)
    with postgres.fresh_database() as url:
        app = create_app(
            PLANNER_INSTANCE=str(instance),
            PLANNER_DATABASE_URL=url,
            PLANNER_FIXED_NOW=TUESDAY_18_30,
        )
        outcome = app.test_cli_runner().invoke(args=["prepare"])
        assert outcome.exit_code == 0, outcome.output
        yield app
        with app.app_context():
            db.engine.dispose()


@pytest.mark.postgres
def test_the_same_question_has_the_same_answer_on_both_databases(
    on_postgres: Flask, app: Flask
) -> None:
    assert on_postgres.test_client().get("/readyz").status_code == 200
    for url in ("/places?near=Bishan&wifi=1", "/api/v1/places?near=Bishan&limit=100"):
        here, there = on_postgres.test_client().get(url), app.test_client().get(url)
        assert (here.status_code, here.data) == (200, there.data)


@pytest.mark.postgres
def test_an_outside_answer_is_kept_and_used_again(on_postgres: Flask) -> None:
    asked: list[str] = []

    def geocode(text: str) -> Origin:
        asked.append(text)
        return HERE

    on_postgres.extensions["geocoders"] = (("onemap", geocode),)
    client = on_postgres.test_client()
    for sort in ("time", "distance"):
        response = client.get(f"/places?near=Qqqq Zzzz&sort={sort}", headers=OURS)
        assert "Qqqq House" in response.text
    assert client.get("/api/v1/places?near=Qqqq Zzzz").get_json()["origin"]["lat"] == 1.35
    assert asked == ["Qqqq Zzzz"]
    with on_postgres.app_context():
        (row,) = db.session.scalars(select(GeocodeAnswer))
        assert (row.provider, row.text, row.lat) == ("onemap", "qqqq zzzz", 1.35)
