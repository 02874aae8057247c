"""How long an origin look-up takes, on all postal codes and names of ``data/``.

Run ``python benchmarks/origins.py``. Prints p50 and p95 in milliseconds, and how often a mistyped
station or building still leads to the thing meant (alone, or as one of the choices). Status 1 if a
target is missed.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from math import inf
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from planner.domain.origins.origin import Choices, Found, Resolution  # noqa: E402 - needs the path above
from planner.store.gazetteer import names as gazetteer_names  # noqa: E402
from planner.store.gazetteer import sources  # noqa: E402
from planner.store.gazetteer import stations as gazetteer_stations  # noqa: E402
from planner.store.gazetteer.build import build_gazetteer  # noqa: E402
from planner.store.gazetteer.lookup import Gazetteer  # noqa: E402

DATA = ROOT / "data"
SAMPLE = 2000
MOST_BUILD_S = 10.0
MOST_MB = 40.0
LETTERS = "abcdefghijklmnopqrstuvwxyz"
LONG_ENOUGH = 5
LIMITS_MS = {"postal code": ("p50", 0.2), "typed prefix": ("p50", 1.0), "typo": ("p95", 25.0)}


def mistyped(name: str, dice: random.Random) -> str:
    """Drop, double, swap or replace one letter after the first."""
    place = dice.randrange(1, len(name) - 1)
    before, letter, after = name[:place], name[place], name[place + 1 :]
    return dice.choice(
        (
            before + after,
            before + letter + letter + after,
            before + after[0] + letter + after[1:],
            before + dice.choice(LETTERS) + after,
        )
    )


def timed(ask: Callable[[str], object], texts: Sequence[str]) -> tuple[float, float]:
    """Return the median and the 95th percentile of a call, in milliseconds."""
    took = []
    for text in texts:
        begun = time.perf_counter()
        ask(text)
        took.append((time.perf_counter() - begun) * 1000)
    took.sort()
    return took[len(took) // 2], took[len(took) * 95 // 100]


def labels(answer: Resolution) -> list[str]:
    """List what an answer offers."""
    if isinstance(answer, Found):
        return [answer.origin.label]
    return [origin.label for origin in answer.origins] if isinstance(answer, Choices) else []


def print_recall(gazetteer: Gazetteer, names: Sequence[str], dice: random.Random) -> None:
    """Print which part of mistyped names is found, and which part at least offered."""
    found = offered = 0
    for name in names:
        answer = gazetteer.lookup(mistyped(name, dice))
        meant = labels(gazetteer.lookup(name))
        found += isinstance(answer, Found) and answer.origin.label in meant
        offered += any(label in meant for label in labels(answer))
    print(f"  found {found / len(names):.2f}, found or offered {offered / len(names):.2f}")


def print_row(row: str, ask: Callable[[str], object], texts: Sequence[str]) -> bool:
    """Print how long one sort of question takes; tell whether its target is met."""
    p50, p95 = timed(ask, texts)
    which, most = LIMITS_MS.get(row, ("", inf))
    limit = f"  ({which} must be under {most} ms)" if which else ""
    print(f"{row:14} p50 {p50:7.3f} ms  p95 {p95:7.3f} ms{limit}")
    return (p95 if which == "p95" else p50) < most


def print_build(path: Path) -> bool:
    """Build the file and print how long that took and how large it is; tell whether both do."""
    begun = time.perf_counter()
    build_gazetteer(DATA, path)
    took_s, size_mb = time.perf_counter() - begun, path.stat().st_size / 1e6
    limits = f"(must be under {MOST_BUILD_S} s and {MOST_MB} MB)"
    print(f"build {took_s:.1f} s, {size_mb:.1f} MB  {limits}")
    return took_s < MOST_BUILD_S and size_mb < MOST_MB


def print_table(gazetteer: Gazetteer, dice: random.Random) -> bool:
    """Print the table of times and the recall; tell whether every time is met."""
    codes = sources.postal_codes(DATA)
    stations = [entry.names[0] for entry in gazetteer_stations.stations(DATA)]
    buildings = [entry.names[0] for entry in gazetteer_names.buildings(codes)]
    roads = [entry.names[0] for entry in gazetteer_names.roads(codes)]
    known = [name for name in stations + buildings if len(name) >= LONG_ENOUGH]
    names = dice.choices(stations + buildings + roads, k=SAMPLE)
    typos = [mistyped(name, dice) for name in dice.choices(known, k=SAMPLE)]
    prefixes = [name[: dice.randint(1, len(name))] for name in names]
    gazetteer.lookup("warming up the wrds")
    met = [
        print_row("postal code", gazetteer.lookup, [c.code for c in dice.sample(codes, SAMPLE)]),
        print_row("typed prefix", gazetteer.suggest, prefixes),
        print_row("full name", gazetteer.lookup, names),
        print_row("typo", gazetteer.lookup, typos),
    ]
    print("mistyped stations")
    print_recall(gazetteer, [name for name in stations if len(name) >= LONG_ENOUGH], dice)
    print("mistyped buildings")
    long_names = [name for name in buildings if len(name) >= LONG_ENOUGH]
    print_recall(gazetteer, dice.sample(long_names, 500), dice)
    return all(met)


def main() -> int:
    """Build a gazetteer in a folder for the moment, ask it, print; 0 if all targets are met."""
    dice = random.Random(1)  # noqa: S311 - the same sample each time, no secret
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gazetteer.sqlite"
        is_built_well = print_build(path)
        gazetteer = Gazetteer(path)
        is_fast = print_table(gazetteer, dice)
        gazetteer.close()
    return 0 if is_built_well and is_fast else 1


if __name__ == "__main__":
    sys.exit(main())
