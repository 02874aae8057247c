"""Several dates changed at once: in place, or from a date on as a session of their own."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from planner.domain.errors import InvalidValue
from planner.domain.moments import in_singapore
from planner.domain.sessions.recurrence import read_rrule
from planner.domain.sessions.session import LOGGED, OccurrenceStatus, Scope, Skips
from planner.domain.sessions.verdicts import Fit
from planner.services.sessions import edits, occurrences
from planner.store.checklists.models import Owner
from planner.store.sessions.models import RevisionSession
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
    pattern_day,
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


def days(row: RevisionSession) -> list[date]:
    return [pattern_day(occurrence) for occurrence in row.occurrences]


def test_all_dates_to_come_change_in_place(session: Session, series: RevisionSession) -> None:
    uid = series.uid
    after = edit(session, series, SECOND, Scope.ALL, note="Lesson 4", **later_by(SECOND, 1))
    assert times(after) == [
        f"Tue {day} 20:00–22:00" for day in ("24 Nov", "1 Dec", "8 Dec", "15 Dec")
    ]
    assert (after.uid, after.note, after.sequence, after.version) == (uid, "Lesson 4", 1, 2)
    assert in_singapore(after.starts_at) == sg("Tue 2026-11-24 20:00")


def test_this_and_later_dates_become_a_session_of_their_own(
    session: Session, series: RevisionSession
) -> None:
    after = edit(session, series, THIRD, Scope.LATER, **later_by(THIRD, 1))
    before = fresh_session(session, series)
    assert times(before) == ["Tue 24 Nov 19:00–21:00", "Tue 1 Dec 19:00–21:00"]
    assert times(after) == ["Tue 8 Dec 20:00–22:00", "Tue 15 Dec 20:00–22:00"]
    assert before.uid != after.uid
    assert (before.sequence, after.sequence) == (1, 0)
    assert read_rrule(before.rrule).until == THIRD - timedelta(days=1)


def test_what_a_split_left_over_ends_as_its_form_says(
    session: Session, series: RevisionSession
) -> None:
    edit(session, series, THIRD, Scope.LATER, **later_by(THIRD, 1))
    after = edit(session, series, FIRST, Scope.ALL, **later_by(FIRST, 2))
    assert times(after) == ["Tue 24 Nov 21:00–23:00", "Tue 1 Dec 21:00–23:00"]


def test_from_the_first_date_on_is_all_of_them(session: Session, series: RevisionSession) -> None:
    after = edit(session, series, FIRST, Scope.LATER, **later_by(FIRST, 1))
    assert (after.id, len(after.occurrences)) == (series.id, 4)


def test_dates_that_are_over_stay_when_all_change(
    session: Session, series: RevisionSession
) -> None:
    after = edit(session, series, FOURTH, Scope.ALL, now=NEXT_WEDNESDAY, **later_by(FOURTH, 1))
    assert times(fresh_session(session, series)) == [
        "Tue 24 Nov 19:00–21:00",
        "Tue 1 Dec 19:00–21:00",
    ]
    assert times(after) == ["Tue 8 Dec 20:00–22:00", "Tue 15 Dec 20:00–22:00"]


def test_dates_that_are_logged_early_stay_as_they_were(
    session: Session, series: RevisionSession
) -> None:
    ids = (series.owner_id, series.id)
    occurrences.finish(session, *ids, 1, THIRD, DONE, 45, "Early", MONDAY_09_00)
    after = edit(session, series, FIRST, Scope.ALL, **later_by(FIRST, 1))
    logged = on(after, THIRD)
    assert (logged.status, logged.minutes_spent, logged.log_line) == (DONE, 45, "Early")
    assert times(after)[2] == "Tue 8 Dec 19:00–21:00"
    moved = edit(session, after, FIRST, Scope.ALL, repeat=weekly(2), **later_by(FIRST, 24))
    (logged,) = [date for date in moved.occurrences if date.status in LOGGED]
    assert in_singapore(logged.start) == sg("Tue 2026-12-08 19:00")
    assert len(moved.occurrences) == 4


def test_a_series_of_which_all_is_over_is_not_changed_as_a_whole(
    session: Session, series: RevisionSession
) -> None:
    for scope in (Scope.ALL, Scope.LATER):
        with pytest.raises(InvalidValue, match="over or logged"):
            edit(session, series, FIRST, scope, now=sg("2027-01-01 09:00"), note="Late")


def test_called_off_days_stay_called_off(session: Session, series: RevisionSession) -> None:
    edits.cancel(session, series.owner_id, series.id, 1, SECOND, Scope.THIS, MONDAY_09_00)
    after = edit(session, series, FIRST, Scope.ALL, **later_by(FIRST, 1))
    off = on(after, SECOND)
    assert (off.status, off.cancelled_at) == (CANCELLED, MONDAY_09_00)
    assert [date.status for date in after.occurrences].count(CANCELLED) == 1


def moved_second(session: Session, row: RevisionSession) -> RevisionSession:
    """Move the second date to Wednesday, 18:00."""
    start = sg("Wed 2026-12-02 18:00")
    ids = (row.owner_id, row.id, row.version)
    edits.move(session, *ids, SECOND, start, start + 60 * MINUTE, None, HOLIDAYS, MONDAY_09_00)
    return fresh_session(session, row)


def test_a_new_note_moves_nothing_back(session: Session, series: RevisionSession) -> None:
    moved_second(session, series)
    for day in (FIRST, SECOND):
        after = edit(session, series, day, Scope.ALL, note=f"Lesson {day}")
        assert times(after)[1] == "Wed 2 Dec 18:00–19:00"
        assert times(after)[2] == "Tue 8 Dec 19:00–21:00"
        assert in_singapore(after.starts_at) == sg("2026-11-24 19:00")


def test_a_split_for_a_new_note_keeps_what_was_moved(
    session: Session, series: RevisionSession
) -> None:
    moved_second(session, series)
    after = edit(session, series, SECOND, Scope.LATER, note="Lesson 4")
    assert times(after)[0] == "Wed 2 Dec 18:00–19:00"
    assert (on(after, SECOND).original_start, after.note) == (sg("2026-12-01 19:00"), "Lesson 4")
    assert fresh_session(session, series).note == ""


def test_new_times_reach_what_was_moved(session: Session, series: RevisionSession) -> None:
    moved_second(session, series)
    after = edit(session, series, FIRST, Scope.ALL, **later_by(FIRST, 1))
    assert times(after)[1] == "Tue 1 Dec 20:00–22:00"


def test_a_longer_series_keeps_what_was_moved(session: Session, series: RevisionSession) -> None:
    moved_second(session, series)
    after = edit(session, series, FIRST, Scope.ALL, repeat=weekly(count=6))
    assert (len(after.occurrences), times(after)[1]) == (6, "Wed 2 Dec 18:00–19:00")


def test_a_new_place_is_judged_for_every_date_but_moves_none(
    session: Session, series: RevisionSession
) -> None:
    place = add_row(session)
    moved_second(session, series)
    after = edit(session, series, FIRST, Scope.ALL, place=place, place_text="")
    assert {(date.place_id, date.fit) for date in after.occurrences} == {(place.id, Fit.OPEN)}
    assert (after.place_id, times(after)[1]) == (place.id, "Wed 2 Dec 18:00–19:00")


def test_new_times_leave_a_place_of_one_date_alone(
    session: Session, series: RevisionSession
) -> None:
    place = add_row(session, opening_hours="Tu 10:00-21:00")
    edit(session, series, SECOND, Scope.THIS, place=place, place_text="")
    after = edit(session, series, FIRST, Scope.ALL, **later_by(FIRST, 1))
    assert [date.place_id for date in after.occurrences] == [None, place.id, None, None]
    assert (on(after, SECOND).fit, after.place_text) == (Fit.PARTLY, "Home")


def test_a_place_that_is_closed_on_holidays_skips_more_days(session: Session, ana: Owner) -> None:
    everyday = add_row(session, "Lobby", opening_hours="24/7")
    library = add_row(session)
    repeat = weekly(4, count=3, skips=Skips.CLOSED)
    row = add_session(session, ana, everyday, start=sg("Fri 2026-12-18 15:00"), repeat=repeat)
    assert len(row.occurrences) == 3
    after = edit(session, row, date(2026, 12, 18), Scope.ALL, place=library)
    assert days(after) == [date(2026, 12, 18)]
    assert after.exdates == ["2026-12-25", "2027-01-01"]


def test_all_dates_move_by_the_days_by_which_the_date_shown_moved(
    session: Session, series: RevisionSession
) -> None:
    after = edit(session, series, THIRD, Scope.ALL, repeat=weekly(2), **later_by(THIRD, 24))
    assert times(after)[:2] == ["Wed 25 Nov 19:00–21:00", "Wed 2 Dec 19:00–21:00"]


@pytest.mark.parametrize(
    ("day", "count", "left"), [(THIRD, 4, 2), (THIRD, 6, 4), (THIRD, 3, 1), (SECOND, 5, 4)]
)
def test_a_count_is_that_of_the_whole_series(
    session: Session, series: RevisionSession, day: date, count: int, left: int
) -> None:
    repeat = weekly(count=count)
    after = edit(session, series, day, Scope.LATER, repeat=repeat, **later_by(day, 1))
    assert len(after.occurrences) == left


def test_a_count_that_is_used_up_is_refused(session: Session, series: RevisionSession) -> None:
    with pytest.raises(InvalidValue, match="above 2") as fault:
        edit(session, series, THIRD, Scope.LATER, repeat=weekly(count=2))
    assert fault.value.field == "count"
    assert len(fresh_session(session, series).occurrences) == 4


def test_a_series_may_come_down_to_one_date(session: Session, series: RevisionSession) -> None:
    after = edit(session, series, THIRD, Scope.LATER, repeat=None)
    assert (times(after), after.rrule) == (["Tue 8 Dec 19:00–21:00"], "")
    assert len(fresh_session(session, series).occurrences) == 2


def test_a_session_that_happens_once_may_begin_to_repeat_and_keeps_its_log(
    session: Session, ana: Owner
) -> None:
    row = add_session(session, ana)
    occurrences.finish(session, ana.id, row.id, 1, TUESDAY, DONE, 50, "", MONDAY_09_00)
    after = edit(session, row, TUESDAY, Scope.THIS, repeat=weekly(2), **later_by(TUESDAY, 24))
    assert days(after)[:2] == [date(2026, 11, 25), date(2026, 12, 2)]
    assert [date.minutes_spent for date in after.occurrences] == [50, None, None, None]


def test_a_session_that_is_over_can_be_corrected(session: Session, ana: Owner) -> None:
    row = add_session(session, ana)
    after = edit(
        session, row, TUESDAY, Scope.ALL, now=NEXT_WEDNESDAY, note="So", **later_by(TUESDAY, -2)
    )
    assert (times(after), after.note, after.id) == (["Tue 24 Nov 17:00–19:00"], "So", row.id)


def test_the_task_changes_with_all_dates(session: Session, series: RevisionSession) -> None:
    after = edit(session, series, FIRST, Scope.ALL, task_id=None, topic="Grammar")
    assert (after.task.title, after.id) == ("Grammar", series.id)
