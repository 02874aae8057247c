"""What every request reads and none changes: places, rail, holidays and the gazetteer, in memory.

A snapshot is taken once and again when another seed has run, or a file of ``data/`` or the
gazetteer is another; one look every few seconds tells. While the database is away, the one that is
there goes on answering.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from flask import Flask, current_app

from planner import PROJECT
from planner.domain.errors import NotReady, PlannerError
from planner.domain.holidays import HolidayCalendar
from planner.domain.moments import Moment
from planner.domain.origins.origin import Origin
from planner.domain.places.catalogue import Catalogue
from planner.domain.places.search import Verdicts, judge_all
from planner.domain.travel.estimates import Reach, minutes_from
from planner.domain.travel.geo import LatLon
from planner.domain.travel.rail import RailNetwork
from planner.store.database import db
from planner.store.gazetteer.lookup import Gazetteer
from planner.store.models import Place
from planner.store.queries import all_places, holiday_calendar
from planner.store.readiness import mark, outages_told
from planner.store.tables import files

DATA = PROJECT / "data"
GAZETTEER = "gazetteer.db"
LOOK_AGAIN_S = 5.0
KEPT_ORIGINS = 64
KEPT_MOMENTS = 64

log = logging.getLogger("planner.snapshot")


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
    _reach: Callable[[LatLon], Reach] = field(init=False)

    def __post_init__(self) -> None:
        catalogue, network, holidays = self.catalogue, self.network, self.holidays

        # They must not refer to the snapshot: an old one goes with the last request that uses it.
        def verdicts(moment: Moment) -> Verdicts:
            return judge_all(catalogue, moment, holidays)

        def reach(origin: LatLon) -> Reach:
            return minutes_from(network, origin, catalogue.access)

        object.__setattr__(self, "verdicts", lru_cache(KEPT_MOMENTS)(verdicts))
        object.__setattr__(self, "_reach", lru_cache(KEPT_ORIGINS)(reach))

    def reach(self, origin: Origin) -> Reach:
        """Give the ways from an origin; kept for one with a name, never for a position."""
        if origin.is_position:
            return minutes_from(self.network, origin.location, self.catalogue.access)
        return self._reach(origin.location)


class Shelf:
    """Keep the newest snapshot for all threads of a process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._looked_at = 0.0
        self._fault = ""
        self._failed_at = 0.0

    def newest(self) -> Snapshot:
        """Give the snapshot, taken anew if the facts have changed; NotReady while there is none."""
        snapshot = self._snapshot
        if snapshot is None:
            return self._first()
        if time.monotonic() - self._looked_at < LOOK_AGAIN_S:
            return snapshot
        if not self._lock.acquire(blocking=False):
            return snapshot  # one thread looks; a database that hangs holds up that one alone
        try:
            return self._looked_again(snapshot)
        finally:
            self._lock.release()

    def _first(self) -> Snapshot:
        asked_at = time.monotonic()
        with self._lock:
            if self._snapshot is not None:
                return self._snapshot
            if self._failed_at > asked_at:  # somebody tried while this thread waited its turn
                raise NotReady(self._fault)
            try:
                self._snapshot = _taken(_mark())
            except PlannerError as fault:
                self._fault, self._failed_at = str(fault), time.monotonic()
                raise
            self._looked_at = time.monotonic()
            return self._snapshot

    def _looked_again(self, held: Snapshot) -> Snapshot:
        """Look for other facts; what goes wrong is told once, and leaves those held in use."""
        fault = ""
        try:
            newest = _mark()
            if newest != held.digest:
                self._snapshot = _taken(newest)
        except (PlannerError, OSError, ValueError) as error:
            fault = str(error).partition("\n")[0] or type(error).__name__
        if fault != self._fault:
            log.warning("%s", fault or "the facts can be looked at again")
        self._fault, self._looked_at = fault, time.monotonic()
        return self._snapshot or held


def gazetteer_path() -> Path:
    """Name the file of this installation's gazetteer."""
    instance: Path = current_app.config["SETTINGS"].instance
    return instance / GAZETTEER


def _mark() -> str:
    return mark(db.session(), DATA, gazetteer_path())


def _taken(digest: str) -> Snapshot:
    network = RailNetwork.build(
        files.read_stations(DATA),
        files.read_exits(DATA),
        files.read_links(DATA),
        files.read_lines(DATA),
    )
    with outages_told(db.session()):
        places, holidays = all_places(db.session()), holiday_calendar(db.session())
    return Snapshot(
        digest=digest,
        by_slug={place.slug: place for place in places},
        catalogue=Catalogue.build(places, network),
        network=network,
        holidays=holidays,
        gazetteer=Gazetteer(gazetteer_path()),
    )


def snapshot() -> Snapshot:
    """Give the facts as they stand."""
    shelf: Shelf = current_app.extensions["shelf"]
    return shelf.newest()


def install(app: Flask) -> None:
    """Give the app a shelf of its own."""
    app.extensions["shelf"] = Shelf()
