"""The gazetteer of the whole city: what people type first gives what they mean."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from planner.domain.origins.origin import Choices, Found, Missing, Origin, Resolution
from planner.domain.travel.geo import SINGAPORE
from planner.store.gazetteer import sources
from planner.store.gazetteer.aliases import ALIASES
from planner.store.gazetteer.lookup import Gazetteer
from planner.store.gazetteer.stations import planned_stations, stations
from planner.store.tables import files
from planner.web.snapshot import GAZETTEER

DATA = Path(__file__).resolve().parents[2] / "data"
LARGEST_FILE = 40_000_000
SAMPLE = 2_000
BISHAN = "Bishan (NS17/CC15)"
JUNCTION_8 = "Junction 8 Shopping Centre, Bishan Place"
SUNGEI_BEDOK = "Sungei Bedok (DT37/TE31, not open on 24 July 2026)"


@pytest.fixture(scope="session")
def path(prepared: Path) -> Path:
    return prepared / GAZETTEER


@pytest.fixture(scope="session")
def gazetteer(path: Path) -> Iterator[Gazetteer]:
    city = Gazetteer(path)
    yield city
    city.close()


def entries(path: Path, condition: str) -> list[tuple[str, str, float, float]]:
    with closing(sqlite3.connect(path)) as file:
        question = f"SELECT kind, label, lat, lon FROM entry WHERE {condition}"  # noqa: S608 - constants
        return file.execute(question).fetchall()


def astray(
    gazetteer: Gazetteer, rows: list[tuple[str, str, float, float]]
) -> list[tuple[str, Resolution]]:
    """List the labels that lead elsewhere than to what bears them."""
    answers = ((row, gazetteer.lookup(row[1])) for row in rows)
    return [(row[1], answer) for row, answer in answers if not leads_to(answer, row)]


def leads_to(answer: Resolution, row: tuple[str, str, float, float]) -> bool:
    if not isinstance(answer, Found) or answer.corrected_from is not None:
        return False
    at = answer.origin
    return (at.kind, at.label, at.location.lat, at.location.lon) == row


def offered(answer: Resolution) -> tuple[Origin, ...]:
    if isinstance(answer, Found):
        return (answer.origin,)
    return answer.origins if isinstance(answer, Choices) else answer.suggestions


def test_every_label_but_the_blocks_leads_to_itself(gazetteer: Gazetteer, path: Path) -> None:
    rows = entries(path, "kind <> 'postal_code'")
    assert len(rows) > 9_000
    assert len({label.casefold() for _, label, _, _ in rows}) == len(rows)
    assert astray(gazetteer, rows) == []


def test_the_labels_of_blocks_lead_to_themselves(gazetteer: Gazetteer, path: Path) -> None:
    rows = entries(path, "kind = 'postal_code'")
    assert len({label for _, label, _, _ in rows}) == len(rows)
    dice = random.Random(9)  # noqa: S311 - the same sample each time, no secret
    assert astray(gazetteer, dice.sample(rows, SAMPLE)) == []


def test_the_middles_of_sectors_lead_to_themselves(gazetteer: Gazetteer) -> None:
    for sector in sources.sectors(DATA):
        answer = gazetteer.lookup(f"{sector.digits}9999")
        for origin in answer.suggestions if isinstance(answer, Missing) else ():
            assert gazetteer.lookup(origin.label) == Found(origin)


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        ("569842", "postal_code", "4300 Ang Mo Kio Avenue 6, Singapore 569842"),
        ("Bishan", "station", BISHAN),
        ("NS17", "station", BISHAN),
        ("NS17 Bishan", "station", BISHAN),
        ("Bishan MRT station", "station", BISHAN),
        ("Bishan station exit B", "station", BISHAN),
        ("Jurong East MRT", "station", "Jurong East (NS1/EW24)"),
        ("AMK", "station", "Ang Mo Kio (NS16)"),
        ("TPY", "station", "Toa Payoh (NS19)"),
        ("CCK", "station", "Choa Chu Kang (NS4/BP1)"),
        ("Chua Chu Kang", "station", "Choa Chu Kang (NS4/BP1)"),
        ("Chua Chu Kang MRT", "station", "Choa Chu Kang (NS4/BP1)"),
        ("Bukit Gombak", "station", "Bukit Gombak (NS3)"),
        ("Shenton Way", "station", "Shenton Way (TE19)"),
        ("Shenton Way (road)", "road", "Shenton Way (road)"),
        ("NUS CLB", "place", "NUS Central Library"),
        ("T3", "place", "Changi Airport Terminal 3 (public areas)"),
        ("J8", "building", JUNCTION_8),
        ("amk hub", "building", "AMK Hub, Ang Mo Kio Avenue 3"),
        ("Toa Payoh Library", "place", "Toa Payoh Public Library"),
        ("1.3521,103.8198", "point", "1.3521, 103.8198"),
        ("Clementi", "station", "Clementi (EW23)"),
        ("4300 Ang Mo Kio Ave 6", "postal_code", "4300 Ang Mo Kio Avenue 6, Singapore 569842"),
        ("Bisan", "station", BISHAN),
        ("Serangon", "station", "Serangoon (NE12/CC13)"),
        ("Dhoby Gaut", "station", "Dhoby Ghaut (NS24/NE6/CC1)"),
        ("harbor front", "station", "HarbourFront (NE1/CC29)"),
        ("VivoCty", "building", "Vivocity, Harbourfront Walk"),
        ("Toa Payoh Libary", "place", "Toa Payoh Public Library"),
        ("Bt Timah", "area", "Bukit Timah (middle of the area)"),
        ("Sungei Bedok", "planned", SUNGEI_BEDOK),
        ("TE31", "planned", SUNGEI_BEDOK),
        ("DT37", "planned", SUNGEI_BEDOK),
        ("Bedok South", "planned", "Bedok South (TE30, not open on 24 July 2026)"),
        ("CR5", "planned", "Pasir Ris (CP1/CR5, not open on 24 July 2026)"),
        ("Pasir Ris", "station", "Pasir Ris (EW1)"),
    ],
)
def test_what_people_type(gazetteer: Gazetteer, text: str, kind: str, label: str) -> None:
    answer = gazetteer.lookup(text)
    assert isinstance(answer, Found)
    assert (answer.origin.kind, answer.origin.label) == (kind, label)


@pytest.mark.parametrize("text", ["library", "Lorong 1", "Block 12", "St 21", "a", "it", "12"])
def test_a_text_of_many_meanings_is_asked_for(gazetteer: Gazetteer, text: str) -> None:
    assert isinstance(gazetteer.lookup(text), Choices)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sg", "Singapore is the whole map"),
        ("Singapore", "Singapore is the whole map"),
        ("Johor", "“Johor” is outside Singapore"),
        ("JB", "“JB” is outside Singapore"),
    ],
)
def test_what_is_no_place_in_singapore_is_missing(
    gazetteer: Gazetteer, text: str, said: str
) -> None:
    answer = gazetteer.lookup(text)
    assert isinstance(answer, Missing)
    assert answer.message.startswith(said)


def test_a_name_with_its_town_finds_what_is_there(gazetteer: Gazetteer) -> None:
    answer = gazetteer.lookup("opposite Bishan Junction 8")
    assert any("Junction 8" in origin.label for origin in offered(answer))


def test_every_station_is_found_by_its_name_and_its_codes(gazetteer: Gazetteer) -> None:
    for station in stations(DATA):
        for text in (*station.names, station.label):
            answer = gazetteer.lookup(text)
            assert isinstance(answer, Found), text
            assert answer.origin.label == station.label


def test_every_planned_code_is_found(gazetteer: Gazetteer) -> None:
    known = {station.label for station in planned_stations(DATA)}
    codes = [stop.code for stop in files.read_stations(DATA) if stop.status == "planned"]
    assert len(codes) > 50
    for code in codes:
        answer = gazetteer.lookup(code)
        assert isinstance(answer, Found), code
        assert answer.origin.label in known
        assert code in answer.origin.label


def test_every_alias_finds_one_origin(gazetteer: Gazetteer) -> None:
    for name, aliases in ALIASES.items():
        for alias in aliases:
            answer = gazetteer.lookup(alias)
            assert isinstance(answer, Found), alias
            assert answer.origin.label.startswith(name) or "Hospital" in answer.origin.label


def test_every_place_is_found_or_offered_by_its_name(gazetteer: Gazetteer) -> None:
    for place in sources.places(DATA):
        shown = offered(gazetteer.lookup(place.names[0]))
        assert place.label in [origin.label for origin in shown]


def test_every_hundredth_postal_code_is_found_in_singapore(gazetteer: Gazetteer) -> None:
    for postal in sources.postal_codes(DATA)[::100]:
        answer = gazetteer.lookup(postal.code)
        assert isinstance(answer, Found)
        assert answer.origin.location == postal.location
        assert answer.origin.location in SINGAPORE
        assert answer.origin.label.endswith(postal.code)


def test_the_file_stays_small(path: Path) -> None:
    assert path.stat().st_size < LARGEST_FILE
