"""How the time of a question that nobody has asked before grows with the number of places.

Run ``python -m benchmarks.scale``. Made-up places stand around the real ones, with their hours.
Every question comes from another point. "Search" is the search alone, its 20 nearest written as
JSON; "answer" is the whole view of the app, called as a server calls it. In milliseconds, medians.
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from flask import Flask
from werkzeug.test import EnvironBuilder, run_wsgi_app

from benchmarks.table import Bound, Measure, print_table
from planner.app import create_app
from planner.domain.moments import SINGAPORE_ZONE, Moment
from planner.domain.origins.origin import Origin
from planner.domain.places.catalogue import Catalogue
from planner.domain.places.search import PlaceQuery
from planner.domain.travel.geo import SINGAPORE, LatLon
from planner.store.tables.files import PlaceRecord, read_places
from planner.web.places.asking import Answered, ask
from planner.web.snapshot import Shelf, Snapshot, snapshot
from tools.live_server import environment, prepare
from tools.set_up import PROJECT

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

COUNTS = (5_000, 100_000)
MOST_GROWTH = {5_000: 2, 100_000: 4}
SHOWN = 20
ROUNDS, QUESTIONS = 5, 40
SPREAD_DEGREES = 0.005  # made-up places lie some 500 m from real ones
SEED = 2026
START = datetime(2026, 11, 24, 14, 0, tzinfo=SINGAPORE_ZONE)
TWO_HOURS = Moment(START, START + timedelta(hours=2))


class OneSnapshot(Shelf):
    """Give the same snapshot for good, in place of what the database holds."""

    def __init__(self, held: Snapshot) -> None:
        super().__init__()
        self._held = held

    def newest(self) -> Snapshot:
        """Give the snapshot, never taken anew."""
        return self._held


@dataclass(frozen=True)
class Sized:
    """Hold the app and its snapshot with a number of places."""

    app: Flask
    snapshot: Snapshot

    def search(self, origin: LatLon) -> str:
        """Search from a point and write the nearest as JSON."""
        query = PlaceQuery(TWO_HOURS)
        start = Origin("here", origin, "", "point")
        return _written(ask(self.snapshot, query, start, START, SHOWN))

    def answer(self, question: "WSGIEnvironment") -> None:
        """Answer through the app's view."""
        body, status, _ = run_wsgi_app(self.app, question)
        if status != "200 OK":
            raise RuntimeError(f"{status}: {b''.join(body)[:400]!r}")


def measures() -> list[Measure]:
    """Measure every size in turns, so that a busy machine slows all of them."""
    with tempfile.TemporaryDirectory(prefix="waypoint-bench-") as name:
        environ = environment(Path(name), {})
        prepare(environ)
        real = list(read_places(PROJECT / "data"))
        sizes = (len(real), *COUNTS)
        sized = {count: _sized(Path(name), scattered(real, count)) for count in sizes}
        search, answer = _times(list(sized.values()))
    return [
        Measure(f"{what} among {count:,} places", ours, times[0], "ms", Bound.UNDER, growth)
        for what, times in (("search", search), ("answer", answer))
        for ours, (count, growth) in zip(times[1:], MOST_GROWTH.items(), strict=True)
    ]


def scattered(real: Sequence[PlaceRecord], count: int) -> list[PlaceRecord]:
    """Take the real places first, then copies of them a little way off, inside Singapore."""
    chance = np.random.default_rng(SEED)
    aside = chance.uniform(-SPREAD_DEGREES, SPREAD_DEGREES, (count, 2)).tolist()
    copies = (
        replace(
            real[number % len(real)],
            slug=f"{real[number % len(real)].slug}-{number}",
            location=_moved(real[number % len(real)].location, *aside[number]),
        )
        for number in range(len(real), count)
    )
    return [*real, *copies]


def _moved(point: LatLon, north: float, east: float) -> LatLon:
    moved = LatLon(point.lat + north, point.lon + east)
    return moved if moved in SINGAPORE else point


def _sized(instance: Path, places: Sequence[PlaceRecord]) -> Sized:
    """Make an app whose snapshot holds these places instead of the seeded ones."""
    app = create_app(PLANNER_INSTANCE=str(instance), PLANNER_LOG_LEVEL="ERROR")
    with app.app_context():
        seeded = snapshot()
    catalogue = Catalogue.build(places, seeded.network)
    held = replace(seeded, digest=str(len(places)), catalogue=catalogue)
    app.extensions["shelf"] = OneSnapshot(held)
    return Sized(app, held)


def _times(sized: Sequence[Sized]) -> tuple[list[float], list[float]]:
    """Time the search and the answer for each size; medians in milliseconds."""
    chance = np.random.default_rng(SEED)
    search: list[list[float]] = [[] for _ in sized]
    answer: list[list[float]] = [[] for _ in sized]
    for _ in range(ROUNDS):
        origins = [LatLon(lat, lon) for lat, lon in _points(chance)]
        for each, searched, answered in zip(sized, search, answer, strict=True):
            searched += [_ms(lambda: each.search(origin)) for origin in origins]  # noqa: B023
            # The search has kept these origins: ask from others.
            questions = [_question(lat, lon) for lat, lon in _points(chance)]
            answered += [_ms(lambda: each.answer(question)) for question in questions]  # noqa: B023
    return [statistics.median(times) for times in search], [
        statistics.median(times) for times in answer
    ]


def _points(chance: np.random.Generator) -> list[list[float]]:
    """Draw points of the built-up island, lat and lon."""
    points: list[list[float]] = chance.uniform(
        (1.28, 103.70), (1.44, 103.95), (QUESTIONS, 2)
    ).tolist()
    return points


def _question(lat: float, lon: float) -> "WSGIEnvironment":
    path = f"/api/v1/places?near={lat:.6f},{lon:.6f}&from={START:%Y-%m-%dT%H:%M}&for=120"
    return EnvironBuilder(path).get_environ()


def _ms(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _written(answered: Answered) -> str:
    rows = [
        {
            "slug": ranked.place.slug,
            "distance_m": ranked.distance_m,
            "travel_minutes": ranked.journey and ranked.journey.minutes,
            "state": ranked.verdict.state,
        }
        for ranked in answered.ranked(0, SHOWN)
    ]
    return json.dumps({"total": answered.results.total, "places": rows})


def main() -> int:
    """Print the table; tell by the status whether all targets are met."""
    found = measures()
    print_table(found)
    return int(any(measure.is_missed for measure in found))


if __name__ == "__main__":
    sys.exit(main())
