"""The tables as migrations make them, on SQLite and on PostgreSQL, empty before every test."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from flask import Flask
from flask_migrate import upgrade
from psycopg import sql
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from planner.app import create_app
from planner.store.database import db
from tests.data.tiny_folder import write_tiny

DATABASES = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session", params=DATABASES)
def database_app(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Flask]:
    """Make an app on a migrated database that the whole run shares."""
    url = request.getfixturevalue("postgres_url") if request.param == "postgres" else ""
    instance = tmp_path_factory.mktemp("store")
    app = create_app(PLANNER_INSTANCE=str(instance), PLANNER_DATABASE_URL=url)
    with app.app_context():
        upgrade()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def session(database_app: Flask) -> Iterator[Session]:
    """Give a session, and empty every table afterwards."""
    with database_app.app_context():
        session = db.session()
        yield session
        session.rollback()
        for table in reversed(db.metadata.sorted_tables):
            session.execute(table.delete())
        session.commit()
        db.session.remove()


@pytest.fixture(params=DATABASES)
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the URL of a database of the test's own, without a table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'own.db'}"
        return
    url = make_url(request.getfixturevalue("postgres_url"))
    name = f"own_{uuid.uuid4().hex[:12]}"
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield url.set(database=name).render_as_string(hide_password=False)
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture
def own_app(empty_database: str, tmp_path: Path) -> Iterator[Flask]:
    """Make an app on a database of the test's own."""
    app = create_app(PLANNER_INSTANCE=str(tmp_path), PLANNER_DATABASE_URL=empty_database)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """Write a small folder of data without a fault."""
    return write_tiny(tmp_path / "data")
