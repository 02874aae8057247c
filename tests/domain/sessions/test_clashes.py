"""What clashes with a session: other engagements, and ways that cannot be made in time."""

from collections.abc import Sequence
from datetime import UTC, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.moments import Moment
from planner.domain.sessions.clashes import (
    Engagement,
    around,
    clashes,
    is_fine,
    is_free,
    travel_between,
)
from planner.domain.sessions.verdicts import Fit
from planner.domain.travel.geo import LatLon
from planner.domain.travel.journeys import journey_to
from tests.domain.fix_examples import TRAVEL, add_engagement, engagements, taking
from tests.domain.hours_examples import sg
from tests.domain.place_examples import NETWORK, points
from tests.domain.plain_fixes import plainly_clashing
from tests.domain.rail_examples import SOUTH_END, moved

HERE = SOUTH_END
THERE = moved(SOUTH_END, 2000)
TUESDAY_19 = sg("Tue 2026-11-24 19:00")
TUESDAY_21 = sg("Tue 2026-11-24 21:00")


def words(*others: Engagement, here: LatLon | None = HERE) -> list[str]:
    found = clashes(TUESDAY_19, TUESDAY_21, here, others, taking(20))
    return [clash.words for clash in found]


@pytest.mark.parametrize(
    ("start", "end", "is_clash"),
    [
        pytest.param("17:00", "19:00", False, id="ends-as-it-begins"),
        pytest.param("17:00", "19:01", True, id="ends-a-minute-into-it"),
        pytest.param("20:59", "22:00", True, id="begins-in-its-last-minute"),
        pytest.param("21:00", "22:00", False, id="begins-as-it-ends"),
        pytest.param("19:30", "20:00", True, id="within-it"),
        pytest.param("18:00", "22:00", True, id="all-round-it"),
        pytest.param("19:00", "21:00", True, id="at-the-same-time"),
        pytest.param("20:00", "20:00", False, id="takes-no-time"),
    ],
)
def test_two_engagements_clash_if_they_share_a_minute(start: str, end: str, is_clash: bool) -> None:
    other = add_engagement(f"2026-11-24 {start}", f"2026-11-24 {end}")
    assert bool(words(other)) is is_clash


@pytest.mark.parametrize(
    ("start", "end", "minutes", "is_clash"),
    [
        pytest.param("18:00", "18:40", 20, False, id="just-in-time-before"),
        pytest.param("18:00", "18:41", 20, True, id="a-minute-short-before"),
        pytest.param("21:20", "22:00", 20, False, id="just-in-time-after"),
        pytest.param("21:19", "22:00", 20, True, id="a-minute-short-after"),
        pytest.param("18:00", "19:00", 1, True, id="no-time-at-all"),
        pytest.param("18:30", "18:30", 60, False, id="takes-no-time"),
    ],
)
def test_a_way_that_takes_longer_than_the_time_between_is_a_clash(
    start: str, end: str, minutes: int, is_clash: bool
) -> None:
    other = add_engagement(f"2026-11-24 {start}", f"2026-11-24 {end}", location=THERE)
    found = clashes(TUESDAY_19, TUESDAY_21, HERE, [other], taking(minutes))
    assert [clash.is_travel for clash in found] == [True] * is_clash


@pytest.mark.parametrize(
    ("here", "there"),
    [
        pytest.param(None, THERE, id="here-is-not-known"),
        pytest.param(HERE, None, id="there-is-not-known"),
        pytest.param(HERE, HERE, id="the-same-place"),
        pytest.param(HERE, moved(HERE, 99), id="the-same-building"),
    ],
)
def test_no_way_is_made_up(here: LatLon | None, there: LatLon | None) -> None:
    before = add_engagement("2026-11-24 18:00", "2026-11-24 19:00", location=there)
    assert words(before, here=here) == []


def test_next_door_is_a_way() -> None:
    assert words(add_engagement("2026-11-24 18:00", "2026-11-24 19:00", location=moved(HERE, 101)))


