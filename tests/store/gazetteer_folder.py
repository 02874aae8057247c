"""A town of a few streets, in the files and columns that the gazetteer is built from."""

import csv
import gzip
import io
import json
from collections.abc import Sequence
from pathlib import Path

from planner.domain.places.place import ATTRIBUTES
from tests.data.tiny_folder import PLACE_COLUMNS

_PLACES = """\
slug,name,also_known_as,lat,lon,address,postal_code,status,do_not_list
tp,Toa Payoh Public Library,,1.3329,103.8503,"6 Toa Payoh Central, S 319191",319191,open,
bs,Bishan Public Library,BIPL;Bishan Reads,1.3500,103.8485,"5 Bishan Place, S 579841",579841,open,
old,Old Public Library,,1.3600,103.8600,"9 Old Road, Singapore 579999",579999,closed,
amk,Ang Mo Kio Public Library,,1.374784,103.845581,"4300 Ang Mo Kio Ave 6, S 569842",569842,moved,
hub,Ang Mo Kio Library (AMK Hub),,1.3692,103.8485,"53 Ang Mo Kio Ave 3, S 569933",569933,unknown,
clb,NUS Central Library,,1.2966,103.7725,"12 Kent Ridge Crescent",119275,open,
new,Club (new site),,1.3700,103.8700,,,open,
cc,Club,,1.3800,103.8700,,,open,
shy,Shy Corner,,1.3700,103.8400,,,open,asked not to be listed
"""
_PLAIN = {
    "kind": "library",
    "holiday_hours": "not_stated",
    "access": "public",
    "study_evidence": "none",
    "evidence_note": "Nobody says so.",
    "confidence": "stale",
    "source": "a test",
    "licence": "facts",
    "position_source": "map",
    **dict.fromkeys(ATTRIBUTES, "unknown"),
}


