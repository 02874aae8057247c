import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.travel.assumptions import (
    ASSUMPTIONS,
    DETOUR,
    FASTEST_M_PER_MINUTE,
    WAIT_MINUTES,
    WALK_M_PER_MINUTE,
)
from planner.domain.travel.estimates import PLACES_AT_ONCE, exits_near, minutes_from
from planner.domain.travel.geo import LatLon, distance_m
from planner.domain.travel.rail import (
    RailNetwork,
)
from planner.domain.travel.walking import walk_minutes
from tests.domain.rail_examples import (
    EXITS,
    LINKS,
    NS1,
    NS2,
    NS4,
    STATIONS,
    Exit,
    Link,
    Railway,
    Station,
    add_exit,
    add_station,
    all_pairs,
    column,
    drawn_network,
    links,
    moved,
    points,
    railways,
)

NOTHING = RailNetwork.build([], [], [])


def minutes(network: RailNetwork, origin: LatLon, *places: LatLon) -> list[int]:
    reach = minutes_from(network, origin, exits_near(network, column(*places)))
    return [int(taken) for taken in reach.minutes]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(NS1, NS1, 1, id="where we stand: the least there is"),
        pytest.param(NS1, NS2, 10, id="stairs 2, wait 3, one ride 3, stairs 2"),
        pytest.param(NS1, NS4, 16, id="stairs 2, wait 3, three rides 9, stairs 2"),
        pytest.param(NS1, STATIONS[5], 21, id="stairs 2, wait 3, ride 3, change 7, ride 4, 2"),
        pytest.param(NS2, STATIONS[5], 11, id="an exit of two lines leads to both, unchanged"),
    ],
)
def test_station_to_station_takes(start: Station, end: Station, expected: int) -> None:
    assert minutes(drawn_network(), start.location, end.location) == [expected]


def test_the_walks_at_both_ends_count_along_the_street() -> None:
    origin, place = moved(NS1.location, east_m=-160 / 1.3), moved(NS4.location, 80 / 1.3)
    assert minutes(drawn_network(), origin, place) == [19]  # 2 + 16 + 1


def test_walking_wins_where_it_is_no_slower() -> None:
    near, far = moved(NS1.location, 500.0), moved(NS1.location, 1990.0)
    reach = minutes_from(
        drawn_network(), NS1.location, exits_near(drawn_network(), column(near, far))
    )
    assert reach.minutes.tolist() == [walk_minutes(500.0), 11]
    assert reach.walk_only.tolist() == [True, False]


def test_without_rail_everything_is_walked_however_far() -> None:
    far = moved(NS1.location, 20_000.0)
    reach = minutes_from(NOTHING, NS1.location, exits_near(NOTHING, column(far, NS1.location)))
    assert reach.minutes.tolist() == [325, 1]
    assert reach.walk_only.all()


def test_no_places_are_reached_in_no_time() -> None:
    network = drawn_network()
    assert len(minutes_from(network, NS1.location, exits_near(network, column())).minutes) == 0


def test_a_reach_tells_the_straight_line_to_each_place() -> None:
    network = drawn_network()
    reach = minutes_from(network, NS1.location, exits_near(network, column(NS2.location)))
    assert reach.distances_m == pytest.approx([2000.0], abs=0.01)


def test_the_nearer_of_two_exits_to_one_platform_is_taken_by() -> None:
    annex = Exit("Annex", ("NS1",), "A", moved(NS1.location, east_m=400.0))
    network = RailNetwork.build(STATIONS, [annex, *EXITS], LINKS)
    assert minutes(network, NS1.location, NS2.location) == [10]
    assert minutes(network, annex.location, NS2.location) == [15]  # 400 m inside are 6.5 min


@given(railway=railways(), origin=points(), place=points())
def test_the_columns_equal_trying_every_exit_and_platform_by_hand(
    railway: Railway, origin: LatLon, place: LatLon
) -> None:
    network = RailNetwork.build(*railway)
    table = all_pairs(network)

    def ways(point: LatLon) -> list[tuple[int, float]]:
        nearest: dict[str, tuple[float, int]] = {}
        for i, way_out in enumerate(network.exits):
            walk = distance_m(point, way_out.location) * DETOUR / WALK_M_PER_MINUTE
            nearest[way_out.station] = min(nearest.get(way_out.station, (math.inf, 0)), (walk, i))
        return [
            (door.platform, walk + door.minutes)
            for walk, i in nearest.values()
            for door in network.doors[i]
        ]

    rail = min(
        start + WAIT_MINUTES + table[here][there] + end
        for here, start in ways(origin)
        for there, end in ways(place)
    )
    expected = min(walk_minutes(distance_m(origin, place)), rail)
    assert minutes(network, origin, place)[0] == pytest.approx(math.ceil(expected - 1e-6), abs=0)


