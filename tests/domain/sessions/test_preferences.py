import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import InvalidValue
from planner.domain.sessions.preferences import (
    MOST_REMINDER_MINUTES,
    Homes,
    Preferences,
    read_home,
    read_preferences,
    read_reminder,
)
from tests.domain.rail_examples import add_station

STATIONS = (
    add_station("NS17", name="Bishan"),
    add_station("CC15", name="Bishan", line="CCL"),
    add_station("NS13", name="Yishun"),
    add_station("NE6", name="Dhoby Ghaut", line="NEL"),
    add_station("CC21", name="Holland Village", line="CCL"),
    add_station("TE5", name="Lentor's Edge", line="TEL"),
)
AREAS = ("Bishan", "Bukit Timah", "Jurong West", "Central Water Catchment")
HOMES = Homes(STATIONS, AREAS, {"570123": "Bishan"}.get)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        pytest.param("Bishan", "Bishan", id="a name"),
        pytest.param("  bISHAN ", "Bishan", id="in any letters"),
        pytest.param("Bishan MRT", "Bishan", id="with MRT"),
        pytest.param("Bishan MRT Station", "Bishan", id="with MRT Station"),
        pytest.param("ns17", "Bishan", id="a code"),
        pytest.param("CC 15", "Bishan", id="a code with a space"),
        pytest.param("Dhoby-Ghaut", "Dhoby Ghaut", id="with a hyphen"),
        pytest.param("hollandvillage", "Holland Village", id="in one word"),
        pytest.param("Lentor’s edge", "Lentor's Edge", id="with a curly apostrophe"),
        pytest.param("", "", id="nothing"),
        pytest.param(" \u200b ", "", id="nothing that can be seen"),
    ],
)
def test_a_station_is_read_by_name_or_code(typed: str, name: str) -> None:
    assert read_home("home", typed, HOMES) == (name, "")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        pytest.param("Jurong West", "Jurong West", id="a name that no station has"),
        pytest.param("Jurong West area", "Jurong West", id="with area"),
        pytest.param(" jurong-west  AREA", "Jurong West", id="in any letters"),
        pytest.param("Bishan area", "Bishan", id="area told from the station of its name"),
        pytest.param("Bishan planning area", "Bishan", id="with planning area"),
        pytest.param("area Bishan", "Bishan", id="with area before it"),
        pytest.param("BukitTimah", "Bukit Timah", id="in one word"),
    ],
)
def test_an_area_is_read_by_name(typed: str, name: str) -> None:
    assert read_home("home", typed, HOMES) == ("", name)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param(
            "Bishann",
            "“Bishann” is no open station and no planning area. Did you mean Bishan or",
            id="typo",
        ),
        pytest.param("Dobby Gaut", "Did you mean Dhoby Ghaut?", id="a typo in each word"),
        pytest.param("Jurong Wst", "Did you mean Jurong West area?", id="a typo in an area"),
        pytest.param("Bishann area", "Did you mean Bishan area?", id="areas for an area"),
        pytest.param(
            "Yishun area", "Did you mean Yishun or", id="a station where no area is called so"
        ),
        pytest.param(
            "Blk 350 Jurong West St 42", "Did you mean Jurong West area?", id="a name inside"
        ),
        pytest.param("Lentors Edg area", "Did you mean Lentor's Edge?", id="a typo in no area"),
        pytest.param("Atlantis", "Type a station such as Bishan or NS17", id="nothing like it"),
        pytest.param("station", "“station” is no open station", id="no name at all"),
        pytest.param("area", "“area” is no open station and no planning area.", id="only area"),
        pytest.param("x" * 5000, f"“{'x' * 40}…” is no open station", id="long text is cut"),
    ],
)
def test_what_is_no_home_is_refused_with_those_like_it(typed: str, said: str) -> None:
    with pytest.raises(InvalidValue, match="Home station or area: ") as refused:
        read_home("home", typed, HOMES)
    assert refused.value.field == "home"
    assert said in refused.value.message


@pytest.mark.parametrize(
    "typed",
    ["570123", "S570123", "Singapore 570123", "Blk 5 Bishan St 13, S(570123)", "Bishan 570123"],
)
def test_a_postal_code_is_refused_with_its_area_to_type_instead(typed: str) -> None:
    with pytest.raises(InvalidValue, match="nothing finer than an area is kept") as refused:
        read_home("home", typed, HOMES)
    assert refused.value.message.endswith(
        "570123 lies in Bishan: type “Bishan area”, or a station."
    )


def test_a_postal_code_that_is_not_known_is_refused_all_the_same() -> None:
    with pytest.raises(InvalidValue, match="a postal code names one building") as refused:
        read_home("home", "999999", HOMES)
    assert refused.value.message.endswith("or an area such as Jurong West.")


@given(st.text(max_size=60) | st.sampled_from([*AREAS, "570123", "Bishan area", "NS17", "area"]))
def test_any_text_is_a_home_or_refused(typed: str) -> None:
    wanted, errors = read_preferences({"home": typed}, HOMES)
    assert wanted.home_station in {"", *(station.name for station in STATIONS)}
    assert wanted.home_area in {"", *AREAS}
    assert not (wanted.home_station and wanted.home_area)
    assert errors == {} or errors["home"].startswith("Home station or area: ")


@given(
    st.builds(Preferences, st.sampled_from([station.name for station in STATIONS]))
    | st.builds(Preferences, home_area=st.sampled_from(AREAS))
    | st.just(Preferences())
)
def test_a_home_is_read_again_as_it_is_shown(wanted: Preferences) -> None:
    assert read_preferences({"home": wanted.home_words}, HOMES) == (wanted, {})


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("", None), ("0", 0), (" 30 ", 30), ("1440", 1440), ("10080", MOST_REMINDER_MINUTES)],
)
def test_a_reminder_is_minutes_or_none(typed: str, minutes: int | None) -> None:
    assert read_reminder("remind", typed) == minutes


@pytest.mark.parametrize("typed", ["10081", "-5", "1.5", "soon", "٣٠", "9" * 5000])
def test_a_reminder_that_is_no_such_number_is_refused(typed: str) -> None:
    with pytest.raises(InvalidValue, match="minutes up to 10,080") as refused:
        read_reminder("remind", typed)
    assert refused.value.field == "remind"


def test_the_form_is_read_at_once() -> None:
    assert read_preferences({"home": "NS13", "remind": "15"}, HOMES) == (
        Preferences("Yishun", 15),
        {},
    )
    assert read_preferences({}, HOMES) == (Preferences(), {})


def test_each_fault_stands_under_its_field() -> None:
    _, errors = read_preferences({"home": "Atlantis", "remind": "soon"}, HOMES)
    assert list(errors) == ["home", "remind"]
    wanted, errors = read_preferences({"home": "Bishan", "remind": "soon"}, HOMES)
    assert (wanted.home_station, list(errors)) == ("Bishan", ["remind"])
