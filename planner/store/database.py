"""The database: its naming of constraints, its connection, its SQLite pragmas."""

import sqlite3
from pathlib import Path
from pathlib import Path

from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import MetaData, event
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import ArgumentError
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
