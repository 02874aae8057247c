"""Whether the files of ``data/`` agree with themselves and each other; nothing is mended here.

Each file's own checks stand in ``place_checks``, ``rail_checks`` and
``calendar_checks``, those of the guides in ``store.guides.files``; this module asks them all.
"""

from collections.abc import Iterator
from pathlib import Path

from planner.domain.errors import SetUpFault
from planner.domain.travel.geo import SINGAPORE, LatLon
from planner.store.data_rows import Fault, label
from planner.store.guides.files import guide_faults
from planner.store.tables import calendar_checks, place_checks, rail_checks
from planner.store.tables.files import POSTAL_FILE, feature_collection, read_postal_codes
from planner.store.tables.layout import sectors_table

GEOJSON = {
    "planning_areas.geojson": ("name", "code", "region"),
    "land.geojson": (),
    "rail_lines.geojson": ("line", "name", "colour"),
}
POSTAL_DIGITS = 6

__all__ = ["Fault", "check"]


def check(folder: Path) -> list[Fault]:
    """List every fault of every file in file and line order; an empty list is what you want."""
    points, postal_faults = _postal_points(folder)
    faults = [
        *postal_faults,
        *_sector_faults(folder, points),
        *(fault for name in GEOJSON for fault in _geojson_faults(folder, name)),
        *place_checks.faults(folder, points),
        *rail_checks.faults(folder),
        *calendar_checks.faults(folder),
        *guide_faults(folder / "guides"),
    ]
    return sorted(set(faults))


def _postal_points(folder: Path) -> tuple[dict[str, LatLon], list[Fault]]:
    """Map each postal code to its point, with the faults of the file."""
    file = label(folder, POSTAL_FILE)
    points: dict[str, LatLon] = {}
    faults = []
    previous = ""
    try:
        for line, (code, lat, lon, *_, source) in enumerate(read_postal_codes(folder), 2):
            if len(code) != POSTAL_DIGITS or not code.isdigit():
                faults.append(Fault(file, line, f"postal_code {code!r} is not six digits"))
            if code <= previous:
                faults.append(Fault(file, line, f"postal_code {code} repeats or is out of order"))
            points[code] = LatLon(lat, lon)
            if points[code] not in SINGAPORE:
                faults.append(Fault(file, line, f"{lat}, {lon} is outside Singapore"))
            if not source:
                faults.append(Fault(file, line, "source is missing"))
            previous = code
    except SetUpFault as error:
        return points, [*faults, Fault.told_by(error)]
    return points, faults


def _sector_faults(folder: Path, points: dict[str, LatLon]) -> Iterator[Fault]:
    table = sectors_table(folder)
    yield from table.faults
    counts: dict[str, int] = {}
    for code in points:
        counts[code[:2]] = counts.get(code[:2], 0) + 1
    for line, sector in table.rows:
        if sector.codes != counts.pop(sector.sector, 0):
            yield table.blame(line, f"codes is {sector.codes}: {POSTAL_FILE} has another number")
        if sector.location not in SINGAPORE:
            yield table.blame(line, f"sector {sector.sector} is outside Singapore")


def _geojson_faults(folder: Path, name: str) -> Iterator[Fault]:
    file = label(folder, name)
    try:
        document = feature_collection(folder, name)
    except SetUpFault as error:
        yield Fault.told_by(error)
        return
    for member in ("source", "licence", "date"):
        if not document.get(member):
            yield Fault(file, 1, f"{member} is missing")
    for number, feature in enumerate(document["features"], 1):
        properties = feature.get("properties") or {}
        missing = [key for key in GEOJSON[name] if not properties.get(key)]
        if missing:
            yield Fault(file, 1, f"feature {number} lacks {', '.join(missing)}")
