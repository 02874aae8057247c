"""The small questions of the plan count and name only what is one's own."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import Session

from planner.domain.sessions.session import Scope
from planner.services.owners import new_owner
from planner.services.sessions import edits
from planner.store.checklists.models import Owner
from planner.store.plan.queries import (
    busy_times,
    coming_count,
    own_times,
    sessions_ever,
    times_taken,
    undoable,
)
from planner.store.sessions.queries import acts_of, next_occurrence, occurrences_between
from tests.services.plans import (
    MINUTE,
    MONDAY_09_00,
    TUESDAY,
    TUESDAY_19_00,
    add_busy,
    add_session,
    weekly,
)

WEEK = timedelta(days=7)


@pytest.fixture
def ana(session: Session) -> Owner:
    return new_owner(session, "ana", MONDAY_09_00)


@pytest.fixture
def ben(session: Session) -> Owner:
    return new_owner(session, "ben", MONDAY_09_00)


def test_coming_dates_are_counted_until_they_are_over(session: Session, ana: Owner) -> None:
    add_session(session, ana, repeat=weekly())
    end = TUESDAY_19_00 + 120 * MINUTE
    counted = [coming_count(session, ana.id, end + late) for late in (-MINUTE, 0 * MINUTE, WEEK)]
    assert counted == [4, 3, 2]


def test_what_was_called_off_or_deleted_is_not_coming(session: Session, ana: Owner) -> None:
    row = add_session(session, ana, repeat=weekly())
    edits.cancel(session, ana.id, row.id, row.version, TUESDAY, Scope.THIS, MONDAY_09_00)
    assert coming_count(session, ana.id, MONDAY_09_00) == 3
    edits.delete(session, ana.id, row.id, row.version, MONDAY_09_00)
    assert coming_count(session, ana.id, MONDAY_09_00) == 0
    assert sessions_ever(session, ana.id)


def test_busy_time_comes_with_its_calendar_once_that_is_saved(
    session: Session, ana: Owner, ben: Owner
) -> None:
    add_busy(session, ana, minutes=60)
    add_busy(session, ana, is_saved=False)
    end = TUESDAY_19_00 + 60 * MINUTE
    (busy,) = busy_times(session, ana.id, TUESDAY_19_00, end)
    assert (busy.title, busy.calendar) == ("Lecture", "Classes")
    assert (busy.start, busy.end, busy.is_busy) == (TUESDAY_19_00, end, True)
    assert busy_times(session, ben.id, TUESDAY_19_00, end) == []


def test_a_stretch_leaves_out_what_only_touches_it(session: Session, ana: Owner) -> None:
    add_busy(session, ana, minutes=60)
    end = TUESDAY_19_00 + 60 * MINUTE
    assert busy_times(session, ana.id, MONDAY_09_00, TUESDAY_19_00) == []
    assert busy_times(session, ana.id, end, end + WEEK) == []
    assert len(busy_times(session, ana.id, end - MINUTE, end)) == 1


def test_taken_times_leave_out_what_is_called_off_free_or_another_owners(
    session: Session, ana: Owner, ben: Owner
) -> None:
    row = add_session(session, ana, repeat=weekly())
    checklist_id = row.task.checklist_id
    add_session(session, ben)
    edits.cancel(session, ana.id, row.id, row.version, TUESDAY, Scope.THIS, MONDAY_09_00)
    add_busy(session, ana, minutes=60)
    add_busy(session, ana, is_saved=False)
    add_busy(session, ana, is_busy=False)
    add_busy(session, ben)
    stretch = MONDAY_09_00, MONDAY_09_00 + 2 * WEEK
    (own,) = own_times(session, ana.id, *stretch, MONDAY_09_00)
    assert (own.session_id, own.checklist_id) == (row.id, checklist_id)
    assert (own.start, own.original_start) == (TUESDAY_19_00 + WEEK, TUESDAY_19_00 + WEEK)
    assert own.is_coming
    assert not own_times(session, ana.id, *stretch, own.end)[0].is_coming
    assert times_taken(session, ana.id, *stretch) == [(TUESDAY_19_00, TUESDAY_19_00 + 60 * MINUTE)]


def test_another_owners_plan_counts_for_nothing(session: Session, ana: Owner, ben: Owner) -> None:
    add_session(session, ana)
    assert coming_count(session, ben.id, MONDAY_09_00) == 0
    assert not sessions_ever(session, ben.id)


def test_a_date_of_the_plan_holds_what_is_shown_and_raises_for_more(
    session: Session, ana: Owner, ben: Owner
) -> None:
    add_session(session, ana, repeat=weekly())
    add_session(session, ben)
    owner_id = ana.id
    session.commit()
    session.expunge_all()
    first, *_ = occurrences_between(session, owner_id, MONDAY_09_00, MONDAY_09_00 + 4 * WEEK)
    assert first.session.task.checklist.name
    with pytest.raises(InvalidRequestError):
        _ = first.session.note


def test_next_and_coming_are_of_one_checklist_if_it_is_named(session: Session, ana: Owner) -> None:
    row = add_session(session, ana, repeat=weekly())
    own, other = row.task.checklist_id, row.task.checklist_id + 1
    found = next_occurrence(session, ana.id, MONDAY_09_00, checklist_id=own)
    assert found
    assert found.session_id == row.id
    assert next_occurrence(session, ana.id, MONDAY_09_00, checklist_id=other) is None
    counts = [coming_count(session, ana.id, MONDAY_09_00, each) for each in (None, own, other)]
    assert counts == [4, 4, 0]


def test_a_change_can_be_undone_while_its_session_stands_as_it_left_it(
    session: Session, ana: Owner, ben: Owner
) -> None:
    row = add_session(session, ana, repeat=weekly())
    edits.cancel(session, ana.id, row.id, row.version, TUESDAY, Scope.THIS, MONDAY_09_00)
    newest, oldest = acts_of(session, ana.id)
    assert undoable(session, ana.id, [newest, oldest]) == {newest.id}
    assert undoable(session, ben.id, [newest, oldest]) == frozenset()
    before = newest.before
    kept = before[str(row.id)]["session"] | {"task_id": 99_999}
    newest.before = before | {str(row.id): before[str(row.id)] | {"session": kept}}
    assert undoable(session, ana.id, [newest]) == frozenset(), "its task went"
