"""One date changed, moved or called off; whole sessions deleted; what each of them takes."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from planner.domain.errors import InvalidValue, NotFound
from planner.domain.sessions.session import OccurrenceStatus, Scope
from planner.domain.sessions.verdicts import Fit
from planner.services.sessions import edits, occurrences
from planner.store.checklists.models import Owner
from planner.store.sessions.models import Occurrence, RevisionSession
from planner.store.sessions.queries import acts_of, session_of
from tests.domain.hours_examples import HOLIDAYS, LATE_BAR, sg
from tests.services.plans import (
    MINUTE,
    MONDAY_09_00,
    TUESDAY,
    add_row,
    add_session,
    fresh_session,
    on,
    plan,
    times,
    weekly,
)

SECOND, THIRD = date(2026, 12, 1), date(2026, 12, 8)
WEDNESDAY_18_00 = sg("Wed 2026-12-02 18:00")
WEDNESDAY_19_30 = sg("Wed 2026-12-02 19:30")
NEXT_WEDNESDAY = sg("Wed 2026-12-02 09:00")  # after the first two dates of a series
CANCELLED = OccurrenceStatus.CANCELLED
DONE = OccurrenceStatus.DONE
FOUR_TUESDAYS = [f"Tue {day} 19:00–21:00" for day in ("24 Nov", "1 Dec", "8 Dec", "15 Dec")]


@pytest.fixture
def series(session: Session, ana: Owner) -> RevisionSession:
    """Be four Tuesdays of Ana's at no place."""
    return add_session(session, ana, repeat=weekly())


def edit_this(
    session: Session, row: RevisionSession, day: date, place: Any = None, **changes: Any
) -> RevisionSession:
    """Edit one date of a session; what is not named stays as it is."""
    named = {"task_id": row.task_id, "note": row.note, **changes}
    ids = (row.owner_id, row.id, row.version)
    edits.edit(session, *ids, day, Scope.THIS, plan(**named), place, HOLIDAYS, MONDAY_09_00)
    return fresh_session(session, row)


def move(
    session: Session, row: RevisionSession, day: date, place: Any = None, minutes: int = 90
) -> RevisionSession:
    """Move a date to Wednesday, 18:00."""
    ids = (row.owner_id, row.id, row.version)
    end = WEDNESDAY_18_00 + minutes * MINUTE
    edits.move(session, *ids, day, WEDNESDAY_18_00, end, place, HOLIDAYS, MONDAY_09_00)
    return fresh_session(session, row)


def cancel(
    session: Session, row: RevisionSession, day: date, scope: Scope, now: Any = MONDAY_09_00
) -> tuple[Occurrence, ...]:
    called_off, _ = edits.cancel(session, row.owner_id, row.id, row.version, day, scope, now)
    return called_off


def cancelled_days(row: RevisionSession) -> list[date]:
    return [d.original_start.date() for d in row.occurrences if d.status is CANCELLED]


def test_editing_one_date_changes_its_row_alone(session: Session, series: RevisionSession) -> None:
    rule, place = series.rrule, add_row(session)
    after = edit_this(session, fresh_session(session, series), SECOND, place, start=WEDNESDAY_18_00)
    moved = on(after, SECOND)
    assert times(after) == [
        "Tue 24 Nov 19:00–21:00",
        "Wed 2 Dec 18:00–20:00",
        "Tue 8 Dec 19:00–21:00",
        "Tue 15 Dec 19:00–21:00",
    ]
    assert (moved.place_id, moved.fit, on(after, THIRD).place_id) == (place.id, Fit.OPEN, None)
    assert (after.rrule, after.place_id) == (rule, None)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"note": "Mine"}, "The note: these belong"),
        ({"reminder_minutes": 5}, "The reminder: these belong"),
        ({"wants": frozenset({"quiet"})}, "What you want there: these belong"),
        ({"task_id": None, "topic": "Other", "note": "x"}, "The task, the note: these belong"),
        ({"repeat": weekly(3)}, "The pattern: these belong"),
    ],
    ids=["note", "reminder", "wants", "task and note", "pattern"],
)
def test_what_all_dates_share_is_not_changed_for_one(
    session: Session, series: RevisionSession, changes: dict[str, Any], named: str
) -> None:
    with pytest.raises(InvalidValue, match=named) as fault:
        edit_this(session, series, SECOND, **changes)
    assert fault.value.field == "scope"
    assert fresh_session(session, series).version == 1


def test_a_date_that_was_called_off_is_neither_edited_nor_moved(
    session: Session, series: RevisionSession
) -> None:
    cancel(session, series, SECOND, Scope.THIS)
    row = fresh_session(session, series)
    with pytest.raises(InvalidValue, match="plan it again first"):
        edit_this(session, row, SECOND, start=WEDNESDAY_18_00)
    with pytest.raises(InvalidValue, match="plan it again first"):
        move(session, row, SECOND)


@pytest.mark.parametrize("day", [date(2026, 11, 25), date(2027, 11, 24)])
def test_a_day_without_a_date_is_not_found(
    session: Session, series: RevisionSession, day: date
) -> None:
    with pytest.raises(NotFound, match=f"no date on .* {day.year}"):
        move(session, series, day)


def test_a_moved_date_is_still_found_by_the_day_of_its_pattern(
    session: Session, series: RevisionSession
) -> None:
    once = move(session, series, SECOND)
    assert times(once)[1] == "Wed 2 Dec 18:00–19:30"
    twice = move(session, once, SECOND, minutes=30)
    assert times(twice)[1] == "Wed 2 Dec 18:00–18:30"
    assert (twice.version, twice.sequence) == (3, 2)


