"""A whole ``data/`` folder of a few lines, without a fault, for tests to spoil."""

import gzip
from pathlib import Path

from tests.data.tiny_guides import write_guides

PLACE_COLUMNS = (
    "slug,name,also_known_as,kind,lat,lon,address,postal_code,opening_hours,holiday_hours,"
    "eve_closing,hours_source,hours_date,holiday_source,quiet,power,wifi,aircon,food,booking,"
    "attributes_source,attributes_date,access,price,price_source,price_date,capacity,"
    "study_evidence,evidence_note,evidence_source,evidence_date,confidence,status,closed_from,"
    "reopens_from,status_note,status_source,status_date,moved_to,url,source,source_date,licence,"
    "position_source,position_note,do_not_list,note"
)
ATRIUM = (
    "atrium,Atrium,The Atrium;Hall,library,1.3000,103.8000,1 Test Road,111111,"
    "Mo-Su 10:00-21:00; PH off,stated,17:00,NLB,2023,eves: NLB,"
    "unknown,yes,yes,yes,no,yes,Blog,2016,public,,,,"
    "30,seats,30 bookable seats.,Catalogue,2026-09-05,confirmed,open,,,,,,,"
    "https://example.org,NLB list,2023-05,SODL-1.0,dataset,,,"
)
BOOTHS = (
    "booths,Booths,,study_room,1.3010,103.8010,2 Test Road,111112,"
    ",not_stated,,,,,unknown,unknown,unknown,unknown,unknown,unknown,,,"
    "paid,S$2 an hour,Leaflet,2024,,none,Nobody says so.,,,stale,"
    "closed,2026-01-02,2027-01-02,Closed for works.,Notice,2026-01,,,Press,,facts,postal,,,"
)
SQUARE = (
    '{"type":"Polygon","coordinates":'
    "[[[103.7,1.2],[103.9,1.2],[103.9,1.4],[103.7,1.4],[103.7,1.2]]]}"
)


def geojson(properties: str, geometry: str = SQUARE) -> str:
    """Write a collection of one feature."""
    return (
        '{"type":"FeatureCollection","source":"URA","licence":"SODL-1.0","date":"2019-12-23",'
        f'"features":[{{"type":"Feature","properties":{{{properties}}},"geometry":{geometry}}}]}}'
    )


TINY = {
    "places.csv": f"{PLACE_COLUMNS}\n{ATRIUM}\n{BOOTHS}\n",
    "seats.csv": (
        "place_slug,level,zone,seats,source,source_date\n"
        "atrium,B1,Reading Zone,10,Catalogue,2026-09-05\n"
        "atrium,2,Reading Zone,20,Catalogue,2026-09-05\n"
    ),
    "lines.csv": (
        "line,name,colour,text_colour,source,source_date\n"
        "NSL,North-South Line,#D42E12,white,LTA,2026\n"
        "CCL,Circle Line,#FA9E0D,black,LTA,2026\n"
    ),
    "stations.csv": (
        "code,name,line,lat,lon,opened,status,position_source\n"
        "NS1,Alpha,NSL,1.3,103.8,1988-11-05,open,exits\n"
        "NS2,Beta,NSL,1.31,103.8,1988-11-05,open,exits\n"
        "CC1,Alpha,CCL,1.3,103.8,,planned,mrtdown\n"
    ),
    "station_exits.csv": (
        "station,codes,exit,lat,lon\nAlpha,NS1/CC1,A,1.3,103.8\nBeta,NS2,A,1.31,103.8\n"
    ),
    "rail_links.csv": (
        "line,from_code,to_code,distance_m,minutes,minutes_note\n"
        "NSL,NS1,NS2,1112,2.5,\n"
        "transfer,NS1,CC1,0,,\n"
    ),
    "trains.csv": (
        "station_code,station_name,line,direction,terminus,day_type,first_train,last_train,"
        "last_train_24,source_date,note\n"
        "NS1,Alpha,NSL,Northbound,Beta,weekday,05:30,00:18,24:18,2026-07-16,\n"
    ),
    "holidays.csv": (
        "date,name,observed,level,source,source_date,note\n"
        "2026-01-01,New Year's Day,,public,MOM,2026-06-18,\n"
        "2026-02-17,Chinese New Year,,public,MOM,2026-06-18,\n"
        "2026-02-18,Chinese New Year (second day),,public,MOM,2026-06-18,\n"
        "2026-03-21,Hari Raya Puasa,,public,MOM,2026-06-18,\n"
        "2026-04-03,Good Friday,,public,MOM,2026-06-18,\n"
        "2026-05-01,Labour Day,,public,MOM,2026-06-18,\n"
        "2026-05-27,Hari Raya Haji,,public,MOM,2026-06-18,\n"
        "2026-05-31,Vesak Day,2026-06-01,public,MOM,2026-06-18,\n"
        "2026-08-09,National Day,2026-08-10,public,MOM,2026-06-18,\n"
        "2026-11-08,Deepavali,2026-11-09,public,MOM,2026-06-18,\n"
        "2026-12-24,Christmas Eve,,eve,NLB,2026-09-01,\n"
        "2026-12-25,Christmas Day,,public,MOM,2026-06-18,\n"
        "2026-12-31,New Year's Eve,,eve,NLB,2026-09-01,\n"
    ),
    "academic_calendar.csv": (
        "institution,period,kind,start,end,source,source_date,note\n"
        "MOE,Term I,term,2026-01-02,2026-03-13,MOE,2025-07-30,\n"
        "MOE,March vacation,vacation,2026-03-14,2026-03-22,MOE,2025-07-30,derived\n"
    ),
    "postal_sectors.csv": (
        "sector,district,general_location,codes,lat,lon\n11,5,Somewhere,2,1.3,103.8\n"
    ),
    "postal_codes.csv.gz": (
        "postal_code,lat,lon,block,road,building,source\n"
        "111111,1.3,103.8,1,Test Road,Atrium,geonames\n"
        "111112,1.3012,103.801,,Test Road,,geonames\n"
    ),
    "planning_areas.geojson": geojson('"name":"Square","code":"SQ","region":"Central"'),
    "land.geojson": geojson('"kind":"land"'),
    "rail_lines.geojson": geojson('"line":"NSL","name":"North-South Line","colour":"#D42E12"'),
}


def write_tiny(folder: Path, **spoilt: str | None) -> Path:
    """Write the folder; a file named by its stem is written with other text, or not at all."""
    folder.mkdir(exist_ok=True)
    for name, text in TINY.items():
        told = spoilt.get(name.partition(".")[0], text)
        if told is None:
            continue
        packed = gzip.compress(told.encode(), mtime=0) if name.endswith("gz") else told.encode()
        (folder / name).write_bytes(packed)
    write_guides(folder / "guides")
    return folder


def respelled(name: str, old: str, new: str) -> str:
    """Give a file's text with one thing changed; the thing must be there."""
    text = next(text for file, text in TINY.items() if file.partition(".")[0] == name)
    assert old in text, f"{name} has no {old!r}"
    return text.replace(old, new, 1)
