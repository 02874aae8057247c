"""What becomes of a date: its timer, its log, planned anew, taken as it is."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from planner.domain.errors import InvalidValue
from planner.domain.sessions.session import OccurrenceStatus, Scope
from planner.services.sessions import edits, occurrences
from planner.store.checklists.models import Owner
from planner.store.sessions.models import Occurrence, RevisionSession
from planner.store.sessions.queries import acts_of
from tests.domain.hours_examples import HOLIDAYS, sg
from tests.services.plans import (
    MONDAY_09_00,
    TUESDAY,
    TUESDAY_19_00,
    add_session,
    fresh_session,
    on,
    weekly,
)

DONE, PARTLY = OccurrenceStatus.DONE, OccurrenceStatus.PARTLY
MISSED, PLANNED = OccurrenceStatus.MISSED, OccurrenceStatus.PLANNED
TUESDAY_19_05 = sg("Tue 2026-11-24 19:05")
TUESDAY_20_00 = sg("Tue 2026-11-24 20:00")
TUESDAY_20_35 = sg("Tue 2026-11-24 20:35")


@pytest.fixture
def row(session: Session, ana: Owner) -> RevisionSession:
    """Be a series of Ana's."""
    return add_session(session, ana, repeat=weekly())


def ids(session: Session, row: RevisionSession) -> tuple[int, int, int]:
    now = fresh_session(session, row)
    return now.owner_id, now.id, now.version


def first(session: Session, row: RevisionSession) -> Occurrence:
    return on(fresh_session(session, row), TUESDAY)


def start(session: Session, row: RevisionSession, now: datetime) -> None:
    occurrences.start_timer(session, *ids(session, row), TUESDAY, now)


def stop(session: Session, row: RevisionSession, now: datetime) -> None:
    occurrences.stop_timer(session, *ids(session, row), TUESDAY, now)


def finish(
    session: Session,
    row: RevisionSession,
    status: OccurrenceStatus = DONE,
    minutes: int | None = None,
    line: str = "",
) -> Occurrence:
    which = ids(session, row)
    occurrences.finish(session, *which, TUESDAY, status, minutes, line, TUESDAY_20_35)
    return first(session, row)


def test_a_timer_counts_whole_minutes_over_several_runs(
    session: Session, row: RevisionSession
) -> None:
    start(session, row, TUESDAY_19_05)
    assert first(session, row).timer_started_at == TUESDAY_19_05
    stop(session, row, TUESDAY_20_00 + timedelta(seconds=59))
    assert (first(session, row).minutes_spent, first(session, row).timer_started_at) == (55, None)
    start(session, row, TUESDAY_20_00)
    assert finish(session, row).minutes_spent == 55 + 35
    assert first(session, row).timer_started_at is None


def test_a_timer_that_runs_keeps_its_start(session: Session, row: RevisionSession) -> None:
    start(session, row, TUESDAY_19_05)
    start(session, row, TUESDAY_20_00)
    assert first(session, row).timer_started_at == TUESDAY_19_05


def test_stopping_what_never_ran_measures_nothing(session: Session, row: RevisionSession) -> None:
    stop(session, row, TUESDAY_20_00)
    assert first(session, row).minutes_spent is None


@pytest.mark.parametrize(
    ("ran", "minutes"),
    [(timedelta(minutes=-3), 0), (timedelta(days=3), 1440)],
    ids=["a clock set back", "a timer forgotten for days"],
)
def test_a_timer_measures_from_nothing_to_a_day(
    session: Session, row: RevisionSession, ran: timedelta, minutes: int
) -> None:
    start(session, row, TUESDAY_19_00)
    stop(session, row, TUESDAY_19_00 + ran)
    assert first(session, row).minutes_spent == minutes


@pytest.mark.parametrize(
    ("status", "typed", "spent"),
    [(DONE, None, 120), (DONE, 0, 0), (PARTLY, None, None), (PARTLY, 45, 45), (MISSED, None, 0)],
)
def test_without_a_timer_minutes_are_those_typed_or_those_planned(
    session: Session,
    row: RevisionSession,
    status: OccurrenceStatus,
    typed: int | None,
    spent: int | None,
) -> None:
    logged = finish(session, row, status, typed, "  Read   half ")
    assert (logged.status, logged.minutes_spent) == (status, spent)
    assert (logged.log_line, logged.logged_at) == ("Read half", TUESDAY_20_35)


def test_a_second_log_is_written_over_the_first(session: Session, row: RevisionSession) -> None:
    finish(session, row, DONE, None, "All")
    logged = finish(session, row, MISSED)
    assert (logged.status, logged.minutes_spent, logged.log_line) == (MISSED, 0, "")


@pytest.mark.parametrize(
    ("status", "minutes", "line", "field"),
    [
        (PLANNED, None, "", "status"),
        (OccurrenceStatus.CANCELLED, None, "", "status"),
        (DONE, -1, "", "minutes"),
        (DONE, 1441, "", "minutes"),
        (DONE, 5, "x" * 301, "line"),
    ],
)
def test_a_log_that_cannot_be_is_refused_by_its_field(  # noqa: PLR0913, PLR0917 - a table
    session: Session,
    row: RevisionSession,
    status: OccurrenceStatus,
    minutes: int | None,
    line: str,
    field: str,
) -> None:
    with pytest.raises(InvalidValue) as fault:
        finish(session, row, status, minutes, line)
    assert fault.value.field == field
    assert first(session, row).status is PLANNED


def test_what_was_called_off_is_neither_timed_nor_logged(
    session: Session, row: RevisionSession
) -> None:
    edits.cancel(session, *ids(session, row), TUESDAY, Scope.THIS, MONDAY_09_00)
    with pytest.raises(InvalidValue, match="This date is skipped: plan it again first"):
        finish(session, row)
    with pytest.raises(InvalidValue, match="This date is skipped: plan it again first"):
        start(session, row, TUESDAY_19_05)


def test_a_date_planned_anew_has_no_log(session: Session, row: RevisionSession) -> None:
    finish(session, row, PARTLY, 30, "Half")
    occurrences.reopen(session, *ids(session, row), TUESDAY, HOLIDAYS, TUESDAY_20_35)
    again = first(session, row)
    assert (again.status, again.minutes_spent, again.log_line) == (PLANNED, None, "")
    assert again.logged_at is None


def test_what_was_called_off_is_planned_anew(session: Session, row: RevisionSession) -> None:
    edits.cancel(session, *ids(session, row), TUESDAY, Scope.THIS, MONDAY_09_00)
    occurrences.reopen(session, *ids(session, row), TUESDAY, HOLIDAYS, TUESDAY_20_35)
    assert (first(session, row).status, first(session, row).cancelled_at) == (PLANNED, None)


def test_each_of_them_is_told_in_words(session: Session, row: RevisionSession) -> None:
    start(session, row, TUESDAY_19_05)
    stop(session, row, TUESDAY_20_00)
    finish(session, row)
    occurrences.reopen(session, *ids(session, row), TUESDAY, HOLIDAYS, TUESDAY_20_35)
    occurrences.accept_as_is(session, *ids(session, row), TUESDAY, HOLIDAYS, TUESDAY_20_35)
    told = [
        act.words.partition(" “Kanji”: Tue 24 Nov,")[0]
        for act in acts_of(session, 1 * row.owner_id)
    ]
    assert told[:2] == ["Planned anew", "Logged as done"]
    assert len(told) == 1 + 2
