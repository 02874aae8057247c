"""A whole pattern shifted by some days, with dates moved, called off, over or logged among them."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from planner.domain.calendar.feed_sessions import Telling, session_events
from planner.domain.errors import InvalidValue
from planner.domain.sessions.recurrence import read_rrule
from planner.domain.sessions.session import OccurrenceStatus, Scope
from planner.services.plan.acts import undo
from planner.services.sessions import edits, occurrences
from planner.store.checklists.models import Owner
from planner.store.sessions.models import RevisionSession
from planner.store.sessions.queries import acts_of
from tests.domain.hours_examples import HOLIDAYS, sg
from tests.services.edited import edit, later_by
from tests.services.plans import (
    MINUTE,
    MONDAY_09_00,
    TUESDAY,
    add_session,
    fresh_session,
    pattern_day,
    sessions_of,
    times,
    weekly,
)

FIRST, SECOND, THIRD, FOURTH = (TUESDAY + timedelta(weeks=week) for week in range(4))
NEXT_WEDNESDAY = sg("Wed 2026-12-02 09:00")  # after the first two dates of a series
DONE, CANCELLED = OccurrenceStatus.DONE, OccurrenceStatus.CANCELLED


@pytest.fixture
def series(session: Session, ana: Owner) -> RevisionSession:
    """Be four Tuesdays of Ana's, at home."""
    return add_session(session, ana, place_text="Home", repeat=weekly())


def ids(session: Session, row: RevisionSession) -> tuple[int, int, int]:
    row = fresh_session(session, row)
    return row.owner_id, row.id, row.version


def move(session: Session, row: RevisionSession, day: date, to: str) -> None:
    start = sg(to)
    end = start + 120 * MINUTE
    edits.move(session, *ids(session, row), day, start, end, None, HOLIDAYS, MONDAY_09_00)


def log(session: Session, row: RevisionSession, day: date) -> None:
    occurrences.finish(session, *ids(session, row), day, DONE, 45, "Early", MONDAY_09_00)


def cancel(session: Session, row: RevisionSession, day: date) -> None:
    edits.cancel(session, *ids(session, row), day, Scope.THIS, MONDAY_09_00)


def days(row: RevisionSession) -> list[str]:
    return [when.partition(":")[0][:-3] for when in times(row)]


def test_a_date_moved_by_days_takes_its_weekday_with_it(
    session: Session, series: RevisionSession
) -> None:
    after = edit(session, series, SECOND, Scope.LATER, **later_by(SECOND, 48))
    assert days(after) == ["Thu 3 Dec", "Thu 10 Dec", "Thu 17 Dec"]
    assert read_rrule(after.rrule).weekdays == {3}
    assert days(fresh_session(session, series)) == ["Tue 24 Nov"]


@pytest.mark.parametrize(
    ("on", "end"), [("count", {}), ("until", {"until": date(2026, 12, 15)})], ids=["count", "until"]
)
def test_a_series_moved_over_midnight_loses_no_date(
    session: Session, ana: Owner, on: str, end: dict[str, Any]
) -> None:
    row = add_session(session, ana, start=sg("2026-11-24 23:30"), repeat=weekly(**end))
    start = sg("Wed 2026-11-25 00:30")
    after = edit(session, row, FIRST, Scope.ALL, start=start, end=start + 120 * MINUTE)
    assert days(after) == ["Wed 25 Nov", "Wed 2 Dec", "Wed 9 Dec", "Wed 16 Dec"], on
    assert times(after)[0] == "Wed 25 Nov 00:30–02:30"


def test_several_weekdays_shift_together(session: Session, ana: Owner) -> None:
    row = add_session(session, ana, repeat=weekly(1, 3))
    after = edit(session, row, FIRST, Scope.ALL, **later_by(FIRST, 24))
    assert days(after) == ["Wed 25 Nov", "Fri 27 Nov", "Wed 2 Dec", "Fri 4 Dec"]


WISHES: dict[str, dict[str, Any]] = {
    "by its date": later_by(FIRST, 24),
    "by its date and its tick": {"repeat": weekly(2), **later_by(FIRST, 24)},
    "by its tick": {"repeat": weekly(2)},
}


@pytest.mark.parametrize("wish", WISHES.values(), ids=WISHES)
def test_what_was_called_off_stays_so_and_what_was_logged_is_not_planned_again(
    session: Session, series: RevisionSession, wish: dict[str, Any]
) -> None:
    cancel(session, series, THIRD)
    log(session, series, FOURTH)
    after = edit(session, series, FIRST, Scope.ALL, **wish)
    assert days(after) == ["Wed 25 Nov", "Wed 2 Dec", "Wed 9 Dec", "Tue 15 Dec"]
    assert [date.status for date in after.occurrences][2:] == [CANCELLED, DONE]


def test_a_date_moved_ahead_of_its_day_never_goes_back_into_the_past(
    session: Session, series: RevisionSession
) -> None:
    move(session, series, FIRST, "Sat 2026-12-05 19:00")
    after = edit(session, series, THIRD, Scope.ALL, now=NEXT_WEDNESDAY, **later_by(THIRD, 1))
    assert times(after) == [
        "Sat 5 Dec 19:00–21:00",
        "Tue 1 Dec 19:00–21:00",
        "Tue 8 Dec 20:00–22:00",
        "Tue 15 Dec 20:00–22:00",
    ]


