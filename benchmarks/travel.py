"""How long the estimate to all places takes, for growing numbers of places; prints a table.

Run from the project's folder: ``python -m benchmarks.travel``.
"""

import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

from planner.domain.travel.estimates import exits_near, minutes_from
from planner.domain.travel.geo import LatLon
from planner.domain.travel.journeys import journey
from planner.domain.travel.rail import RailNetwork
from planner.domain.travel.walking import Numbers
from planner.store.tables.files import (
    read_exits,
    read_lines,
    read_links,
    read_places,
    read_stations,
)

FOLDER = Path(__file__).resolve().parent.parent / "data"
REAL = 294
COUNTS = (REAL, 5_000, 100_000)
ORIGINS = 100
SHOWN = 20
SPREAD_DEGREES = 0.005  # made-up places lie some 500 m from real ones


def scattered(real: Numbers, count: int, chance: np.random.Generator) -> Numbers:
    """Take the real places first, then points around them."""
    around = real[chance.integers(0, len(real), max(0, count - len(real)))]
    return np.vstack([real, around + chance.normal(0, SPREAD_DEGREES, around.shape)])[:count]


def timed_ms(action: Callable[[], object]) -> float:
    """Measure one call, in milliseconds."""
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def measured(network: RailNetwork, places: Numbers, origins: list[LatLon]) -> tuple[float, ...]:
    """Measure the building of the columns, the pass (median, 95th of 100) and 20 journeys."""
    building = timed_ms(lambda: exits_near(network, places))
    access = exits_near(network, places)
    passes = [timed_ms(partial(minutes_from, network, origin, access)) for origin in origins]
    reach = minutes_from(network, origins[0], access)
    telling = timed_ms(lambda: [journey(network, reach, i) for i in range(SHOWN)])
    return building, statistics.median(passes), statistics.quantiles(passes, n=20)[-1], telling


def main() -> None:
    """Print one line for each number of places."""
    network = RailNetwork.build(
        read_stations(FOLDER), read_exits(FOLDER), read_links(FOLDER), read_lines(FOLDER)
    )
    chance = np.random.default_rng(2026)
    real = np.array([(p.location.lat, p.location.lon) for p in read_places(FOLDER)])
    origins = [LatLon(lat, lon) for lat, lon in scattered(real, len(real) + ORIGINS, chance)]
    print(f"{'places':>8} {'once ms':>9} {'pass p50':>9} {'pass p95':>9} {SHOWN} journeys ms")
    for count in COUNTS:
        numbers = measured(network, scattered(real, count, chance), origins[-ORIGINS:])
        print(f"{count:>8}", *(f"{number:>9.2f}" for number in numbers))


if __name__ == "__main__":
    main()
