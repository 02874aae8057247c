from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.calendar.busy import (
    BusyTime,
    WeekRun,
    busy_minutes,
    calendar_name,
    week_runs,
    window,
)
from tests.domain.hours_examples import sg

TUESDAY = date(2026, 11, 24)
MONDAY = date(2026, 11, 23)
WEEK = timedelta(days=7)
HOUR = timedelta(hours=1)
LECTURE = BusyTime("Lecture", "LT27", sg("Tue 2026-11-24 10:00"), sg("Tue 2026-11-24 12:00"))


def on(start: datetime) -> BusyTime:
    return replace(LECTURE, start=start, end=start + 2 * HOUR)


def weekly(*weeks: int) -> list[BusyTime]:
    return [on(LECTURE.start + number * WEEK) for number in weeks]


@pytest.mark.parametrize(
    ("own", "file_name", "name"),
    [
        pytest.param("My week", "other.ics", "My week", id="its own name comes first"),
        pytest.param("  ", "nusmods_calendar.ics", "nusmods calendar", id="then its file's"),
        pytest.param("", "C:\\Users\\ana\\Sem 1.ics", "Sem 1", id="without the folder"),
        pytest.param("", "../../etc/passwd", "passwd", id="however it is written"),
        pytest.param("", "", "Imported calendar", id="then a plain one"),
        pytest.param("\u202eevil\u0000", "x.ics", "evil", id="unseen characters go"),
        pytest.param("x" * 300, "", "x" * 120, id="a long one is cut"),
    ],
)
def test_a_calendar_is_named_by_itself_or_its_file(own: str, file_name: str, name: str) -> None:
    assert calendar_name(own, file_name) == name


def test_events_are_read_from_thirty_days_back_for_four_hundred_days() -> None:
    assert window(TUESDAY) == (sg("Sun 2026-10-25 00:00"), sg("Mon 2027-11-29 00:00"))


@pytest.mark.parametrize(
    ("weeks", "runs"),
    [
        pytest.param([], [], id="none"),
        pytest.param([0], [(0, 0)], id="one week"),
        pytest.param([0, 1, 2], [(0, 2)], id="weeks alike are one run"),
        pytest.param([0, 1, 3, 4], [(0, 1), (3, 4)], id="a week without parts them"),
    ],
)
def test_weeks_on_end_that_look_alike_are_told_as_one(
    weeks: list[int], runs: list[tuple[int, int]]
) -> None:
    expected = tuple(WeekRun(MONDAY + a * WEEK, MONDAY + b * WEEK, 1, 120) for a, b in runs)
    assert week_runs(weekly(*weeks)) == expected
    assert [run.weeks for run in expected] == [b - a + 1 for a, b in runs]


def test_weeks_with_other_hours_are_told_apart() -> None:
    longer = replace(weekly(1)[0], end=LECTURE.start + WEEK + 3 * HOUR)
    assert [run.minutes for run in week_runs([LECTURE, longer])] == [120, 180]


def test_sunday_night_belongs_to_the_week_before_monday() -> None:
    sunday, monday = on(sg("Sun 2026-11-29 23:30")), on(sg("Mon 2026-11-30 00:00"))
    assert week_runs([monday, sunday]) == (WeekRun(MONDAY, MONDAY + WEEK, 1, 120),)


@pytest.mark.parametrize(
    ("changes", "minutes"),
    [
        pytest.param({}, 120, id="what is busy counts"),
        pytest.param({"is_busy": False}, 0, id="what takes no time does not"),
        pytest.param({"is_all_day": True}, 0, id="a whole day is no stretch of minutes"),
    ],
)
def test_busy_minutes_are_those_of_busy_stretches(changes: dict[str, bool], minutes: int) -> None:
    assert busy_minutes(replace(LECTURE, **changes)) == minutes  # type: ignore[arg-type]


@given(st.lists(st.integers(0, 5000)))
def test_no_event_and_no_minute_is_lost_in_the_weeks(hours: list[int]) -> None:
    events = [on(LECTURE.start + hour * HOUR) for hour in hours]
    runs = week_runs(events)
    assert sum(run.events * run.weeks for run in runs) == len(events)
    assert sum(run.minutes * run.weeks for run in runs) == 120 * len(events)
    assert all(run.first.weekday() == 0 and run.last.weekday() == 0 for run in runs)
    assert all(one.last < other.first for one, other in pairwise(runs))
