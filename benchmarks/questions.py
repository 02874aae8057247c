"""What the benchmarks ask: the question of the target, a mix of 120, and ones never asked twice.

Paths are relative; a fixed seed makes the same questions each run, at times that begin today.
"""

import csv
import gzip
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import product
from urllib.parse import urlencode

from planner.domain.moments import SINGAPORE_ZONE
from tools.set_up import PROJECT

API, PAGE = "/api/v1/places", "/places"
ORIGINS = 40
HOURS_AHEAD = (0, 4, 26)
WEEK_MINUTES = 7 * 24 * 60
SEED = 569842


def same(base: str) -> list[str]:
    """Ask what the target names, again and again."""
    return [_path(base, "569842", "")]


def mix(base: str) -> list[str]:
    """Ask from 40 origins at 3 times, in no order."""
    codes = random.Random(SEED).sample(postal_codes(), ORIGINS)  # noqa: S311 - the same each run
    starts = [f"{_now() + timedelta(hours=hours):%Y-%m-%dT%H:%M}" for hours in HOURS_AHEAD]
    paths = [_path(base, code, start) for code, start in product(codes, starts)]
    return random.Random(SEED).sample(paths, len(paths))  # noqa: S311 - the same each run


def never_twice(base: str) -> Iterator[str]:
    """Ask each time from another origin for another minute of the coming week."""
    chance = random.Random(SEED)  # noqa: S311 - the same each run
    codes = postal_codes()
    chance.shuffle(codes)
    for code in codes:
        start = _now() + timedelta(minutes=chance.randrange(WEEK_MINUTES))
        yield _path(base, code, f"{start:%Y-%m-%dT%H:%M}")


def postal_codes() -> list[str]:
    """List every postal code that the gazetteer knows."""
    with gzip.open(PROJECT / "data" / "postal_codes.csv.gz", "rt", encoding="utf-8") as lines:
        return [row["postal_code"] for row in csv.DictReader(lines)]


def _path(base: str, code: str, start: str) -> str:
    pairs = {"near": code, "from": start, "for": 120, "limit": 20 if base == API else ""}
    return f"{base}?{urlencode({name: value for name, value in pairs.items() if value})}"


def _now() -> datetime:
    return datetime.now(SINGAPORE_ZONE)  # noqa: TID251 - the served app reads the real clock too
