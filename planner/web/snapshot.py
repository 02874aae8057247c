"""What every request reads and none changes: places, rail, holidays and the gazetteer, in memory.

A snapshot is taken from the database once and again when another seed has run; one look at the
seed's digest every few seconds tells.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from flask import Flask, current_app

from planner import PROJECT
from planner.domain.catalogue import Catalogue
from planner.domain.errors import SetUpFault
from planner.domain.geo import LatLon
from planner.domain.holidays import HolidayCalendar
from planner.domain.moments import Moment
from planner.domain.place_search import Verdicts, judge_all
from planner.domain.rail import RailNetwork
from planner.domain.travel import Reach, minutes_from
from planner.store import data_files
from planner.store.database import db
from planner.store.gazetteer import Gazetteer
from planner.store.models import Place
from planner.store.queries import all_places, holiday_calendar, seeded_digest
from planner.store.readiness import faults

DATA = PROJECT / "data"
GAZETTEER = "gazetteer.db"
LOOK_AGAIN_S = 5.0
KEPT_ORIGINS = 64
KEPT_MOMENTS = 64


@dataclass(frozen=True)
class Snapshot:
    """Hold one state of the facts, with the answers lately worked out from it."""

    digest: str
    by_slug: dict[str, Place]
    catalogue: Catalogue
    network: RailNetwork
    holidays: HolidayCalendar
    gazetteer: Gazetteer
    verdicts: Callable[[Moment], Verdicts] = field(init=False)
    reach: Callable[[LatLon], Reach] = field(init=False)

    def __post_init__(self) -> None:
        def verdicts(moment: Moment) -> Verdicts:
            return judge_all(self.catalogue, moment, self.holidays)

        def reach(origin: LatLon) -> Reach:
            return minutes_from(self.network, origin, self.catalogue.access)

        object.__setattr__(self, "verdicts", lru_cache(KEPT_MOMENTS)(verdicts))
        object.__setattr__(self, "reach", lru_cache(KEPT_ORIGINS)(reach))


class Shelf:
    """Keep the newest snapshot for all threads of a process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._looked_at = 0.0

    def newest(self) -> Snapshot:
        """Give the snapshot, taken anew if a seed has run since."""
        snapshot = self._snapshot
        if snapshot and time.monotonic() - self._looked_at < LOOK_AGAIN_S:
            return snapshot
        with self._lock:
            if self._snapshot is None and (found := faults(db.session())):
                raise SetUpFault(found[0])
            digest = seeded_digest(db.session()) or ""
            if self._snapshot is None or self._snapshot.digest != digest:
                self._snapshot = _taken(digest)
            self._looked_at = time.monotonic()
            return self._snapshot


def _taken(digest: str) -> Snapshot:
    network = RailNetwork.build(
        data_files.read_stations(DATA),
        data_files.read_exits(DATA),
        data_files.read_links(DATA),
        data_files.read_lines(DATA),
    )
    places = all_places(db.session())
    return Snapshot(
        digest=digest,
        by_slug={place.slug: place for place in places},
        catalogue=Catalogue.build(places, network),
        network=network,
        holidays=holiday_calendar(db.session()),
        gazetteer=Gazetteer(current_app.config["SETTINGS"].instance / GAZETTEER),
    )


def snapshot() -> Snapshot:
    """Give the facts as they stand."""
    shelf: Shelf = current_app.extensions["shelf"]
    return shelf.newest()


def install(app: Flask) -> None:
    """Give the app a shelf of its own."""
    app.extensions["shelf"] = Shelf()