@given(railway=railways(), origin=points(), places=st.lists(points(), min_size=1, max_size=4))
def test_nothing_beats_the_great_circle_at_the_fastest_train(
    railway: Railway, origin: LatLon, places: list[LatLon]
) -> None:
    network = RailNetwork.build(*railway)
    for place, taken in zip(places, minutes(network, origin, *places), strict=True):
        straight_m = distance_m(origin, place)
        assert taken >= straight_m / FASTEST_M_PER_MINUTE
        assert taken <= walk_minutes(straight_m)


@given(railway=railways(), origin=points(), place=points())
def test_a_walk_never_beats_the_great_circle_at_walking_speed(
    railway: Railway, origin: LatLon, place: LatLon
) -> None:
    network = RailNetwork.build(*railway)
    reach = minutes_from(network, origin, exits_near(network, column(place)))
    if reach.walk_only[0]:
        assert reach.minutes[0] >= distance_m(origin, place) / WALK_M_PER_MINUTE


@given(railway=railways(), here=points(), there=points())
def test_the_way_back_takes_as_long(railway: Railway, here: LatLon, there: LatLon) -> None:
    network = RailNetwork.build(*railway)
    assert abs(minutes(network, here, there)[0] - minutes(network, there, here)[0]) <= 1


@given(railway=railways(), extra=links(2), origin=points(), place=points())
def test_another_link_never_makes_a_place_farther(
    railway: Railway, extra: Link, origin: LatLon, place: LatLon
) -> None:
    stations, exits, ways = railway
    before = minutes(RailNetwork.build(stations, exits, ways), origin, place)
    after = minutes(RailNetwork.build(stations, exits, [*ways, extra]), origin, place)
    assert after <= before


@given(railway=railways(), origin=points(), places=st.lists(points(), min_size=2, max_size=5))
def test_a_place_takes_as_long_alone_as_in_a_crowd(
    railway: Railway, origin: LatLon, places: list[LatLon]
) -> None:
    network = RailNetwork.build(*railway)
    alone = [minutes(network, origin, place)[0] for place in places]
    assert minutes(network, origin, *places) == alone


def test_more_places_than_are_looked_at_together_come_out_the_same() -> None:
    network = drawn_network()
    places = [moved(NS1.location, 7.0 * i, 3.0 * i) for i in range(PLACES_AT_ONCE + 3)]
    many = minutes(network, NS1.location, *places)
    last = PLACES_AT_ONCE + 2
    for i in (0, PLACES_AT_ONCE - 1, PLACES_AT_ONCE, last):
        assert many[i] == minutes(network, NS1.location, places[i])[0]


def test_each_station_is_tried_by_its_nearest_exit() -> None:
    network = drawn_network()
    access = exits_near(network, column(moved(NS4.location, east_m=200.0)))
    tried = [network.exits[i] for i in access.exits[:, 0]]
    assert (tried[0].station, tried[0].exit) == ("North", "B")
    assert [way_out.station for way_out in tried].count("North") == 1
    assert access.walks[0, 0] == pytest.approx(40 * 1.3 / 80, rel=1e-3)


def test_a_line_farther_away_is_tried_before_a_seventh_station_of_the_nearest() -> None:
    near = [add_station(f"NS{i}", moved(NS1.location, 300.0 * i)) for i in range(8)]
    circle = add_station("CC9", moved(NS1.location, 6000.0), line="CCL")
    stations = [*near, circle]
    network = RailNetwork.build(stations, [add_exit(station) for station in stations], [])
    access = exits_near(network, column(NS1.location))
    tried = [network.exits[i].station for i in access.exits[:, 0]]
    assert tried == ["NS0", "NS1", "NS2", "CC9", "NS3", "NS4"]


def test_what_was_worked_out_once_is_not_changed() -> None:
    access = exits_near(drawn_network(LINKS), column(NS1.location))
    with pytest.raises(ValueError, match="read-only"):
        access.walks[0, 0] = 0.0
    assert not np.any(access.exits < 0)


def test_every_assumption_is_one_short_sentence_that_names_its_number() -> None:
    assert all(words.endswith(".") and len(words) < 110 for words in ASSUMPTIONS)
    said = " ".join(ASSUMPTIONS)
    for number in ("80 m a minute", "1.3 times", "at least 2 min", "3 min a train", "at least 4"):
        assert number in said
