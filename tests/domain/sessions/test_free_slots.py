"""The next free slot: in the daytime, in the place's hours, beside what there is already."""

from collections.abc import Sequence
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.sessions.clashes import Engagement
from planner.domain.sessions.free_slots import next_free_slot
from tests.domain.fix_examples import MINUTE, TRAVEL, add_engagement, engagements
from tests.domain.hours_examples import HOLIDAYS, LATE_BAR, LIBRARY, sg
from tests.domain.place_examples import HOURS, PlaceExample, add_place, starts
from tests.domain.plain_fixes import is_good
from tests.domain.rail_examples import SOUTH_END, moved

LIBRARY_HERE = add_place("Atrium", opening_hours=LIBRARY)
BAR = add_place("Late Bar", opening_hours=LATE_BAR)
DAY_AND_NIGHT = add_place("All Night", opening_hours="24/7")
Slot = tuple[datetime, datetime] | None


def slot(
    minutes: int, now: str, place: PlaceExample | None = None, *others: Engagement, days: int = 14
) -> str:
    """Write the next free slot: "Tue 24 19:00-21:00"; "" for none."""
    found = next_free_slot(minutes, place, others, HOLIDAYS, TRAVEL, sg(now), days)
    return f"{found[0]:%a %d %H:%M}-{found[1]:%H:%M}" if found else ""


@pytest.mark.parametrize(
    ("minutes", "now", "place", "expected"),
    [
        pytest.param(60, "2026-11-24 10:00", None, "Tue 24 10:00-11:00", id="now"),
        pytest.param(60, "2026-11-24 10:00:30", None, "Tue 24 10:15-11:15", id="next-quarter"),
        pytest.param(60, "2026-11-24 03:00", None, "Tue 24 08:00-09:00", id="at-eight"),
        pytest.param(120, "2026-11-24 20:00", None, "Tue 24 20:00-22:00", id="until-ten"),
        pytest.param(120, "2026-11-24 20:01", None, "Wed 25 08:00-10:00", id="tomorrow"),
        pytest.param(60, "2026-11-24 23:59", None, "Wed 25 08:00-09:00", id="round-midnight"),
        pytest.param(60, "2026-11-24 09:00", LIBRARY_HERE, "Tue 24 10:00-11:00", id="opening"),
        pytest.param(60, "2026-11-24 20:30", LIBRARY_HERE, "Wed 25 10:00-11:00", id="closing"),
        pytest.param(60, "2026-12-24 20:30", LIBRARY_HERE, "Sat 26 10:00-11:00", id="holiday"),
        pytest.param(
            60, "2026-11-24 23:00", DAY_AND_NIGHT, "Wed 25 08:00-09:00", id="not-at-night"
        ),
        pytest.param(60, "2026-11-24 23:00", BAR, "Fri 27 18:00-19:00", id="evening"),
        pytest.param(300, "2026-11-24 23:00", BAR, "Fri 27 18:00-23:00", id="too-long-for-a-day"),
        pytest.param(300, "2026-11-27 19:10", BAR, "Fri 27 19:15-00:15", id="never-before-now"),
        pytest.param(900, "2026-11-24 06:00", None, "", id="longer-than-a-day"),
        pytest.param(600, "2026-11-24 23:00", BAR, "", id="too-long-for-its-hours"),
        pytest.param(60, "2026-11-24 10:00", add_place(opening_hours=None), "", id="not-known"),
    ],
)
def test_the_next_slot_lies_in_the_daytime_and_in_the_hours_of_the_place(
    minutes: int, now: str, place: PlaceExample | None, expected: str
) -> None:
    assert slot(minutes, now, place) == expected


def test_a_slot_leaves_time_for_the_way_there_and_on() -> None:
    there = moved(SOUTH_END, 700)
    before = add_engagement("2026-11-24 10:00", "2026-11-24 12:00", location=there)
    after = add_engagement("2026-11-24 13:20", "2026-11-24 14:00", location=there)
    assert slot(60, "2026-11-24 10:00", DAY_AND_NIGHT, before) == "Tue 24 12:15-13:15"
    assert slot(60, "2026-11-24 10:00", DAY_AND_NIGHT, before, after) == "Tue 24 14:15-15:15"
    assert slot(60, "2026-11-24 10:00", None, before, after) == "Tue 24 12:00-13:00"


def test_what_stands_after_midnight_is_in_the_way_of_a_night() -> None:
    after = add_engagement("2026-11-28 00:30", "2026-11-28 00:40")
    assert slot(420, "2026-11-27 10:00", BAR) == "Fri 27 18:00-01:00"
    assert slot(420, "2026-11-27 10:00", BAR, after) == "Sat 28 18:00-01:00"


def test_today_is_the_first_of_the_days_looked_at() -> None:
    holidays = [
        add_engagement(f"2026-11-{day} 00:00", f"2026-11-{day + 1} 00:00") for day in (24, 25)
    ]
    assert slot(60, "2026-11-24 10:00", None, *holidays, days=2) == ""
    assert slot(60, "2026-11-24 10:00", None, *holidays, days=3) == "Thu 26 08:00-09:00"


def plainly_next(
    minutes: int, place: PlaceExample | None, others: Sequence[Engagement], now: datetime
) -> Slot:
    """Try every quarter of three days, by day and then by night."""
    first = now.replace(hour=0, minute=0)
    quarters = [first + n * 15 * MINUTE for n in range(3 * 96)]
    pairs = [(start, start + minutes * MINUTE) for start in quarters if start >= now]
    good = [pair for pair in pairs if is_good(others, *pair, place)]
    by_day = [pair for pair in good if is_by_day(*pair)]
    return next(iter(by_day or (good if place else [])), None)


def is_by_day(start: datetime, end: datetime) -> bool:
    opens, closes = start.replace(hour=8, minute=0), start.replace(hour=22, minute=0)
    return opens <= start and end <= closes


@given(
    starts,
    st.integers(5, 300),
    st.none() | st.sampled_from(HOURS).map(lambda hours: add_place(opening_hours=hours)),
    st.data(),
)
def test_the_slot_is_the_first_of_trying_every_quarter(
    now: datetime, minutes: int, place: PlaceExample | None, data: st.DataObject
) -> None:
    others = data.draw(st.lists(engagements(now, minutes), max_size=4))
    found = next_free_slot(minutes, place, others, HOLIDAYS, TRAVEL, now, days=3)
    assert found == plainly_next(minutes, place, others, now)
