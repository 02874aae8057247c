"""The railway that ``data/`` describes, as the rules see it."""

import numpy as np
import pytest

from planner.domain.travel.estimates import exits_near, minutes_from
from planner.domain.travel.geo import LatLon
from planner.domain.travel.journeys import journey_to, journey_words, nearest_exits
from planner.domain.travel.rail import RailNetwork, quickest_paths
from planner.store.tables.files import (
    read_exits,
    read_lines,
    read_links,
    read_places,
    read_stations,
)
from tools.set_up import PROJECT

FOLDER = PROJECT / "data"
END_TO_END = [  # as the README of the timings gives them, July 2026
    ("NSL", "NS1", "NS28", 73.5),
    ("EWL", "EW1", "EW33", 85.0),  # 90 with the airport branch
    ("NEL", "NE1", "NE18", 37.5),
    ("DTL", "DT1", "DT35", 67.5),
    ("TEL", "TE1", "TE29", 63.0),
]


@pytest.fixture(scope="module")
def network() -> RailNetwork:
    return RailNetwork.build(
        read_stations(FOLDER), read_exits(FOLDER), read_links(FOLDER), read_lines(FOLDER)
    )


def platform(network: RailNetwork, code: str) -> int:
    return [station.code for station in network.stations].index(code)


def exit_of(network: RailNetwork, station: str) -> LatLon:
    return next(way.location for way in network.exits if way.station == station)


def test_every_open_station_is_reached_from_jurong_east(network: RailNetwork) -> None:
    minutes = quickest_paths(network, {platform(network, "NS1"): 0.0}).minutes
    cut_off = [s.code for s, m in zip(network.stations, minutes, strict=True) if np.isinf(m)]
    assert cut_off == []


def test_no_planned_station_is_ridden_to(network: RailNetwork) -> None:
    planned = {station.code for station in read_stations(FOLDER) if station.status != "open"}
    assert planned
    assert planned.isdisjoint(station.code for station in network.stations)


def test_every_open_station_has_an_exit(network: RailNetwork) -> None:
    with_exit = {door.platform for doors in network.doors for door in doors}
    assert [s.code for i, s in enumerate(network.stations) if i not in with_exit] == []


def test_every_line_ridden_has_a_name(network: RailNetwork) -> None:
    ridden = {hop.line for hops in network.hops for hop in hops if hop.line}
    assert ridden <= set(network.lines)


@pytest.mark.parametrize(("line", "first", "last", "minutes"), END_TO_END)
def test_a_line_alone_takes_what_its_trains_take(
    line: str, first: str, last: str, minutes: float
) -> None:
    links = [link for link in read_links(FOLDER) if link.line == line]
    alone = RailNetwork.build(read_stations(FOLDER), [], links)
    paths = quickest_paths(alone, {platform(alone, first): 0.0})
    assert paths.minutes[platform(alone, last)] == pytest.approx(minutes)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        pytest.param("Bishan", "Toa Payoh", "NSL 2 stops", id="along one line"),
        pytest.param("Bishan", "Serangoon", "CCL 2 stops", id="the other line of an interchange"),
        pytest.param(
            "Bedok", "Changi Airport", "change at Tanah Merah", id="CG and EW4 are one station"
        ),
        pytest.param("Hougang", "Fernvale", "change at Sengkang", id="STC and NE16 are one"),
        pytest.param("Hougang", "Meridian", "change at Punggol", id="PTC and NE17 are one"),
        pytest.param("Marina South Pier", "Prince Edward Road", "change at Marina Bay", id="CC33"),
        pytest.param("Kallang", "Dakota", "change at Paya Lebar", id="CC9 and EW8 are one"),
    ],
)
def test_a_known_journey_goes(network: RailNetwork, start: str, end: str, words: str) -> None:
    way = journey_to(network, exit_of(network, start), exit_of(network, end))
    assert words in journey_words(way)


def test_bishan_to_toa_payoh_library_takes_about_a_quarter_of_an_hour_to_half(
    network: RailNetwork,
) -> None:
    library = next(p for p in read_places(FOLDER) if p.slug == "toa-payoh-public-library")
    way = journey_to(network, exit_of(network, "Bishan"), library.location)
    assert 13 <= way.minutes <= 25
    assert nearest_exits(network, library.location)[0].exit.station == "Toa Payoh"


def test_every_place_is_reached_within_three_hours_and_mostly_by_rail(
    network: RailNetwork,
) -> None:
    places = np.array([(p.location.lat, p.location.lon) for p in read_places(FOLDER)])
    reach = minutes_from(network, exit_of(network, "City Hall"), exits_near(network, places))
    assert reach.minutes.max() <= 180
    assert reach.walk_only.mean() < 0.5
