"""What can be asked for as an origin, read from ``data/``: codes, areas, places, sectors.

Points are (lat, lon) in degrees, and lie in ``planner.domain.travel.geo.SINGAPORE``.
"""

from pathlib import Path
from typing import NamedTuple, TypeVar

from planner.domain.errors import PlannerError, SetUpFault
from planner.domain.origins import wording
from planner.domain.travel.areas import Area
from planner.domain.travel.geo import SINGAPORE, LatLon
from planner.domain.travel.polygons import middle
from planner.store.data_rows import Table
from planner.store.tables.files import (
    PlaceRecord,
    PostalCode,
    SectorRecord,
    StationRecord,
    read_areas,
    read_places,
    read_postal_codes,
)
from planner.store.tables.layout import places_table, sectors_table

PLACES = "places.csv"
STATIONS = "stations.csv"
AREAS = "planning_areas.geojson"
CODES = "postal_codes.csv.gz"
SECTORS = "postal_sectors.csv"
LINES = "lines.csv"
FILES = (PLACES, STATIONS, LINES, AREAS, CODES, SECTORS)

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

Located = TypeVar("Located", PlaceRecord, StationRecord, SectorRecord)


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


def areas(folder: Path) -> list[Entry]:
    """List the planning areas, each at a point inside it."""
    try:
        return [_area(area) for area in read_areas(folder)]
    except (KeyError, ValueError, TypeError, IndexError) as error:
        raise SetUpFault(f"data/{AREAS} cannot be read: {error!r}. Restore the file.") from None


def _area(area: Area) -> Entry:
    name = wording.title(area.name)
    point = middle(area.polygons)
    return Entry("area", (name,), f"{name} (middle of the area)", point, AREA_SOURCE)


def places(folder: Path) -> list[Entry]:
    """List the study places, without those that must not be listed."""
    records = in_singapore(places_table(folder))
    return [_place(record) for record in records if not record.do_not_list]


def _place(place: PlaceRecord) -> Entry:
    also = [known.strip() for known in place.also_known_as.split(";") if known.strip()]
    unbracketed = place.name.split(" (")[0]
    names = tuple(dict.fromkeys([place.name, *also, unbracketed]))
    label = place.name + _NO_LONGER.get(place.status, "")
    return Entry("place", names, label, place.location, PLACE_SOURCE, " ".join(also))


def street_numbers(folder: Path) -> dict[str, str]:
    """Map the postal code of each place to its address, which often names the block."""
    addressed = (place for place in read_places(folder) if place.postal_code)
    return {at.postal_code: at.address for at in addressed if at.address[:1].isdigit()}


def postal_codes(folder: Path) -> list[Postal]:
    """List every postal code; a block that the code's row lacks comes from a place's address."""
    addresses = street_numbers(folder)
    found: list[Postal] = []
    for row in read_postal_codes(folder):
        try:
            postal = _postal(row)
        except (ValueError, PlannerError) as error:
            where = f"data/{CODES}:{len(found) + 2}"
            raise SetUpFault(f"{where}: cannot be used: {error}. Mend the row.") from None
        address = addresses.get(postal.code)
        found.append(_with_block(postal, address) if address else postal)
    return found


def _postal(row: PostalCode) -> Postal:
    point = LatLon(row.lat, row.lon)
    if point not in SINGAPORE:
        raise ValueError(f"{row.lat}, {row.lon} is outside Singapore")
    return Postal(
        f"{int(row.postal_code):06d}",
        point,
        row.block,
        wording.title(row.road),
        wording.title(row.building),
        CODE_SOURCES.get(row.source, PREFACE + row.source),
    )


def _with_block(postal: Postal, address: str) -> Postal:
    block = address.split(maxsplit=1)[0].strip(",")
    words = f"{wording.canonical(f'{block} {postal.road}')} "
    same_road = f"{wording.canonical(address)} ".startswith(words)
    return postal if postal.block or not same_road else postal._replace(block=block)


def sectors(folder: Path) -> list[Sector]:
    """List the postal sectors, each at the middle of the codes we know there."""
    return [_sector(record) for record in in_singapore(sectors_table(folder))]


def _sector(record: SectorRecord) -> Sector:
    digits = record.sector.zfill(2)
    label = f"{record.general_location} (middle of sector {digits})"
    return Sector(digits, label, record.location)


def sector_areas(folder: Path) -> list[Entry]:
    """List the postal sectors as areas, so that their labels lead to them."""
    return [
        Entry("area", (f"Sector {s.digits}",), s.label, s.location, SECTOR_SOURCE)
        for s in sectors(folder)
    ]


def in_singapore(table: Table[Located]) -> list[Located]:
    """List a file's records; raise SetUpFault for any fault, and for a point elsewhere."""
    records = table.records()
    away = [(line, record) for line, record in table.rows if record.location not in SINGAPORE]
    if away:
        faults = (
            str(table.blame(line, f"{at.location.lat}, {at.location.lon} is outside Singapore"))
            for line, at in away
        )
        raise SetUpFault("\n".join(faults))
    return records
