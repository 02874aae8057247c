"""A checklist that is deleted takes its sessions along, and calendars are told at once."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.domain.errors import NotFound
from planner.services.checklists import checklists
from planner.services.sessions import edits
from planner.store.calendar.models import WithdrawnEntry
from planner.store.calendar.withdrawals import withdrawn_told
from planner.store.checklists.models import Owner
from planner.store.sessions.models import RevisionSession
from tests.services.plans import MONDAY_09_00, TUESDAY_19_00, add_session, fresh_session, weekly

LATER = MONDAY_09_00 + timedelta(days=30)


@pytest.fixture
def series(session: Session, ana: Owner) -> RevisionSession:
    return add_session(session, ana, repeat=weekly())


def count(session: Session) -> int | None:
    return session.scalar(select(func.count()).select_from(WithdrawnEntry))


def test_each_session_of_the_list_is_withdrawn_and_those_of_others_are_not(
    session: Session, ana: Owner, ben: Owner, series: RevisionSession
) -> None:
    deleted = add_session(session, ana, task_id=series.task_id)
    edits.delete(session, ana.id, deleted.id, deleted.version, MONDAY_09_00)
    own = checklists.create_own(session, ana, "Other", ["Kana"], MONDAY_09_00)
    add_session(session, ana, task_id=own.tasks[0].id)
    add_session(session, ben)
    uids = {series.uid: 1, deleted.uid: 2}
    list_id = fresh_session(session, series).task.checklist_id
    checklists.delete(session, ana.id, list_id, MONDAY_09_00)
    told = withdrawn_told(session, ana.id, MONDAY_09_00)
    assert {each.uid: each.sequence for each in told} == uids
    assert {each.starts_at for each in told} == {TUESDAY_19_00}
    assert count(session) == 2


@pytest.mark.parametrize("who", ["ben", "cai"])
def test_nobody_else_withdraws_anything(
    session: Session, series: RevisionSession, who: str, request: pytest.FixtureRequest
) -> None:
    other: Owner = request.getfixturevalue(who)
    with pytest.raises(NotFound):
        checklists.delete(session, other.id, series.task.checklist_id, MONDAY_09_00)
    assert count(session) == 0


def test_what_was_withdrawn_thirty_days_ago_goes_with_the_next_checklist(
    session: Session, ana: Owner, series: RevisionSession
) -> None:
    checklists.delete(session, ana.id, series.task.checklist_id, MONDAY_09_00)
    later = add_session(session, ana, topic="Kana")
    uid = later.uid
    checklists.delete(session, ana.id, later.task.checklist_id, LATER)
    assert session.scalars(select(WithdrawnEntry.uid)).all() == [uid]
