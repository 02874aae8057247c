"""Whether a late session leaves time for the last train home; the trains are kept in memory."""

from datetime import datetime
from functools import lru_cache

from planner.domain.travel.geo import LatLon
from planner.domain.travel.last_trains import HomeWay, way_home
from planner.domain.travel.rail import RailNetwork
from planner.domain.travel.train_times import LastTrains
from planner.store.checklists.models import Owner
from planner.store.tables.files import read_trains
from planner.web.snapshot import DATA, Snapshot

KEPT_NETWORKS = 2  # the one in use, and the one before it while requests still read that


def way_home_of(
    snapshot: Snapshot,
    owner: Owner | None,
    place_location: LatLon | None,
    start: datetime,
    end: datetime,
) -> HomeWay | None:
    """Tell an owner's way home from a place; None where place or home station is not known."""
    if owner is None or place_location is None:
        return None
    network = snapshot.network
    return way_home(
        network,
        last_trains(network),
        place_location,
        owner.home_station,
        start,
        end,
        snapshot.holidays,
    )


@lru_cache(KEPT_NETWORKS)
def last_trains(network: RailNetwork) -> LastTrains:
    """Read the last trains of a network once; another snapshot's network reads them anew."""
    return LastTrains.build(network, read_trains(DATA))