def test_a_shift_keeps_what_is_over_and_makes_nothing_in_the_past(
    session: Session, series: RevisionSession
) -> None:
    move(session, series, FIRST, "Sat 2026-12-05 19:00")
    after = edit(session, series, THIRD, Scope.ALL, now=NEXT_WEDNESDAY, **later_by(THIRD, 24))
    assert days(after) == ["Sat 5 Dec", "Tue 1 Dec", "Wed 9 Dec", "Wed 16 Dec"]


def test_new_days_of_a_pattern_that_are_over_are_left_out(
    session: Session, series: RevisionSession
) -> None:
    move(session, series, FIRST, "Sat 2026-12-05 19:00")
    repeat = weekly(0, 1, count=6)
    after = edit(session, series, THIRD, Scope.ALL, now=NEXT_WEDNESDAY, repeat=repeat)
    assert days(after) == ["Sat 5 Dec", "Tue 1 Dec", "Mon 7 Dec", "Tue 8 Dec", "Mon 14 Dec"]
    assert after.exdates == ["2026-11-30"]


def test_a_date_moved_ahead_and_over_but_not_logged_stays(
    session: Session, series: RevisionSession
) -> None:
    move(session, series, FOURTH, "Mon 2026-11-30 10:00")
    after = edit(
        session, series, THIRD, Scope.ALL, now=NEXT_WEDNESDAY, repeat=weekly(0, 3, count=9)
    )
    before = fresh_session(session, series)
    assert days(before) == ["Tue 24 Nov", "Tue 1 Dec", "Mon 30 Nov"]
    assert days(after)[:2] == ["Thu 10 Dec", "Mon 14 Dec"]


def test_a_time_that_is_over_is_refused_for_several(
    session: Session, series: RevisionSession
) -> None:
    with pytest.raises(InvalidValue, match="only this date") as fault:
        edit(session, series, THIRD, Scope.ALL, now=NEXT_WEDNESDAY, **later_by(SECOND, 0))
    assert fault.value.field == "date"


def test_a_series_is_not_stopped_from_the_form_of_a_date_that_is_over(
    session: Session, series: RevisionSession
) -> None:
    with pytest.raises(InvalidValue, match="open the one that shall be left") as fault:
        edit(session, series, FIRST, Scope.ALL, now=NEXT_WEDNESDAY, repeat=None)
    assert fault.value.field == "scope"


def test_an_end_before_all_that_is_to_come_is_refused(
    session: Session, series: RevisionSession
) -> None:
    move(session, series, FIRST, "Sat 2026-12-05 19:00")
    repeat = weekly(0, 4, until=date(2026, 11, 30))
    with pytest.raises(InvalidValue, match="No date to come is left") as fault:
        edit(session, series, THIRD, Scope.ALL, now=NEXT_WEDNESDAY, repeat=repeat)
    assert fault.value.field == "until"


def told(row: RevisionSession) -> list[str]:
    """Tell a session to a calendar; list the UIDs of what stands for itself."""
    events = session_events(row, Telling(lambda number, day: f"{number} {day}", MONDAY_09_00))
    return [event.uid for event in events if event.recurrence_id is None]


@pytest.mark.parametrize("logged", [(THIRD,), (SECOND, FOURTH)], ids=["one", "two"])
def test_a_series_that_stops_repeating_is_one_row_and_leaves_what_was_logged_behind(
    session: Session, series: RevisionSession, logged: tuple[date, ...]
) -> None:
    for day in logged:
        log(session, series, day)
    after = edit(session, series, FIRST, Scope.ALL, repeat=None)
    assert (after.rrule, times(after)) == ("", ["Tue 24 Nov 19:00–21:00"])
    before = fresh_session(session, series)
    assert [pattern_day(date) for date in before.occurrences] == list(logged)
    assert bool(before.rrule) == (len(logged) > 1)
    uids = [uid for row in sessions_of(session, series.owner_id) for uid in told(row)]
    assert len(uids) == len(set(uids)) == 1 + len(logged)


def test_a_series_stopped_by_mistake_comes_back_whole(
    session: Session, series: RevisionSession
) -> None:
    log(session, series, THIRD)
    before = times(fresh_session(session, series))
    edit(session, series, FIRST, Scope.ALL, repeat=None)
    undo(session, series.owner_id, acts_of(session, series.owner_id)[0].id, HOLIDAYS, MONDAY_09_00)
    assert times(fresh_session(session, series)) == before
    assert [row.id for row in sessions_of(session, series.owner_id) if not row.deleted_at] == [
        series.id
    ]


def test_a_date_off_the_pattern_that_is_opened_again_stays_when_later_ones_change(
    session: Session, series: RevisionSession
) -> None:
    log(session, series, FOURTH)
    edit(session, series, THIRD, Scope.LATER, repeat=weekly(0, 3, count=5))
    occurrences.reopen(session, *ids(session, series), FOURTH, HOLIDAYS, MONDAY_09_00)
    edit(session, series, SECOND, Scope.LATER, note="Lesson 4")
    assert days(fresh_session(session, series)) == ["Tue 24 Nov", "Tue 15 Dec"]
