"""Ways home to an area of which last trains are missing from the table, or in doubt."""

from dataclasses import replace

import pytest

from planner.domain.travel.geo import LatLon
from planner.domain.travel.rail import RailNetwork
from planner.domain.travel.stations import CHANGE
from planner.domain.travel.train_times import LastTrains
from tests.domain.rail_examples import (
    CC2,
    EXITS,
    LINES,
    LINKS,
    NS1,
    NS2,
    NS4,
    STATIONS,
    Link,
    add_exit,
    add_station,
    moved,
)
from tests.domain.train_examples import (
    EAST,
    NETWORK,
    NORTH,
    SOURCE,
    TRAINS,
    Train,
    every_day,
    home_around,
    on_dtl,
    tuesday,
    way_to,
)

DOUBT = "The last train is earlier than at the station before it; check."
TO_NORTH = f"Leave by 23:35 for the last train from South towards North {SOURCE}."
NORTH_OR_EAST = home_around("Suburb", NS4.location, CC2.location)
NOT_KNOWN = "When the last train home leaves is not known."


def table(*rows: Train, network: RailNetwork = NETWORK) -> LastTrains:
    return LastTrains.build(network, (*TRAINS, *rows))


def counted(stop: str) -> str:
    return f" That counts as far as {stop}, without the walk or bus from there."


def doubted(rows: list[Train]) -> list[Train]:
    return [replace(row, note=DOUBT) for row in rows]


@pytest.mark.parametrize(
    ("end", "late"),
    [
        ("22:00", ""),
        ("23:39", "This ends too late for the last train home that is known. "),
    ],
)
def test_a_known_train_goes_before_a_later_one_in_doubt_that_is_told_of(
    end: str, late: str
) -> None:
    """From beside Cross the train to East may be left for later than that to North."""
    way = way_to(NORTH_OR_EAST, tuesday(end), trains=table(*doubted(EAST)), origin=NS2.location)
    assert way.words == (
        f"{late}Leave by 23:38 for the last train from Cross towards North {SOURCE}."
        f"{counted('North, a station of Suburb')}"
    )
    assert way.caveat == (
        "One may leave later for East, but that is in doubt. Circle Line from Cross: the last "
        "train is earlier than at the station before it. Check at the station."
    )


def test_a_train_in_doubt_that_is_not_left_for_later_is_not_told_of() -> None:
    """From beside South the train to Cross binds, whatever goes from there to East."""
    way = way_to(NORTH_OR_EAST, trains=table(*doubted(EAST)))
    assert (way.leave_by, way.caveat) == (tuesday("23:35"), "")


@pytest.mark.parametrize(
    ("rows", "origin", "words"),
    [
        pytest.param(
            [*doubted(NORTH), *doubted(EAST)],
            NS1.location,
            NOT_KNOWN,
            id="no train is known",
        ),
        pytest.param([], NS2.location, NOT_KNOWN, id="nothing is in the table"),
    ],
)
def test_an_area_of_which_no_way_is_known_says_so(
    rows: list[Train], origin: LatLon, words: str
) -> None:
    trains = LastTrains.build(NETWORK, rows)
    way = way_to(NORTH_OR_EAST, trains=trains, origin=origin)
    assert (way.leave_by, way.is_missed) == (None, False)
    assert way.words.startswith(words)
    assert "Leave by" not in way.words
    assert "Check at the station." in way.caveat


@pytest.mark.parametrize(
    ("end", "is_missed"), [pytest.param("23:35", False, id="in time"), ("23:36", True)]
)
def test_a_train_that_every_way_needs_is_told_though_no_way_is_known(
    end: str, is_missed: bool
) -> None:
    far = moved(CC2.location, 0.0, 3000.0)  # nobody walks there from Cross
    east = replace(CC2, location=far)
    network = RailNetwork.build([*STATIONS[:-1], east], [*EXITS[:-1], add_exit(east)], LINKS, LINES)
    trains = table(*doubted(EAST), network=network)
    home = home_around("Suburb", far, moved(far, 0.0, 9000.0), network=network)
    way = way_to(home, tuesday(end), start=tuesday("21:00"), trains=trains, network=network)
    assert (way.leave_by, way.is_missed) == (None, is_missed)
    assert f"{NOT_KNOWN} {TO_NORTH[:-1]} in any case." in way.words


def test_a_train_that_calls_goes_before_a_later_one_with_a_walk_on() -> None:
    """The train on to Side is in doubt; to walk there from Cross leaves time until 23:35."""
    there = moved(NS2.location, 0.0, -1500.0)
    at_cross = add_station("DT1", NS2.location, "Cross", "DTL")
    side = add_station("DT2", there, "Side", "DTL")
    network = RailNetwork.build(
        [*STATIONS, at_cross, side],
        [*EXITS[:1], add_exit(NS2, "A", "CC1", "DT1"), *EXITS[2:], add_exit(side)],
        [*LINKS, Link(CHANGE, "NS2", "DT1", 0.0), Link("DTL", "DT1", "DT2", 1500.0, 3.0)],
        LINES,
    )
    doubt = on_dtl(every_day("DT1", "23:50", "Side", note=DOUBT))
    trains = table(*every_day("CC1", "23:45", "East"), *doubt, network=network)
    walked = way_to("Side", trains=trains, network=network)
    assert (walked.leave_by, walked.journey[-7:]) == (tuesday("23:35"), "walk 27")
    home = home_around("Suburb", CC2.location, there, network=network)
    way = way_to(home, trains=trains, network=network)
    assert way.leave_by == tuesday("23:30")
    assert way.words.endswith(counted("East, a station of Suburb"))
    assert way.caveat.startswith("One may leave later for Side, but that is in doubt. DTL from")
