from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.travel.geo import LatLon
from planner.domain.travel.last_trains import HomeWay, fix_for_train
from planner.domain.travel.train_times import LastTrains
from tests.domain.rail_examples import NS1, moved
from tests.domain.train_examples import (
    NETWORK,
    SOURCE,
    TRAINS,
    Train,
    add_train,
    at,
    every_day,
    home_to,
    tuesday,
    way_to,
)

TO_NORTH = f"Leave by 23:35 for the last train from South towards North {SOURCE}."


def table(*rows: Train) -> LastTrains:
    """Put rows in the place of those of the drawn railway."""
    return LastTrains.build(NETWORK, (*TRAINS, *rows))


def clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def test_one_train_is_left_for_with_its_walk_and_the_wait_to_spare() -> None:
    assert way_to("North") == HomeWay(
        tuesday("23:35"), TO_NORTH, False, "", "about 16 min: walk 2, NSL 3 stops, walk 2"
    )


@pytest.mark.parametrize(
    ("first", "second", "leave_by", "train"),
    [
        pytest.param("23:40", "24:05", "23:35", "South towards North", id="the first binds"),
        pytest.param("23:40", "23:45", "23:30", "Cross towards East", id="the second binds"),
        pytest.param("23:40", "23:50", "23:35", "Cross towards East", id="both at once"),
    ],
)
def test_the_train_that_has_to_be_left_for_first_is_named(
    first: str, second: str, leave_by: str, train: str
) -> None:
    way = way_to("East", trains=table(*every_day("NS1", first), *every_day("CC1", second, "East")))
    assert way.leave_by == tuesday(leave_by)
    assert way.words == f"Leave by {leave_by} for the last train from {train} {SOURCE}."


@given(first=st.integers(1290, 1560), second=st.integers(1290, 1560))
def test_who_leaves_in_time_catches_every_train_and_a_minute_later_one_is_gone(
    first: int, second: int
) -> None:
    rows = [*every_day("NS1", clock(first)), *every_day("CC1", clock(second), "East")]
    leave_by = way_to("East", trains=table(*rows)).leave_by
    assert leave_by is not None
    left = (leave_by - tuesday("00:00")) // timedelta(minutes=1)
    assert left + 5 <= first
    assert left + 15 <= second
    assert left + 1 + 5 > first or left + 1 + 15 > second


@pytest.mark.parametrize(
    ("end", "leave_by"),
    [
        pytest.param("2026-11-24 20:59", None, id="ends before 21:00"),
        pytest.param("2026-11-24 21:00", "2026-11-24 23:35", id="ends at 21:00"),
        pytest.param("2026-11-24 23:59", "2026-11-24 23:35", id="ends before midnight"),
        pytest.param("2026-11-25 00:00", "2026-11-24 23:35", id="ends at midnight"),
        pytest.param("2026-11-25 02:59", "2026-11-24 23:35", id="ends in the night"),
        pytest.param("2026-11-25 04:59", "2026-11-24 23:35", id="ends before the first trains"),
        pytest.param("2026-11-25 05:00", None, id="ends in the morning"),
    ],
)
def test_a_night_belongs_to_its_evening(end: str, leave_by: str | None) -> None:
    way = home_to("North", at(end))
    assert (way.leave_by if way else None) == (at(leave_by) if leave_by else None)


@pytest.mark.parametrize(
    ("end", "last"),
    [
        pytest.param("2026-11-24 22:00", "22:30", id="a Tuesday"),
        pytest.param("2026-11-27 22:00", "22:30", id="a Friday"),
        pytest.param("2026-11-28 01:00", "22:30", id="a Friday's night, on Saturday"),
        pytest.param("2026-11-28 22:00", "23:00", id="a Saturday"),
        pytest.param("2026-11-29 01:00", "23:00", id="a Saturday's night, on Sunday"),
        pytest.param("2026-11-29 22:00", "23:30", id="a Sunday"),
        pytest.param("2026-12-25 22:00", "23:30", id="a public holiday on a Friday"),
        pytest.param("2026-08-10 22:00", "23:30", id="the Monday of a holiday on a Sunday"),
        pytest.param("2026-12-24 22:00", "22:30", id="an eve is the weekday that it is"),
    ],
)
def test_the_kind_of_day_chooses_the_row(end: str, last: str) -> None:
    rows = [
        add_train("NS1", "22:30", day_type="weekday"),
        add_train("NS1", "23:00", day_type="saturday"),
        add_train("NS1", "23:30", day_type="sunday_ph"),
    ]
    leave_by = way_to("North", at(end), trains=table(*rows)).leave_by
    assert leave_by is not None
    assert f"{leave_by + timedelta(minutes=5):%H:%M}" == last


@pytest.mark.parametrize(
    ("last", "words"),
    [
        pytest.param("24:04", "23:59", id="leaving before midnight"),
        pytest.param("24:05", "midnight", id="leaving at midnight"),
        pytest.param("25:03", "Wed 00:58", id="leaving after it names the day"),
    ],
)
def test_trains_after_midnight_belong_to_the_evening(last: str, words: str) -> None:
    way = way_to("North", trains=table(*every_day("NS1", last)))
    assert way.words.startswith(f"Leave by {words} for the last train")


