"""Undoing each sort of change, in turn, and what cannot be undone any more."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.domain.errors import NotFound, StaleEdit
from planner.domain.sessions.session import OccurrenceStatus, Scope, day_of
from planner.services.checklists import checklists
from planner.services.plan.acts import MOST_KEPT, OF_DATE, OF_SESSION, undo
from planner.services.sessions import edits, occurrences
from planner.store.checklists.models import Owner
from planner.store.sessions.models import Act, RevisionSession
from planner.store.sessions.queries import acts_of
from tests.domain.hours_examples import HOLIDAYS, sg
from tests.services.edited import edit, later_by
from tests.services.plans import (
    MINUTE,
    MONDAY_09_00,
    TUESDAY,
    add_row,
    add_session,
    fresh_session,
    on,
    sessions_of,
    times,
    weekly,
)

SECOND, THIRD = (TUESDAY + timedelta(weeks=week) for week in (1, 2))
MONDAY_10_00 = sg("Mon 2026-11-23 10:00")
MONDAY = MONDAY_10_00.date()
DONE = OccurrenceStatus.DONE

Change = Callable[[Session, RevisionSession], object]


def whose(row: RevisionSession) -> tuple[int, int, int]:
    return row.owner_id, row.id, row.version


def move_second(session: Session, row: RevisionSession) -> object:
    start = sg("Wed 2026-12-02 18:00")
    times = (start, start + 60 * MINUTE)
    return edits.move(session, *whose(row), SECOND, *times, None, HOLIDAYS, MONDAY_09_00)


def finish_second(session: Session, row: RevisionSession) -> object:
    line = (DONE, 50, "Half of it")
    return occurrences.finish(session, *whose(row), SECOND, *line, MONDAY_09_00)


def cancel(scope: Scope) -> Change:
    return lambda s, row: edits.cancel(s, *whose(row), SECOND, scope, MONDAY_09_00)


CHANGES: dict[str, Change] = {
    "edit of one": lambda s, row: edit(s, row, SECOND, Scope.THIS, **later_by(SECOND, 2)),
    "edit of later ones": lambda s, row: edit(s, row, THIRD, Scope.LATER, **later_by(THIRD, 2)),
    "edit of all": lambda s, row: edit(
        s, row, SECOND, Scope.ALL, note="New", repeat=weekly(3, count=9), **later_by(SECOND, 48)
    ),
    "another task": lambda s, row: edit(
        s, row, SECOND, Scope.ALL, task_id=None, topic="Grammar", place=add_row(s), place_text=""
    ),
    "move": move_second,
    "cancelled date": cancel(Scope.THIS),
    "cancelled rest": cancel(Scope.LATER),
    "deletion": lambda s, row: edits.delete(s, *whose(row), MONDAY_09_00),
    "log": finish_second,
}


@pytest.fixture
def series(session: Session, ana: Owner) -> RevisionSession:
    """Be four Tuesdays of Ana's, at home, one of them called off."""
    row = add_session(session, ana, place_text="Home", repeat=weekly())
    edits.cancel(session, *whose(row), THIRD, Scope.THIS, MONDAY_09_00)
    return fresh_session(session, row)


def said(row: RevisionSession) -> tuple[Any, ...]:
    """Say all that a person can see of a session."""
    dates = [{name: getattr(date, name) for name in OF_DATE} for date in row.occurrences]
    return ({name: getattr(row, name) for name in OF_SESSION}, dates)


def last_act(session: Session, row: RevisionSession) -> Act:
    return acts_of(session, row.owner_id, 1)[0]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_undo_puts_everything_back_and_tells_calendars_of_a_change(
    session: Session, series: RevisionSession, change: Change
) -> None:
    before = said(series)
    change(session, series)
    row = fresh_session(session, series)
    assert said(row) != before
    version, sequence = row.version, row.sequence
    act = undo(session, row.owner_id, last_act(session, row).id, HOLIDAYS, MONDAY_10_00)
    assert act.undone_at == MONDAY_10_00
    row = fresh_session(session, series)
    assert said(row) == before
    assert (row.version, row.sequence) == (version + 1, sequence + 1)
    assert row.updated_at == MONDAY_10_00
    assert all(each.id == row.id or each.deleted_at for each in sessions_of(session, row.owner_id))


IN_TURN = (*("edit of one", "move", "log", "cancelled rest", "edit of later ones", "deletion"),)


