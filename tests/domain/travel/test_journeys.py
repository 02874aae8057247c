import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.travel.estimates import exits_near, minutes_from
from planner.domain.travel.geo import LatLon
from planner.domain.travel.journeys import (
    Journey,
    Mode,
    Step,
    is_quicker_than_it_looks,
    journey,
    journey_to,
    journey_words,
    nearest_exit,
    nearest_exits,
    why_quicker,
)
from planner.domain.travel.rail import (
    RailNetwork,
)
from planner.domain.travel.stations import CHANGE
from tests.domain.rail_examples import (
    CC2,
    EXITS,
    LINKS,
    NS1,
    NS2,
    NS3,
    NS4,
    STATIONS,
    Link,
    Railway,
    Station,
    add_exit,
    add_station,
    column,
    drawn_network,
    moved,
    points,
    railways,
)

FOUR_WEST = moved(NS1.location, east_m=-320 / 1.3)
ONE_NORTH = moved(NS4.location, 80 / 1.3)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        pytest.param(NS1.location, moved(NS1.location, 240 / 1.3), "walk 3", id="on foot"),
        pytest.param(
            NS1.location,
            NS2.location,
            "about 10 min: walk 2, NSL 1 stop, walk 2",
            id="one stop is one stop",
        ),
        pytest.param(
            FOUR_WEST,
            ONE_NORTH,
            "about 21 min: walk 6, NSL 3 stops, walk 3",
            id="rides on one line are one ride; stairs are walked",
        ),
        pytest.param(
            NS3.location,
            CC2.location,
            "about 21 min: walk 2, NSL 1 stop, change at Cross, CCL 1 stop, walk 2",
            id="a change is named",
        ),
    ],
)
def test_a_journey_reads(start: LatLon, end: LatLon, words: str) -> None:
    assert journey_words(journey_to(drawn_network(), start, end)) == words


def test_steps_know_their_minutes_and_the_station_they_end_at() -> None:
    way = journey_to(drawn_network(), FOUR_WEST, CC2.location)
    assert way == Journey(
        25,
        (
            Step(Mode.WALK, "walk 6", 6, "South"),
            Step(Mode.RIDE, "NSL 1 stop", 6, "Cross", "NSL"),
            Step(Mode.CHANGE, "change at Cross", 7, "Cross"),
            Step(Mode.RIDE, "CCL 1 stop", 4, "East", "CCL"),
            Step(Mode.WALK, "walk 2", 2),
        ),
    )
    assert way.lines == ("NSL", "CCL")
    assert not way.is_walk_only


def test_the_same_line_after_a_change_is_another_ride() -> None:
    branch = add_station("CG", NS2.location, "Cross")
    airport = add_station("CG1", moved(NS2.location, 0.0, 3000.0), "Airport")
    network = RailNetwork.build(
        [*STATIONS, branch, airport],
        [*EXITS, add_exit(airport)],
        [*LINKS, Link(CHANGE, "CG", "NS2", 0.0), Link("NSL", "CG", "CG1", 3000.0, 4.0)],
    )
    way = journey_to(network, NS1.location, airport.location)
    assert journey_words(way) == (
        "about 21 min: walk 2, NSL 1 stop, change at Cross, NSL 1 stop, walk 2"
    )
    assert way.lines == ("NSL",)


def test_the_platform_with_the_shorter_way_up_is_left_by() -> None:
    deep = add_station("DT1", NS4.location, "North", "DTL")
    network = RailNetwork.build(
        [*STATIONS, deep],
        [add_exit(NS1), add_exit(NS4, "A", "DT1")],
        [*LINKS, Link("DTL", "NS1", "DT1", 6000.0, 8.0)],
    )
    assert journey_words(journey_to(network, NS1.location, NS4.location)) == (
        "about 15 min: walk 2, DTL 1 stop, walk 2"
    )


def test_a_platform_sooner_reached_is_not_left_by_if_its_way_up_is_longer() -> None:
    deep = add_station("DT1", moved(NS4.location, 640 / 1.3), "North", "DTL")
    network = RailNetwork.build(
        [*STATIONS, deep],
        [add_exit(NS1), add_exit(NS4, "A", "DT1")],
        [*LINKS, Link("DTL", "NS1", "DT1", 6000.0, 7.0)],
    )
    assert journey_words(journey_to(network, NS1.location, NS4.location)) == (
        "about 16 min: walk 2, NSL 3 stops, walk 2"
    )


