"""Points inside polygons: the middle of an area lies in the area."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.travel.geo import LatLon
from planner.domain.travel.polygons import Polygon, is_inside, middle

SQUARE = [(1.0, 103.0), (1.0, 103.2), (1.2, 103.2), (1.2, 103.0)]
HOLE = [(1.05, 103.05), (1.05, 103.15), (1.15, 103.15), (1.15, 103.05)]
HORSESHOE = [
    *((1.0, 103.0), (1.0, 103.3), (1.1, 103.3), (1.1, 103.05)),
    *((1.2, 103.05), (1.2, 103.3), (1.3, 103.3), (1.3, 103.0)),
]


def test_the_middle_of_a_square_is_its_centre() -> None:
    assert middle([[SQUARE]]) == LatLon(1.1, 103.1)


def test_a_closed_ring_and_an_open_one_are_the_same() -> None:
    assert middle([[[*SQUARE, SQUARE[0]]]]) == middle([[SQUARE]])


def test_the_largest_part_is_taken() -> None:
    small = [(lat / 100 + 1.3, lon / 100 + 102) for lat, lon in SQUARE]
    assert middle([[small], [SQUARE]]) == LatLon(1.1, 103.1)


@pytest.mark.parametrize("polygon", [[HORSESHOE], [SQUARE, HOLE]], ids=["horseshoe", "with a hole"])
def test_a_centroid_outside_gives_way_to_a_point_inside(polygon: Polygon) -> None:
    found = middle([polygon])
    assert is_inside((found.lat, found.lon), polygon)


def test_a_hole_is_outside() -> None:
    assert not is_inside((1.1, 103.1), [SQUARE, HOLE])
    assert is_inside((1.02, 103.1), [SQUARE, HOLE])


def test_a_ring_without_area_still_has_a_middle_on_it() -> None:
    assert middle([[[(1.3, 103.8)] * 3]]) == LatLon(1.3, 103.8)


@given(
    st.lists(
        st.tuples(st.floats(1.2, 1.4), st.floats(103.6, 104.0)), min_size=3, max_size=3, unique=True
    )
)
def test_the_middle_lies_in_the_box_of_its_polygon(ring: list[tuple[float, float]]) -> None:
    found = middle([[ring]])
    lats, lons = zip(*ring, strict=True)
    assert min(lats) - 1e-6 <= found.lat <= max(lats) + 1e-6
    assert min(lons) - 1e-6 <= found.lon <= max(lons) + 1e-6
