"""Ways home on which a last train is missing from the table, or in doubt."""

from dataclasses import replace

import pytest

from planner.domain.travel.last_trains import HomeWay
from planner.domain.travel.rail import RailNetwork
from planner.domain.travel.train_times import LastTrains
from tests.domain.rail_examples import (
    CC2,
    EXITS,
    LINES,
    LINKS,
    NS1,
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
    Train,
    every_day,
    on_dtl,
    tuesday,
    way_to,
)

EARLIER = "The last train is earlier than at the station before it; check."


@pytest.mark.parametrize(
    ("rows", "gap"),
    [
        pytest.param(
            EAST, "North-South Line from South: our table has no last train to North", id="no row"
        ),
        pytest.param(
            [replace(row, note=EARLIER) for row in NORTH],
            "North-South Line from South: the last train is earlier than at the station before it",
            id="a row in doubt",
        ),
        pytest.param(
            [replace(row, note="Times look older than they are.") for row in NORTH],
            "North-South Line from South: times look older than they are",
            id="a note is quoted without its full stop",
        ),
        pytest.param(
            every_day("NS1", "23:40", "South"),
            "North-South Line from South: our table has no last train to North",
            id="a train that goes the other way",
        ),
    ],
)
def test_a_train_that_is_missing_or_in_doubt_is_not_known(rows: list[Train], gap: str) -> None:
    trains = LastTrains.build(NETWORK, rows)
    assert way_to("North", trains=trains) == HomeWay(
        None,
        "When the last train home leaves is not known.",
        False,
        f"{gap}. Check at the station.",
        "about 16 min: walk 2, NSL 3 stops, walk 2",
    )


def far_east() -> RailNetwork:
    """Move East so far that nobody walks there from Cross."""
    east = replace(CC2, location=moved(CC2.location, 0.0, 3000.0))
    exits = [*EXITS[:-1], add_exit(east)]
    return RailNetwork.build([*STATIONS[:-1], east], exits, LINKS, LINES)


@pytest.mark.parametrize(
    ("end", "late"),
    [
        pytest.param("23:35", "", id="in time for the train that is known"),
        pytest.param("23:36", "This ends too late for the last train home. ", id="too late for it"),
    ],
)
def test_a_known_train_of_a_way_in_doubt_is_still_the_latest(end: str, late: str) -> None:
    rows = [*NORTH, *every_day("CC1", "24:05", "East", note=EARLIER)]
    network = far_east()
    trains = LastTrains.build(network, rows)
    way = way_to("East", tuesday(end), trains=trains, network=network)
    assert way.leave_by is None
    assert way.is_missed == bool(late)
    assert way.words == (
        f"{late}When the last train home leaves is not known. Leave by 23:35 for the last train "
        f"from South towards North {SOURCE} in any case."
    )


def test_a_line_without_a_name_is_called_by_its_code() -> None:
    nameless = RailNetwork.build(STATIONS, EXITS, LINKS)
    way = way_to("North", trains=LastTrains.build(nameless, EAST), network=nameless)
    assert way.caveat.startswith("NSL from South: ")


def test_a_doubt_and_an_eve_are_both_told() -> None:
    way = way_to(
        "North", tuesday("22:00").replace(month=12), trains=LastTrains.build(NETWORK, EAST)
    )
    assert way.caveat.endswith(
        "Check at the station. Whether trains run later on the eve of Christmas Day is not known."
    )


def two_ways(slow: float = 12.0) -> RailNetwork:
    """Lay a slower line from South to North beside the drawn one; it stops nowhere between."""
    ends = [
        add_station("DT1", NS1.location, "South", "DTL"),
        add_station("DT2", NS4.location, "North", "DTL"),
    ]
    links = [*LINKS, Link("DTL", "DT1", "DT2", 6000.0, slow)]
    exits = [add_exit(NS1, "A", "DT1"), *EXITS[1:3], add_exit(NS4, "A", "DT2")]
    return RailNetwork.build([*STATIONS, *ends], exits, links, LINES)


SLOWER = on_dtl(every_day("DT1", "23:20"))


@pytest.mark.parametrize(
    ("end", "late"),
    [
        pytest.param("23:15", "", id="in time"),
        pytest.param(
            "23:16", "This ends too late for the last train home that is known. ", id="too late"
        ),
    ],
)
def test_another_way_is_told_where_the_quickest_is_in_doubt(end: str, late: str) -> None:
    network = two_ways()
    trains = LastTrains.build(network, [*NORTH, *every_day("NS1", "23:40", note=EARLIER), *SLOWER])
    assert way_to("North", tuesday(end), trains=trains, network=network) == HomeWay(
        tuesday("23:15"),
        f"{late}Leave by 23:15 for the last train from South towards North {SOURCE}. "
        "That is about 19 min: walk 2, DTL 1 stop, walk 2; a quicker way is in doubt.",
        bool(late),
        "North-South Line from South: the last train is earlier than at the station before it. "
        "Check at the station.",
        "about 19 min: walk 2, DTL 1 stop, walk 2",
    )


def test_the_quickest_way_is_told_where_its_trains_are_known() -> None:
    network = two_ways()
    way = way_to("North", trains=LastTrains.build(network, [*NORTH, *SLOWER]), network=network)
    assert way.leave_by == tuesday("23:35")
    assert way.caveat == ""


@pytest.mark.parametrize(
    ("slow", "is_told"),
    [
        pytest.param(54.0, True, id="45 min longer"),
        pytest.param(55.0, False, id="46 min longer"),
    ],
)
def test_a_much_slower_way_is_not_told(slow: float, is_told: bool) -> None:
    network = two_ways(slow)
    trains = LastTrains.build(network, SLOWER)
    assert (way_to("North", trains=trains, network=network).leave_by is not None) == is_told


def test_a_line_with_one_train_in_doubt_is_still_tried_from_elsewhere() -> None:
    """South's row on the quick line is in doubt, but a train boarded at Cross is not."""
    rows = [*NORTH, *every_day("NS1", "23:40", note=EARLIER)]
    trains = LastTrains.build(NETWORK, rows)
    beside_cross = moved(NS1.location, 900.0)
    way = way_to("North", trains=trains, origin=beside_cross)
    assert way.leave_by is not None
    assert "from Cross towards North" in way.words


def doubts_at_south() -> list[Train]:
    """Doubt both trains from South, and have another row of the slower line that is sure."""
    downtown = [*every_day("DT1", "23:20", note=EARLIER), *every_day("DT2", "23:50", "South")]
    return [*every_day("NS1", "23:40", note=EARLIER), *on_dtl(downtown)]


def test_ways_are_tried_until_one_is_known() -> None:
    network = two_ways()
    trains = LastTrains.build(network, [*NORTH, *doubts_at_south()])
    way = way_to("North", trains=trains, network=network)
    assert way.journey == "about 46 min: walk 35, NSL 2 stops, walk 2"
    assert way.leave_by == tuesday("23:05")


def test_every_way_in_doubt_comes_to_an_end() -> None:
    network = two_ways()
    doubts = [*(replace(row, note=EARLIER) for row in NORTH), *doubts_at_south()]
    way = way_to("North", trains=LastTrains.build(network, doubts), network=network)
    assert (way.leave_by, way.words) == (None, "When the last train home leaves is not known.")