@pytest.mark.parametrize(
    ("start", "end", "is_missed", "words"),
    [
        pytest.param("21:00", "23:35", False, TO_NORTH, id="ends just in time"),
        pytest.param(
            "21:00",
            "23:36",
            True,
            f"This ends too late for the last train home. {TO_NORTH}",
            id="ends a minute later",
        ),
        pytest.param(
            "23:36",
            "23:50",
            True,
            f"This begins after the last train home. {TO_NORTH}",
            id="begins when it is gone",
        ),
    ],
)
def test_a_session_that_does_not_leave_time_is_told_so(
    start: str, end: str, is_missed: bool, words: str
) -> None:
    way = way_to("North", tuesday(end), start=tuesday(start))
    assert (way.is_missed, way.words) == (is_missed, words)


@pytest.mark.parametrize(
    ("home", "origin"),
    [
        pytest.param("", NS1.location, id="no home is set"),
        pytest.param("Atlantis", NS1.location, id="no such station is open"),
        pytest.param("South", moved(NS1.location, 300.0), id="home can be walked to"),
    ],
)
def test_nothing_is_said_where_no_train_is_needed(home: str, origin: LatLon) -> None:
    assert home_to(home, origin=origin) is None


@pytest.mark.parametrize(
    ("end", "caveat"),
    [
        pytest.param("2026-11-24 22:00", "", id="a plain night"),
        pytest.param(
            "2026-12-24 22:00",
            "Whether trains run later on the eve of Christmas Day is not known.",
            id="the eve of a holiday",
        ),
        pytest.param(
            "2026-12-25 01:00",
            "Whether trains run later on the eve of Christmas Day is not known.",
            id="the eve's night, on the holiday itself",
        ),
        pytest.param(
            "2027-12-31 22:00",
            "Whether trains run later on New Year's Eve is not known.",
            id="an eve before a year that is not gazetted",
        ),
        pytest.param(
            "2029-05-04 22:00",
            "The public holidays of 2029 are not known, nor their trains.",
            id="a year that is not gazetted",
        ),
    ],
)
def test_what_the_table_cannot_tell_of_a_night_is_said(end: str, caveat: str) -> None:
    assert way_to("North", at(end)).caveat == caveat


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        ("2026-06-09", "(MRTDown, June 2026)"),
        ("2025-12", "(MRTDown, December 2025)"),
        ("2026", "(MRTDown, 2026)"),
        ("", "(MRTDown)"),
    ],
)
def test_the_source_is_as_exact_as_its_date(as_of: str, words: str) -> None:
    way = way_to("North", trains=table(*every_day("NS1", "23:40", source_date=as_of)))
    assert way.words.endswith(f"towards North {words}.")


@pytest.mark.parametrize(
    ("leave_by", "start", "end", "offered"),
    [
        pytest.param("23:31", "21:00", "23:30", None, id="nothing is missed"),
        pytest.param("23:31", "21:30", "23:32", "21:30 23:30", id="cut to full five minutes"),
        pytest.param("23:30", "22:00", "24:00", "22:00 23:30", id="a quarter may be cut"),
        pytest.param("23:29", "22:00", "24:00", "21:25 23:25", id="over a quarter is moved"),
        pytest.param("23:00", "22:30", "24:00", "21:30 23:00", id="moved by an hour"),
        pytest.param("22:30", "22:45", "23:31", None, id="a minute over an hour"),
        pytest.param("22:59", "22:30", "24:00", None, id="too far to move"),
        pytest.param("23:00", "20:00", "24:00", "20:00 23:00", id="an hour of four is cut"),
        pytest.param("22:30", "23:15", "23:30", "22:15 22:30", id="one begun too late is moved"),
    ],
)
def test_a_fix_ends_in_time(leave_by: str, start: str, end: str, offered: str | None) -> None:
    ends = tuesday("00:00") + timedelta(hours=int(end[:2]), minutes=int(end[3:]))
    way = HomeWay(tuesday(leave_by), "", ends > tuesday(leave_by), "")
    times = fix_for_train(way, tuesday(start), ends)
    assert (times and " ".join(f"{moment:%H:%M}" for moment in times)) == offered


def test_no_fix_is_made_up_where_the_last_train_is_not_known() -> None:
    way = HomeWay(None, "", is_missed=True, caveat="")
    assert fix_for_train(way, tuesday("21:00"), tuesday("23:00")) is None


@given(late=st.integers(1, 90), minutes=st.integers(15, 300))
def test_a_fix_is_never_longer_nor_later_and_catches_the_train(late: int, minutes: int) -> None:
    leave_by = tuesday("22:32")
    end = leave_by + timedelta(minutes=late)
    start = end - timedelta(minutes=minutes)
    times: tuple[datetime, datetime] | None = fix_for_train(
        HomeWay(leave_by, "", is_missed=True, caveat=""), start, end
    )
    if times is None:
        assert late + 2 > 60
        assert (late + 2) * 4 > minutes
        return
    assert times[1] == tuesday("22:30")
    assert times[0] <= start
    assert 0 < times[1].timestamp() - times[0].timestamp() <= (end - start).total_seconds()
