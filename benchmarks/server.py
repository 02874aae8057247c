"""Requests a second of the places API and page, against a bare Flask view on the same server.

Run ``python -m benchmarks.server``. Both apps are served at once and asked in turns, so that a busy
machine slows both; a ratio is the median over the rounds.
"""

import statistics
import sys
import tempfile
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from benchmarks import load
from benchmarks.questions import API, PAGE, mix, never_twice, same
from benchmarks.serving import memory_mb, served
from benchmarks.table import Bound, Measure, print_table
from tools.live_server import environment, prepare

ROUNDS = 5
SECONDS = 2
NEVER_TWICE = 4000  # more than are asked in a round, by far
MOST_MB = 200
TARGETS = {API: 0.4, PAGE: 0.15}
Rates = list[tuple[float, float]]


def measures() -> list[Measure]:
    """Measure the memory of a worker, then every kind of question against the bare view."""
    with tempfile.TemporaryDirectory(prefix="waypoint-bench-") as name:
        folder = Path(name)
        environ = environment(folder, {})
        prepare(environ)
        with (
            served("benchmarks.bare:app", "/", environ, folder) as bare,
            served("wsgi:app", "/healthz", environ, folder) as ours,
        ):
            return [
                *_memory(ours.port, ours.worker),
                *(_measure(bare.port, ours.port, base, what) for base, what in ASKED),
            ]


ASKED = [(base, what) for base in (API, PAGE) for what in ("same", "mix", "never twice")]
WORDS = {
    "same": "one question repeated",
    "mix": "120 questions, repeated",
    "never twice": "never the same twice",
}


def _memory(port: int, worker: int) -> list[Measure]:
    """Ask 200 questions of the mix, pages and API in turn; nothing where nobody can tell."""
    paths = [path for pair in zip(mix(API), mix(PAGE), strict=True) for path in pair][:200]
    load.ask_once(port, paths)
    memory = memory_mb(worker)
    what = "memory of a worker after 200 requests"
    return [Measure(what, memory, MOST_MB, "MB", Bound.UNDER, 1.0)] if memory else []


def _measure(bare: int, ours: int, base: str, what: str) -> Measure:
    """Ask both in turns; the line of the table is the round whose ratio is the median."""
    fresh = never_twice(base)
    rates: Rates = []
    for _ in range(ROUNDS):
        paths = _paths(base, what) or list(islice(fresh, NEVER_TWICE))
        reference = load.requests_per_second(bare, ["/"], SECONDS)
        rates.append((load.requests_per_second(ours, paths, SECONDS), reference))
    rate, reference = _median(rates)
    bound, target = (Bound.NONE, 0.0) if what == "never twice" else (Bound.AT_LEAST, TARGETS[base])
    return Measure(f"{base}: {WORDS[what]}", rate, reference, "req/s", bound, target)


def _paths(base: str, what: str) -> Sequence[str]:
    return {"same": same, "mix": mix}[what](base) if what != "never twice" else []


def _median(rates: Rates) -> tuple[float, float]:
    ratios = [rate / reference for rate, reference in rates]
    return rates[ratios.index(statistics.median_low(ratios))]


def main() -> int:
    """Print the table; tell by the status whether all targets are met."""
    found = measures()
    print(f"Asked by {load.CLIENT}, {load.CONNECTIONS} connections")
    print_table(found)
    return int(any(measure.is_missed for measure in found))


if __name__ == "__main__":
    sys.exit(main())
