"""Small railways to reason about: builders with defaults, one drawn network, and random ones.

The drawn one runs north from ``SOUTH_END``, stations 2,000 m apart; minutes are stated::

    NS1 ──3── NS2 ──3── NS3 ──3── NS4          NSL
               ║ change
              CC1 ──4── CC2 (2,000 m east)     CCL
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from hypothesis import strategies as st

from planner.domain.travel.geo import EARTH_RADIUS_M, LatLon
from planner.domain.travel.rail import RailNetwork
from planner.domain.travel.stations import CHANGE
from planner.domain.travel.walking import Numbers


@dataclass(frozen=True)
class Line:
    line: str
    name: str


@dataclass(frozen=True)
class Station:
    code: str
    name: str
    line: str
    location: LatLon
    status: str = "open"


@dataclass(frozen=True)
class Exit:
    station: str
    codes: tuple[str, ...]
    exit: str
    location: LatLon


@dataclass(frozen=True)
class Link:
    line: str
    from_code: str
    to_code: str
    distance_m: float
    minutes: float | None = None


Railway = tuple[list[Station], list[Exit], list[Link]]

SOUTH_END = LatLon(1.30, 103.85)
APART_M = 2000.0
LINES = (Line("NSL", "North-South Line"), Line("CCL", "Circle Line"))


def moved(start: LatLon, north_m: float = 0.0, east_m: float = 0.0) -> LatLon:
    """Go north and east by metres (exact along a meridian, within 0.1 % east near the equator)."""
    return LatLon(
        start.lat + math.degrees(north_m / EARTH_RADIUS_M),
        start.lon + math.degrees(east_m / EARTH_RADIUS_M),
    )


def add_station(
    code: str,
    location: LatLon = SOUTH_END,
    name: str = "",
    line: str = "NSL",
    status: str = "open",
) -> Station:
    return Station(code, name or code, line, location, status)


def add_exit(station: Station, label: str = "A", *others: str, east_m: float = 0.0) -> Exit:
    where = moved(station.location, east_m=east_m)
    return Exit(station.name, (station.code, *others), label, where)


def column(*points: LatLon) -> Numbers:
    return np.array([(point.lat, point.lon) for point in points]).reshape(-1, 2)


NS1 = add_station("NS1", SOUTH_END, "South")
NS2 = add_station("NS2", moved(SOUTH_END, APART_M), "Cross")
NS3 = add_station("NS3", moved(SOUTH_END, 2 * APART_M), "Middle")
NS4 = add_station("NS4", moved(SOUTH_END, 3 * APART_M), "North")
CC1 = add_station("CC1", NS2.location, "Cross", "CCL")
CC2 = add_station("CC2", moved(NS2.location, 0.0, APART_M), "East", "CCL")
STATIONS = (NS1, NS2, NS3, NS4, CC1, CC2)
EXITS = (
    add_exit(NS1),
    add_exit(NS2, "A", "CC1"),
    add_exit(NS3),
    add_exit(NS4, "A"),
    add_exit(NS4, "B", east_m=160.0),
    add_exit(CC2),
)
LINKS = (
    Link("NSL", "NS1", "NS2", APART_M, 3.0),
    Link("NSL", "NS2", "NS3", APART_M, 3.0),
    Link("NSL", "NS3", "NS4", APART_M, 3.0),
    Link(CHANGE, "NS2", "CC1", 0.0),
    Link("CCL", "CC1", "CC2", APART_M, 4.0),
)


def drawn_network(links: Sequence[Link] = LINKS) -> RailNetwork:
    return RailNetwork.build(STATIONS, EXITS, links, LINES)


def points() -> st.SearchStrategy[LatLon]:
    """Draw points within some 20 km, on a grid of about 11 m so that examples can be read."""
    return st.builds(
        lambda lat, lon: LatLon(round(1.25 + lat / 10_000, 4), round(103.75 + lon / 10_000, 4)),
        st.integers(0, 1800),
        st.integers(0, 1800),
    )


@st.composite
def railways(draw: st.DrawFn) -> Railway:
    """Draw up to 6 one-platform stations on three lines, an exit or two each, and any links."""
    places = draw(st.lists(points(), min_size=2, max_size=6, unique=True))
    lines = draw(st.lists(st.sampled_from(["NSL", "CCL", "BPLRT"]), min_size=6, max_size=6))
    stations = [add_station(f"X{i}", place, line=lines[i]) for i, place in enumerate(places)]
    exits = [
        add_exit(station, label, east_m=east_m)
        for station in stations
        for label, east_m in draw(st.sampled_from([(("A", 0.0),), (("A", 50.0), ("B", -300.0))]))
    ]
    return stations, exits, draw(st.lists(links(len(stations)), max_size=9))


def links(count: int) -> st.SearchStrategy[Link]:
    ends = st.lists(st.integers(0, count - 1), min_size=2, max_size=2, unique=True)
    return st.builds(
        lambda line, pair, minutes: Link(line, f"X{pair[0]}", f"X{pair[1]}", 0.0, minutes),
        st.sampled_from(["NSL", "CCL", "BPLRT", CHANGE]),
        ends,
        st.one_of(st.none(), st.integers(1, 9).map(float)),
    )


def all_pairs(network: RailNetwork) -> list[list[float]]:
    """Work out every pair by Floyd and Warshall's method, which shares nothing with a heap."""
    count = range(len(network.stations))
    table = [[0.0 if i == j else math.inf for j in count] for i in count]
    for here in count:
        for there, minutes, _ in network.hops[here]:
            table[here][there] = min(table[here][there], minutes)
    for via, i, j in product(count, count, count):
        table[i][j] = min(table[i][j], table[i][via] + table[via][j])
    return table
