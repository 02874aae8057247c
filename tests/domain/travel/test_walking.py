import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.travel.geo import LatLon, distance_m
from planner.domain.travel.walking import Points, distances_m, walk_minutes, whole_minutes
from tests.domain.rail_examples import SOUTH_END, column, moved, points

ANYWHERE = st.builds(LatLon, st.floats(-90, 90), st.floats(-180, 180))


@given(origin=points(), places=st.lists(points(), max_size=5))
def test_a_column_of_distances_agrees_with_one_at_a_time(
    origin: LatLon, places: list[LatLon]
) -> None:
    expected = [distance_m(origin, place) for place in places]
    assert distances_m(origin, column(*places)) == pytest.approx(expected, abs=1e-3)


@given(origin=ANYWHERE, place=ANYWHERE)
def test_distances_agree_within_a_metre_anywhere_on_the_globe(
    origin: LatLon, place: LatLon
) -> None:
    assert distances_m(origin, column(place))[0] == pytest.approx(
        distance_m(origin, place), abs=1.0
    )


def test_no_points_have_no_distances() -> None:
    assert Points.at(np.empty((0, 2))).count == 0
    assert len(distances_m(SOUTH_END, np.empty((0, 2)))) == 0


@pytest.mark.parametrize(
    ("straight_m", "minutes"),
    [
        pytest.param(0.0, 1, id="next door is still a minute"),
        pytest.param(61.0, 1, id="61 m becomes 79.3 m of street"),
        pytest.param(62.0, 2, id="62 m becomes 80.6 m of street"),
        pytest.param(1000.0, 17, id="1,000 m becomes 1,300 m of street, 16.25 min"),
        pytest.param(80.0 * 10 / 1.3, 10, id="exactly ten minutes is not eleven"),
    ],
)
def test_a_walk_is_rounded_up(straight_m: float, minutes: int) -> None:
    assert walk_minutes(straight_m) == minutes


@given(metres=st.floats(0, 60_000))
def test_a_walk_is_never_shorter_than_the_great_circle_at_walking_speed(metres: float) -> None:
    assert walk_minutes(metres) >= metres / 80


@given(near=st.floats(0, 60_000), further=st.floats(0, 1000))
def test_a_longer_way_never_takes_less_time(near: float, further: float) -> None:
    assert walk_minutes(near + further) >= walk_minutes(near)


@given(whole=st.integers(1, 500))
def test_a_whole_minute_reached_by_floating_point_stays_whole(whole: int) -> None:
    assert whole_minutes(math.nextafter(whole, math.inf)) == whole


def test_points_are_not_changed_after_they_are_made() -> None:
    with pytest.raises(ValueError, match="read-only"):
        Points.at(column(moved(SOUTH_END, 5.0))).vectors[0, 0] = 0.0
