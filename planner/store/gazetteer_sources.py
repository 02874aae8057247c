"""What can be asked for as an origin, read from ``data/``: codes, stations, areas, places.

Points are (lat, lon) in degrees, and lie in ``planner.domain.geo.SINGAPORE``.
"""

import csv
import gzip
import io
import json
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from planner.domain import origin_text
from planner.domain.errors import PlannerError, SetUpFault
from planner.domain.geo import SINGAPORE, LatLon
from planner.domain.polygons import Polygon, middle

PLACES = "places.csv"
STATIONS = "stations.csv"
AREAS = "planning_areas.geojson"
CODES = "postal_codes.csv.gz"
SECTORS = "postal_sectors.csv"
FILES = (PLACES, STATIONS, AREAS, CODES, SECTORS)

PREFACE = "Waypoint gazetteer: "
STATION_SOURCE = f"{PREFACE}LTA station exits"
AREA_SOURCE = f"{PREFACE}URA planning areas"
PLACE_SOURCE = f"{PREFACE}study places"
SECTOR_SOURCE = f"{PREFACE}URA postal sectors"
CODE_SOURCES = {
    "geonames": f"{PREFACE}GeoNames postal codes",
    "onemap": f"{PREFACE}OneMap addresses",
    "nlb": f"{PREFACE}National Library Board",
}
_NO_LONGER = {"closed": " (closed)", "moved": " (former site)"}

Row = dict[str, str]
T = TypeVar("T")


class Entry(NamedTuple):
    """Hold one thing that can be asked for; ``names`` begins with its main name.

    ``extra`` holds words that also lead to it but are not its name.
    """

    kind: str
    names: tuple[str, ...]
    label: str
    location: LatLon
    source: str
    extra: str = ""


class Postal(NamedTuple):
    """Hold one postal code; block and building are empty where nobody says them."""

    code: str
    location: LatLon
    block: str
    road: str
    building: str
    source: str


class Sector(NamedTuple):
    """Hold the first two digits of postal codes and the middle of the codes that have them."""

    digits: str
    label: str
    location: LatLon


def stations(folder: Path) -> list[Entry]:
    """List the open stations, one for each name, with all its codes."""
    rows = _rows(folder / STATIONS, lambda row: (row["name"], row["code"], row["status"], _at(row)))
    by_name: dict[str, list[tuple[str, LatLon]]] = defaultdict(list)
    for name, code, status, location in rows:
        if status == "open":
            by_name[name].append((code, location))
    return [_station(name, stops) for name, stops in by_name.items()]


def _station(name: str, stops: list[tuple[str, LatLon]]) -> Entry:
    codes = [code for code, _ in stops]
    also = [f"{name} {word}" for word in ("MRT", "LRT", "station", "MRT station", "LRT station")]
    label = f"{name} ({'/'.join(codes)})"
    point = _mean([location for _, location in stops])
    extra = " ".join(["mrt lrt station", *codes])
    return Entry("station", (name, *also, *codes), label, point, STATION_SOURCE, extra)


def _mean(points: list[LatLon]) -> LatLon:
    lat = sum(point.lat for point in points) / len(points)
    lon = sum(point.lon for point in points) / len(points)
    return LatLon(round(lat, 6), round(lon, 6))


def areas(folder: Path) -> list[Entry]:
    """List the planning areas, each at a point inside it."""
    path = folder / AREAS
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        return [_area(feature) for feature in features]
    except (OSError, ValueError, KeyError, TypeError, IndexError, PlannerError) as error:
        raise SetUpFault(f"data/{path.name} cannot be read: {error!r}. Restore the file.") from None


def _area(feature: dict[str, Any]) -> Entry:
    name = origin_text.title(feature["properties"]["name"])
    shape = feature["geometry"]
    lists = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    polygons: list[Polygon] = [
        [[(lat, lon) for lon, lat, *_ in ring] for ring in polygon] for polygon in lists
    ]
    return Entry("area", (name,), f"{name} (middle of the area)", middle(polygons), AREA_SOURCE)


def places(folder: Path) -> list[Entry]:
    """List the study places, without those that must not be listed."""
    rows = _rows(folder / PLACES, lambda row: (row["do_not_list"], _place(row)))
    return [entry for do_not_list, entry in rows if not do_not_list]


def _place(row: Row) -> Entry:
    name = row["name"]
    also = [known.strip() for known in row.get("also_known_as", "").split(";") if known.strip()]
    unbracketed = name.split(" (")[0]
    names = tuple(dict.fromkeys([name, *also, unbracketed]))
    label = name + _NO_LONGER.get(row["status"], "")
    return Entry("place", names, label, _at(row), PLACE_SOURCE, " ".join(also))


def street_numbers(folder: Path) -> dict[str, str]:
    """Map the postal code of each place to its address, which often names the block."""
    rows = _rows(folder / PLACES, lambda row: (row["postal_code"], row["address"]))
    return {code: address for code, address in rows if code and address[:1].isdigit()}


def postal_codes(folder: Path) -> list[Postal]:
    """List every postal code; a block that the code's row lacks comes from a place's address."""
    addresses = street_numbers(folder)
    return [
        _with_block(postal, addresses[postal.code]) if postal.code in addresses else postal
        for postal in _rows(folder / CODES, _postal)
    ]


def _postal(row: Row) -> Postal:
    source = row["source"]
    return Postal(
        f"{int(row['postal_code']):06d}",
        _at(row),
        row["block"],
        origin_text.title(row["road"]),
        origin_text.title(row["building"]),
        CODE_SOURCES.get(source, PREFACE + source),
    )


def _with_block(postal: Postal, address: str) -> Postal:
    block = address.split(maxsplit=1)[0].strip(",")
    words = f"{origin_text.canonical(f'{block} {postal.road}')} "
    same_road = f"{origin_text.canonical(address)} ".startswith(words)
    return postal if postal.block or not same_road else postal._replace(block=block)


def sectors(folder: Path) -> list[Sector]:
    """List the postal sectors whose middle is known."""
    rows = _rows(folder / SECTORS, lambda row: _sector(row) if row["lat"] else None)
    return [sector for sector in rows if sector is not None]


def _sector(row: Row) -> Sector:
    digits = row["sector"].zfill(2)
    return Sector(digits, f"{row['general_location']} (middle of sector {digits})", _at(row))


def _at(row: Row) -> LatLon:
    point = LatLon(float(row["lat"]), float(row["lon"]))
    if point not in SINGAPORE:
        raise ValueError(f"{row['lat']}, {row['lon']} is outside Singapore")
    return point


def _rows(path: Path, convert: Callable[[Row], T]) -> list[T]:
    """Convert each row, or say which file and line is at fault."""
    found: list[T] = []
    try:
        content = path.read_bytes()
        text = gzip.decompress(content) if path.suffix == ".gz" else content
        for row in csv.DictReader(io.StringIO(text.decode("utf-8"), newline=""), strict=True):
            found.append(convert(row))  # noqa: PERF401 - a fault must know how many rows went well
    except KeyError as error:
        raise SetUpFault(f"data/{path.name} has no column {error}. Restore the file.") from None
    except (OSError, EOFError, ValueError, TypeError, AttributeError, csv.Error, PlannerError) as e:
        where = f"data/{path.name}:{len(found) + 2}" if path.exists() else f"data/{path.name}"
        raise SetUpFault(f"{where}: cannot be used: {e}. Mend the row or the file.") from None
    return found
