"""How long an origin look-up takes, on all postal codes and names of ``data/``.

Run ``python benchmarks/origins.py``. Prints p50 and p95 in milliseconds, and how often a mistyped
station or building still leads to the thing meant (alone, or as one of the choices).
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from planner.domain.origins import Choices, Found, Resolution  # noqa: E402 - needs the path above
from planner.store import gazetteer_names, gazetteer_sources  # noqa: E402
from planner.store.gazetteer import Gazetteer  # noqa: E402
from planner.store.gazetteer_build import build_gazetteer  # noqa: E402

SAMPLE = 2000
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


def main() -> None:
    """Build a gazetteer in a folder for the moment, ask it, print the table."""
    dice = random.Random(1)  # noqa: S311 - the same sample each time, no secret
    codes = gazetteer_sources.postal_codes(ROOT / "data")
    stations = [entry.names[0] for entry in gazetteer_sources.stations(ROOT / "data")]
    buildings = [entry.names[0] for entry in gazetteer_names.buildings(codes)]
    roads = [entry.names[0] for entry in gazetteer_names.roads(codes)]
    named = [name for name in stations + buildings if len(name) >= LONG_ENOUGH]
    names = dice.choices(stations + buildings + roads, k=SAMPLE)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gazetteer.sqlite"
        begun = time.perf_counter()
        build_gazetteer(ROOT / "data", path)
        print(f"build {time.perf_counter() - begun:.1f} s, {path.stat().st_size / 1e6:.1f} MB")
        gazetteer = Gazetteer(path)
        gazetteer.lookup("warming up the wrds")
        typos = [mistyped(name, dice) for name in dice.choices(named, k=SAMPLE)]
        prefixes = [name[: dice.randint(1, len(name))] for name in names]
        table = {
            "postal code": (gazetteer.lookup, [code.code for code in dice.sample(codes, SAMPLE)]),
            "typed prefix": (gazetteer.suggest, prefixes),
            "full name": (gazetteer.lookup, names),
            "typo": (gazetteer.lookup, typos),
        }
        for row, (ask, texts) in table.items():
            p50, p95 = timed(ask, texts)
            which, most = LIMITS_MS.get(row, ("", 0.0))
            limit = f"  ({which} must be under {most} ms)" if which else ""
            print(f"{row:14} p50 {p50:7.3f} ms  p95 {p95:7.3f} ms{limit}")
        print("mistyped stations")
        print_recall(gazetteer, [name for name in stations if len(name) >= LONG_ENOUGH], dice)
        print("mistyped buildings")
        print_recall(
            gazetteer,
            dice.sample([name for name in buildings if len(name) >= LONG_ENOUGH], 500),
            dice,
        )
        gazetteer.close()


if __name__ == "__main__":
    main()
