"""What the files of data/ hold: they agree with themselves, with their README and with MOM."""

import re
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import holidays as public_holidays
import pytest

from planner.domain.holidays import HolidayCalendar
from planner.domain.moments import SINGAPORE_ZONE
from planner.domain.places.opening_hours import State, judge
from planner.domain.places.place import ATTRIBUTES, Access, Answer, Confidence, Kind, Status
from planner.domain.places.place import StudyEvidence as Shown
from planner.domain.travel.areas import area_name
from planner.store.tables import files
from planner.store.tables.checks import check
from planner.store.tables.files import PlaceRecord

DATA = Path(__file__).resolve().parents[2] / "data"
README = (DATA / "README.md").read_text(encoding="utf-8")
TUESDAY_18_30 = datetime(2026, 11, 24, 18, 30, tzinfo=SINGAPORE_ZONE)
PRIVATE = re.compile(r"\S+@\S+\.\w|\b[689]\d{3}[ -]?\d{4}\b")


@pytest.fixture(scope="module")
def places() -> dict[str, PlaceRecord]:
    return {place.slug: place for place in files.read_places(DATA)}


def test_the_data_have_no_fault() -> None:
    assert [str(fault) for fault in check(DATA)] == []


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        (Kind.LIBRARY, 30),
        (Kind.STUDY_ROOM, 18),
        (Kind.COMMUNITY_CLUB, 112),
        (Kind.CAMPUS, 26),
        (Kind.CAFE, 5),
        (Kind.FAST_FOOD, 97),
        (Kind.COWORKING, 1),
        (Kind.OTHER, 5),
    ],
)
def test_no_place_is_lost(places: dict[str, PlaceRecord], kind: Kind, count: int) -> None:
    assert sum(place.kind is kind for place in places.values()) == count
    assert len(places) == 294


def test_no_postal_code_is_lost() -> None:
    codes = [row.postal_code for row in files.read_postal_codes(DATA)]
    assert len(codes) == 121_136
    assert {"569842", "828629"} <= set(codes)
    assert len(files.read_sectors(DATA)) == 81


def test_no_station_exit_link_or_train_is_lost() -> None:
    stations = files.read_stations(DATA)
    assert Counter(station.status for station in stations) == {"open": 217, "planned": 65}
    assert len(files.read_exits(DATA)) == 613
    links = files.read_links(DATA)
    assert sum(link.line != "transfer" for link in links) == 213
    assert sum(link.minutes is not None for link in links) == 177
    assert sum(link.line == "transfer" for link in links) == 36
    assert len(files.read_trains(DATA)) == 1077
    assert len(files.read_areas(DATA)) == 55


def test_every_open_station_is_reached_from_jurong_east() -> None:
    reached, edge = {"NS1"}, {"NS1"}
    links = files.read_links(DATA)
    while edge:
        ends = [{link.from_code, link.to_code} for link in links]
        edge = set().union(*(pair for pair in ends if pair & edge)) - reached
        reached |= edge
    opened = {s.code for s in files.read_stations(DATA) if s.status == "open"}
    assert reached == opened


def test_seats_are_those_of_nlbs_catalogue(places: dict[str, PlaceRecord]) -> None:
    zones = files.read_seats(DATA)
    assert (len(zones), sum(zone.seats for zone in zones)) == (81, 2030)
    assert sum(place.capacity or 0 for place in places.values()) == 2030
    with_seats = {s for s, place in places.items() if place.study_evidence is Shown.SEATS}
    assert with_seats == {zone.place_slug for zone in zones}
    assert len(with_seats) == 21
    assert {places[slug].booking for slug in with_seats} == {Answer.YES}


def test_public_holidays_are_those_of_the_holidays_package() -> None:
    ours = [row for row in files.read_holidays(DATA) if row.level == "public"]
    days = {row.date for row in ours} | {row.observed for row in ours if row.observed}
    assert days == set(public_holidays.country_holidays("SG", years=[2026, 2027]))
    assert {row.date: row.observed for row in ours if row.observed} == {
        date(2026, 5, 31): date(2026, 6, 1),
        date(2026, 8, 9): date(2026, 8, 10),
        date(2026, 11, 8): date(2026, 11, 9),
        date(2027, 2, 7): date(2027, 2, 8),
    }


def test_holiday_names_are_those_of_the_holidays_package() -> None:
    theirs = public_holidays.country_holidays("SG", years=[2026, 2027], language="en_SG")
    for row in files.read_holidays(DATA):
        if row.level == "public":
            assert row.name.removesuffix(" (second day)") in theirs[row.date]


def test_eves_of_both_years_are_all_there() -> None:
    eves = [row.date.isoformat() for row in files.read_holidays(DATA) if row.level == "eve"]
    assert eves == [
        "2026-02-16",
        "2026-12-24",
        "2026-12-31",
        "2027-02-05",
        "2027-12-24",
        "2027-12-31",
    ]


@pytest.mark.parametrize(
    "word", ["chatbot", "seat-booking catalogue", "NLB notice", "CNA", "MustShareNews", "eve rule"]
)
def test_a_record_is_not_dated_by_what_is_told_of_a_part(
    places: dict[str, PlaceRecord], word: str
) -> None:
    assert [p.slug for p in places.values() if word in p.source and p.slug != "scape"] == []


