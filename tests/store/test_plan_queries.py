"""The small questions of the plan count and name only what is one's own."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from planner.domain.sessions import Scope
from planner.services import session_edits as edits
from planner.services.owners import new_owner
from planner.store.checklist_models import Owner
from planner.store.plan_queries import busy_times, coming_count, sessions_ever
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


def test_another_owners_plan_counts_for_nothing(session: Session, ana: Owner, ben: Owner) -> None:
    add_session(session, ana)
    assert coming_count(session, ben.id, MONDAY_09_00) == 0
    assert not sessions_ever(session, ben.id)
