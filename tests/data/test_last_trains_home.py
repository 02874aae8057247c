"""Ways home by the last trains that ``data/trains.csv`` has, worked out by hand beside them.

The journeys start at a station's platforms and end at the home station's: 2 to 4 min of walking at
each end. Each train goes 3 min after one is on its platform; a change is 7 min, that wait included.
"""

import pytest

from planner.domain.holidays import HolidayCalendar
from planner.domain.travel.homes import home_at
from planner.domain.travel.last_trains import HomeWay, way_home
from planner.domain.travel.rail import RailNetwork
from planner.domain.travel.train_times import LastTrains
from planner.store.tables.files import (
    read_exits,
    read_holidays,
    read_lines,
    read_links,
    read_stations,
    read_trains,
)
from tests.domain.train_examples import DAY_TYPES, at, tuesday
from tools.set_up import PROJECT

FOLDER = PROJECT / "data"
HOLIDAYS = HolidayCalendar.from_rows(read_holidays(FOLDER))
JULY = "(MRTDown, July 2026)"
NOT_KNOWN = "When the last train home leaves is not known."

BY_HAND = [
    pytest.param(
        "Bishan",
        "Yishun",
        "Wed 00:08",
        "Bishan towards Jurong East",
        # NS17 northbound 24:14, less 3 of walking and 3 on the platform
        "about 22 min: walk 3, NSL 4 stops, walk 3",
        id="one line, past midnight",
    ),
    pytest.param(
        "Jurong East",
        "Tampines",
        "23:36",
        "Jurong East towards Pasir Ris",
        # EW24 eastbound 23:42, less 6; the rows in doubt at Simei and Tampines are not boarded at
        "about 67 min: walk 3, EWL 22 stops, walk 3",
        id="rows in doubt that one only rides past",
    ),
    pytest.param(
        "Orchard",
        "Punggol",
        "23:40",
        "Orchard towards Marina South Pier",
        # NS22 southbound 23:46, less 3 and 3: 23:40. NE6 northbound 24:05, less 6, a ride of 5 and
        # a change of 7: 23:47
        "about 45 min: walk 3, NSL 2 stops, change at Dhoby Ghaut, NEL 11 stops, walk 3",
        id="a change; the first train binds",
    ),
    pytest.param(
        "Changi Airport",
        "Bedok",
        "23:10",
        "Tanah Merah towards Tuas Link",
        # EW4 westbound 23:33, less 4 and 3, a ride of 8.2 and a change of 7, rounded up
        "about 28 min: walk 4, EWL 2 stops, change at Tanah Merah, EWL 1 stop, walk 2",
        id="a change; the second train binds",
    ),
]
ANOTHER_WAY = [
    pytest.param(
        "Bishan",
        "Jurong East",
        "Wed 00:08",
        "Bishan towards Jurong East",
        # The Circle Line would be quicker. NS17 northbound 24:14, less 6
        "about 56 min: walk 3, NSL 15 stops, walk 2",
        "Circle Line from Bishan",
        id="Bishan to Jurong East, the long way round",
    ),
    pytest.param(
        "Expo",
        "Pasir Ris",
        "Wed 00:05",
        "Expo towards Tanah Merah",
        # CG1 westbound 24:11, less 3 and 3: 24:05. EW4 eastbound 24:33, less 6, a ride of 3.2 and
        # 7: 24:16
        "about 28 min: walk 3, EWL 1 stop, change at Tanah Merah, EWL 3 stops, walk 2",
        "East-West Line from Tampines",
        id="Expo to Pasir Ris, through the station that cannot be changed at",
    ),
    pytest.param(
        "Tampines",
        "Woodlands",
        "23:19",
        "Tampines towards Tuas Link",
        # EW2 westbound 23:26, less 4 and 3: 23:19. DT14 westbound 24:22, less 7, a ride of 27 and
        # 7: 23:41. TE11 northbound 24:19, less 41, a ride of 8 and 7: 23:23
        "about 82 min: walk 4, EWL 10 stops, change at Bugis, DTL 4 stops, change at Stevens, "
        "TEL 8 stops, walk 4",
        "Circle Line from MacPherson",
        id="Tampines to Woodlands, two changes",
    ),
]
TRAPS = [
    pytest.param(
        "Kent Ridge", "Bishan", "Circle Line from Kent Ridge: times look older", id="Circle Line"
    ),
    pytest.param(
        "Ang Mo Kio", "Bishan", "Ang Mo Kio: the last train is earlier than", id="a row in doubt"
    ),
    pytest.param("Petir", "Choa Chu Kang", "LRT from Petir: the train loops", id="a loop"),
    pytest.param(
        "Sengkang", "Layar", "LRT from Sengkang: our table has no last train to", id="no row"
    ),
]


