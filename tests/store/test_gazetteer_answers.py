"""The gazetteer of the whole city: what people type first gives what they mean."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.domain.geo import SINGAPORE
from planner.domain.origins import Choices, Found
from planner.store import gazetteer_sources
from planner.store.gazetteer import Gazetteer
from planner.store.gazetteer_build import build_gazetteer

DATA = Path(__file__).resolve().parents[2] / "data"
LARGEST_FILE = 40_000_000


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("city") / "gazetteer.sqlite"
    build_gazetteer(DATA, target)
    return target


@pytest.fixture(scope="module")
def gazetteer(path: Path) -> Iterator[Gazetteer]:
    city = Gazetteer(path)
    yield city
    city.close()


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        ("569842", "postal_code", "4300 Ang Mo Kio Avenue 6, Singapore 569842"),
        ("Bishan", "station", "Bishan (NS17/CC15)"),
        ("NS17", "station", "Bishan (NS17/CC15)"),
        ("Toa Payoh Library", "place", "Toa Payoh Public Library"),
        ("1.3521,103.8198", "point", "1.3521, 103.8198"),
        ("Clementi", "station", "Clementi (EW23)"),
        ("4300 Ang Mo Kio Ave 6", "postal_code", "4300 Ang Mo Kio Avenue 6, Singapore 569842"),
        ("Bisan", "station", "Bishan (NS17/CC15)"),
        ("Serangon", "station", "Serangoon (NE12/CC13)"),
        ("Dhoby Gaut", "station", "Dhoby Ghaut (NS24/NE6/CC1)"),
        ("harbor front", "station", "HarbourFront (NE1/CC29)"),
        ("VivoCty", "building", "Vivocity, Harbourfront Walk"),
        ("Toa Payoh Libary", "place", "Toa Payoh Public Library"),
        ("Bt Timah", "area", "Bukit Timah (middle of the area)"),
        ("Sungei Bedok", "", ""),
        ("library", "", ""),
        ("Lorong 1", "", ""),
        ("Block 12", "", ""),
        ("St 21", "", ""),
    ],
)
def test_what_people_type(gazetteer: Gazetteer, text: str, kind: str, label: str) -> None:
    answer = gazetteer.lookup(text)
    if not kind:
        assert not isinstance(answer, Found)
        return
    assert isinstance(answer, Found)
    assert (answer.origin.kind, answer.origin.label) == (kind, label)


def test_every_station_is_found_by_its_name_and_its_codes(gazetteer: Gazetteer) -> None:
    for station in gazetteer_sources.stations(DATA):
        for text in (*station.names, station.label):
            answer = gazetteer.lookup(text)
            assert isinstance(answer, Found), text
            assert answer.origin.label == station.label


def test_every_place_is_found_or_offered_by_its_name(gazetteer: Gazetteer) -> None:
    for place in gazetteer_sources.places(DATA):
        answer = gazetteer.lookup(place.names[0])
        assert isinstance(answer, Found | Choices), place.label
        shown = (answer.origin,) if isinstance(answer, Found) else answer.origins
        assert place.label in [origin.label for origin in shown]


def test_every_hundredth_postal_code_is_found_in_singapore(gazetteer: Gazetteer) -> None:
    for postal in gazetteer_sources.postal_codes(DATA)[::100]:
        answer = gazetteer.lookup(postal.code)
        assert isinstance(answer, Found)
        assert answer.origin.location == postal.location
        assert answer.origin.location in SINGAPORE
        assert answer.origin.label.endswith(postal.code)


def test_the_file_stays_small(path: Path) -> None:
    assert path.stat().st_size < LARGEST_FILE