def test_only_the_last_place_before_and_the_next_after_count() -> None:
    early = add_engagement("2026-11-24 18:00", "2026-11-24 18:50", "Early", THERE)
    late = add_engagement("2026-11-24 18:50", "2026-11-24 18:55", "Late", HERE)
    online = add_engagement("2026-11-24 18:55", "2026-11-24 19:00", "Online")
    again = add_engagement("2026-11-24 21:05", "2026-11-24 21:10", "Again", THERE)
    same = add_engagement("2026-11-24 21:05", "2026-11-24 22:00", "Same", moved(THERE, 200))
    last = add_engagement("2026-11-24 21:06", "2026-11-24 22:00", "Last", THERE)
    found = clashes(TUESDAY_19, TUESDAY_21, HERE, [early, late, online, again, same, last], TRAVEL)
    assert [clash.other.title for clash in found] == ["Again", "Same"]


def test_each_clash_says_with_what_and_when() -> None:
    assert words(
        add_engagement("2026-11-24 21:05", "2026-11-24 22:00", "Choir", THERE, place_name="Hall"),
        add_engagement("2026-11-24 20:30", "2026-11-25 00:30", "Shift"),
        add_engagement("2026-11-24 18:00", "2026-11-24 19:00", "Physics", THERE),
        add_engagement("2026-11-24 18:00", "2026-11-24 19:30", "Maths", place_name="Atrium"),
    ) == [
        "Overlaps “Maths” at Atrium, 18:00–19:30",
        "Overlaps “Shift”, Tue 20:30 – Wed 00:30",
        "No time after “Physics” ends at 19:00; the way takes about 20 min by our estimate",
        "5 min before “Choir” at Hall starts at 21:05; the way takes about 20 min by our estimate",
    ]


@pytest.mark.parametrize(
    ("end", "says"),
    [
        pytest.param("2026-11-25 00:00", "Tue 24 Nov, all day", id="one-day"),
        pytest.param("2026-11-26 00:00", "Tue 24 Nov – Wed 25 Nov, all day", id="two-days"),
    ],
)
def test_whole_days_are_told_by_their_days(end: str, says: str) -> None:
    camp = add_engagement("2026-11-24 00:00", end, "Camp", is_all_day=True)
    assert words(camp) == [f"Overlaps “Camp”, {says}"]


def test_times_from_the_database_are_told_in_singapore() -> None:
    other = add_engagement("2026-11-24 20:00", "2026-11-24 22:00", "Shift")
    stored = Engagement("a", "Shift", other.start.astimezone(UTC), other.end.astimezone(UTC))
    assert words(stored) == ["Overlaps “Shift”, 20:00–22:00"]


@pytest.mark.parametrize(
    ("fit", "expected"),
    [
        (Fit.NONE, True),
        (Fit.OPEN, True),
        (Fit.UNKNOWN, False),
        (Fit.PARTLY, False),
        (Fit.CLOSED, False),
    ],
)
def test_a_session_is_fine_if_it_is_open_or_nowhere_listed_and_clashes_with_nothing(
    fit: Fit, expected: bool
) -> None:
    other = add_engagement("2026-11-24 20:00", "2026-11-24 22:00")
    found = clashes(TUESDAY_19, TUESDAY_21, None, [other], TRAVEL)
    assert is_fine(fit, ()) is expected
    assert is_fine(fit, found) is False


many = st.lists(engagements(TUESDAY_19, 120), max_size=6)


@given(many, st.none() | points)
def test_the_clashes_are_those_of_looking_minute_by_minute(
    others: Sequence[Engagement], here: LatLon | None
) -> None:
    found = clashes(TUESDAY_19, TUESDAY_21, here, others, TRAVEL)
    keys = {(clash.other.key, clash.is_travel) for clash in found}
    assert keys == plainly_clashing(Moment(TUESDAY_19, TUESDAY_21), here, others)
    assert is_free(TUESDAY_19, TUESDAY_21, here, others, TRAVEL) is (not found)


@given(many, st.integers(-60, 60), st.integers(-60, 60))
def test_those_around_a_stretch_clash_as_all_of_them_do(
    others: Sequence[Engagement], early: int, late: int
) -> None:
    hour, minute = timedelta(hours=1), timedelta(minutes=1)
    near = around(TUESDAY_19 - hour, TUESDAY_21 + hour, others)
    start, end = TUESDAY_19 + early * minute, TUESDAY_21 + late * minute
    found = clashes(start, end, HERE, near, TRAVEL)
    assert found == clashes(start, end, HERE, others, TRAVEL)


@given(points, points)
def test_the_minutes_between_are_those_of_the_journey_and_the_same_back(
    one: LatLon, other: LatLon
) -> None:
    minutes = travel_between(NETWORK)
    assert minutes(one, other) == journey_to(NETWORK, one, other).minutes == minutes(other, one)
