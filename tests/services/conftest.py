"""Sessions on tables of their own, without an app, and three people: Ana owns, Ben and Cai not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session

from planner.services.owners import new_owner
from planner.store.checklist_models import Checklist, Owner
from planner.store.database import Base
from tests.services.saved import save
from tests.services.small_guidebook import SUNDAY_10_00

DATABASES = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session", params=DATABASES)
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """Make the tables once, on SQLite and on PostgreSQL."""
    file: Path = tmp_path_factory.mktemp("services") / "planner.db"
    is_postgres = request.param == "postgres"
    url = request.getfixturevalue("postgres_url") if is_postgres else f"sqlite:///{file}"
    engine = create_engine(url, hide_parameters=True)
    Base.metadata.create_all(engine)
    yield engine
    Base.metadata.drop_all(engine)
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """Give a session, and empty every table afterwards."""
    with Session(engine) as session:
        yield session
    with engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            connection.execute(table.delete())


@pytest.fixture
def ana(session: Session) -> Owner:
    """Be the owner of what is saved."""
    return new_owner(session, "ana", SUNDAY_10_00)


@pytest.fixture
def ben(session: Session) -> Owner:
    """Be somebody with things of his own."""
    return new_owner(session, "ben", SUNDAY_10_00)


@pytest.fixture
def cai(session: Session) -> Owner:
    """Be somebody who has nothing."""
    return new_owner(session, "cai", SUNDAY_10_00)


@pytest.fixture
def checklist(session: Session, ana: Owner) -> Checklist:
    """Be Ana's checklist of an unpaid internship in Japan, saved on Sunday."""
    return save(session, ana)
