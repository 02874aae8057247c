"""Ways home to an area: by whichever of its stations one can leave for latest."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.travel.areas import Area
from planner.domain.travel.geo import LatLon
from planner.domain.travel.homes import Home, home_in
from planner.domain.travel.rail import RailNetwork
from planner.domain.travel.train_times import LastTrains
from tests.domain.rail_examples import (
    CC2,
    EXITS,
    LINES,
    LINKS,
    NS1,
    NS2,
    NS3,
    NS4,
    SOUTH_END,
    STATIONS,
    moved,
)
from tests.domain.train_examples import (
    NETWORK,
    SOURCE,
    TRAINS,
    Train,
    every_day,
    home_around,
    home_to,
    tuesday,
    way_to,
)

DOUBT = "The last train is earlier than at the station before it; check."
TO_NORTH = f"Leave by 23:35 for the last train from South towards North {SOURCE}."
NORTH_OR_EAST = home_around("Suburb", NS4.location, CC2.location)
NOT_KNOWN = "When the last train home leaves is not known."


def table(*rows: Train, network: RailNetwork = NETWORK) -> LastTrains:
    return LastTrains.build(network, (*TRAINS, *rows))


def clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def counted(stop: str) -> str:
    return f" That counts as far as {stop}, without the walk or bus from there."


def test_a_way_to_an_area_names_its_station_and_what_is_not_counted() -> None:
    way = way_to(home_around("Suburb", NS4.location))
    assert way.words == f"{TO_NORTH}{counted('North, a station of Suburb')}"


def test_an_area_without_a_station_counts_by_the_nearest_one() -> None:
    way = way_to(home_around("Woods", moved(NS4.location, 5000.0)))
    assert way.words == f"{TO_NORTH}{counted('North, the station nearest to Woods')}"
    assert way.leave_by == tuesday("23:35")


@given(
    station=st.sampled_from(STATIONS),
    lasts=st.lists(st.integers(1290, 1560), min_size=3, max_size=3),
    doubts=st.lists(st.booleans(), min_size=3, max_size=3),
    north_m=st.integers(-1500, 7500),
    east_m=st.integers(-1500, 3500),
    end=st.sampled_from(["20:30", "22:00", "23:20", "23:59"]),
)
def test_an_area_with_one_station_says_what_that_station_says(  # noqa: PLR0913, PLR0917 - one draw each
    station: object, lasts: list[int], doubts: list[bool], north_m: int, east_m: int, end: str
) -> None:
    rows = [
        row
        for code, direction, last, doubt in zip(
            ("NS1", "NS2", "CC1"), ("North", "North", "East"), lasts, doubts, strict=True
        )
        for row in every_day(code, clock(last), direction, note=DOUBT if doubt else "")
    ]
    asked = {
        "end": tuesday(end),
        "start": tuesday("20:00"),
        "trains": table(*rows),
        "origin": moved(SOUTH_END, north_m, east_m),
    }
    name, at = station.name, station.location  # type: ignore[attr-defined]
    area = home_around("Suburb", at, half_m=1.0)
    by_station, by_area = home_to(name, **asked), home_to(area, **asked)  # type: ignore[arg-type]
    if by_station is None:
        assert by_area is None
        return
    tail = counted(f"{name}, a station of Suburb")
    assert by_area == replace(by_station, words=f"{by_station.words}{tail}")


@given(
    lasts=st.lists(st.integers(1290, 1560), min_size=3, max_size=3),
    inside=st.sets(st.sampled_from([NS3, NS4, CC2]), min_size=1),
    origin=st.sampled_from([NS1.location, moved(NS1.location, 900.0), NS2.location]),
)
def test_an_area_is_left_for_as_late_as_the_latest_of_its_stations(
    lasts: list[int], inside: set[object], origin: LatLon
) -> None:
    rows = [
        row
        for code, direction, last in zip(
            ("NS1", "NS2", "CC1"), ("North", "North", "East"), lasts, strict=True
        )
        for row in every_day(code, clock(last), direction)
    ]
    trains = table(*rows)
    stations = sorted(inside, key=str)
    area = home_around("Suburb", *(s.location for s in stations))  # type: ignore[attr-defined]
    each = {
        s.name: way_to(s.name, trains=trains, origin=origin)  # type: ignore[attr-defined]
        for s in stations
    }
    way = way_to(area, trains=trains, origin=origin)
    times = [one.leave_by for one in each.values() if one.leave_by is not None]
    assert way.leave_by == max(times)
    (named,) = [name for name in each if f"as far as {name}, a station" in way.words]
    assert each[named].leave_by == way.leave_by


@pytest.mark.parametrize(
    ("east", "leave_by", "stop"),
    [
        pytest.param("23:49", "23:35", "North", id="the station left for later"),
        pytest.param("24:05", "23:35", "East", id="of two that are left for alike, the quicker"),
    ],
)
def test_the_latest_station_is_named(east: str, leave_by: str, stop: str) -> None:
    farther = [*LINKS[:2], replace(LINKS[2], minutes=30.0), *LINKS[3:]]
    network = RailNetwork.build(STATIONS, EXITS, farther, LINES)
    trains = table(*every_day("CC1", east, "East"), network=network)
    home = home_around("Suburb", NS4.location, CC2.location, network=network)
    way = way_to(home, trains=trains, network=network)
    assert way.leave_by == tuesday(leave_by)
    assert way.words.endswith(counted(f"{stop}, a station of Suburb"))


def test_nothing_is_said_in_an_area_though_its_nearest_station_is_far() -> None:
    """The area lies from beside North, where it counts, to beside South."""
    corners = [(6000.0, 300.0), (-500.0, 1200.0), (-500.0, 1700.0)]
    drawn = [moved(SOUTH_END, north, east) for north, east in corners]
    ring = tuple((corner.lat, corner.lon) for corner in drawn)
    home = home_in(NETWORK, [Area.bounded("Strip", "S", "", ((ring,),))], "Strip")
    assert home is not None
    assert home.stations == ("North",)
    assert home_to(home, origin=moved(SOUTH_END, -400.0, 1400.0)) is None
    assert home_to(home, origin=moved(SOUTH_END, -600.0, 1400.0)) is not None


@pytest.mark.parametrize(
    ("home", "origin"),
    [
        pytest.param(
            home_around("Suburb", NS1.location, NS4.location),
            moved(NS1.location, 900.0),
            id="on foot to one of its stations",
        ),
        pytest.param(
            home_around("Woods", moved(NS1.location, -9000.0)),
            moved(NS1.location, -9000.0),
            id="in an area without a station",
        ),
    ],
)
def test_nothing_is_said_where_the_area_is_near(home: Home, origin: LatLon) -> None:
    assert home_to(home, origin=origin) is None
