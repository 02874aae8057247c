import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import InvalidValue
from planner.domain.sessions.preferences import (
    MOST_REMINDER_MINUTES,
    Preferences,
    read_preferences,
    read_reminder,
    read_station,
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
    assert read_station("home", typed, STATIONS) == name


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param("Bishann", "“Bishann” is no open station. Did you mean Bishan or", id="typo"),
        pytest.param("Dobby Gaut", "Did you mean Dhoby Ghaut?", id="a typo in each word"),
        pytest.param("Atlantis", "Type the name on its sign, such as Bishan", id="nothing like it"),
        pytest.param("station", "“station” is no open station.", id="no name at all"),
        pytest.param("x" * 5000, f"“{'x' * 40}…” is no open station.", id="long text is cut"),
    ],
)
def test_what_is_no_station_is_refused_with_those_like_it(typed: str, said: str) -> None:
    with pytest.raises(InvalidValue, match="Home station") as refused:
        read_station("home", typed, STATIONS)
    assert refused.value.field == "home"
    assert said in refused.value.message


@given(st.text(max_size=60))
def test_any_text_is_a_station_or_refused(typed: str) -> None:
    wanted, errors = read_preferences({"home": typed}, STATIONS)
    assert wanted.home_station in {"", *(station.name for station in STATIONS)}
    assert errors == {} or errors["home"].startswith("Home station: “")


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
    assert read_preferences({"home": "NS13", "remind": "15"}, STATIONS) == (
        Preferences("Yishun", 15),
        {},
    )
    assert read_preferences({}, STATIONS) == (Preferences(), {})


def test_each_fault_stands_under_its_field() -> None:
    _, errors = read_preferences({"home": "Atlantis", "remind": "soon"}, STATIONS)
    assert list(errors) == ["home", "remind"]
    wanted, errors = read_preferences({"home": "Bishan", "remind": "soon"}, STATIONS)
    assert (wanted.home_station, list(errors)) == ("Bishan", ["remind"])
