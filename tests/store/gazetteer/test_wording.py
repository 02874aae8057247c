"""Short names, planned stations, words beside a name, and what is too short or too far."""

from collections.abc import Iterator

import pytest

from planner.domain.origins.origin import Choices, Found, Missing
from planner.store.gazetteer.build import build_gazetteer
from planner.store.gazetteer.lookup import Gazetteer
from planner.store.gazetteer.stations import planned_stations, stations
from tests.store.gazetteer_folder import LINES, write_town

BISHAN = "Bishan (NS17/CC15)"
JUNCTION_8 = "Junction 8 Shopping Centre, Bishan Place"
CREST = "Cheng San Crest, Ang Mo Kio Avenue 8"


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    folder = tmp_path_factory.mktemp("gazetteer")
    build_gazetteer(write_town(folder / "data"), folder / "gazetteer.sqlite")
    town = Gazetteer(folder / "gazetteer.sqlite")
    yield town
    town.close()


def found(gazetteer: Gazetteer, text: str) -> str:
    answer = gazetteer.lookup(text)
    assert isinstance(answer, Found)
    return answer.origin.label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Cheng San Crest", CREST),
        ("Cheng San Crest (road)", "Cheng San Crest (road)"),
        ("cheng san crest (ROAD)", "Cheng San Crest (road)"),
        ("Long Estate, Long Lane", "Long Estate, Long Lane"),
        ("Long Estate, Long Lane (site 2)", "Long Estate, Long Lane (site 2)"),
        ("Club", "Club"),
        ("Club (new site)", "Club (new site)"),
        ("Bishan, Ang Mo Kio (middle of sector 56)", "Bishan, Ang Mo Kio (middle of sector 56)"),
        ("Blk A", "Blk A, Lengkok Bahru"),
        ("Tavistock", "Tavistock (CR12, not open on 24 July 2026)"),
        ("CR12", "Tavistock (CR12, not open on 24 July 2026)"),
        ("cr 12", "Tavistock (CR12, not open on 24 July 2026)"),
        ("cc 15", BISHAN),
        ("CR11", "Bishan (CR11, not open on 24 July 2026)"),
        ("Bishan", BISHAN),
        ("JE7", "Pandan Reservoir (JE7, not open on 2026)"),
        ("DE1", "DE1 (not open yet)"),
        ("NUS CLB", "NUS Central Library"),
        ("J8", JUNCTION_8),
    ],
)
def test_each_label_code_and_alias_leads_to_one_origin(
    gazetteer: Gazetteer, text: str, label: str
) -> None:
    answer = gazetteer.lookup(text)
    assert isinstance(answer, Found)
    assert answer.origin.label == label
    assert answer.corrected_from is None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("opposite Bishan", BISHAN),
        ("Bishan station exit B", BISHAN),
        ("Bishan, Singapore", BISHAN),
        ("near Bishan MRT interchange", BISHAN),
        ("opp Bishan Junction 8", "Junction 8 Shopping Centre"),
        ("Bishan Junction 8", "Junction 8 Shopping Centre"),
        ("Junction 8 Bishan", "Junction 8 Shopping Centre"),
        ("J8 Bishan", "Junction 8 Shopping Centre"),
    ],
)
def test_words_beside_a_name_are_taken_off_and_told(
    gazetteer: Gazetteer, text: str, label: str
) -> None:
    answer = gazetteer.lookup(text)
    assert isinstance(answer, Found)
    assert label in answer.origin.label
    assert answer.corrected_from == text


def test_a_name_with_another_town_is_not_found(gazetteer: Gazetteer) -> None:
    assert not isinstance(gazetteer.lookup("Dhoby Ghaut Junction 8"), Found)


@pytest.mark.parametrize("text", ["a", "se", "st", "12", "5"])
def test_a_text_under_three_letters_is_never_found(gazetteer: Gazetteer, text: str) -> None:
    assert isinstance(gazetteer.lookup(text), Choices)


def test_a_short_text_that_begins_nothing_is_missing(gazetteer: Gazetteer) -> None:
    answer = gazetteer.lookup("zz")
    assert isinstance(answer, Missing)
    assert answer.suggestions == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Singapore", "Singapore is the whole map"),
        ("sg", "Singapore is the whole map"),
        ("Johor Bahru", "“Johor Bahru” is outside Singapore"),
    ],
)
def test_a_text_that_is_too_wide_is_missing_with_a_sentence(
    gazetteer: Gazetteer, text: str, said: str
) -> None:
    answer = gazetteer.lookup(text)
    assert isinstance(answer, Missing)
    assert answer.message.startswith(said)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Tavistick", Found, id="one letter"),
        pytest.param("Tavastack", Choices, id="two letters of nine"),
        pytest.param("Crst", Found, id="a letter left out"),
    ],
)
def test_a_far_correction_is_offered_and_not_found(
    gazetteer: Gazetteer, text: str, kind: type
) -> None:
    assert isinstance(gazetteer.lookup(text), kind)


def test_a_planned_station_never_hides_an_open_one(gazetteer: Gazetteer) -> None:
    shown = [origin.label for origin in gazetteer.suggest("bishan")]
    assert shown[0] == BISHAN
    assert "Bishan (CR11, not open on 24 July 2026)" not in shown


def test_planned_stations_are_told_from_open_ones(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = write_town(tmp_path_factory.mktemp("planned") / "data", lines=LINES)
    assert {entry.kind for entry in stations(folder)} == {"station"}
    assert [entry.names[0] for entry in planned_stations(folder)] == [
        *("Tavistock", "CR11", "Pandan Reservoir", "DE1"),
    ]