@given(railway=railways(), origin=points(), places=st.lists(points(), min_size=1, max_size=4))
def test_every_journey_takes_what_the_column_says_and_its_steps_add_up(
    railway: Railway, origin: LatLon, places: list[LatLon]
) -> None:
    network = RailNetwork.build(*railway)
    reach = minutes_from(network, origin, exits_near(network, column(*places)))
    for index in range(len(places)):
        way = journey(network, reach, index)
        assert way.minutes == reach.minutes[index]
        assert way.is_walk_only == reach.walk_only[index]
        assert sum(step.minutes for step in way.steps) == way.minutes
        assert all(step.minutes >= 0 for step in way.steps)


@given(railway=railways(), origin=points(), place=points())
def test_a_journey_by_rail_walks_at_both_ends_and_rides_between(
    railway: Railway, origin: LatLon, place: LatLon
) -> None:
    way = journey_to(RailNetwork.build(*railway), origin, place)
    modes = [step.mode for step in way.steps]
    assert modes[0] is modes[-1] is Mode.WALK
    assert modes.count(Mode.WALK) == (1 if way.is_walk_only else 2)
    assert way.is_walk_only or Mode.RIDE in modes


def test_the_nearest_exit_of_each_station_comes_before_a_second_of_any() -> None:
    found = nearest_exits(drawn_network(), moved(NS4.location, east_m=200.0), 6)
    assert [(near.exit.station, near.exit.exit) for near in found] == [
        ("North", "B"),
        ("Middle", "A"),
        ("Cross", "A"),
        ("East", "A"),
        ("South", "A"),
        ("North", "A"),
    ]
    assert found[0].distance_m == pytest.approx(40.0, rel=1e-3)
    assert [found[0].walk_minutes, found[-1].walk_minutes] == [1, 4]


def test_the_nearest_exit_of_a_known_place_is_looked_up() -> None:
    network = drawn_network()
    places = column(NS1.location, moved(NS4.location, east_m=200.0))
    near = nearest_exit(network, exits_near(network, places), 1)
    assert near == pytest.approx(nearest_exits(network, moved(NS4.location, east_m=200.0))[0])


def test_no_exit_is_nearest_where_there_is_none() -> None:
    nothing = RailNetwork.build([], [], [])
    assert nearest_exit(nothing, exits_near(nothing, column(NS1.location)), 0) is None


def test_three_exits_are_listed_unless_fewer_stand() -> None:
    assert len(nearest_exits(drawn_network(), NS1.location)) == 3
    assert nearest_exits(RailNetwork.build([], [], []), NS1.location) == ()


@pytest.mark.parametrize(
    ("minutes", "distances_m", "expected"),
    [
        pytest.param([15, 20], [4000.0, 1000.0], [True, False], id="four times as far and sooner"),
        pytest.param([15, 20], [4000.0, 2000.0], [True, False], id="just far enough"),
        pytest.param([15, 20], [4000.0, 2001.0], [False, False], id="much of a muchness"),
        pytest.param([20, 20], [4000.0, 1000.0], [False, False], id="as long is not sooner"),
        pytest.param([5, 20], [400.0, 4000.0], [False, False], id="near and soon"),
        pytest.param([], [], [], id="no places"),
    ],
)
def test_a_place_is_quicker_than_it_looks_when_a_much_nearer_one_takes_longer(
    minutes: list[int], distances_m: list[float], expected: list[bool]
) -> None:
    assert is_quicker_than_it_looks(minutes, distances_m) == expected


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        pytest.param(NS1, NS4, "farther on the map, but NSL is direct", id="one line"),
        pytest.param(NS1, CC2, "farther on the map, but quick by NSL and CCL", id="two lines"),
        pytest.param(NS1, NS1, "", id="a walk explains itself"),
    ],
)
def test_the_reason_names_the_lines(start: Station, end: Station, words: str) -> None:
    assert why_quicker(journey_to(drawn_network(), start.location, end.location)) == words
