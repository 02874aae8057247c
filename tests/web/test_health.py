import shutil
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade

from planner.app import create_app
from planner.store.database import db
from planner.web import health
from planner.web.snapshot import DATA


@pytest.fixture
def fresh(tmp_path: Path) -> Flask:
    return create_app(PLANNER_INSTANCE=str(tmp_path))


def test_a_prepared_app_is_alive_and_ready(client: FlaskClient) -> None:
    assert client.get("/healthz").get_json() == {"status": "ok"}
    ready = client.get("/readyz")
    assert (ready.status_code, ready.get_json()) == (200, {"status": "ok", "faults": []})


def test_readiness_names_what_is_missing_one_step_at_a_time(fresh: Flask) -> None:
    client = fresh.test_client()
    assert "not migrated" in client.get("/readyz").get_json()["faults"][0]
    with fresh.app_context():
        upgrade()
    response = client.get("/readyz")
    assert response.status_code == 503
    assert "holds no places" in response.get_json()["faults"][0]
    assert client.get("/healthz").status_code == 200
    with fresh.app_context():
        db.engine.dispose()


def test_a_database_that_is_away_is_named_and_the_process_lives_on(tmp_path: Path) -> None:
    away = "postgresql://someone:hidden@127.0.0.1:1/none?connect_timeout=2"
    client = create_app(PLANNER_INSTANCE=str(tmp_path), PLANNER_DATABASE_URL=away).test_client()
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.get_json()["faults"][0] == "The database cannot be reached."
    assert "hidden" not in response.text
    assert client.get("/healthz").status_code == 200


def test_a_page_without_a_database_says_what_is_missing(fresh: Flask) -> None:
    client = fresh.test_client()
    for url in ("/places", "/api/v1/places", "/"):
        response = client.get(url)
        assert response.status_code == 503
        assert "The database is not migrated: run `flask --app wsgi prepare`." in response.text


def test_readiness_asks_for_a_gazetteer_that_is_made_from_these_files(
    prepared_instance: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = shutil.copytree(prepared_instance, tmp_path / "copy")
    client = create_app(PLANNER_INSTANCE=str(copy)).test_client()
    assert client.get("/readyz").status_code == 200
    data = shutil.copytree(DATA, tmp_path / "data")
    with (data / "postal_sectors.csv").open("a") as file:
        file.write("\n")
    with monkeypatch.context() as changed:
        changed.setattr(health, "DATA", data)
        assert "older than the files of data/" in client.get("/readyz").get_json()["faults"][0]
    (copy / "gazetteer.db").unlink()
    response = client.get("/readyz")
    assert response.status_code == 503
    assert "There is no gazetteer gazetteer.db" in response.get_json()["faults"][0]
    page = client.get("/places")
    assert page.status_code == 503
    assert "There is no gazetteer gazetteer.db" in page.text


def test_a_gazetteer_that_breaks_while_it_runs_is_a_sentence(
    prepared_instance: Path, tmp_path: Path
) -> None:
    copy = shutil.copytree(prepared_instance, tmp_path / "copy")
    (copy / "gazetteer.db").write_bytes(b"not a database" * 100)
    response = create_app(PLANNER_INSTANCE=str(copy)).test_client().get("/places?near=Bishan")
    assert response.status_code == 503
    assert "cannot be read" in response.text