def test_changes_are_undone_one_after_the_other_back_to_the_first(
    session: Session, series: RevisionSession
) -> None:
    seen = []
    for name in IN_TURN:
        row = fresh_session(session, series)
        seen.append(said(row))
        CHANGES[name](session, row)
    owner_id = series.owner_id
    for act in acts_of(session, owner_id, len(IN_TURN)):
        undo(session, owner_id, act.id, HOLIDAYS, MONDAY_10_00)
        assert said(fresh_session(session, series)) == seen.pop()
    assert not seen


def test_an_act_is_undone_once(session: Session, series: RevisionSession) -> None:
    act_id = last_act(session, series).id
    undo(session, series.owner_id, act_id, HOLIDAYS, MONDAY_10_00)
    version = fresh_session(session, series).version
    again = undo(session, series.owner_id, act_id, HOLIDAYS, sg("2026-11-23 11:00"))
    assert again.undone_at == MONDAY_10_00
    assert fresh_session(session, series).version == version


def test_what_was_changed_again_since_is_not_undone(
    session: Session, series: RevisionSession
) -> None:
    act_id = last_act(session, series).id
    move_second(session, series)
    with pytest.raises(StaleEdit, match="changed again since"):
        undo(session, series.owner_id, act_id, HOLIDAYS, MONDAY_10_00)
    after = fresh_session(session, series)
    assert (times(after)[1], on(after, THIRD).status) == (
        "Wed 2 Dec 18:00–19:00",
        OccurrenceStatus.CANCELLED,
    )


def test_a_session_that_went_with_its_checklist_does_not_come_back(
    session: Session, series: RevisionSession
) -> None:
    act_id, owner_id = last_act(session, series).id, series.owner_id
    checklists.delete(session, owner_id, series.task.checklist_id, MONDAY_09_00)
    with pytest.raises(StaleEdit, match="went with its checklist"):
        undo(session, owner_id, act_id, HOLIDAYS, MONDAY_10_00)


def test_a_session_does_not_go_back_to_a_task_that_is_gone(
    session: Session, ana: Owner, series: RevisionSession
) -> None:
    old_list = series.task.checklist_id
    other = checklists.create_own(session, ana, "Korea", ["Grammar"], MONDAY_09_00)
    edit(session, series, SECOND, Scope.ALL, task_id=other.tasks[0].id)
    checklists.delete(session, ana.id, old_list, MONDAY_09_00)
    with pytest.raises(StaleEdit, match="no longer here"):
        undo(session, ana.id, last_act(session, series).id, HOLIDAYS, MONDAY_10_00)


@pytest.mark.parametrize("repeat", [None, weekly()], ids=["once", "series"])
def test_a_timer_is_no_act_and_goes_on_when_the_act_before_it_is_undone(
    session: Session, ana: Owner, repeat: Any
) -> None:
    row = add_session(session, ana, repeat=repeat)
    times = (sg("Wed 2026-11-25 18:00"), sg("Wed 2026-11-25 19:00"))
    edits.move(session, *whose(row), TUESDAY, *times, None, HOLIDAYS, MONDAY_09_00)
    row = fresh_session(session, row)
    day = day_of(row.occurrences[0])
    occurrences.start_timer(session, *whose(row), day, times[0])
    undo(session, ana.id, last_act(session, row).id, HOLIDAYS, MONDAY_10_00)
    after = on(fresh_session(session, row), TUESDAY)
    assert (after.start, after.timer_started_at) == (sg("2026-11-24 19:00"), times[0])


def test_the_last_acts_are_kept(session: Session, ana: Owner, ben: Owner) -> None:
    add_session(session, ben)
    rows = [add_session(session, ana, topic=f"T{number}") for number in range(MOST_KEPT + 3)]
    kept = session.scalars(select(Act).where(Act.owner_id == ana.id)).all()
    assert len(kept) == MOST_KEPT
    assert [act.words[:13] for act in acts_of(session, ana.id)][:2] == [
        "Planned “T22”",
        "Planned “T21”",
    ]
    assert len(acts_of(session, ana.id)) == 10
    assert len(acts_of(session, ben.id)) == 1
    assert len(rows) == MOST_KEPT + 3


def test_acts_of_others_are_not_found(
    session: Session, series: RevisionSession, ben: Owner
) -> None:
    with pytest.raises(NotFound):
        undo(session, ben.id, last_act(session, series).id, HOLIDAYS, MONDAY_10_00)
    with pytest.raises(NotFound):
        undo(session, series.owner_id, 999_999, HOLIDAYS, MONDAY_10_00)
