"""Whether database and gazetteer are fit to serve, and what marks one state of the facts."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from planner.domain.errors import NotReady, SetUpFault
from planner.store.database import MIGRATIONS
from planner.store.gazetteer.build import built_from, digest_of_sources
from planner.store.queries import seeded_digest

AWAY = "The database cannot be reached."
MENDED = "run `flask --app wsgi prepare`."

Stamp = tuple[str, int, int, int]  # name, inode, time of change in ns, size


@cache
def newest_revision() -> str | None:
    """Name the migration that the code needs."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()


def faults(session: Session) -> list[str]:
    """Say in sentences what keeps the database from serving; nothing means that it is fit."""
    try:
        revision = MigrationContext.configure(session.connection()).get_current_revision()
        if revision != newest_revision():
            return [f"The database is not migrated: {MENDED}"]
        if seeded_digest(session) is None:
            return [f"The database holds no places: {MENDED}"]
    except SQLAlchemyError:
        session.rollback()
        return [AWAY]
    return []


def gazetteer_faults(folder: Path, gazetteer: Path) -> list[str]:
    """Say what is wrong with the gazetteer: not there, or made from other files than these."""
    try:
        made_from = _made_from(gazetteer, stamps(gazetteer))
        present = _present(folder, stamps(folder))
    except SetUpFault as fault:
        return [str(fault)]
    if made_from is None:
        return [f"There is no gazetteer {gazetteer.name} that can be read: {MENDED}"]
    if made_from != present:
        return [f"The gazetteer {gazetteer.name} is older than the files of data/: {MENDED}"]
    return []


# Both read whole files; the stamps tell when there is anything new to read.
@lru_cache(maxsize=8)
def _made_from(gazetteer: Path, _: tuple[Stamp, ...]) -> str | None:
    return built_from(gazetteer)


@lru_cache(maxsize=8)
def _present(folder: Path, _: tuple[Stamp, ...]) -> str:
    return digest_of_sources(folder)


def stamps(path: Path) -> tuple[Stamp, ...]:
    """Tell a file, or the files of a folder, from what stood there before; nothing if absent."""
    try:
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        told = [(file.name, file.stat()) for file in files]
    except FileNotFoundError:
        return ()
    return tuple((name, is_now.st_ino, is_now.st_mtime_ns, is_now.st_size) for name, is_now in told)


def mark(session: Session, folder: Path, gazetteer: Path) -> str:
    """Fingerprint the facts as they stand: rows, files, gazetteer; raises NotReady."""
    found = faults(session)
    if found:
        raise NotReady(found[0])
    with outages_told(session):
        parts = (seeded_digest(session), stamps(folder), stamps(gazetteer))
        return sha256(repr(parts).encode()).hexdigest()


@contextmanager
def outages_told(session: Session) -> Iterator[None]:
    """Turn what a database raises while rows are read into NotReady."""
    try:
        yield
    except SQLAlchemyError as fault:
        session.rollback()
        raise NotReady(AWAY) from fault
