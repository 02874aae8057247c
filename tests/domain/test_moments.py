from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain import moments
from planner.domain.errors import InvalidValue
from planner.domain.moments import SINGAPORE_ZONE, Moment
from tests.domain.hours_examples import sg

TUESDAY_18_30 = sg("Tue 2026-11-24 18:30")
aware = st.datetimes(datetime(2021, 1, 1), datetime(2034, 1, 1)).map(  # noqa: DTZ001 - made aware
    lambda moment: moment.replace(tzinfo=SINGAPORE_ZONE)
)


def test_half_a_minute_before_midnight_is_still_23_59_of_that_day() -> None:
    late = sg("Tue 2026-11-24 23:59").replace(second=30, microsecond=999)
    minute = sg("Tue 2026-11-24 23:59")
    assert moments.instant(late) == Moment(minute, minute)


def test_an_instant_has_no_minutes_and_an_interval_counts_them() -> None:
    now = moments.instant(TUESDAY_18_30)
    assert (now.is_instant, now.minutes) == (True, 0)
    evening = moments.lasting(TUESDAY_18_30, 135)
    assert (evening.is_instant, evening.minutes) == (False, 135)


@pytest.mark.parametrize(
    "elsewhere",
    [
        datetime(2026, 11, 24, 16, 30, tzinfo=UTC),
        datetime(2026, 11, 24, 11, 30, tzinfo=timezone(timedelta(hours=-5))),
        datetime(2026, 11, 25, 1, 30, 59, tzinfo=timezone(timedelta(hours=9))),
    ],
    ids=["London", "New York", "Tokyo"],
)
def test_today_is_singapores_whatever_the_clock_of_the_server(elsewhere: datetime) -> None:
    here = moments.in_singapore(elsewhere)
    assert here == sg("Wed 2026-11-25 00:30")
    assert here.date() == sg("Wed 2026-11-25 00:00").date()


@pytest.mark.parametrize(
    ("now", "start", "end"),
    [
        ("Tue 2026-11-24 05:00", "Tue 2026-11-24 19:00", "Tue 2026-11-24 22:00"),
        ("Tue 2026-11-24 18:59", "Tue 2026-11-24 19:00", "Tue 2026-11-24 22:00"),
        ("Tue 2026-11-24 19:00", "Tue 2026-11-24 19:00", "Tue 2026-11-24 22:00"),
        ("Tue 2026-11-24 20:15", "Tue 2026-11-24 20:15", "Tue 2026-11-24 22:00"),
        ("Tue 2026-11-24 21:00", "Tue 2026-11-24 21:00", "Tue 2026-11-24 22:00"),
        ("Tue 2026-11-24 21:30", "Tue 2026-11-24 21:30", "Tue 2026-11-24 22:30"),
        ("Tue 2026-11-24 23:59", "Tue 2026-11-24 23:59", "Wed 2026-11-25 00:59"),
        ("Wed 2026-11-25 00:00", "Wed 2026-11-25 00:00", "Wed 2026-11-25 01:00"),
        ("Wed 2026-11-25 04:59", "Wed 2026-11-25 04:59", "Wed 2026-11-25 05:59"),
    ],
)
def test_tonight_is_what_is_left_of_the_evening(now: str, start: str, end: str) -> None:
    assert moments.tonight(sg(now)) == Moment(sg(start), sg(end))


@given(aware)
def test_tonight_is_never_over_and_lasts_one_to_three_hours(now: datetime) -> None:
    evening = moments.tonight(now)
    assert evening.start >= moments.instant(now).start
    assert 60 <= evening.minutes <= 180


def test_an_interval_may_last_a_day_but_not_a_minute_more() -> None:
    next_evening = TUESDAY_18_30 + timedelta(days=1)
    assert moments.between(TUESDAY_18_30, next_evening).minutes == 1440
    with pytest.raises(InvalidValue, match="longer than 24 hours") as refusal:
        moments.between(TUESDAY_18_30, next_evening + timedelta(minutes=1))
    assert refusal.value.field == "to"


@pytest.mark.parametrize("end", ["Tue 2026-11-24 18:30", "Tue 2026-11-24 18:29"])
def test_an_end_that_is_not_later_is_named_with_both_times(end: str) -> None:
    with pytest.raises(InvalidValue, match=r"24 Nov 18:\d\d is not after 24 Nov 18:30") as refusal:
        moments.between(TUESDAY_18_30, sg(end))
    assert refusal.value.field == "to"


@pytest.mark.parametrize("minutes", [0, -30, 1441])
def test_a_length_outside_a_day_is_refused_with_its_field(minutes: int) -> None:
    with pytest.raises(InvalidValue, match=f"{minutes} minutes") as refusal:
        moments.lasting(TUESDAY_18_30, minutes)
    assert refusal.value.field == "for"


@given(aware, st.integers(1, 1440))
def test_a_length_and_an_end_ask_the_same(start: datetime, minutes: int) -> None:
    asked = moments.lasting(start, minutes)
    assert asked == moments.between(start, start + timedelta(minutes=minutes))
    assert asked.minutes == minutes


def test_a_moment_falls_on_the_day_it_is_here() -> None:
    monday_night = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)
    assert moments.day_in_singapore(monday_night) == TUESDAY_18_30.date()
