import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.travel.rail import (
    NOWHERE,
    Hop,
    RailNetwork,
    change_minutes,
    quickest_paths,
    ride_minutes,
)
from planner.domain.travel.stations import CHANGE, is_light_rail
from tests.domain.rail_examples import (
    APART_M,
    EXITS,
    LINKS,
    NS1,
    NS2,
    STATIONS,
    Exit,
    Link,
    Railway,
    add_exit,
    add_station,
    all_pairs,
    drawn_network,
    links,
    moved,
    railways,
)

NSL, LRT = "NSL", "BPLRT"


@pytest.mark.parametrize(
    ("line", "length_m", "stated", "minutes"),
    [
        pytest.param(NSL, 2000.0, 3.0, 3.0, id="stated minutes are taken as they are"),
        pytest.param(NSL, 0.0, None, 1.1, id="blank on the MRT: a stop"),
        pytest.param(NSL, 5900 / 6, None, 2.1, id="blank on the MRT: a stop and 59 km an hour"),
        pytest.param(
            LRT, 1000 / 3, None, 1.0, id="blank on the LRT: 20 km an hour, stops included"
        ),
        pytest.param(NSL, 3000.0, 1.0, 2.0, id="no train beats 90 km an hour"),
        pytest.param(LRT, 3000.0, 1.0, 2.0, id="nor does an LRT train"),
    ],
)
def test_a_ride_takes(line: str, length_m: float, stated: float | None, minutes: float) -> None:
    assert ride_minutes(line, length_m, stated) == pytest.approx(minutes)


@pytest.mark.parametrize(
    ("length_m", "stated", "minutes"),
    [
        pytest.param(0.0, None, 7.0, id="the assumed walk and the wait"),
        pytest.param(0.0, 2.0, 5.0, id="a stated walk and the wait"),
        pytest.param(800 / 1.3, None, 13.0, id="a long passage takes its length"),
        pytest.param(800 / 1.3, 2.0, 13.0, id="whatever is stated"),
    ],
)
def test_a_change_takes(length_m: float, stated: float | None, minutes: float) -> None:
    assert change_minutes(length_m, stated) == pytest.approx(minutes)


def test_only_lines_that_say_so_are_light_rail() -> None:
    assert [line for line in (NSL, LRT) if is_light_rail(line)] == ["BPLRT"]


def test_rides_and_changes_go_both_ways() -> None:
    network = drawn_network()
    south, cross, east = 0, 1, 5
    assert network.hops[south] == (Hop(cross, 3.0, "NSL"),)
    assert Hop(south, 3.0, "NSL") in network.hops[cross]
    assert Hop(4, 7.0, "") in network.hops[cross]
    assert network.hops[east] == (Hop(4, 4.0, "CCL"),)


def test_the_farther_of_stated_and_measured_length_is_believed() -> None:
    lines = [Link("NSL", "NS1", "NS2", 0.0), Link("NSL", "NS1", "NS2", 5900.0)]
    network = RailNetwork.build(STATIONS, EXITS, lines)
    measured, stated = (hop.minutes for hop in network.hops[0])
    assert measured == pytest.approx(1.1 + APART_M * 0.06 / 59)
    assert stated == pytest.approx(7.1)


def test_a_planned_station_takes_nobody_anywhere() -> None:
    planned = add_station("CR1", moved(NS1.location, 900.0), "Planned", "CRL", status="planned")
    network = RailNetwork.build(
        [*STATIONS, planned],
        [*EXITS, add_exit(planned)],
        [*LINKS, Link("CRL", "NS1", "CR1", 900.0, 2.0), Link("CRL", "CR1", "NS4", 900.0, 2.0)],
    )
    assert {station.code for station in network.stations} == {s.code for s in STATIONS}
    assert "Planned" not in {way_out.station for way_out in network.exits}
    assert network.hops == drawn_network().hops


def test_an_exit_serves_only_the_open_codes_it_names() -> None:
    ways = [add_exit(NS1, "A", "CR99"), Exit("Nowhere", (), "B", NS1.location)]
    network = RailNetwork.build(STATIONS, ways, LINKS)
    assert [way_out.exit for way_out in network.exits] == ["A"]
    assert [door.platform for door in network.doors[0]] == [0]


@pytest.mark.parametrize(
    ("east_m", "minutes"),
    [
        pytest.param(0.0, 2.0, id="at least two minutes of stairs and gates"),
        pytest.param(320 / 1.3, 4.0, id="a far exit takes its length"),
    ],
)
def test_the_walk_to_the_platform(east_m: float, minutes: float) -> None:
    network = RailNetwork.build([NS2], [add_exit(NS2, east_m=east_m)], [])
    assert network.doors[0][0].minutes == pytest.approx(minutes, rel=1e-3)


def test_exits_are_grouped_by_station_and_know_their_lines() -> None:
    network = drawn_network()
    names = [network.exits[row[0]].station for row in network.groups]
    assert names == ["Cross", "East", "Middle", "North", "South"]
    north = [network.exits[i].exit for i in network.groups[3]]
    assert north == ["A", "B"]
    assert network.serves.tolist() == [[1, 1], [1, 0], [0, 1], [0, 1], [0, 1]]  # CCL, NSL


def test_a_network_of_nothing_can_be_built() -> None:
    network = RailNetwork.build([], [], [])
    assert network.exits == ()
    assert len(quickest_paths(network, {}).minutes) == 0


def test_the_quickest_path_is_told_by_its_lines() -> None:
    paths = quickest_paths(drawn_network(), {0: 5.0})
    assert paths.minutes.tolist() == [5.0, 8.0, 11.0, 14.0, 15.0, 19.0]
    assert paths.previous == [NOWHERE, 0, 1, 2, 1, 4]
    assert paths.lines == ["", "NSL", "NSL", "NSL", "", "CCL"]


def test_a_platform_that_no_train_reaches_is_never_reached() -> None:
    paths = quickest_paths(drawn_network(LINKS[:3]), {0: 5.0})
    assert math.isinf(paths.minutes[5])


@given(railway=railways(), first=st.integers(0, 1), lead=st.floats(0, 20))
def test_one_pass_equals_working_out_every_pair(railway: Railway, first: int, lead: float) -> None:
    network = RailNetwork.build(*railway)
    boarding = {first: 1.0, 1 - first: lead}
    table = all_pairs(network)
    expected = [
        min(start + table[platform][j] for platform, start in boarding.items())
        for j in range(len(network.stations))
    ]
    assert quickest_paths(network, boarding).minutes == pytest.approx(expected)


@given(railway=railways(), extra=links(2))
def test_another_link_never_makes_a_way_longer(railway: Railway, extra: Link) -> None:
    stations, exits, ways = railway
    before = quickest_paths(RailNetwork.build(stations, exits, ways), {0: 0.0})
    after = quickest_paths(RailNetwork.build(stations, exits, [*ways, extra]), {0: 0.0})
    assert (after.minutes <= before.minutes).all()


def test_a_change_is_no_ride_of_its_own() -> None:
    network = RailNetwork.build(STATIONS, EXITS, [Link(CHANGE, "NS2", "CC1", 0.0)])
    assert {hop.line for row in network.hops for hop in row} == {""}
