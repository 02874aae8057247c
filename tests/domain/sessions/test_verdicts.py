from dataclasses import replace
from datetime import UTC, date

import pytest

from planner.domain.holidays import HolidayCalendar
from planner.domain.places.place import Status
from planner.domain.sessions.verdicts import (
    UNJUDGED,
    Fit,
    Judged,
    hours_version,
    is_worse,
    judged,
    needs_mending,
)
from tests.domain.hours_examples import HOLIDAYS, LATE_BAR, ROWS, PlaceWithHours, sg

LIBRARY = PlaceWithHours()
BAR = PlaceWithHours(LATE_BAR)
TUESDAY_19_00 = sg("Tue 2026-11-24 19:00")
TUESDAY_21_00 = sg("Tue 2026-11-24 21:00")
FEWER_HOLIDAYS = HolidayCalendar.from_rows(ROWS[:-1])
RANKS = [Fit.OPEN, Fit.UNKNOWN, Fit.PARTLY, Fit.CLOSED]


def fit(place: PlaceWithHours, start: str, end: str) -> Judged:
    return judged(place, sg(start), sg(end), HOLIDAYS)


@pytest.mark.parametrize(
    ("place", "start", "end", "expected", "words"),
    [
        (LIBRARY, "Tue 2026-11-24 19:00", "Tue 2026-11-24 21:00", Fit.OPEN, "Open for all of it"),
        (LIBRARY, "Tue 2026-11-24 19:00", "Tue 2026-11-24 21:01", Fit.PARTLY, "Open for part"),
        (LIBRARY, "Tue 2026-11-24 21:00", "Tue 2026-11-24 22:00", Fit.CLOSED, "Closed then"),
        (LIBRARY, "Fri 2026-12-25 12:00", "Fri 2026-12-25 13:00", Fit.CLOSED, "Closed then"),
        (BAR, "Fri 2026-11-27 23:30", "Sat 2026-11-28 01:30", Fit.OPEN, "Open for all of it"),
        (BAR, "Fri 2026-11-27 23:30", "Sat 2026-11-28 02:30", Fit.PARTLY, "Open for part"),
        (
            *(PlaceWithHours(None), "Tue 2026-11-24 19:00", "Tue 2026-11-24 21:00"),
            *(Fit.UNKNOWN, "Hours not known"),
        ),
    ],
    ids=[
        *("to the closing minute", "a minute over", "from closing on", "a holiday"),
        *("23:30–01:30 at Fr-Sa 18:00-26:00", "half an hour over", "nobody states the hours"),
    ],
)
def test_a_session_is_judged_for_the_whole_of_its_time(
    place: PlaceWithHours, start: str, end: str, expected: Fit, words: str
) -> None:
    found = fit(place, start, end)
    assert found.fit is expected
    assert found.words.startswith(words)


def test_without_a_listed_place_there_is_nothing_to_judge() -> None:
    assert judged(None, TUESDAY_19_00, TUESDAY_21_00, HOLIDAYS) == UNJUDGED
    assert hours_version(None, HOLIDAYS) == UNJUDGED.hours_version == ""


def test_a_time_in_utc_is_judged_as_the_same_moment_here() -> None:
    utc = [moment.astimezone(UTC) for moment in (TUESDAY_19_00, TUESDAY_21_00)]
    assert judged(LIBRARY, utc[0], utc[1], HOLIDAYS).fit is Fit.OPEN


def test_a_verdict_names_the_hours_that_it_rests_on() -> None:
    found = judged(LIBRARY, TUESDAY_19_00, TUESDAY_21_00, HOLIDAYS)
    assert found.hours_version == hours_version(LIBRARY, HOLIDAYS)
    assert len(found.hours_version) == 64
    assert hours_version(PlaceWithHours(), HOLIDAYS) == found.hours_version


@pytest.mark.parametrize(
    ("place", "holidays"),
    [
        (replace(LIBRARY, opening_hours="Mo-Su 10:00-20:00"), HOLIDAYS),
        (replace(LIBRARY, holiday_hours_stated=False), HOLIDAYS),
        (replace(LIBRARY, status=Status.CLOSED, closed_from=date(2026, 12, 1)), HOLIDAYS),
        (LIBRARY, FEWER_HOLIDAYS),
    ],
    ids=["other hours", "holidays not stated", "a closure", "a holiday less"],
)
def test_other_hours_or_holidays_have_another_version(
    place: PlaceWithHours, holidays: HolidayCalendar
) -> None:
    assert hours_version(place, holidays) != hours_version(LIBRARY, HOLIDAYS)


def test_open_is_better_than_unknown_than_open_for_part_than_closed() -> None:
    for rank, before in enumerate(RANKS):
        assert [is_worse(before, after) for after in RANKS] == [
            later > rank for later in range(len(RANKS))
        ]


@pytest.mark.parametrize("other", Fit)
def test_a_session_without_a_place_neither_was_nor_becomes_worse(other: Fit) -> None:
    assert not is_worse(Fit.NONE, other)
    assert not is_worse(other, Fit.NONE)


def test_only_a_place_known_to_be_closed_for_some_of_it_needs_mending() -> None:
    assert {fit for fit in Fit if needs_mending(fit)} == {Fit.PARTLY, Fit.CLOSED}
