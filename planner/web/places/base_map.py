"""The base map's features, put together once for the files of ``data/``."""

from functools import lru_cache

from planner.adapters.geojson import base_geojson
from planner.store.readiness import Stamp, stamps
from planner.store.tables import files
from planner.web.snapshot import DATA


def base_document() -> bytes:
    """Write land, areas, rail lines and open stations as one FeatureCollection."""
    return _written(stamps(DATA))


@lru_cache(maxsize=1)
def _written(_: tuple[Stamp, ...]) -> bytes:
    stations = [s for s in files.read_stations(DATA) if s.status == "open"]
    return base_geojson(
        files.feature_collection(DATA, "land.geojson"),
        files.feature_collection(DATA, "planning_areas.geojson"),
        files.feature_collection(DATA, "rail_lines.geojson"),
        stations,
    )