def test_no_part_of_a_branch_is_newer_than_its_source(places: dict[str, PlaceRecord]) -> None:
    branches = [p for p in places.values() if "NLB branch list" in p.source]
    assert len(branches) == 28
    assert {place.source_date for place in branches} == {"2023"}
    dates = {place.attributes_date for place in branches if place.wifi is Answer.YES}
    assert dates == {"2016"}
    assert {p.evidence_date for p in branches if p.capacity} == {"2026-09-05"}


def test_a_free_place_asks_a_price_only_for_its_booths(places: dict[str, PlaceRecord]) -> None:
    priced = [p.slug for p in places.values() if p.access is Access.PUBLIC and p.price]
    assert priced == ["bukit-timah-community-club"]
    assert places["trivelis-rn-work-booths"].access is Access.PAID


@pytest.mark.parametrize(
    ("slug", "status", "closed_from", "reopens_from"),
    [
        ("queenstown-public-library", "closed", "2026-08-31", "2028-10-01"),
        ("marine-parade-public-library", "closed", "2022-05-09", "2027-06-01"),
        ("cheng-san-public-library", "closed", "2026-09-01", "2027-01-01"),
        ("ang-mo-kio-public-library", "moved", "2026-08-01", "None"),
        ("library-at-orchard", "unknown", "2026-09-01", "None"),
        ("ang-mo-kio-library-amk-hub", "unknown", "None", "None"),
    ],
)
def test_the_six_branches_in_flux_say_so(
    places: dict[str, PlaceRecord], slug: str, status: str, closed_from: str, reopens_from: str
) -> None:
    place = places[slug]
    assert place.status == status
    assert (str(place.closed_from), str(place.reopens_from)) == (closed_from, reopens_from)
    assert "2026" in place.status_note
    assert place.capacity is None
    calendar = HolidayCalendar.from_rows(files.read_holidays(DATA))
    assert calendar.public_years == {2026, 2027}
    assert judge(place, TUESDAY_18_30, TUESDAY_18_30, calendar).state is not State.OPEN


def test_only_places_in_flux_or_unproven_are_not_open(places: dict[str, PlaceRecord]) -> None:
    assert all(
        place.status is Status.UNKNOWN and place.confidence is Confidence.STALE
        for place in places.values()
        if place.kind is Kind.FAST_FOOD
    )
    shown = [p.slug for p in places.values() if p.do_not_list]
    assert shown == ["mcdonalds-scape"]


def test_nobody_is_said_to_study_where_nobody_says_so(places: dict[str, PlaceRecord]) -> None:
    silent = [p for p in places.values() if p.kind in (Kind.FAST_FOOD, Kind.OTHER)]
    assert {place.study_evidence for place in silent} == {Shown.NONE}
    clubs = [p for p in places.values() if p.kind is Kind.COMMUNITY_CLUB]
    counts = Counter(p.study_evidence for p in clubs)
    assert counts == {Shown.NONE: 103, Shown.LISTED: 9}


def test_eve_closing_is_stated_only_by_nlb_and_one_polytechnic(
    places: dict[str, PlaceRecord],
) -> None:
    eves = Counter(f"{p.eve_closing:%H:%M}" for p in places.values() if p.eve_closing)
    assert eves == {"17:00": 28, "13:00": 1}


def test_holiday_hours_are_stated_only_where_the_text_covers_them(
    places: dict[str, PlaceRecord],
) -> None:
    for place in places.values():
        hours = place.opening_hours or ""
        assert place.holiday_hours_stated == ("PH" in hours or hours == "24/7"), place.slug


def test_a_branch_is_found_by_its_old_and_its_new_name(places: dict[str, PlaceRecord]) -> None:
    tampines = places["tampines-regional-library"]
    assert (tampines.name, tampines.also_known_as) == (
        "Tampines Regional Library",
        "Tampines Library",
    )
    for place in places.values():
        assert place.name not in place.also_known_as.split(";"), place.slug


def test_no_person_can_be_rung_up_or_written_to(places: dict[str, PlaceRecord]) -> None:
    for place in places.values():
        told = f"{place.note} {place.evidence_note} {place.status_note} {place.price}"
        assert not PRIVATE.search(told), place.slug


def test_a_price_is_told_where_people_pay(places: dict[str, PlaceRecord]) -> None:
    assert all(place.price for place in places.values() if place.access is Access.PAID)


def test_places_lie_in_the_area_of_their_name(places: dict[str, PlaceRecord]) -> None:
    areas = files.read_areas(DATA)
    for area in ("Bishan", "Bedok", "Clementi", "Yishun", "Tampines", "Punggol"):
        names = {p.name: p for p in places.values() if p.name.startswith(f"{area} ")}
        libraries = [p for n, p in names.items() if n.endswith("Library")]
        assert [area_name(areas, p.location) for p in libraries] == [area]


def test_attributes_have_three_answers_and_mostly_the_third(
    places: dict[str, PlaceRecord],
) -> None:
    answers = Counter(getattr(p, name) for p in places.values() for name in ATTRIBUTES)
    assert set(answers) == set(Answer)
    assert answers[Answer.NO] == 2


@pytest.mark.parametrize("file", sorted(p.name for p in DATA.iterdir() if p.name != "README.md"))
def test_each_file_is_explained_in_the_readme(file: str) -> None:
    assert f"## {file}" in README


def test_the_packed_file_carries_no_time_of_day() -> None:
    assert (DATA / "postal_codes.csv.gz").read_bytes()[4:8] == b"\0\0\0\0"
