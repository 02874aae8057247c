from pathlib import Path

import pytest

from planner.store.tables import rail_checks
from planner.store.tables.checks import Fault, check
from tests.data.tiny_folder import respelled, write_tiny


def said(folder: Path) -> list[str]:
    return [str(fault) for fault in check(folder)]


def test_a_folder_without_fault_has_none(tmp_path: Path) -> None:
    assert said(write_tiny(tmp_path / "data")) == []


OTHERS = {
    "seats of no place": ("seats", "atrium,2", "hall,2", 3, "place_slug 'hall' is no place"),
    "a zone twice": ("seats", "atrium,2", "atrium,B1", 3, "zone 'Reading Zone' stands twice"),
    "no seats": ("seats", "Zone,10", "Zone,none", 2, "seats is 'none': give a whole number"),
    "a line twice": ("lines", "CCL,", "NSL,", 3, "line NSL stands twice"),
    "a colour in words": ("lines", "#D42E12", "red", 2, "colour 'red' is not like #D42E12"),
    "a pale colour": ("lines", "black", "white", 3, "white on #FA9E0D has a contrast of 2.1"),
    "a text in blue": ("lines", "black", "blue", 3, "text_colour is 'blue': give black or white"),
    "a code twice": ("stations", "NS2,", "NS1,", 3, "code NS1 stands twice"),
    "a station of no line": ("stations", "Beta,NSL", "Beta,XXL", 3, "line 'XXL' is not in lines"),
    "a station abroad": ("stations", "1.31,103.8", "3.1,101.7", 3, "Beta is outside Singapore"),
    "open without a day": ("stations", "1988-11-05", "", 2, "status is open but opened is None"),
    "a state of mind": ("stations", "planned", "dreamt", 4, "status is 'dreamt'"),
    "an exit of nobody": ("station_exits", "NS2", "NS9", 3, "code 'NS9' is no station"),
    "an exit misnamed": ("station_exits", "Beta", "Alpha", 3, "code NS2 is Beta, not Alpha"),
    "an exit abroad": ("station_exits", "1.31", "3.1", 3, "exit A is outside Singapore"),
    "an exit twice": ("station_exits", "Beta,NS2,A,1.31", "Alpha,NS1,A,1.3", 3, "stands twice"),
    "a link to nowhere": ("rail_links", "NS2", "NS9", 2, "code 'NS9' is no station"),
    "a link to itself": ("rail_links", "NS2", "NS1", 2, "NS1–NS1 is no new way"),
    "a link twice": ("rail_links", "NS1,CC1", "NS2,NS1", 3, "NS2–NS1 is no new way"),
    "a link of no line": ("rail_links", "NSL", "XXL", 2, "line 'XXL' is not in lines.csv"),
    "a link between lines": ("rail_links", "transfer", "NSL", 3, "code CC1 is not on line NSL"),
    "minutes unknown": ("rail_links", "2.5", "", 2, "say why in minutes_note"),
    "minutes below zero": ("rail_links", "2.5", "-2", 2, "minutes is '-2': give a number from"),
    "minutes without end": ("rail_links", "2.5", "inf", 2, "minutes is 'inf'"),
    "a train from nowhere": ("trains", "NS1,", "NS9,", 2, "code 'NS9' is no station"),
    "a train misnamed": ("trains", "Alpha", "Beta", 2, "code NS1 is Alpha, not Beta"),
    "a train of no line": ("trains", "NSL", "XXL", 2, "line 'XXL' is not in lines.csv"),
    "a train to nowhere": ("trains", ",Beta", ",Gamma", 2, "terminus 'Gamma' is no station"),
    "two last trains": ("trains", "24:18", "24:19", 2, "last_train_24 '24:19' is not 00:18"),
    "a train on any day": ("trains", "weekday", "daily", 2, "day_type is 'daily'"),
    "a holiday twice": ("holidays", "2026-12-25", "2026-08-09", 13, "stands twice as public"),
    "a Sunday unobserved": ("holidays", "2026-08-10", "", 10, "observed should be 2026-08-10"),
    "a Monday observed": ("holidays", "as Day,,", "as Day,2026-12-26,", 13, "on a Sunday"),
    "a year without a holiday": (
        "holidays",
        "2026-11-08,Deepavali,2026-11-09,public,MOM,2026-06-18,\n",
        "",
        2,
        "public holidays of 2026 lack Deepavali",
    ),
    "a holiday misnamed": ("holidays", "Vesak", "Wesak", 2, "public holidays of 2026 lack Vesak"),
    "a year of one day": (
        "holidays",
        "2026-12-31,New Year's Eve,,eve",
        "2027-01-01,New Year's Day,,public",
        14,
        "public holidays of 2027 lack Chinese New Year, Chinese New Year (second day), Hari",
    ),
    "an eve too early": ("holidays", "2026-12-24", "2026-12-23", 12, "is not the day before"),
    "a level of its own": ("holidays", ",eve", ",party", 12, "level is 'party'"),
    "a day of no month": ("holidays", "2026-08-09", "2026-08-39", 10, "date is '2026-08-39'"),
    "an end before its start": (
        "academic_calendar",
        "2026-03-13",
        "2026-01-01",
        2,
        "end 2026-01-01 is before start 2026-01-02",
    ),
    "a period twice": (
        "academic_calendar",
        "March vacation,vacation,2026-03-14",
        "Term I,term,2026-01-02",
        3,
        "'Term I' stands twice",
    ),
    "a period of no kind": ("academic_calendar", ",term,", ",party,", 2, "kind is 'party'"),
    "a wrong count of codes": ("postal_sectors", ",2,", ",3,", 2, "codes is 3"),
    "a sector abroad": ("postal_sectors", "1.3,103.8", "3.1,101.7", 2, "11 is outside Singapore"),
    "a code in letters": ("postal_codes", "111111", "11111A", 2, "'11111A' is not six digits"),
    "codes out of order": ("postal_codes", "111112", "111110", 3, "repeats or is out of order"),
    "a postal point abroad": ("postal_codes", "1.3012", "3.1", 3, "is outside Singapore"),
    "a postal point in words": ("postal_codes", "1.3012", "north", 3, "could not convert"),
    "a code of no source": ("postal_codes", "Atrium,geonames", "Atrium,", 2, "source is missing"),
    "other postal columns": ("postal_codes", "block", "blk", 1, "columns are not postal_code"),
    "areas of no source": ("planning_areas", '"URA"', '""', 1, "source is missing"),
    "an area of no name": ("planning_areas", '"Square"', '""', 1, "feature 1 lacks name"),
    "areas of no polygon": ("planning_areas", "Polygon", "Point", 1, "not made of polygons"),
    "areas that are no JSON": ("planning_areas", '{"type"', "{type", 1, "cannot be read"),
    "land that is a list": ("land", '"features"', '"fixtures"', 1, "is not a FeatureCollection"),
    "land of no licence": ("land", "licence", "license", 1, "licence is missing"),
    "a drawn line of no list": ("rail_lines", "NSL", "XXL", 1, "'XXL' is not in lines.csv"),
    "a drawn line off colour": ("rail_lines", "#D42E12", "#D42E13", 1, "NSL differs from lines"),
    "drawn lines of no JSON": ("rail_lines", "{", "", 1, "cannot be read"),
}


