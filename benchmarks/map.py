"""Our map against the naive Folium page, for 2,000 places: server time, bytes, first frame.

Run ``python -m benchmarks.map``. Ends with status 1 when a ratio misses its target. The naive page's
CDN files are answered from this machine at once (see ``naive_map``), which favours it.
"""

import functools
import gzip
import json
import os
import shutil
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

from benchmarks.naive_map import naive_page, stand_in
from planner.adapters.folium_map import SCRIPTS, STYLES, map_script
from planner.adapters.geojson import Pin, base_geojson, places_geojson
from planner.domain.geo import LatLon
from playwright.sync_api import Browser, Page, Route, sync_playwright

PROJECT = Path(__file__).resolve().parents[1]
PLACES = 2000
RUNS = 3
HOST = "http://map.test"
SHAPES = ("library", "study", "campus", "cafe", "late", "community", "other")
STATES = ("open", "part", "closed", "unknown")
TARGETS = {"server time": 1 / 100, "bytes (gzip)": 1 / 10, "first frame": 1 / 5}
# One frame after the last pin stands in the page; both pages are asked the same question.
DRAWN = """() => new Promise((done) => {
  const look = () => window.isDrawn() ? requestAnimationFrame(() => setTimeout(() => done(performance.now())))
    : setTimeout(look, 4);
  look();
})"""
OURS_DRAWN = f"window.isDrawn = () => document.querySelector('#map_main[data-drawn=\"{PLACES}\"]');"
NAIVE_DRAWN = f"window.isDrawn = () => document.querySelectorAll('.leaflet-marker-icon').length === {PLACES};"


def synthetic_pins() -> list[Pin]:
    """Spread places over the island by two irrational steps, the same ones each time."""
    return [
        Pin(
            number=number,
            slug=f"place-{number}",
            name=f"Study place {number} at Sample Road",
            kind="Library",
            shape=SHAPES[number % len(SHAPES)],
            state=STATES[number % len(STATES)],
            headline="Open until 21:00",
            url=f"/places/place-{number}",
            location=LatLon(1.26 + 0.19 * (number * 0.6180339887 % 1), 103.65 + 0.34 * (number * 0.7548776662 % 1)),
            travel="about 24 min: walk 6, NSL 2 stops, walk 3",
        )
        for number in range(1, PLACES + 1)
    ]


def asset(path: str) -> str:
    """Give the address of an asset in this benchmark."""
    return f"{HOST}/static/{path}"


def median_ms(work: Callable[[], object], runs: int = RUNS) -> float:
    """Time a piece of work; median in milliseconds."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def our_page() -> str:
    """Write a page with nothing on it but our map."""
    styles = "".join(f'<link rel="stylesheet" href="{asset(path)}">' for path in STYLES)
    kinds = {True: 'type="module"', False: "defer"}
    scripts = "".join(
        f'<script {kinds[path.startswith("js/")]} src="{asset(path)}"></script>' for path in SCRIPTS
    )
    return (
        f"<!doctype html><html lang=en><title>Map</title>{styles}{scripts}"
        f'<script defer src="{HOST}/places/map.js"></script>'
        '<style>html,body{height:100%;margin:0}</style>'
        f'<div id="map_main" class="map" data-places-url="{HOST}/places.geojson"'
        f' data-base-url="{HOST}/places/base.geojson"></div></html>'
    )


@functools.cache
def base() -> bytes:
    """Write the base map from ``data/``."""
    from planner.store.data_files import read_stations  # noqa: PLC0415 (only the browser part needs it)

    layers = [json.loads((PROJECT / f"data/{name}.geojson").read_text()) for name in ("land", "planning_areas", "rail_lines")]
    stations = [one for one in read_stations(PROJECT / "data") if one.status == "open"]
    return base_geojson(*layers, stations)
