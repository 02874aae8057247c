"""Sessions are withdrawn with their task, each under its UIDs, and their owner's alone."""

from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.domain.sessions.session import CANCELLED_KEPT
from planner.services.owners import new_owner
from planner.services.sessions.edits import delete
from planner.store.calendar.models import WithdrawnEntry
from planner.store.calendar.withdrawals import is_withdrawn, withdraw_sessions, withdrawn_told
from planner.store.checklists.models import Owner, Task
from planner.store.sessions.models import RevisionSession
from tests.services.plans import MINUTE, MONDAY_09_00, TUESDAY_19_00, add_session, weekly

LATER = MONDAY_09_00 + CANCELLED_KEPT


@pytest.fixture
def ana(session: Session) -> Owner:
    return new_owner(session, "ana", MONDAY_09_00)


@pytest.fixture
def ben(session: Session) -> Owner:
    return new_owner(session, "ben", MONDAY_09_00)


def withdraw(session: Session, row: RevisionSession, now: datetime = MONDAY_09_00) -> None:
    withdraw_sessions(session, row.owner_id, Task.id == row.task_id, now)
    session.commit()


def told(session: Session, owner: Owner, now: datetime = MONDAY_09_00) -> list[str]:
    return [each.uid for each in withdrawn_told(session, owner.id, now)]


def test_a_row_holds_what_takes_a_session_out(session: Session, ana: Owner) -> None:
    row = add_session(session, ana, repeat=weekly(), minutes=90)
    add_session(session, ana, topic="Stays")
    withdraw(session, row)
    (kept,) = withdrawn_told(session, ana.id, MONDAY_09_00)
    assert (kept.uid, kept.starts_at, kept.minutes) == (row.uid, TUESDAY_19_00, 90)
    assert (kept.sequence, kept.withdrawn_at) == (row.sequence + 1, MONDAY_09_00)


def test_nobody_withdraws_or_is_told_what_is_anothers(
    session: Session, ana: Owner, ben: Owner
) -> None:
    row = add_session(session, ana)
    withdraw_sessions(session, ben.id, Task.id == row.task_id, MONDAY_09_00)
    assert told(session, ana) == told(session, ben) == []
    withdraw(session, row)
    assert (told(session, ana), told(session, ben)) == ([row.uid], [])
    assert is_withdrawn(session, ana.id, row.uid)
    assert not is_withdrawn(session, ben.id, row.uid)


@pytest.mark.parametrize("days_ago", [0, 29, 30], ids=["today", "29 days", "30 days"])
def test_one_deleted_before_is_withdrawn_while_it_is_told(
    session: Session, ana: Owner, days_ago: int
) -> None:
    row = add_session(session, ana)
    delete(session, ana.id, row.id, row.version, LATER - days_ago * 24 * 60 * MINUTE)
    withdraw(session, row, LATER)
    assert told(session, ana, LATER) == ([row.uid] if days_ago < 30 else [])


def test_thirty_days_later_it_is_told_no_more_and_goes_with_the_next(
    session: Session, ana: Owner, ben: Owner
) -> None:
    first, bens = add_session(session, ana), add_session(session, ben)
    withdraw(session, first)
    withdraw(session, bens)
    assert told(session, ana, LATER - MINUTE) == [first.uid]
    assert told(session, ana, LATER) == []
    second = add_session(session, ana, topic="Later")
    withdraw(session, second, LATER)
    kept = session.scalars(select(WithdrawnEntry.uid).order_by(WithdrawnEntry.id)).all()
    assert kept == [bens.uid, second.uid]
