from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from planner.store import readiness
from planner.store.database import db
from planner.store.readiness import faults, newest_revision
from planner.store.seed import seed
from tests.domain.hours_examples import sg

TUESDAY_18_30 = sg("Tue 2026-11-24 18:30")


def test_a_database_is_first_not_migrated_then_without_places_then_fit(
    own_app: Flask, tiny: Path
) -> None:
    with own_app.app_context():
        session = db.session()
        assert faults(session) == ["The database is not migrated: run `flask --app wsgi prepare`."]
        session.rollback()
        upgrade()
        assert faults(session) == ["The database holds no places: run `flask --app wsgi seed`."]
        seed(session, tiny, TUESDAY_18_30)
        session.commit()
        assert faults(session) == []


def test_a_database_that_was_taken_back_is_not_migrated(own_app: Flask) -> None:
    with own_app.app_context():
        upgrade()
        downgrade(revision="base")
        assert "not migrated" in faults(db.session())[0]


def test_a_database_of_an_older_release_is_not_migrated(
    own_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    with own_app.app_context():
        upgrade()
        monkeypatch.setattr(readiness, "newest_revision", lambda: "9999")
        assert "not migrated" in faults(db.session())[0]


def test_the_newest_migration_has_a_name() -> None:
    assert newest_revision()


@pytest.mark.parametrize(
    "address",
    ["sqlite:////no/such/folder/planner.db", "postgresql+psycopg://127.0.0.1:1/none"],
    ids=["sqlite", "postgres"],
)
def test_a_database_that_does_not_answer_cannot_be_reached(address: str) -> None:
    engine = create_engine(address)
    with Session(engine) as session:
        assert faults(session) == ["The database cannot be reached."]
        assert faults(session) == ["The database cannot be reached."]
    engine.dispose()


def test_a_file_that_is_no_database_cannot_be_reached(tmp_path: Path) -> None:
    path = tmp_path / "planner.db"
    path.write_bytes(b"not a database at all" * 100)
    engine = create_engine(f"sqlite:///{path}")
    with Session(engine) as session:
        assert faults(session) == ["The database cannot be reached."]
    engine.dispose()
