from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

from planner.domain.errors import NotReady
from planner.store import readiness
from planner.store.database import db
from planner.store.gazetteer.build import build_gazetteer
from planner.store.readiness import (
    faults,
    gazetteer_faults,
    mark,
    newest_revision,
    outages_told,
    stamps,
)
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
        assert faults(session) == ["The database holds no places: run `flask --app wsgi prepare`."]
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


def test_a_gazetteer_is_fit_while_it_is_made_from_the_files_that_are_there(
    tiny: Path, tmp_path: Path
) -> None:
    path = tmp_path / "gazetteer.db"
    assert "There is no gazetteer" in gazetteer_faults(tiny, path)[0]
    build_gazetteer(tiny, path)
    assert gazetteer_faults(tiny, path) == []
    with (tiny / "stations.csv").open("a") as file:
        file.write("NS3,Gamma,NSL,1.32,103.8,1988-11-05,open,exits\n")
    assert "older than the files" in gazetteer_faults(tiny, path)[0]
    build_gazetteer(tiny, path)
    assert gazetteer_faults(tiny, path) == []
    path.write_bytes(b"not a database" * 100)
    assert "that can be read" in gazetteer_faults(tiny, path)[0]


def test_a_missing_file_of_data_is_named(tiny: Path, tmp_path: Path) -> None:
    build_gazetteer(tiny, tmp_path / "gazetteer.db")
    (tiny / "stations.csv").unlink()
    (fault,) = gazetteer_faults(tiny, tmp_path / "gazetteer.db")
    assert fault.startswith("data/stations.csv cannot be read")


def test_a_stamp_tells_a_file_from_what_stood_there_before(tmp_path: Path) -> None:
    assert stamps(tmp_path / "none") == ()
    (tmp_path / "a").write_text("1")
    before = stamps(tmp_path)
    assert stamps(tmp_path) == before
    (tmp_path / "b").write_text("1")
    (tmp_path / "b").replace(tmp_path / "a")
    assert stamps(tmp_path) != before


def test_the_facts_have_a_mark_only_where_the_database_is_fit(own_app: Flask, tiny: Path) -> None:
    with own_app.app_context():
        with pytest.raises(NotReady, match="not migrated"):
            mark(db.session(), tiny, tiny / "none")
        db.session.rollback()
        upgrade()
        seed(db.session(), tiny, TUESDAY_18_30)
        db.session.commit()
        first = mark(db.session(), tiny, tiny / "none")
        assert mark(db.session(), tiny, tiny / "none") == first
        assert mark(db.session(), tiny, tiny / "places.csv") != first


def test_what_a_database_raises_is_told_as_not_ready(own_app: Flask) -> None:
    with own_app.app_context():
        with pytest.raises(NotReady, match="cannot be reached"), outages_told(db.session()):
            db.session.execute(text("SELECT nothing FROM nowhere"))
        assert db.session.scalar(text("SELECT 1")) == 1
