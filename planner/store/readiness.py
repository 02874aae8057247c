"""Whether the database is fit to serve: reachable, migrated, seeded."""

from functools import cache

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from planner.store.database import MIGRATIONS
from planner.store.queries import seeded_digest


@cache
def newest_revision() -> str | None:
    """Name the migration that the code needs."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()


def faults(session: Session) -> list[str]:
    """Say in sentences what keeps the database from serving; nothing means that it is fit."""
    try:
        revision = MigrationContext.configure(session.connection()).get_current_revision()
        if revision != newest_revision():
            return ["The database is not migrated: run `flask --app wsgi prepare`."]
        if seeded_digest(session) is None:
            return ["The database holds no places: run `flask --app wsgi seed`."]
    except SQLAlchemyError:
        session.rollback()
        return ["The database cannot be reached."]
    return []
