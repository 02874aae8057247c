"""The form of a new session sent again: the same plan, another one, or after an undo."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.services.checklists import checklists
from planner.services.sessions import edits
from planner.services.sessions.sessions import create
from planner.store.checklists.models import Owner, Task
from planner.store.sessions.models import RevisionSession
from tests.domain.hours_examples import HOLIDAYS, sg
from tests.services.plans import MONDAY_09_00, fresh_session, plan, sessions_of, times, weekly


def send(session: Session, ana: Owner, key: str = "key", **changes: Any) -> RevisionSession:
    made = create(session, ana, plan(**changes), None, HOLIDAYS, key, MONDAY_09_00)
    return fresh_session(session, made)


def delete(session: Session, row: RevisionSession) -> None:
    edits.delete(session, row.owner_id, row.id, row.version, MONDAY_09_00)


def test_sent_again_after_an_undo_it_makes_one_that_is_there(session: Session, ana: Owner) -> None:
    first = send(session, ana)
    delete(session, first)
    second = send(session, ana)
    assert (second.deleted_at, times(second)) == (None, ["Tue 24 Nov 19:00–21:00"])
    assert second.id != first.id
    assert send(session, ana).id == second.id
    assert session.scalar(select(func.count()).select_from(Task)) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"topic": "Grammar"},
        {"start": sg("Wed 2026-11-25 19:00")},
        {"minutes": 60},
        {"place_text": "Home"},
        {"note": "Bring the book"},
        {"reminder_minutes": 5},
        {"wants": frozenset({"quiet"})},
        {"repeat": weekly()},
    ],
    ids=["topic", "start", "length", "place", "note", "reminder", "wants", "pattern"],
)
def test_another_plan_typed_into_the_same_form_is_saved_too_and_once(
    session: Session, ana: Owner, changes: dict[str, Any]
) -> None:
    first = send(session, ana)
    second = send(session, ana, **changes)
    assert second.id != first.id
    assert send(session, ana, **changes).id == second.id
    assert send(session, ana).id == first.id
    assert len(sessions_of(session, ana.id)) == 2


@pytest.mark.parametrize("days", [0, 31], ids=["at once", "long after"])
def test_sent_again_after_its_checklist_went_it_makes_one_with_a_uid_of_its_own(
    session: Session, ana: Owner, days: int
) -> None:
    first = send(session, ana)
    uid, list_id = first.uid, first.task.checklist_id
    checklists.delete(session, ana.id, list_id, MONDAY_09_00 - timedelta(days=days))
    second = send(session, ana)
    assert send(session, ana).id == second.id
    assert second.uid != uid
    assert [row.uid for row in sessions_of(session, ana.id)] == [second.uid]


def test_a_key_longer_than_its_column_is_cut(session: Session, ana: Owner) -> None:
    rows = [send(session, ana, "k" * 500), send(session, ana, "k" * 500, minutes=60)]
    assert [len(row.form_key) <= 64 for row in rows] == [True, True]
    assert rows[0].id != rows[1].id


def test_a_removed_task_is_not_used_again(session: Session, ana: Owner) -> None:
    first = send(session, ana)
    delete(session, first)
    fresh_session(session, first).task.removed_at = MONDAY_09_00
    session.commit()
    second = send(session, ana)
    assert second.task_id != first.task_id
    assert second.task.title == "Kanji"