@pytest.mark.parametrize("case", OTHERS.values(), ids=OTHERS)
def test_a_spoilt_line_is_named_with_its_file(
    tmp_path: Path, case: tuple[str, str, str, int, str]
) -> None:
    file, old, new, line, message = case
    faults = said(write_tiny(tmp_path / "data", **{file: respelled(file, old, new)}))
    assert any(
        fault.startswith(f"data/{file}.") and f":{line}: " in fault and message in fault
        for fault in faults
    ), faults


FILES = ["places", *dict.fromkeys(file for file, *_ in OTHERS.values())]


@pytest.mark.parametrize("file", FILES)
def test_a_missing_file_is_one_fault_at_its_first_line(tmp_path: Path, file: str) -> None:
    faults = said(write_tiny(tmp_path / "data", **{file: None}))
    missing = [fault for fault in faults if fault.startswith(f"data/{file}.")]
    assert len(missing) == 1
    assert ":1: cannot be read: No such file" in missing[0]


def test_a_holiday_on_two_levels_is_no_fault(tmp_path: Path) -> None:
    both = respelled(
        "holidays", "2026-12-31,New", "2026-12-25,Off,,school,MOE,2026,\n2026-12-31,New"
    )
    assert said(write_tiny(tmp_path / "data", holidays=both)) == []


def test_a_sunday_holiday_before_another_is_observed_after_both(tmp_path: Path) -> None:
    both = respelled(
        "holidays",
        "2026-08-09,National Day,2026-08-10",
        "2026-08-09,National Day,2026-08-11,public,MOM,2026,\n2026-08-10,Another,",
    )
    assert said(write_tiny(tmp_path / "data", holidays=both)) == []


def test_contrast_runs_from_1_to_21() -> None:
    assert rail_checks.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert rail_checks.contrast("#ABCDEF", "#ABCDEF") == pytest.approx(1)


def test_faults_stand_in_the_order_of_files_and_lines() -> None:
    late, early = Fault("data/places.csv", 10, "a"), Fault("data/places.csv", 9, "b")
    assert sorted([late, early]) == [early, late]
    assert str(early) == "data/places.csv:9: b"
