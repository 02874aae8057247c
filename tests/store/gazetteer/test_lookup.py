"""Typed texts become origins: looked up, completed, corrected, or offered as choices."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.domain.errors import InvalidValue
from planner.domain.origins.origin import Choices, Found, Missing, Resolution
from planner.store.gazetteer.build import build_gazetteer
from planner.store.gazetteer.lookup import Gazetteer
from tests.store.gazetteer_folder import write_town

BISHAN = "Bishan (NS17/CC15)"
AVENUE_6 = "Ang Mo Kio Avenue 6 (middle; about 2.0 km from end to end)"
BLOCK_512 = "512 Ang Mo Kio Avenue 8 (Cheng San Crest), Singapore 560512"
CODE_569842 = "4300 Ang Mo Kio Avenue 6, Singapore 569842"
VIVOCITY = "Vivocity, Harbourfront Walk"


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    folder = tmp_path_factory.mktemp("gazetteer")
    build_gazetteer(write_town(folder / "data"), folder / "gazetteer.sqlite")
    town = Gazetteer(folder / "gazetteer.sqlite")
    yield town
    town.close()


def labels(answer: Resolution) -> list[str]:
    if isinstance(answer, Found):
        return [answer.origin.label]
    shown = answer.origins if isinstance(answer, Choices) else answer.suggestions
    return [origin.label for origin in shown]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("569842", CODE_569842),
        ("S569842", CODE_569842),
        ("Singapore 018906", "Straits Boulevard, Singapore 018906"),
        ("anything at all, Singapore 560512", BLOCK_512),
        ("NS17", BISHAN),
        ("ns 17", BISHAN),
        ("CC15", BISHAN),
        ("Bishan", BISHAN),
        ("bishan MRT", BISHAN),
        ("Bishan Stn", BISHAN),
        (BISHAN, BISHAN),
        ("Bishan (middle of the area)", "Bishan (middle of the area)"),
        ("Toa Payoh Library", "Toa Payoh Public Library"),
        ("tpy lib", "Toa Payoh Public Library"),
        ("Bishan Reads", "Bishan Public Library"),
        ("library amk hub", "Ang Mo Kio Library (AMK Hub)"),
        ("amk library", "Ang Mo Kio Library (AMK Hub)"),
        ("Old Public Library", "Old Public Library (closed)"),
        ("Ang Mo Kio Public Library", "Ang Mo Kio Public Library (former site)"),
        ("Ang Mo Kio Ave 6", AVENUE_6),
        (AVENUE_6, AVENUE_6),
        ("4300 Ang Mo Kio Ave 6", CODE_569842),
        ("Blk 512 Ang Mo Kio", BLOCK_512),
        ("block 512 AMK Ave 8", BLOCK_512),
        ("512", BLOCK_512),
        ("vivo city", VIVOCITY),
        ("VIVOCITY", VIVOCITY),
        ("St Andrew's Rd", "St. Andrew's Road"),
        ("saint andrews road", "St. Andrew's Road"),
        ("Cheng San Crest", "Cheng San Crest, Ang Mo Kio Avenue 8"),
    ],
)
def test_a_clear_text_finds_one_origin(gazetteer: Gazetteer, text: str, label: str) -> None:
    answer = gazetteer.lookup(text)
    assert isinstance(answer, Found)
    assert answer.origin.label == label
    assert answer.corrected_from is None
    assert answer.origin.source.startswith("Waypoint gazetteer: ")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Bisan", BISHAN),
        ("Serangon", "Serangoon (NE12)"),
        ("Dhoby Gaut", "Dhoby Ghaut (NS24)"),
        ("VivoCty", VIVOCITY),
        ("vivo cty", VIVOCITY),
        ("Toa Payoh Libary", "Toa Payoh Public Library"),
        ("Bisha", BISHAN),
        ("VivoCit", VIVOCITY),
        ("512 Ang Mo Kyo Ave 8", BLOCK_512),
        ("Blk 512 Ang Mo Kyo Ave 8", BLOCK_512),
        ("Blk 512 Cheng Sann Crest", BLOCK_512),
        ("Ang Mo Kia Ave 8", "Ang Mo Kio Avenue 8"),
    ],
)
def test_a_mistyped_text_finds_what_was_meant_and_says_so(
    gazetteer: Gazetteer, text: str, label: str
) -> None:
    answer = gazetteer.lookup(text)
    assert isinstance(answer, Found)
    assert answer.origin.label == label
    assert answer.corrected_from == text


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("Lorong 1", ["Lorong 1 Geylang", "Lorong 1 Toa Payoh"]),
        ("Twin Court", ["Twin Court, Bishan Street 11", "Twin Court, Tampines Street 11"]),
        ("St 11", ["Bishan Street 11", "Tampines Street 11"]),
        ("Kelab Road", ["Kelat Road", "Kelap Road"]),
        ("103.8198,1.3521", ["1.3521, 103.8198 (typed as longitude, latitude)"]),
    ],
)
def test_a_text_of_several_meanings_gives_choices(
    gazetteer: Gazetteer, text: str, offered: list[str]
) -> None:
    answer = gazetteer.lookup(text)
    assert isinstance(answer, Choices)
    assert labels(answer) == offered


def test_a_block_number_alone_offers_the_blocks_of_that_number(gazetteer: Gazetteer) -> None:
    answer = gazetteer.lookup("Block 12")
    assert isinstance(answer, Choices)
    assert len(answer.origins) == 3
    assert all(label.startswith("12 ") for label in labels(answer))


def test_the_word_library_offers_libraries(gazetteer: Gazetteer) -> None:
    answer = gazetteer.lookup("library")
    assert isinstance(answer, Choices)
    assert {origin.kind for origin in answer.origins} == {"place"}


@pytest.mark.parametrize(
    ("text", "said", "offered"),
    [
        ("569999", "569999 is not in our data", ["Bishan, Ang Mo Kio (middle of sector 56)"]),
        ("299999", "no sector begins with 29", []),
        ("18906", "six digits|6 digits", ["Straits Boulevard, Singapore 018906"]),
        ("1890", "6 digits", []),
        ("Bishan, S569999", "569999", [BISHAN, "Bishan, Ang Mo Kio (middle of sector 56)"]),
        ("4301 Ang Mo Kio Ave 6", "Number 4301", [AVENUE_6]),
        ("4301 Ang Mo Kyo Ave 6", "Number 4301", [AVENUE_6]),
        ("Xyzzy Plugh", "not in our list", []),
        ("图书馆", "not in our list", []),
        ("Shy Corner", "not in our list", []),
        ("9 Xyzzy Road", "not in our list", []),
        ("9 Vivo Cty", "not in our list", []),
        ("Bishan Street 1", "not in our list", []),
    ],
)
def test_an_unknown_text_is_missing_with_a_sentence(
    gazetteer: Gazetteer, text: str, said: str, offered: list[str]
) -> None:
    answer = gazetteer.lookup(text)
    assert isinstance(answer, Missing)
    assert any(part in answer.message for part in said.split("|"))
    assert labels(answer) == offered


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("b", BISHAN),
        ("bish", BISHAN),
        ("ns1", BISHAN),
        ("toa payoh lib", "Toa Payoh Public Library"),
        ("ang mo kio av", "Ang Mo Kio Avenue 3"),
        ("vivo c", VIVOCITY),
        ("5605", BLOCK_512),
        ("569842", CODE_569842),
        ("1.3521,103.8198", "1.3521, 103.8198"),
        ("dhobi gaut", "Dhoby Ghaut (NS24)"),
        ("st andr", "St. Andrew's Road"),
    ],
)
def test_what_is_being_typed_suggests(gazetteer: Gazetteer, text: str, first: str) -> None:
    assert gazetteer.suggest(text)[0].label == first


@pytest.mark.parametrize("text", ["", " ", "1.35,1", "51.5,-0.1", "qqqqqq"])
def test_what_leads_nowhere_suggests_nothing(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.suggest(text) == ()


def test_a_suggestion_looks_up_to_itself(gazetteer: Gazetteer) -> None:
    for letter in "abcdefghijklmnopqrstuvwxyz1569":
        for origin in gazetteer.suggest(letter, limit=50):
            assert gazetteer.lookup(origin.label) == Found(origin)


def test_no_more_is_suggested_than_was_asked(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.suggest("b", limit=2)) == 2
    assert len(gazetteer.suggest("5605", limit=1)) == 1


@given(st.text(max_size=220))
@example('" OR 1=1 --')
@example("'; DROP TABLE entry; --")
@example("NEAR(bishan ang, 3) * ^ {name}: - +")
@example("bis* AND NOT (ang OR")
@example("\ud800 \x00 \u202e")
@example("²³¼ ½")
@example("a " * 100)
@example("blk 1٣")
@example("٣٤٥٦٧")
@example("12²")
def test_no_text_breaks_the_gazetteer(gazetteer: Gazetteer, text: str) -> None:
    for ask in (gazetteer.lookup, gazetteer.suggest):
        try:
            ask(text)
        except InvalidValue as error:
            assert error.field == "near"  # noqa: PT017 - both ways are right
