"""The database: its naming of constraints, its connection, its SQLite pragmas."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import MetaData, event
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import ArgumentError, OperationalError, SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase, registry

from planner.domain.errors import SetUpFault

DRIVERS = {
    "sqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
CONSTRAINT_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

MIGRATIONS = Path(__file__).parent / "migrations"

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=NORMAL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=5000",
)


class Base(DeclarativeBase):
    """Stand under every table."""

    registry = registry(metadata=MetaData(naming_convention=CONSTRAINT_NAMES))


# A server that is away is noticed soon: 5 s to connect, 10 s for what was sent to arrive.
PATIENCE = {"connect_timeout": "5", "tcp_user_timeout": "10000"}

db = SQLAlchemy(model_class=Base)
migrate = Migrate(directory=str(Path(__file__).parent / "migrations"))


@event.listens_for(Engine, "connect")
def set_pragmas(connection: object, _record: object) -> None:
    """Make each SQLite connection hold foreign keys and wait its turn to write."""
    if isinstance(connection, sqlite3.Connection):
        for pragma in PRAGMAS:
            connection.execute(pragma)


def usable_url(text: str) -> str:
    """Check the URL of a database and name the driver that comes with the app.

    Raises SetUpFault with one sentence, which leaves out the URL: it may hold a password.
    """
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        url = None
    if url is None or url.drivername not in DRIVERS:
        raise SetUpFault(
            "PLANNER_DATABASE_URL cannot be used: write it like "
            "postgresql+psycopg://name:password@host/database, or sqlite:////folder/file.db."
        )
    driver = DRIVERS[url.drivername]
    return url.set(drivername=driver).render_as_string(hide_password=False)


def engine_options(url: str) -> dict[str, Any]:
    """Give the engine's options: no typed text in a traceback, no endless wait for a server."""
    parts = make_url(url)
    options: dict[str, Any] = {"hide_parameters": True}
    if parts.get_backend_name() == "postgresql":
        waits = {name: value for name, value in PATIENCE.items() if name not in parts.query}
        options |= {"pool_pre_ping": True, "connect_args": waits}
    return options


@contextmanager
def faults_told() -> Iterator[None]:
    """Turn what a database raises into SetUpFault: which one, why, and the remedy."""
    try:
        yield
    except SQLAlchemyError as error:
        cause = str(getattr(error, "orig", None) or type(error).__name__).partition("\n")[0]
        raise SetUpFault(f"{_named()} cannot be used ({cause}): {_remedy(error)}") from error


def _named() -> str:
    url = db.engine.url
    where = url.database if url.get_backend_name() == "sqlite" else f"{url.host}/{url.database}"
    return f"The database {where}"


def _remedy(error: SQLAlchemyError) -> str:
    if db.engine.url.get_backend_name() == "postgresql":
        return "see that its server runs, and what PLANNER_DATABASE_URL says."
    if isinstance(error, OperationalError):
        return "see that its folder can be written, that there is space, and that nobody holds it."
    return "put a copy of it back, or move the file away to begin with an empty one."
