"""Which stations each planning area counts by, and ways home to areas by the trains there are."""

import pytest

from planner.domain.holidays import HolidayCalendar
from planner.domain.travel.homes import Home, home_at, home_in
from planner.domain.travel.last_trains import HomeWay, way_home
from planner.domain.travel.rail import RailNetwork
from planner.domain.travel.train_times import LastTrains
from planner.store.tables.files import (
    read_areas,
    read_exits,
    read_holidays,
    read_lines,
    read_links,
    read_stations,
    read_trains,
)
from tests.domain.train_examples import tuesday
from tools.set_up import PROJECT

FOLDER = PROJECT / "data"
AREAS = read_areas(FOLDER)
NETWORK = RailNetwork.build(
    read_stations(FOLDER), read_exits(FOLDER), read_links(FOLDER), read_lines(FOLDER)
)
TRAINS = LastTrains.build(NETWORK, read_trains(FOLDER))
HOLIDAYS = HolidayCalendar.from_rows(read_holidays(FOLDER))


def in_area(name: str) -> Home:
    home = home_in(NETWORK, AREAS, name)
    assert home is not None
    return home


def way(start: str, home: Home | None) -> HomeWay:
    origin = next(s.location for s in NETWORK.stations if s.name == start)
    late = tuesday("20:00"), tuesday("22:00")
    found = way_home(NETWORK, TRAINS, origin, home, *late, HOLIDAYS)
    assert found is not None
    return found


def test_every_station_counts_for_one_area_and_every_area_has_a_station() -> None:
    homes = {area.name: in_area(area.name) for area in AREAS}
    counted = [name for home in homes.values() if home.is_served for name in home.stations]
    assert sorted(counted) == sorted({station.name for station in NETWORK.stations})
    assert all(home.stations for home in homes.values())


@pytest.mark.parametrize(
    ("area", "stations", "is_served"),
    [
        ("Jurong West", ("Lakeside", "Boon Lay", "Pioneer"), True),
        ("Clementi", ("Clementi",), True),
        ("Boon Lay", ("Pioneer",), False),
        ("River Valley", ("Great World",), False),
        ("Southern Islands", ("HarbourFront",), False),
        ("Tengah", ("Chinese Garden",), False),
    ],
)
def test_an_area_counts_by(area: str, stations: tuple[str, ...], is_served: bool) -> None:
    home = in_area(area)
    assert (home.stations, home.is_served) == (stations, is_served)


@pytest.mark.parametrize("start", ["Bishan", "City Hall", "Kent Ridge", "Changi Airport"])
def test_an_area_is_left_for_as_late_as_the_latest_of_its_stations(start: str) -> None:
    home = in_area("Jurong West")
    each = [way(start, home_at(NETWORK, name)).leave_by for name in home.stations]
    assert way(start, home).leave_by == max(at for at in each if at is not None)


def test_of_a_new_town_the_station_with_known_trains_is_told() -> None:
    """No light train of Sengkang is known; NE16 and NE15 northbound are."""
    found = way("Orchard", in_area("Sengkang"))
    assert found.leave_by is not None
    assert "as far as Buangkok, a station of Sengkang" in found.words
