"""Last trains on the drawn railway of ``rail_examples``, and sessions of an evening there.

To North from beside South: 2 min of walking, 3 on the platform, 9 of riding. To East: the second
train goes 15 min after leaving.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from planner.domain.moments import SINGAPORE_ZONE
from planner.domain.travel.areas import Area
from planner.domain.travel.geo import LatLon
from planner.domain.travel.homes import Home, home_at, home_in
from planner.domain.travel.last_trains import HomeWay, way_home
from planner.domain.travel.rail import RailNetwork
from planner.domain.travel.train_times import LastTrains
from tests.domain.hours_examples import HOLIDAYS
from tests.domain.rail_examples import NS1, drawn_network, moved

SOURCE = "(MRTDown, July 2026)"
DAY_TYPES = ("weekday", "saturday", "sunday_ph")


@dataclass(frozen=True)
class Train:
    station_code: str
    line: str
    direction: str
    terminus: str
    day_type: str
    last_train_24: str
    source_date: str = "2026-07-16"
    note: str = ""


def add_train(
    code: str,
    last: str,
    direction: str = "North",
    day_type: str = "weekday",
    **changes: str,
) -> Train:
    """Give a row of the line of its code; a direction here is called like its terminus."""
    line = "NSL" if code.startswith("NS") else "CCL"
    return Train(code, line, direction, direction, day_type, last, **changes)


def every_day(code: str, last: str, direction: str = "North", **changes: str) -> list[Train]:
    return [add_train(code, last, direction, kind, **changes) for kind in DAY_TYPES]


NORTH = [
    *every_day("NS1", "23:40"),
    *every_day("NS2", "23:43"),
    *every_day("NS3", "23:46"),
]
SOUTH = [
    *every_day("NS4", "23:10", "South"),
    *every_day("NS3", "23:13", "South"),
    *every_day("NS2", "23:16", "South"),
]
EAST = every_day("CC1", "24:05", "East")
WEST = every_day("CC2", "23:55", "Cross")
TRAINS = (*NORTH, *SOUTH, *EAST, *WEST)

NETWORK = drawn_network()
LAST_TRAINS = LastTrains.build(NETWORK, TRAINS)


def at(words: str) -> datetime:
    """Read "2026-11-24 23:30" as Singapore's."""
    return datetime.fromisoformat(words).replace(tzinfo=SINGAPORE_ZONE)


def tuesday(clock: str) -> datetime:
    return at(f"2026-11-24 {clock}")


def on_dtl(rows: list[Train]) -> list[Train]:
    """Put rows on the Downtown Line."""
    return [replace(row, line="DTL") for row in rows]


def home_to(  # noqa: PLR0913 - every part of the question, each with a default
    home: str | Home = "North",
    end: datetime | None = None,
    *,
    start: datetime | None = None,
    trains: LastTrains = LAST_TRAINS,
    network: RailNetwork = NETWORK,
    origin: LatLon = NS1.location,
) -> HomeWay | None:
    """Ask the way home from beside South, on Tuesday from 20:00 to 22:00."""
    start, end = start or tuesday("20:00"), end or tuesday("22:00")
    where = home_at(network, home) if isinstance(home, str) else home
    return way_home(network, trains, origin, where, start, end, HOLIDAYS)


def way_to(home: str | Home = "North", end: datetime | None = None, **asked: object) -> HomeWay:
    """Ask for a way that there is."""
    way = home_to(home, end, **asked)  # type: ignore[arg-type]
    assert way is not None
    return way


def area_around(name: str, middle: LatLon, half_m: float = 500.0) -> Area:
    """Draw a square area around a point; its sides are twice ``half_m`` long."""
    corners = [(-half_m, -half_m), (-half_m, half_m), (half_m, half_m), (half_m, -half_m)]
    drawn = [moved(middle, north, east) for north, east in corners]
    ring = tuple((corner.lat, corner.lon) for corner in drawn)
    return Area.bounded(name, name, "", ((ring,),))


def home_around(
    name: str, *middles: LatLon, network: RailNetwork = NETWORK, half_m: float = 500.0
) -> Home:
    """Give the home in an area that is made of squares around points."""
    parts = [area_around(name, middle, half_m).polygons[0] for middle in middles]
    found = home_in(network, [Area.bounded(name, name, "", tuple(parts))], name)
    assert found is not None
    return found