def test_a_date_that_moves_keeps_its_place_unless_one_is_named(
    session: Session, ana: Owner
) -> None:
    atrium, bar = add_row(session), add_row(session, "Bar", opening_hours=LATE_BAR)
    row = add_session(session, ana, atrium, repeat=weekly())
    kept = on(move(session, row, SECOND), SECOND)
    assert (kept.place_id, kept.fit) == (atrium.id, Fit.OPEN)
    there = on(move(session, fresh_session(session, row), SECOND, bar), SECOND)
    assert (there.place_id, there.fit) == (bar.id, Fit.CLOSED)


def test_own_words_for_a_place_stay_with_a_date_that_moves_and_give_way_to_a_place(
    session: Session, ana: Owner
) -> None:
    row = add_session(session, ana, place_text="Home", repeat=weekly())
    assert on(move(session, row, SECOND), SECOND).place_text == "Home"
    named = on(move(session, fresh_session(session, row), SECOND, add_row(session)), SECOND)
    assert (named.place_text, named.place_id is not None) == ("", True)


def test_a_session_that_happens_once_moves_as_a_whole(session: Session, ana: Owner) -> None:
    place = add_row(session)
    row = move(session, add_session(session, ana), TUESDAY, place)
    only = row.occurrences[0]
    assert row.starts_at == only.original_start == only.start == WEDNESDAY_18_00
    assert (row.minutes, row.place_id, only.place_id) == (90, place.id, place.id)


@pytest.mark.parametrize("minutes", [0, -30, 4, 12 * 60 + 1])
def test_a_date_does_not_move_to_times_that_cannot_be(
    session: Session, series: RevisionSession, minutes: int
) -> None:
    for change in (move, edit_this):
        with pytest.raises(InvalidValue, match="lasts from 5 min to 12 h") as fault:
            change(session, fresh_session(session, series), SECOND, minutes=minutes)
        assert fault.value.field == "to"


@pytest.mark.parametrize(
    ("scope", "now", "called_off"),
    [
        (Scope.THIS, MONDAY_09_00, ["2026-12-01"]),
        (Scope.THIS, NEXT_WEDNESDAY, ["2026-12-01"]),
        (Scope.LATER, MONDAY_09_00, ["2026-12-01", "2026-12-08", "2026-12-15"]),
        (Scope.LATER, NEXT_WEDNESDAY, ["2026-12-08", "2026-12-15"]),
        (Scope.ALL, MONDAY_09_00, ["2026-11-24", "2026-12-01", "2026-12-08", "2026-12-15"]),
        (Scope.ALL, NEXT_WEDNESDAY, ["2026-12-08", "2026-12-15"]),
    ],
)
def test_calling_off_takes_the_dates_of_its_scope_that_are_to_come(
    session: Session, series: RevisionSession, scope: Scope, now: Any, called_off: list[str]
) -> None:
    gone = cancel(session, series, SECOND, scope, now)
    row = fresh_session(session, series)
    assert [str(day) for day in cancelled_days(row)] == called_off
    assert len(gone) == len(called_off)
    assert all(d.cancelled_at == now for d in row.occurrences if d.status is CANCELLED)
    assert row.deleted_at is None


def test_a_date_is_called_off_once_and_a_logged_one_never(
    session: Session, series: RevisionSession
) -> None:
    ids = (series.owner_id, series.id)
    cancel(session, series, SECOND, Scope.THIS)
    occurrences.finish(session, *ids, 2, THIRD, DONE, None, "", MONDAY_09_00)
    row = fresh_session(session, series)
    for day in (SECOND, THIRD):
        with pytest.raises(InvalidValue, match="No date is left"):
            cancel(session, row, day, Scope.THIS)
    cancel(session, row, TUESDAY, Scope.ALL)
    row = fresh_session(session, series)
    assert (len(cancelled_days(row)), on(row, THIRD).status) == (3, DONE)


def test_what_goes_is_what_calling_off_takes_and_with_the_whole_all_that_stands(
    session: Session, series: RevisionSession
) -> None:
    cancel(session, series, THIRD, Scope.THIS)
    row = fresh_session(session, series)

    def days(scope: Scope) -> list[str]:
        gone = edits.going(row, SECOND, scope, NEXT_WEDNESDAY)
        return [str(occurrence.original_start.date()) for occurrence in gone]

    assert days(Scope.THIS) == ["2026-12-01"]
    assert days(Scope.LATER) == ["2026-12-15"]
    assert days(Scope.ALL) == ["2026-11-24", "2026-12-01", "2026-12-15"]


def test_a_deleted_session_keeps_its_rows_and_is_not_found(
    session: Session, series: RevisionSession
) -> None:
    ids = (series.owner_id, series.id)
    edits.delete(session, *ids, 1, MONDAY_09_00)
    row = fresh_session(session, series)
    assert (row.deleted_at, row.sequence, times(row)) == (MONDAY_09_00, 1, FOUR_TUESDAYS)
    with pytest.raises(NotFound):
        session_of(session, *ids)


def test_each_change_is_told_in_words(session: Session, series: RevisionSession) -> None:
    row = edit_this(session, series, SECOND, start=WEDNESDAY_19_30)
    row = move(session, row, SECOND)
    cancel(session, row, THIRD, Scope.LATER)
    edits.delete(session, row.owner_id, row.id, row.version, MONDAY_09_00)
    assert [act.words for act in acts_of(session, series.owner_id)][:4] == [
        "Deleted “Kanji”: 4 dates from Tue 24 Nov, 19:00–21:00.",
        "Skipped “Kanji”: 2 dates from Tue 8 Dec, 19:00–21:00.",
        "Moved “Kanji”: Wed 2 Dec, 18:00–19:30.",
        "Changed “Kanji”: Wed 2 Dec, 19:30–21:30.",
    ]
