import gzip
import json
from datetime import date, time
from pathlib import Path

import pytest

from planner.domain.errors import SetUpFault
from planner.domain.places.place import (
    Access,
    Answer,
    Kind,
    Part,
    Place,
    Status,
    StudyEvidence,
    source_of,
)
from planner.domain.travel.geo import LatLon
from planner.store.tables import files
from tests.data.tiny_folder import respelled, write_tiny


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return write_tiny(tmp_path / "data")


def test_a_place_is_read_into_the_types_of_the_domain(tiny: Path) -> None:
    atrium, booths = files.read_places(tiny)
    assert (atrium.slug, atrium.kind, atrium.location) == (
        "atrium",
        Kind.LIBRARY,
        LatLon(1.3, 103.8),
    )
    assert (atrium.quiet, atrium.power, atrium.food) == (Answer.UNKNOWN, Answer.YES, Answer.NO)
    assert (atrium.eve_closing, atrium.holiday_hours_stated) == (time(17), True)
    assert (atrium.capacity, atrium.study_evidence) == (30, StudyEvidence.SEATS)
    assert (atrium.hours_date, atrium.source_date) == ("2023", "2023-05")
    assert [source_of(atrium, part) for part in Part] == [
        ("Blog", "2016"),
        ("NLB list", "2023-05"),
        ("Catalogue", "2026-09-05"),
        ("NLB list", "2023-05"),
    ]
    assert (booths.status, booths.closed_from, booths.reopens_from) == (
        Status.CLOSED,
        date(2026, 1, 2),
        date(2027, 1, 2),
    )


def test_what_nobody_states_is_none_or_empty(tiny: Path) -> None:
    booths = files.read_places(tiny)[1]
    assert booths.opening_hours is None
    assert booths.eve_closing is None
    assert booths.capacity is None
    assert not booths.holiday_hours_stated
    assert booths.source_date == ""
    assert (booths.access, booths.price) == (Access.PAID, "S$2 an hour")


def test_a_record_fits_the_shape_that_rules_ask_for(tiny: Path) -> None:
    place: Place = files.read_places(tiny)[0]
    assert place.name == "Atrium"


def test_a_station_exit_knows_all_codes_of_its_station(tiny: Path) -> None:
    assert files.read_exits(tiny)[0].codes == ("NS1", "CC1")


def test_a_planned_station_has_no_opening_day(tiny: Path) -> None:
    opened = {station.code: station.opened for station in files.read_stations(tiny)}
    assert opened == {"NS1": date(1988, 11, 5), "NS2": date(1988, 11, 5), "CC1": None}


def test_unknown_minutes_are_none_and_not_zero(tiny: Path) -> None:
    assert [link.minutes for link in files.read_links(tiny)] == [2.5, None]


def test_the_other_files_keep_their_order_and_types(tiny: Path) -> None:
    assert [zone.seats for zone in files.read_seats(tiny)] == [10, 20]
    assert [line.text_colour for line in files.read_lines(tiny)] == ["white", "black"]
    assert files.read_trains(tiny)[0].last_train == time(0, 18)
    assert files.read_holidays(tiny)[7].observed == date(2026, 6, 1)
    assert files.read_academic_calendar(tiny)[1].ends == date(2026, 3, 22)
    assert files.read_sectors(tiny)[0].codes == 2


def test_postal_codes_keep_their_zeros(tmp_path: Path) -> None:
    text = respelled("postal_codes", "111111", "018906")
    first = next(files.read_postal_codes(write_tiny(tmp_path / "data", postal_codes=text)))
    assert first == ("018906", 1.3, 103.8, "1", "Test Road", "Atrium", "geonames")


def test_areas_are_read_as_latitude_then_longitude(tiny: Path) -> None:
    (area,) = files.read_areas(tiny)
    assert (area.name, area.code, area.region) == ("Square", "SQ", "Central")
    assert LatLon(1.3, 103.8) in area
    assert files.planning_areas(tiny)["licence"] == "SODL-1.0"


def test_an_area_of_two_parts_holds_both(tmp_path: Path) -> None:
    parts = {
        "features": [
            {
                "properties": {"name": "Isles", "code": "IS", "region": "West"},
                "geometry": {
                    "type": "MultiPolygon",
                    "coordinates": [
                        [[[103.1, 1.1], [103.2, 1.1], [103.2, 1.2], [103.1, 1.2]]],
                        [[[103.5, 1.1], [103.6, 1.1], [103.6, 1.2], [103.5, 1.2]]],
                    ],
                },
            }
        ]
    }
    (tmp_path / "planning_areas.geojson").write_text(json.dumps(parts), encoding="utf-8")
    (area,) = files.read_areas(tmp_path)
    assert LatLon(1.15, 103.15) in area
    assert LatLon(1.15, 103.55) in area
    assert LatLon(1.15, 103.35) not in area


def test_a_reader_names_every_fault_of_its_file_at_once(tmp_path: Path) -> None:
    text = respelled("places", "study_room", "pub").replace("17:00", "5pm")
    with pytest.raises(SetUpFault) as caught:
        files.read_places(write_tiny(tmp_path / "data", places=text))
    assert str(caught.value).splitlines() == [
        "data/places.csv:2: eve_closing is '5pm': give a time such as 17:00",
        f"data/places.csv:3: kind is 'pub': give {' or '.join(Kind)}",
    ]


@pytest.mark.parametrize("text", ["", "slug"], ids=["empty", "of another header"])
def test_a_file_without_its_columns_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(SetUpFault, match=r"data/seats.csv:1: columns missing: place_slug"):
        files.read_seats(write_tiny(tmp_path / "data", seats=text))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe", "cannot be read: 'utf-8' codec"),
        (b'place_slug,level,zone,seats,source,source_date\n"atrium,1', "unexpected end of data"),
    ],
    ids=["not UTF-8", "an open quote"],
)
def test_a_file_that_is_no_csv_is_refused(tiny: Path, content: bytes, said: str) -> None:
    (tiny / "seats.csv").write_bytes(content)
    with pytest.raises(SetUpFault, match=said):
        files.read_seats(tiny)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"not gzip", "1: cannot be read: Not a gzipped file"),
        (gzip.compress(b"postal_code,lat\n" * 99)[:-9], "1: columns are not postal_code lat"),
        (
            gzip.compress(b"postal_code,lat,lon,block,road,building,source\n1,2\n"),
            "2: not enough values",
        ),
        (
            gzip.compress(b"postal_code,lat,lon,block,road,building,source\n1,2,3,4\n"),
            "2: .*missing 3 required",
        ),
    ],
    ids=["not packed", "of other columns", "a line too short", "a line without a road"],
)
def test_postal_codes_that_cannot_be_read_are_refused(
    tiny: Path, content: bytes, said: str
) -> None:
    (tiny / "postal_codes.csv.gz").write_bytes(content)
    with pytest.raises(SetUpFault, match=f"data/postal_codes.csv.gz:{said}"):
        list(files.read_postal_codes(tiny))


def test_postal_codes_cut_short_are_refused(tiny: Path) -> None:
    whole = (tiny / "postal_codes.csv.gz").read_bytes()
    (tiny / "postal_codes.csv.gz").write_bytes(whole[:-12])
    with pytest.raises(SetUpFault, match="cannot be read"):
        list(files.read_postal_codes(tiny))
