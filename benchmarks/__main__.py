"""Every benchmark of this folder in one run: ``python -m benchmarks`` or ``make bench``.

Those that only measure are gathered in one table at the end; those that print numbers of their own
do so first, and stand in the table with their judgement. Status 1 if any target is missed.
"""

import os
import sys

from benchmarks import (
    feed,
    fixes,
    guides,
    hours,
    imports,
    load,
    map,  # noqa: A004 - as named
    origins,
    plan,
    rejudging,
    scale,
    server,
    start,
    travel,
)
from benchmarks.table import Judged, Measure, print_table

PRINTING = {
    "origins": origins.main,
    "travel": travel.main,
    "hours": hours.main,
    "map": map.main,
}
MEASURING = {
    "guides": guides.measures,
    "plan": plan.measures,
    "fixes": fixes.measures,
    "imports": imports.measures,
    "rejudging": rejudging.measures,
    "feed": feed.measures,
    "server": server.measures,
    "scale": scale.measures,
    "start": start.measures,
}


def main() -> int:
    """Run them one after the other, print the table, and tell whether all targets are met."""
    lines: list[Judged | Measure] = []
    for name, printing in PRINTING.items():
        print(f"== {name}", flush=True)
        lines.append(_judged(name, printing()))
    for name, measuring in MEASURING.items():
        print(f"== {name}", flush=True)
        lines += measuring()
    print(f"\n{os.cpu_count()} cores; requests by {load.CLIENT}, {load.CONNECTIONS} connections\n")
    print_table(lines)
    return int(any(line.is_missed for line in lines))


def _judged(name: str, status: int | None) -> Judged:
    """Take a benchmark's own judgement: it gives a status if it has targets, None if not."""
    return Judged(f"{name}: its own table, above", bool(status), has_targets=status is not None)


if __name__ == "__main__":
    sys.exit(main())
