"""The database: its naming of constraints, its connection, its SQLite pragmas."""

import sqlite3

from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import MetaData, event
from sqlalchemy.engine import Engine
from sqlalchemy.orm import DeclarativeBase, registry

CONSTRAINT_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

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
migrate = Migrate(directory="planner/store/migrations")


@event.listens_for(Engine, "connect")
def set_pragmas(connection: object, _record: object) -> None:
    """Make each SQLite connection hold foreign keys and wait its turn to write."""
    if isinstance(connection, sqlite3.Connection):
        for pragma in PRAGMAS:
            connection.execute(pragma)
