from datetime import date

import pytest

from planner.domain.places.opening_hours import State
from planner.domain.places.place import Status
from planner.domain.places.verdict_words import span_words
from planner.domain.places.week import DayHours, coming_days
from tests.domain.hours_examples import (
    FIVE_PM,
    HOLIDAYS,
    LATE_BAR,
    LIBRARY,
    PlaceWithHours,
)

WEDNESDAY = date(2026, 12, 23)


def day(place: PlaceWithHours | str | None, when: str) -> DayHours:
    kept = place if isinstance(place, PlaceWithHours) else PlaceWithHours(place)
    return coming_days(kept, date.fromisoformat(when), HOLIDAYS, days=1)[0]


def test_a_week_has_seven_days_from_the_first() -> None:
    days = coming_days(PlaceWithHours(LIBRARY), WEDNESDAY, HOLIDAYS)
    assert [found.date.day for found in days] == [23, 24, 25, 26, 27, 28, 29]


def test_a_night_stands_under_the_day_it_began() -> None:
    days = coming_days(PlaceWithHours(LATE_BAR), WEDNESDAY, HOLIDAYS)
    words = [[span_words(span) for span in found.spans] for found in days]
    assert words[2:5] == [["Fri 18:00 – Sat 02:00"], ["Sat 18:00 – Sun 02:00"], []]


@pytest.mark.parametrize(
    ("place", "when", "holiday", "state", "note"),
    [
        (LIBRARY, "2026-12-23", "", State.OPEN, ""),
        (LIBRARY, "2026-12-24", "", State.OPEN, ""),
        (LIBRARY, "2026-12-25", "Christmas Day", State.CLOSED, "closed: Christmas Day"),
        (
            LIBRARY,
            "2026-08-10",
            "National Day observed",
            State.CLOSED,
            "closed: National Day observed",
        ),
        (LATE_BAR, "2026-12-23", "", State.CLOSED, "closed all day"),
        ("24/7", "2026-12-25", "Christmas Day", State.OPEN, ""),
        (
            PlaceWithHours(LIBRARY, eve_closing=FIVE_PM),
            "2026-12-24",
            "Christmas Eve",
            State.OPEN,
            "closes early: Christmas Eve",
        ),
        (
            PlaceWithHours("18:00-21:00", eve_closing=FIVE_PM),
            "2026-12-24",
            "Christmas Eve",
            State.CLOSED,
            "closed: Christmas Eve",
        ),
        (
            PlaceWithHours("24/7", holiday_hours_stated=False),
            "2026-12-25",
            "Christmas Day",
            State.UNKNOWN,
            "Public-holiday hours are not stated by the source (Christmas Day)",
        ),
        (None, "2026-12-23", "", State.UNKNOWN, "Hours not known"),
        (
            'Mo-Su 10:00-12:00,13:00-14:00; We 15:00-16:00 "ring"',
            "2026-12-23",
            "",
            State.UNKNOWN,
            "ring",
        ),
        ('10:00-12:00, We 15:00-16:00 "ring"', "2026-12-23", "", State.OPEN, "ring"),
        (
            PlaceWithHours(LIBRARY, status=Status.CLOSED, closed_from=date(2026, 8, 1)),
            "2026-12-23",
            "",
            State.CLOSED,
            "Closed since 1 Aug 2026",
        ),
    ],
)
def test_a_day_says_what_is_special_about_it(
    place: PlaceWithHours | str | None, when: str, holiday: str, state: State, note: str
) -> None:
    found = day(place, when)
    assert (found.holiday, found.state, found.note) == (holiday, state, note)


def test_doubtful_openings_are_not_drawn() -> None:
    assert day(PlaceWithHours("24/7", holiday_hours_stated=False), "2026-12-25").spans == ()
