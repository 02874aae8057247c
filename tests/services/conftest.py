"""Sessions on tables of their own, without an app, and three people: Ana owns, Ben and Cai not."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session
from sqlalchemy.schema import CreateSchema

from planner.services.owners import new_owner
from planner.store.checklists.models import Checklist, Owner
from planner.store.database import Base
from tests.services.saved import save
from tests.services.small_guidebook import SUNDAY_10_00

SCHEMA = "services"
DATABASES = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session", params=DATABASES)
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """Make the tables once, on SQLite and on PostgreSQL."""
    if request.param == "postgres":
        made = on_postgres(request.getfixturevalue("postgres_url"))
    else:
        file = tmp_path_factory.mktemp("services") / "planner.db"
        made = create_engine(f"sqlite:///{file}", hide_parameters=True)
    Base.metadata.create_all(made)
    yield made
    Base.metadata.drop_all(made)
    made.dispose()


def on_postgres(url: str) -> Engine:
    """Open a schema of these tests' own: migrations make the other one in the same database."""
    own = {"options": f"-csearch_path={SCHEMA}"}
    made = create_engine(url, hide_parameters=True, connect_args=own)
    with made.begin() as connection:
        connection.execute(CreateSchema(SCHEMA, if_not_exists=True))
    return made


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
