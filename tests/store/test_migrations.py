from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import Column, Integer, Table, create_engine, inspect, text

from planner.store.database import db

PLACES = {"place", "seats", "holiday", "academic_period", "geocode_answer", "seeding"}
CHECKLISTS = {"owner", "checklist", "task", "task_source", "task_event", "evidence"}
PLAN = {"revision_session", "occurrence", "plan_date", "act"}
CALENDARS = {"busy_calendar", "busy_event", "feed_link", "withdrawn_entry"}
TABLES = PLACES | CHECKLISTS | {"watched_source", "source_change"} | PLAN | CALENDARS


def run(app: Flask, *words: str) -> Result:
    return app.test_cli_runner().invoke(args=["db", *words])


def tables() -> set[str]:
    return set(inspect(db.engine).get_table_names()) - {"alembic_version"}


@pytest.fixture
def extra_table() -> Iterator[None]:
    table = Table("loose_end", db.metadata, Column("id", Integer, primary_key=True))
    yield
    db.metadata.remove(table)


def test_migrations_make_the_tables_that_the_models_tell(own_app: Flask) -> None:
    assert run(own_app, "upgrade").exit_code == 0
    assert tables() == TABLES == set(db.metadata.tables)
    assert run(own_app, "check").exit_code == 0


@pytest.mark.usefixtures("extra_table")
def test_a_model_without_a_migration_is_noticed(own_app: Flask) -> None:
    assert run(own_app, "upgrade").exit_code == 0
    assert run(own_app, "check").exit_code != 0


def test_the_way_back_and_the_way_there_again_both_work(own_app: Flask) -> None:
    assert run(own_app, "upgrade").exit_code == 0
    assert run(own_app, "downgrade", "base").exit_code == 0
    assert tables() == set()
    assert run(own_app, "upgrade").exit_code == 0
    assert run(own_app, "check").exit_code == 0


def test_a_second_upgrade_changes_nothing(own_app: Flask) -> None:
    assert run(own_app, "upgrade").exit_code == 0
    assert run(own_app, "upgrade").exit_code == 0
    assert tables() == TABLES


def test_migrations_are_found_from_any_folder(
    own_app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(own_app, "upgrade").exit_code == 0
    assert tables() == TABLES


def test_sqlite_waits_its_turn_and_holds_foreign_keys(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'planner.db'}")
    with engine.connect() as connection:
        pragmas = [
            connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "foreign_keys", "busy_timeout")
        ]
    engine.dispose()
    assert pragmas == ["wal", 1, 5000]
