from datetime import date

import pytest

from planner.domain.travel.rail import RailNetwork
from planner.domain.travel.train_times import LastTrain, LastTrains, day_type
from tests.domain.hours_examples import HOLIDAYS
from tests.domain.rail_examples import SOUTH_END, Link, add_exit, add_station, moved
from tests.domain.train_examples import (
    EAST,
    LAST_TRAINS,
    NETWORK,
    NORTH,
    TRAINS,
    Train,
    add_train,
    every_day,
)

OLD = "Times look older than the line."


def ring() -> RailNetwork:
    """Draw a Circle Line of four stations, CC1 to CC4 and around, with a branch CC5 at CC1."""
    spots = [moved(SOUTH_END, 3000.0 * north, 3000.0 * east) for north, east in RING]
    stations = [add_station(f"CC{i}", spot, f"C{i}", "CCL") for i, spot in enumerate(spots, 1)]
    pairs = [("CC1", "CC2"), ("CC2", "CC3"), ("CC3", "CC4"), ("CC4", "CC1"), ("CC5", "CC1")]
    links = [Link("CCL", start, end, 3000.0, 3.0) for start, end in pairs]
    return RailNetwork.build(stations, [add_exit(station) for station in stations], links)


RING = ((0, 0), (0, 1), (1, 1), (1, 0), (-1, 0))
BRANCH = [add_train(f"CC{i}", f"23:{10 + i}", "C4") for i in (5, 1, 2, 3)]


@pytest.mark.parametrize(
    ("line", "start", "end", "expected"),
    [
        pytest.param("NSL", "South", "North", ("North", 1420), id="to the terminus"),
        pytest.param("NSL", "South", "Middle", ("North", 1420), id="to a station on the way"),
        pytest.param("NSL", "Cross", "South", ("South", 1396), id="the other way"),
        pytest.param("CCL", "Cross", "East", ("East", 1445), id="past midnight"),
        pytest.param("CCL", "Middle", "East", None, id="a station that the line does not call at"),
        pytest.param("NSL", "North", "North", None, id="no way at all"),
        pytest.param("EWL", "South", "North", None, id="a line that is not there"),
    ],
)
def test_the_last_train_goes_where_one_wants_to_go(
    line: str, start: str, end: str, expected: tuple[str, int] | None
) -> None:
    found = LAST_TRAINS.last_train(line, start, end, "weekday")
    assert (found and found[:2]) == expected


def test_the_row_of_that_kind_of_day_is_taken_or_none() -> None:
    rows = [*NORTH, add_train("NS1", "22:00", day_type="saturday")]
    trains = LastTrains.build(NETWORK, [row for row in rows if row.day_type != "sunday_ph"])
    assert trains.last_train("NSL", "South", "North", "saturday") == LastTrain(
        "North", 1320, "2026-07-16", ""
    )
    assert trains.last_train("NSL", "South", "North", "sunday_ph") is None


@pytest.mark.parametrize(
    ("start", "end", "last"),
    [
        pytest.param("C5", "C4", 1395, id="the branch runs the long way"),
        pytest.param("C1", "C4", 1391, id="not by the short way that this service does not run"),
        pytest.param("C2", "C1", None, id="a service does not turn back"),
    ],
)
def test_a_service_on_a_ring_follows_its_own_stations(
    start: str, end: str, last: int | None
) -> None:
    trains = LastTrains.build(ring(), BRANCH)
    found = trains.last_train("CCL", start, end, "weekday")
    assert (found and found.minutes) == last


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        pytest.param(("", ""), (1425, ""), id="the later of two"),
        pytest.param((OLD, ""), (1420, OLD), id="one in doubt may be the later one"),
        pytest.param((OLD, OLD), (1425, OLD), id="both in doubt"),
    ],
)
def test_of_several_services_the_latest_counts_unless_one_is_in_doubt(
    notes: tuple[str, str], expected: tuple[int, str]
) -> None:
    short = [
        Train("NS1", "NSL", "Short", "Middle", "weekday", "23:45", note=notes[1]),
        Train("NS2", "NSL", "Short", "Middle", "weekday", "23:48"),
    ]
    rows = [*NORTH, *every_day("NS1", "23:40", note=notes[0]), *short]
    found = LastTrains.build(NETWORK, rows).last_train("NSL", "South", "Cross", "weekday")
    assert found is not None
    assert (found.minutes, found.doubt) == expected


@pytest.mark.parametrize(
    ("rows", "start"),
    [
        pytest.param(every_day("NS1", "23:40", "Atlantis"), "South", id="a terminus not open"),
        pytest.param([row for row in NORTH if row.station_code != "NS2"], "South", id="a gap"),
        pytest.param([], "South", id="no table at all"),
    ],
)
def test_a_service_that_cannot_be_followed_leads_nowhere(rows: list[Train], start: str) -> None:
    trains = LastTrains.build(NETWORK, rows)
    assert trains.last_train("NSL", start, "North", "weekday") is None


def test_only_lines_of_which_a_last_train_is_known_are_sure() -> None:
    rows = [*NORTH, *EAST]
    doubtful = [*NORTH, *every_day("CC1", "24:05", "East", note=OLD)]
    assert ridden(LastTrains.build(NETWORK, rows).sure) == {"NSL", "CCL"}
    assert ridden(LastTrains.build(NETWORK, doubtful).sure) == {"NSL"}
    assert ridden(LastTrains.build(NETWORK, TRAINS).sure) == ridden(NETWORK)


def ridden(network: RailNetwork) -> set[str]:
    return {hop.line for hops in network.hops for hop in hops if hop.line}


def test_what_is_not_sure_can_still_be_changed_at() -> None:
    sure = LastTrains.build(NETWORK, NORTH).sure
    changes = [hop for hops in sure.hops for hop in hops if not hop.line]
    assert len(changes) == 2


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2026, 11, 23), "weekday"),
        (date(2026, 11, 27), "weekday"),
        (date(2026, 11, 28), "saturday"),
        (date(2026, 11, 29), "sunday_ph"),
        (date(2026, 12, 25), "sunday_ph"),
        (date(2026, 8, 10), "sunday_ph"),
        (date(2026, 12, 24), "weekday"),
    ],
    ids=str,
)
def test_a_day_is_of_a_kind(day: date, kind: str) -> None:
    assert day_type(day, HOLIDAYS) == kind