def places_text() -> str:
    """Write the places with every column of places.csv."""
    text = io.StringIO()
    writer = csv.DictWriter(text, PLACE_COLUMNS.split(","), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({**_PLAIN, **row} for row in csv.DictReader(io.StringIO(_PLACES)))
    return text.getvalue()


PLACES = places_text()
LINES = """\
line,name,colour,text_colour,source,source_date
CRL,Cross Island Line,#97C616,black,a test,2026-07-24
JRL,Jurong Region Line,#0099AA,black,a test,2026
"""
STATIONS = """\
code,name,line,lat,lon,opened,status,position_source
NS17,Bishan,NSL,1.3510,103.8480,1987-11-07,open,exits
CC15,Bishan,CCL,1.3512,103.8490,2009-05-28,open,exits
NS24,Dhoby Ghaut,NSL,1.2990,103.8460,1987-12-12,open,exits
NS19,Toa Payoh,NSL,1.3327,103.8470,1987-11-07,open,exits
NE12,Serangoon,NEL,1.3500,103.8730,2003-06-20,open,exits
CR12,Tavistock,CRL,1.3700,103.8600,,planned,mrtdown
CR11,Bishan,CRL,1.3510,103.8480,,planned,mrtdown
JE7,Pandan Reservoir,JRL,1.3204,103.7448,,planned,mrtdown
DE1,DE1,DTL,1.4009,103.7534,,planned,mrtdown
"""
SECTORS = """\
sector,district,general_location,codes,lat,lon
56,20,"Bishan, Ang Mo Kio",900,1.37,103.84
01,1,Raffles Place,49,1.2784,103.8569
"""
AREA = [[103.83, 1.34], [103.86, 1.34], [103.86, 1.36], [103.83, 1.36], [103.83, 1.34]]
AREAS = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"name": "BISHAN", "code": "BS", "region": "CENTRAL"},
            "geometry": {"type": "Polygon", "coordinates": [AREA]},
        },
        {
            "type": "Feature",
            "properties": {"name": "Serangoon", "code": "SE", "region": "NORTH-EAST"},
            "geometry": {"type": "MultiPolygon", "coordinates": [[AREA], [AREA]]},
        },
    ],
}
# postal_code, lat, lon, block, road, building, source
CODES: Sequence[tuple[str, float, float, str, str, str, str]] = [
    ("018906", 1.2758, 103.8496, "", "Straits Boulevard", "", "geonames"),
    ("569842", 1.3748, 103.8456, "", "Ang Mo Kio Avenue 6", "", "geonames"),
    ("560600", 1.3790, 103.8435, "600", "Ang Mo Kio Avenue 6", "", "geonames"),
    ("560700", 1.3930, 103.8430, "700", "Ang Mo Kio Avenue 6", "Hdb-Ang Mo Kio", "geonames"),
    ("569933", 1.3692, 103.8485, "53", "Ang Mo Kio Avenue 3", "Amk Hub", "onemap"),
    ("560512", 1.3726, 103.8492, "512", "Ang Mo Kio Avenue 8", "Cheng San Crest", "onemap"),
    ("560513", 1.3728, 103.8494, "513", "Ang Mo Kio Avenue 8", "Cheng San Crest", "onemap"),
    ("319191", 1.3328, 103.8502, "6", "Toa Payoh Central", "Toa Payoh Public Library", "onemap"),
    ("310001", 1.3340, 103.8500, "", "Lorong 1 Toa Payoh", "", "geonames"),
    ("388001", 1.3130, 103.8790, "", "Lorong 1 Geylang", "", "geonames"),
    ("098585", 1.2642, 103.8224, "1", "Harbourfront Walk", "Vivocity", "onemap"),
    ("178957", 1.2924, 103.8523, "11", "Saint Andrew'S Road", "", "geonames"),
    ("178958", 1.2925, 103.8524, "12", "St. Andrew'S Road", "", "geonames"),
    ("579001", 1.3521, 103.8501, "12", "Bishan Street 11", "Twin Court", "onemap"),
    ("529001", 1.3500, 103.9500, "12", "Tampines Street 11", "Twin Court", "onemap"),
    ("129001", 1.3000, 103.7600, "", "Kelat Road", "-", "geonames"),
    ("129002", 1.3100, 103.7700, "", "Kelap Road", "", "geonames"),
    ("560514", 1.3730, 103.8496, "", "Cheng San Crest", "", "geonames"),
    ("579003", 1.3550, 103.8400, "", "Long Lane", "Long Estate", "geonames"),
    ("579004", 1.3650, 103.8400, "", "Long Lane", "Long Estate", "geonames"),
    ("579005", 1.3500, 103.8480, "", "Bishan Place", "Junction 8 Shopping Centre", "onemap"),
    ("109001", 1.2900, 103.8100, "", "Lengkok Bahru", "Blk A", "onemap"),
    ("579002", 1.3511, 103.8481, "", "Bishan Place", "Bishan Mrt Station (Ns17)", "onemap"),
]


def write_town(folder: Path, **changed: str) -> Path:
    """Write the files; ``places=…`` and so on take the place of a file's text."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "places.csv").write_text(changed.get("places", PLACES), encoding="utf-8")
    (folder / "stations.csv").write_text(changed.get("stations", STATIONS), encoding="utf-8")
    (folder / "lines.csv").write_text(changed.get("lines", LINES), encoding="utf-8")
    (folder / "postal_sectors.csv").write_text(changed.get("sectors", SECTORS), encoding="utf-8")
    areas = changed.get("areas", json.dumps(AREAS))
    (folder / "planning_areas.geojson").write_text(areas, encoding="utf-8")
    codes = gzip.compress(changed.get("codes", codes_text()).encode(), mtime=0)
    (folder / "postal_codes.csv.gz").write_bytes(codes)
    return folder


def codes_text() -> str:
    """Write the postal codes as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["postal_code", "lat", "lon", "block", "road", "building", "source"])
    writer.writerows(CODES)
    return text.getvalue()
