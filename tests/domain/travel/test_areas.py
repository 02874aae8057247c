import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.travel.areas import Area, area_name
from planner.domain.travel.geo import LatLon

WEST = Area.bounded(
    "West", "W", "West", ((((1.0, 103.0), (1.0, 103.5), (2.0, 103.5), (2.0, 103.0)),),)
)
EAST = Area.bounded(
    "East", "E", "East", ((((1.0, 103.5), (1.0, 104.0), (2.0, 104.0), (2.0, 103.5)),),)
)
LAKE = ((1.4, 103.1), (1.4, 103.2), (1.6, 103.2), (1.6, 103.1))
RING = Area.bounded("Ring", "R", "West", ((WEST.polygons[0][0], LAKE),))
ISLES = Area.bounded(
    "Isles", "I", "All", (WEST.polygons[0], (((1.0, 103.8), (1.0, 103.9), (1.1, 103.9)),))
)


@pytest.mark.parametrize(
    ("point", "name"),
    [
        (LatLon(1.5, 103.25), "West"),
        (LatLon(1.5, 103.75), "East"),
        (LatLon(2.5, 103.25), None),
        (LatLon(1.5, 102.9), None),
    ],
    ids=["in the west", "in the east", "north of both", "beyond the west"],
)
def test_a_point_is_named_by_the_area_around_it(point: LatLon, name: str | None) -> None:
    assert area_name([WEST, EAST], point) == name


def test_a_hole_is_not_part_of_its_area() -> None:
    assert LatLon(1.5, 103.15) not in RING
    assert LatLon(1.5, 103.05) in RING


def test_an_area_of_two_parts_holds_both_and_not_the_sea_between() -> None:
    assert LatLon(1.5, 103.25) in ISLES
    assert LatLon(1.05, 103.89) in ISLES
    assert LatLon(1.05, 103.7) not in ISLES


def test_a_point_in_the_box_alone_is_outside() -> None:
    triangle = Area.bounded("Tip", "T", "All", ((((1.0, 103.0), (1.0, 104.0), (2.0, 103.0)),),))
    assert LatLon(1.9, 103.9) not in triangle


@given(
    lat=st.floats(1.0, 2.0, exclude_min=True, exclude_max=True),
    lon=st.floats(103.0, 104.0, exclude_min=True, exclude_max=True),
)
def test_neighbours_never_both_hold_a_point_nor_both_miss_it(lat: float, lon: float) -> None:
    point = LatLon(lat, lon)
    assert (point in WEST) + (point in EAST) == 1