@pytest.fixture(scope="module")
def network() -> RailNetwork:
    return RailNetwork.build(
        read_stations(FOLDER), read_exits(FOLDER), read_links(FOLDER), read_lines(FOLDER)
    )


@pytest.fixture(scope="module")
def trains(network: RailNetwork) -> LastTrains:
    return LastTrains.build(network, read_trains(FOLDER))


def home(
    network: RailNetwork, trains: LastTrains, start: str, end: str, until: str = ""
) -> HomeWay:
    origin = next(s.location for s in network.stations if s.name == start)
    ends = at(until) if until else tuesday("22:00")
    target = home_at(network, end)
    way = way_home(network, trains, origin, target, tuesday("20:00"), ends, HOLIDAYS)
    assert way is not None
    return way


@pytest.mark.parametrize(("start", "end", "leave_by", "train", "journey"), BY_HAND)
def test_a_way_worked_out_by_hand(  # noqa: PLR0913, PLR0917 - the columns of the table
    network: RailNetwork,
    trains: LastTrains,
    start: str,
    end: str,
    leave_by: str,
    train: str,
    journey: str,
) -> None:
    way = home(network, trains, start, end)
    assert way.journey == journey
    assert way.words == f"Leave by {leave_by} for the last train from {train} {JULY}."
    assert way.caveat == ""


@pytest.mark.parametrize(("start", "end", "leave_by", "train", "journey", "gap"), ANOTHER_WAY)
def test_another_way_worked_out_by_hand(  # noqa: PLR0913, PLR0917 - the columns of the table
    network: RailNetwork,
    trains: LastTrains,
    start: str,
    end: str,
    leave_by: str,
    train: str,
    journey: str,
    gap: str,
) -> None:
    way = home(network, trains, start, end)
    assert way.words == (
        f"Leave by {leave_by} for the last train from {train} {JULY}. "
        f"That is {journey}; a quicker way is in doubt."
    )
    assert way.caveat.startswith(gap)


@pytest.mark.parametrize(("start", "end", "gap"), TRAPS)
def test_a_trap_of_the_table_is_not_known(
    network: RailNetwork, trains: LastTrains, start: str, end: str, gap: str
) -> None:
    way = home(network, trains, start, end)
    assert (way.leave_by, way.words) == (None, NOT_KNOWN)
    assert gap in way.caveat


def test_a_session_in_the_night_of_christmas_eve_has_missed_it_and_is_told_of_the_eve(
    network: RailNetwork, trains: LastTrains
) -> None:
    way = home(network, trains, "Bishan", "Yishun", "2026-12-25 00:30")
    assert way.leave_by == at("2026-12-25 00:08")
    assert way.is_missed
    assert way.caveat == "Whether trains run later on the eve of Christmas Day is not known."


def test_no_last_train_of_the_circle_line_or_of_a_light_railway_is_relied_on(
    network: RailNetwork, trains: LastTrains
) -> None:
    lines = {service.line for (_, service, _), last in trains.times.items() if not last.doubt}
    assert lines == {"NSL", "EWL", "NEL", "DTL", "TEL"}
    assert lines == {hop.line for hops in trains.sure.hops for hop in hops if hop.line}
    assert lines < set(network.lines)


def test_every_train_that_is_relied_on_can_be_followed_to_its_terminus(
    trains: LastTrains,
) -> None:
    astray = [
        (code, service.direction)
        for (code, service, kind), last in trains.times.items()
        if not last.doubt
        and trains.last_train(service.line, trains.names[code], service.terminus, kind) != last
    ]
    assert astray == []


def test_a_row_is_as_the_table_has_it_on_every_kind_of_day(trains: LastTrains) -> None:
    found = [trains.last_train("NSL", "Bishan", "Yishun", kind) for kind in DAY_TYPES]
    assert found == [("Jurong East", 24 * 60 + 14, "2026-07-16", "")] * 3


def test_no_last_train_leaves_early_in_the_evening(trains: LastTrains) -> None:
    assert min(last.minutes for last in trains.times.values()) >= 22 * 60 + 30
