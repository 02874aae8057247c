"""A first form that is sent twice finds the owner that it made, for some minutes and no longer."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from planner.services.owners import SENT_AGAIN, owner_of_form
from planner.services.sessions.sessions import create
from planner.store.checklists.models import Checklist, Owner, Task
from planner.store.sessions.models import Occurrence, RevisionSession
from tests.domain.hours_examples import HOLIDAYS
from tests.services.plans import MONDAY_09_00, plan

MANY = 6
SECOND = timedelta(seconds=1)


@pytest.fixture
def first(session: Session) -> Owner:
    return send(session, "same", MONDAY_09_00)


def send(session: Session, key: str, now: datetime) -> Owner:
    owner = owner_of_form(session, key, f"spare {now:%H%M%S}", now)
    session.commit()
    return owner


def test_the_same_form_finds_the_owner_it_made_and_another_form_does_not(
    session: Session, first: Owner
) -> None:
    assert send(session, "same", MONDAY_09_00 + SENT_AGAIN - SECOND).id == first.id
    assert send(session, "other", MONDAY_09_00).id != first.id


def test_after_some_minutes_it_makes_another_owner_each_time(
    session: Session, first: Owner
) -> None:
    later = [send(session, "same", MONDAY_09_00 + SENT_AGAIN + n * SECOND) for n in range(2)]
    assert len({owner.id for owner in later} | {first.id}) == 3
    assert [owner.key for owner in later] == ["spare 091000", "spare 091001"]


def test_a_first_form_sent_many_times_at_once_makes_one_owner_with_one_session(
    session: Session, engine: Engine
) -> None:
    def save(number: int) -> str:
        with Session(engine) as own:
            owner = owner_of_form(own, "same", f"spare {number}", MONDAY_09_00)
            create(own, owner, plan(), None, HOLIDAYS, "k" * 32, MONDAY_09_00)
            return owner.key

    with ThreadPoolExecutor(MANY) as pool:
        assert {*pool.map(save, range(MANY))} == {"same"}
    for table in (Owner, Checklist, Task, RevisionSession, Occurrence):
        assert session.scalar(select(func.count()).select_from(table)) == 1
