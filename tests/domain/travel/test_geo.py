import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import InvalidValue
from planner.domain.travel.geo import EARTH_RADIUS_M, SINGAPORE, Box, LatLon, distance_m

BISHAN = LatLon(1.3511, 103.8484)
CHANGI = LatLon(1.3592, 103.9894)
globe = st.builds(LatLon, st.floats(-90, 90), st.floats(-180, 180))


@pytest.mark.parametrize(
    ("lat", "lon"),
    [
        (90.0001, 0.0),
        (-91.0, 0.0),
        (0.0, 180.0001),
        (0.0, -181.0),
        (math.nan, 103.8),
        (1.35, math.nan),
        (math.inf, 103.8),
        (103.8, 1.35),
    ],
    ids=["north", "south", "east", "west", "no lat", "no lon", "infinite", "the wrong way round"],
)
def test_what_is_no_point_on_the_globe_is_refused_with_its_field(lat: float, lon: float) -> None:
    with pytest.raises(InvalidValue, match="is not a point on the globe") as refusal:
        LatLon(lat, lon)
    assert refusal.value.field == "near"


@pytest.mark.parametrize(("lat", "lon"), [(90.0, 180.0), (-90.0, -180.0), (0.0, 0.0)])
def test_the_poles_and_the_antimeridian_are_points(lat: float, lon: float) -> None:
    assert LatLon(lat, lon).lat == lat


def test_a_box_holds_its_edges_and_nothing_beyond() -> None:
    box = Box(south=1.0, west=103.0, north=2.0, east=104.0)
    assert LatLon(1.0, 103.0) in box
    assert LatLon(2.0, 104.0) in box
    for outside in (
        LatLon(0.999, 103.5),
        LatLon(2.001, 103.5),
        LatLon(1.5, 102.999),
        LatLon(1.5, 104.001),
    ):
        assert outside not in box


def test_singapore_is_around_bishan_and_not_around_null_island_or_johor() -> None:
    assert BISHAN in SINGAPORE
    assert CHANGI in SINGAPORE
    assert LatLon(0.0, 0.0) not in SINGAPORE
    assert LatLon(1.4927, 103.7414) not in SINGAPORE


def test_bishan_to_changi_airport_is_about_15_700_metres() -> None:
    assert distance_m(BISHAN, CHANGI) == pytest.approx(15_701, abs=10)


def test_a_degree_of_latitude_is_the_same_everywhere_and_one_of_longitude_shrinks() -> None:
    degree = math.radians(1) * EARTH_RADIUS_M
    assert distance_m(LatLon(0, 0), LatLon(1, 0)) == pytest.approx(degree)
    assert distance_m(LatLon(60, 0), LatLon(61, 0)) == pytest.approx(degree)
    assert distance_m(LatLon(60, 0), LatLon(60, 1)) == pytest.approx(degree / 2, rel=1e-3)


@given(globe, globe)
def test_distance_is_the_same_both_ways_and_at_most_half_the_globe(a: LatLon, b: LatLon) -> None:
    assert distance_m(a, b) == pytest.approx(distance_m(b, a), abs=1e-6)
    assert 0 <= distance_m(a, b) <= math.pi * EARTH_RADIUS_M + 1e-6
    assert distance_m(a, a) == 0


@given(globe, globe, globe)
def test_a_detour_is_never_shorter(a: LatLon, b: LatLon, via: LatLon) -> None:
    assert distance_m(a, b) <= distance_m(a, via) + distance_m(via, b) + 1e-3
