"""The base map's features, put together once for the files of ``data/``."""

import json
from functools import lru_cache
from typing import Any

from planner.adapters.geojson import base_geojson
from planner.store import data_files
from planner.store.readiness import Stamp, stamps
from planner.web.snapshot import DATA


def base_document() -> bytes:
    """Write land, areas, rail lines and open stations as one FeatureCollection."""
    return _written(stamps(DATA))


@lru_cache(maxsize=1)
def _written(_: tuple[Stamp, ...]) -> bytes:
    stations = [s for s in data_files.read_stations(DATA) if s.status == "open"]
    return base_geojson(
        _features("land"), _features("planning_areas"), _features("rail_lines"), stations
    )


def _features(name: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((DATA / f"{name}.geojson").read_text("utf-8"))
    return document
