"""How names are folded, taken apart and closed up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import InvalidValue
from planner.domain.origins import wording

ANY_TEXT = st.text(max_size=wording.LONGEST_TEXT)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        pytest.param("Ang Mo Kio Ave 6", "ang mo kio avenue 6", id="avenue"),
        pytest.param("Jln Besar", "jalan besar", id="jalan"),
        pytest.param("Upp Bt Timah Rd", "upper bukit timah road", id="three in one"),
        pytest.param("Blk 512", "512", id="the word block tells nothing"),
        pytest.param("blk512 ave6", "512 avenue 6", id="glued numbers"),
        pytest.param("Bishan CC", "bishan community club", id="community club"),
        pytest.param(
            "Bishan Community Centre", "bishan community club", id="old name of the clubs"
        ),
        pytest.param("Town Center", "town centre", id="american spelling"),
        pytest.param("CC15", "cc15", id="a station code stays whole"),
        pytest.param("CR5", "cr5", id="a line's code is no crescent"),
        pytest.param("cc 15", "cc15", id="a station code with a gap"),
        pytest.param("Clementi Cr", "clementi crescent", id="crescent"),
        pytest.param("313@Somerset", "313 somerset", id="at sign"),
        pytest.param("King's Rd", "kings road", id="apostrophe"),
        pytest.param("King’s Rd", "kings road", id="curly apostrophe"),
        pytest.param("King´s Rd", "kings road", id="acute accent for apostrophe"),
        pytest.param("CAFÉ  Crème", "cafe creme", id="case, accents, gaps"),
        pytest.param("Ｂｉｓｈａｎ", "bishan", id="full-width letters"),
        pytest.param("St. Andrew's Rd", "saint andrews road", id="saint"),
        pytest.param("Bishan St 21", "bishan street 21", id="street before a number"),
        pytest.param("Arab St", "arab street", id="street at the end"),
        pytest.param("AMK Hub", "ang mo kio hub", id="initials of a town"),
        pytest.param("the", "the", id="a word that tells nothing stays if it is alone"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_name_has_one_way_of_being_written(typed: str, written: str) -> None:
    assert wording.canonical(typed) == written


def test_st_before_a_word_may_be_a_street_or_a_saint() -> None:
    meanings = wording.terms("St Andrews")
    assert wording.readings(meanings) == ("street andrews", "saint andrews")


def test_a_text_full_of_doubtful_words_has_only_so_many_readings() -> None:
    many = wording.readings(wording.terms("st " * 40))
    assert len(many) == wording.MOST_READINGS


@pytest.mark.parametrize(
    ("name", "closed"),
    [("vivo city", "vivocity"), ("street 21", "street21"), ("1 21 road", "1 21road"), ("", "")],
)
def test_gaps_close_except_between_numbers(name: str, closed: str) -> None:
    assert wording.key(name) == closed


@pytest.mark.parametrize(
    ("text", "is_block"),
    [("Blk 12", True), ("block 12A", True), ("12 Road", False), ("Block", False), ("blk x", False)],
)
def test_a_block_is_the_word_and_then_a_number(text: str, is_block: bool) -> None:
    assert wording.is_block(text) is is_block


def test_unseen_marks_go_and_control_characters_part_words() -> None:
    assert wording.clean("\u202eBis\u200bhan\x00 Street\t21\n\u200f") == "Bishan Street 21"


def test_a_text_may_have_200_characters_and_not_201() -> None:
    assert wording.clean("a" * 200) == "a" * 200
    with pytest.raises(InvalidValue, match="201 characters") as caught:
        wording.clean("a" * 201)
    assert caught.value.field == "near"


@pytest.mark.parametrize(
    ("shouted", "written"),
    [
        ("KING'S ROAD", "King's Road"),
        ("King'S Road", "King's Road"),
        ("ONE-NORTH (GATE)", "One-North (Gate)"),
        ("63@UBI", "63@Ubi"),
        ("Amk Hub", "AMK Hub"),
        ("Nus (Ridge View (Rvrc))", "NUS (Ridge View (RVRC))"),
        ("Nex", "NEX"),
        ("BISHAN MRT STATION", "Bishan MRT Station"),
        ("NEXUS", "Nexus"),
        ("CINTECH III", "Cintech III"),
    ],
)
def test_capitals_stand_at_the_beginnings_of_words(shouted: str, written: str) -> None:
    assert wording.title(shouted) == written


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        (("512", "Ave 8", "Crest", "560512"), "512 Ave 8 (Crest), Singapore 560512"),
        (("", "Ave 8", "", "560512"), "Ave 8, Singapore 560512"),
        (("", "", "Crest", "560512"), "Crest, Singapore 560512"),
    ],
)
def test_an_address_leaves_out_what_is_not_known(
    parts: tuple[str, str, str, str], line: str
) -> None:
    assert wording.address(*parts) == line


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("opposite Bishan", ("bishan",)),
        ("Bishan station exit B", ("bishan station", "bishan")),
        ("near Bishan MRT, Singapore", ("near bishan mrt", "near bishan", "bishan")),
        ("next to Junction 8", ("to junction 8", "junction 8")),
        ("Bishan", ()),
        ("exit B", ()),
        ("opposite", ()),
        ("", ()),
    ],
)
def test_words_that_say_where_at_a_place_come_off(text: str, left: tuple[str, ...]) -> None:
    assert wording.loosened(text) == left


@pytest.mark.parametrize(
    ("text", "is_whole_map", "is_abroad"),
    [
        ("Singapore", True, False),
        ("S'pore", True, False),
        ("SG", True, False),
        ("Republic of Singapore", True, False),
        ("Republic", False, False),
        ("Singapore River", False, False),
        ("Johor Bahru", False, True),
        ("JB", False, True),
        ("Johor Road", False, False),
        ("", False, False),
    ],
)
def test_a_country_is_no_place_in_it(text: str, *, is_whole_map: bool, is_abroad: bool) -> None:
    assert wording.is_whole_map(text) is is_whole_map
    assert wording.is_abroad(text) is is_abroad


def test_a_label_keeps_its_brackets_and_loses_its_case() -> None:
    assert wording.label_key("Shenton Way (road)") == "=shenton way (road)"
    assert wording.label_key("SHENTON WAY (road)") != wording.label_key("Shenton Way")


def test_words_with_digits_are_numbers() -> None:
    assert wording.numbers(["12a", "ns17", "bishan"]) == {"12a", "ns17"}


@given(ANY_TEXT)
def test_any_text_folds_to_plain_words(text: str) -> None:
    for word in wording.tokens(text):
        assert word.isalnum() or word.isprintable()
        assert " " not in word
        assert '"' not in word


@given(ANY_TEXT)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = wording.fold(text)
    assert wording.tokens(once) == wording.tokens(text)


@given(ANY_TEXT)
def test_case_and_gaps_at_the_ends_make_no_difference(text: str) -> None:
    plain = "".join(char for char in text if char.isascii())
    assert wording.canonical(f"  {plain.upper()} ") == wording.canonical(plain)
