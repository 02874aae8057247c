"""What a typed text asks for: a point, a postal code or a name."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.domain.errors import InvalidValue
from planner.domain.origins import origin as origins
from planner.domain.origins.origin import Choices, Found, Origin, PostalCode, Words
from planner.domain.travel.geo import SINGAPORE, LatLon

MIDDLE = LatLon(1.3521, 103.8198)
SECTOR = Origin("Punggol (middle of sector 82)", LatLon(1.4, 103.9), "URA", "area")


@pytest.mark.parametrize(
    "text",
    [
        "1.3521,103.8198",
        " 1.3521 , 103.8198 ",
        "1.3521 103.8198",
        "1.3521;103.8198",
        "+1.3521, +103.8198",
        "1.3521N 103.8198E",
        "1.3521° N, 103.8198° E",
        "N 1.3521, E 103.8198",
        "n1.3521 e103.8198",
        "103.8198E, 1.3521N",
        "E 103.8198, 1.3521",
        "103.8198, 1.3521 N",
        "１.3521，103.8198",
        "\u202a1.3521,103.8198\u202c",
        "(1.3521, 103.8198)",
        "[1.3521 103.8198]",
        "geo:1.3521,103.8198",
        "GEO:1.3521,103.8198;u=35?z=15",
        "1.3521N103.8198E",
        "N1.3521E103.8198",
        "E103.8198N1.3521",
        "1.3521°N103.8198°E",
        "1.3521, 103.8198,",
    ],
)
def test_a_point_is_read_in_many_ways(text: str) -> None:
    answer = origins.understand(text)
    assert isinstance(answer, Found)
    assert (answer.origin.location, answer.origin.kind) == (MIDDLE, "point")
    assert answer.origin.label == "1.3521, 103.8198"


def test_longitude_first_is_a_choice_that_says_so() -> None:
    answer = origins.understand("103.8198,1.3521")
    assert isinstance(answer, Choices)
    assert [origin.location for origin in answer.origins] == [MIDDLE]
    assert "longitude, latitude" in answer.origins[0].label


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("51.5,-0.1", id="London"),
        pytest.param("0,0", id="where lost positions go"),
        pytest.param("1.3521S, 103.8198E", id="south"),
        pytest.param("1.3521N, 103.8198W", id="west"),
        pytest.param("\u22121.3521, 103.8198", id="a typographic minus"),
        pytest.param("103.8198 N, 1.3521 E", id="letters are believed"),
        pytest.param("91, 181", id="off the globe"),
        pytest.param("999999999.5, 999999999.5", id="huge"),
        pytest.param("N 1.35, N 103.8", id="two latitudes"),
        pytest.param("1.48001, 103.8", id="Johor"),
    ],
)
def test_a_point_elsewhere_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        origins.understand(text)
    assert caught.value.field == "near"
    assert "latitude, longitude" in caught.value.message


@pytest.mark.parametrize("text", ["", "   ", "\u200f\x00", "@", "---", "°"])
def test_a_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue, match="postal code"):
        origins.understand(text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("569842", ""),
        ("S569842", ""),
        ("S(569842)", ""),
        ("Singapore 569842", ""),
        ("singapore569842.", ""),
        ("569 842", ""),
        ("５６９８４２", ""),
        ("4300 Ang Mo Kio Ave 6, Singapore 569842", "4300 ang mo kio ave 6"),
        ("1 Rd #01-05 S 569842", "1 rd 01 05"),
    ],
)
def test_a_postal_code_is_six_digits_wherever_they_stand(text: str, rest: str) -> None:
    assert origins.understand(text) == PostalCode("569842", rest)


@pytest.mark.parametrize(
    "text",
    [
        *("1.35.103", "1.3521103.8198", "12E5"),
        *("56984", "5698421", "569842.5", "1.569842", "12 34", "12.5 7", "Bishan", "NS17"),
    ],
)
def test_anything_else_is_a_name(text: str) -> None:
    assert isinstance(origins.understand(text), Words)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("here 1.35 and 103.8", True),
        ("1,3521 103,8198", True),
        ("1° 21' 103° 49'", True),
        ("１.３５ １０３.８", True),
        ("Blk 1.5", False),
        ("512,560512", False),
        ("#01-05, 4300 Ang Mo Kio Ave 6, S 569842", False),
    ],
)
def test_two_decimal_numbers_may_be_a_position(text: str, is_one: bool) -> None:
    assert origins.holds_position(text) is is_one


def test_a_name_keeps_what_was_typed_last() -> None:
    asked = origins.words("Blk 12 the Bishan St")
    assert (asked.tail, asked.is_block) == ("st", True)
    assert asked.terms == (("12",), ("bishan",), ("street", "saint"))


def test_only_so_many_words_are_asked_for() -> None:
    assert len(origins.words("a b " * 50).terms) == origins.MOST_WORDS


def test_an_unknown_code_is_told_with_its_sector() -> None:
    answer = origins.unknown_code("828608", SECTOR)
    assert answer.suggestions == (SECTOR,)
    assert "828608 is not in our data" in answer.message
    assert SECTOR.label in answer.message


def test_a_code_of_no_sector_is_told_so() -> None:
    answer = origins.unknown_code("999999", None)
    assert answer.suggestions == ()
    assert "no sector begins with 99" in answer.message


def test_an_unknown_number_names_the_road() -> None:
    answer = origins.unknown_number("4301", SECTOR)
    assert answer.message.startswith("Number 4301 is not in our data for Punggol")


@pytest.mark.parametrize(
    ("text", "said"), [("12345", "those have 6 digits"), ("Xyzzy", "“Xyzzy” is not in our list")]
)
def test_an_unknown_name_is_told_with_what_to_try(text: str, said: str) -> None:
    answer = origins.unknown_name(text, (SECTOR,))
    assert said in answer.message
    assert "Try a postal code" in answer.message
    assert answer.suggestions == (SECTOR,)


@given(st.text())
@example("N 1.3 N")
@example("1.e5,103")
@example("\ud800")
@example("nan,nan")
@example("1" * 200)
def test_no_text_makes_it_raise_anything_but_invalid_value(text: str) -> None:
    try:
        origins.understand(text)
    except InvalidValue as error:
        assert error.field == "near"  # noqa: PT017 - both ways are right


@given(st.floats(SINGAPORE.south, SINGAPORE.north), st.floats(SINGAPORE.west, SINGAPORE.east))
def test_every_point_in_singapore_reads_back_as_itself(lat: float, lon: float) -> None:
    answer = origins.understand(f"{lat:.6f},{lon:.6f}")
    assert isinstance(answer, Found)
    assert answer.origin.location == LatLon(round(lat, 6), round(lon, 6))
    assert origins.understand(answer.origin.label) == answer
