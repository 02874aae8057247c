import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.travel.areas import Area
from planner.domain.travel.geo import LatLon, distance_m
from planner.domain.travel.homes import Home, home_at, home_in
from planner.domain.travel.rail import RailNetwork
from tests.domain.rail_examples import (
    NS1,
    NS2,
    NS4,
    SOUTH_END,
    add_exit,
    add_station,
    drawn_network,
    moved,
    points,
)
from tests.domain.train_examples import area_around

NETWORK = drawn_network()
NORTH_HALF = area_around("North half", moved(SOUTH_END, 5000.0), 1500.0)
AREAS = (area_around("Cross", NS2.location), NORTH_HALF)


def home(name: str, *areas: Area, network: RailNetwork = NETWORK) -> Home:
    found = home_in(network, areas or AREAS, name)
    assert found is not None
    return found


def row_of_stations(count: int) -> RailNetwork:
    """Build stations A, B, C … 100 m apart, without a link."""
    stations = [
        add_station(f"NS{i}", moved(SOUTH_END, 100.0 * i), chr(65 + i)) for i in range(count)
    ]
    return RailNetwork.build(stations, [add_exit(each) for each in stations], [])


@pytest.mark.parametrize(
    ("name", "stations"),
    [
        pytest.param("Cross", ("Cross",), id="a station on two lines is one"),
        pytest.param("North", ("North",), id="a station on one line"),
        pytest.param("", None, id="no name"),
        pytest.param("Atlantis", None, id="no such station"),
        pytest.param("NS4", None, id="a code is no name"),
    ],
)
def test_a_home_at_a_station(name: str, stations: tuple[str, ...] | None) -> None:
    found = home_at(NETWORK, name)
    assert (found and found.stations) == stations


@pytest.mark.parametrize(
    ("area", "stations"),
    [
        pytest.param("Cross", ("Cross",), id="a station on two lines counts once"),
        pytest.param("North half", ("Middle", "North"), id="every station inside"),
    ],
)
def test_an_area_counts_by_the_stations_inside(area: str, stations: tuple[str, ...]) -> None:
    found = home(area)
    assert (found.stations, found.is_served) == (stations, True)


def test_a_planned_station_does_not_count() -> None:
    planned = add_station("NS9", NS2.location, "Planned", status="planned")
    network = RailNetwork.build([NS1, planned], [add_exit(NS1)], [])
    found = home("Cross", network=network)
    assert (found.stations, found.is_served) == (("South",), False)


@pytest.mark.parametrize("name", ["", "Atlantis", "North"])
def test_what_is_no_area_is_no_home_in_one(name: str) -> None:
    assert home_in(NETWORK, AREAS, name) is None


def test_without_any_station_nothing_is_a_home() -> None:
    nothing = RailNetwork.build([], [], [])
    assert home_in(nothing, AREAS, "Cross") is None
    assert home_at(nothing, "Cross") is None


def test_the_station_nearest_to_the_border_counts_where_none_is_inside() -> None:
    """Its middle is far in the south-east; the tip of its arm is beside North."""
    arm = [(6000.0, 300.0), (-9000.0, 9000.0), (-9500.0, 9500.0)]
    corners = [moved(SOUTH_END, north, east) for north, east in arm]
    ring = tuple((each.lat, each.lon) for each in corners)
    found = home("Arm", Area.bounded("Arm", "A", "", ((ring,),)))
    assert (found.stations, found.is_served) == (("North",), False)


@given(corners=st.lists(points(), min_size=3, max_size=6, unique=True))
def test_no_station_is_nearer_to_an_area_than_the_one_it_counts_by(corners: list[LatLon]) -> None:
    ring = tuple((each.lat, each.lon) for each in corners)
    area = Area.bounded("Any", "A", "", ((ring,),))
    found = home("Any", area)
    if found.is_served:
        return
    nearest = {s.name: to_border_m(s.location, corners) for s in NETWORK.stations}
    assert nearest[found.stations[0]] <= min(nearest.values()) + 60.0


def to_border_m(point: LatLon, corners: list[LatLon]) -> float:
    """Measure to the nearest of many points along a border, some 50 m apart."""
    found = math.inf
    for a, b in pairwise([*corners, corners[0]]):
        count = 1 + int(distance_m(a, b) / 50.0)
        for i in range(count + 1):
            part = i / count
            there = LatLon(a.lat + part * (b.lat - a.lat), a.lon + part * (b.lon - a.lon))
            found = min(found, distance_m(point, there))
    return found


def test_an_area_holds_its_points_and_a_station_none() -> None:
    at_cross = home_at(NETWORK, "Cross")
    assert at_cross is not None
    assert NS2.location in home("Cross")
    assert NS4.location not in home("Cross")
    assert NS2.location not in at_cross


@pytest.mark.parametrize(
    ("count", "words"),
    [
        pytest.param(1, "Row counts by its station A.", id="one"),
        pytest.param(2, "Row counts by its stations A, B.", id="two"),
        pytest.param(6, "Row counts by its stations A, B, C, D, E, F.", id="as many as are named"),
        pytest.param(8, "Row counts by its stations A, B, C, D, E, F and 2 more.", id="many"),
    ],
)
def test_the_stations_that_an_area_counts_by_are_named(count: int, words: str) -> None:
    row = area_around("Row", SOUTH_END, 1000.0)
    assert home("Row", row, network=row_of_stations(count)).counted_words() == words


def test_what_a_station_is_to_its_area_is_said() -> None:
    island = area_around("Island", moved(SOUTH_END, -9000.0))
    at_cross, far = home_at(NETWORK, "Cross"), home("Island", island)
    assert at_cross is not None
    assert (at_cross.stop_words(0), at_cross.counted_words()) == ("", "")
    assert home("North half").stop_words(1) == "North, a station of North half"
    assert far.stop_words(0) == "South, the station nearest to Island"
    assert far.counted_words() == "Island has no open station; the nearest is South."
