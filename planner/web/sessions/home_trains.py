"""Whether a late session leaves time for the last train home; what that needs is kept in memory."""

from datetime import datetime
from functools import lru_cache

from planner.domain.travel.areas import Area
from planner.domain.travel.geo import LatLon
from planner.domain.travel.homes import Home, home_at, home_in
from planner.domain.travel.last_trains import HomeWay, way_home
from planner.domain.travel.rail import RailNetwork
from planner.domain.travel.train_times import LastTrains
from planner.store.checklists.models import Owner
from planner.store.tables.files import read_areas, read_trains
from planner.web.snapshot import DATA, Snapshot

KEPT_NETWORKS = 2  # the one in use, and the one before it while requests still read that
KEPT_HOMES = 512  # more than there are stations and areas


def way_home_of(
    snapshot: Snapshot,
    owner: Owner | None,
    place_location: LatLon | None,
    start: datetime,
    end: datetime,
) -> HomeWay | None:
    """Tell an owner's way home from a place; None where place or home is not known."""
    if owner is None or place_location is None:
        return None
    network = snapshot.network
    home = home_of(network, owner.home_station, owner.home_area)
    return way_home(
        network, last_trains(network), place_location, home, start, end, snapshot.holidays
    )


@lru_cache(KEPT_HOMES)
def home_of(network: RailNetwork, station: str, area: str) -> Home | None:
    """Give the home that is kept by these names; None for neither, or for what is gone since."""
    if area:
        return home_in(network, areas(network), area)
    return home_at(network, station) if station else None


@lru_cache(KEPT_NETWORKS)
def areas(network: RailNetwork) -> tuple[Area, ...]:  # noqa: ARG001 - read anew with it
    """Read the planning areas once for a network."""
    return read_areas(DATA)


@lru_cache(KEPT_NETWORKS)
def last_trains(network: RailNetwork) -> LastTrains:
    """Read the last trains of a network once; another snapshot's network reads them anew."""
    return LastTrains.build(network, read_trains(DATA))
