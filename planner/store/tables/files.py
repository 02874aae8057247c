"""The files of ``data/``, read into records: each reader takes the folder.

``read_…`` raises ``SetUpFault`` with every fault as "data/places.csv:17: …"; ``…_table`` in
``layout`` keeps faults and line numbers for ``checks``. Times are Singapore's; points
are (lat, lon) in degrees, but GeoJSON as it stands has (lon, lat).
"""

import csv
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from planner.domain.errors import SetUpFault
from planner.domain.travel.areas import Area
from planner.domain.travel.polygons import Polygon
from planner.store.data_rows import label, reason
from planner.store.tables.layout import (
    academic_table,
    exits_table,
    holidays_table,
    lines_table,
    links_table,
    places_table,
    seats_table,
    sectors_table,
    stations_table,
    trains_table,
)
from planner.store.tables.records import (
    AcademicRecord,
    ExitRecord,
    HolidayRecord,
    LineRecord,
    LinkRecord,
    PlaceRecord,
    PostalCode,
    SeatsRecord,
    SectorRecord,
    StationRecord,
    TrainRecord,
)

__all__ = [
    "AcademicRecord",
    "ExitRecord",
    "HolidayRecord",
    "LineRecord",
    "LinkRecord",
    "PlaceRecord",
    "PostalCode",
    "SeatsRecord",
    "SectorRecord",
    "StationRecord",
    "TrainRecord",
    "feature_collection",
    "planning_areas",
    "read_academic_calendar",
    "read_areas",
    "read_exits",
    "read_holidays",
    "read_lines",
    "read_links",
    "read_places",
    "read_postal_codes",
    "read_seats",
    "read_sectors",
    "read_stations",
    "read_trains",
]

POSTAL_COLUMNS = "postal_code lat lon block road building source"
POSTAL_FILE = "postal_codes.csv.gz"


def read_places(folder: Path) -> list[PlaceRecord]:
    """Read every study place, in the file's order."""
    return places_table(folder).records()


def read_seats(folder: Path) -> list[SeatsRecord]:
    """Read the bookable seats of each zone."""
    return seats_table(folder).records()


def read_lines(folder: Path) -> list[LineRecord]:
    """Read the rail lines, planned ones too."""
    return lines_table(folder).records()


def read_stations(folder: Path) -> list[StationRecord]:
    """Read every station code, planned ones too."""
    return stations_table(folder).records()


def read_exits(folder: Path) -> list[ExitRecord]:
    """Read every station exit."""
    return exits_table(folder).records()


def read_links(folder: Path) -> list[LinkRecord]:
    """Read the ways between neighbouring codes; changes are on the line "transfer"."""
    return links_table(folder).records()


def read_trains(folder: Path) -> list[TrainRecord]:
    """Read the first and last trains."""
    return trains_table(folder).records()


def read_holidays(folder: Path) -> list[HolidayRecord]:
    """Read public holidays, school holidays and eves, by date."""
    return holidays_table(folder).records()


def read_academic_calendar(folder: Path) -> list[AcademicRecord]:
    """Read terms, vacations and examinations."""
    return academic_table(folder).records()


def read_sectors(folder: Path) -> list[SectorRecord]:
    """Read the two-digit postal sectors."""
    return sectors_table(folder).records()


def read_postal_codes(folder: Path) -> Iterator[PostalCode]:
    """Yield every postal code in rising order; raise ``SetUpFault`` at the first bad line."""
    file = label(folder, POSTAL_FILE)
    try:
        with gzip.open(folder / POSTAL_FILE, "rt", encoding="utf-8", newline="") as lines:
            reader = csv.reader(lines)
            if " ".join(next(reader, [])) != POSTAL_COLUMNS:
                raise SetUpFault(f"{file}:1: columns are not {POSTAL_COLUMNS}")
            for code, lat, lon, *rest in reader:
                yield PostalCode(code, float(lat), float(lon), *rest)
    except (OSError, EOFError) as error:
        raise SetUpFault(f"{file}:1: cannot be read: {reason(error)}") from error
    except (ValueError, TypeError) as error:
        raise SetUpFault(f"{file}:{reader.line_num}: {error}") from error


def planning_areas(folder: Path) -> dict[str, Any]:
    """Read planning_areas.geojson as it stands (lon, lat)."""
    return feature_collection(folder, "planning_areas.geojson")


def feature_collection(folder: Path, name: str) -> dict[str, Any]:
    """Read a GeoJSON file as it stands (lon, lat); raise ``SetUpFault`` if it is not one."""
    try:
        document: dict[str, Any] = json.loads((folder / name).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SetUpFault(f"{label(folder, name)}:1: cannot be read: {reason(error)}") from error
    if not isinstance(document, dict) or not isinstance(document.get("features"), list):
        raise SetUpFault(f"{label(folder, name)}:1: is not a FeatureCollection")
    return document


def read_areas(folder: Path) -> tuple[Area, ...]:
    """Read the planning areas as rings of (lat, lon)."""
    return tuple(_area(feature) for feature in planning_areas(folder)["features"])


def _area(feature: dict[str, Any]) -> Area:
    geometry = feature["geometry"]
    shapes = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        shapes = [shapes]
    properties = feature["properties"]
    return Area.bounded(
        properties["name"],
        properties["code"],
        properties["region"],
        tuple(_polygon(shape) for shape in shapes),
    )


def _polygon(rings: list[list[list[float]]]) -> Polygon:
    return tuple(tuple((lat, lon) for lon, lat in ring) for ring in rings)
