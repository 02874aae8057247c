"""Forms of the settings that come too late, or have lost which version they are for."""

import pytest

from tests.web.reading import read
from tests.web.saved import Person
from tests.web.settings.reading import chosen


def test_a_second_tab_is_shown_both_versions_and_saves_its_own_over_the_other(
    ana: Person,
) -> None:
    ana.done("/settings", home="Bishan", remind="30", version="0")
    first = second = ana.version("/settings")
    ana.done("/settings", home="Yishun", remind="30", version=first)
    response = ana.post("/settings", home="Woodlands area", remind="10", version=second)
    assert response.status_code == 409
    page = read(response)
    words = page.one("main").text
    assert "Your settings were changed after this form was opened." in words
    assert (
        "Home station or area Saved now Yishun What you typed Woodlands area "
        "Remind me of a session Saved now 30 min before What you typed 10 min before"
    ) in words
    assert chosen(ana.page("/settings")) == ("Yishun", "30 min before")
    form = {field["name"]: field["value"] for field in page.all("input", type="hidden")}
    ana.done(page.one("form", action="/settings")["action"], **form)
    assert chosen(ana.page("/settings")) == ("Woodlands area", "10 min before")


def test_a_fault_in_a_late_form_is_put_right_before_both_versions_are_shown(ana: Person) -> None:
    ana.done("/settings", home="Bishan", remind="30", version="0")
    response = ana.post("/settings", home="Bishann", remind="", version="0")
    assert response.status_code == 400
    assert read(response).one("input", name="version")["value"] == "0"
    assert ana.post("/settings", home="Yishun", remind="", version="0").status_code == 409


def test_the_same_settings_sent_twice_are_said_to_be_the_same(ana: Person) -> None:
    ana.done("/settings", home="Bishan", remind="30", version="0")
    page = read(ana.post("/settings", home="ns17", remind="30", version="0"))
    assert "What is saved says the same as what you typed." in page.one("main").text


@pytest.mark.parametrize(
    "version",
    [
        pytest.param({}, id="missing"),
        pytest.param({"version": ""}, id="empty"),
        pytest.param({"version": "two"}, id="no number"),
        pytest.param({"version": "-1"}, id="below any"),
        pytest.param({"version": "9" * 400}, id="beyond any"),
        pytest.param({"version": "7"}, id="of something else"),
    ],
)
def test_a_form_that_lost_its_version_writes_over_nothing_and_loses_nothing(
    ana: Person, version: dict[str, str]
) -> None:
    wrong = ana.post("/settings", home="Atlantis", remind="30", **version)
    assert (wrong.status_code, read(wrong).one("input", id="home")["value"]) == (400, "Atlantis")
    ana.done("/settings", home="Bishan", remind="30", **version)
    response = ana.post("/settings", home="Yishun", remind="", **version)
    assert response.status_code == 409
    assert "Saved now Bishan What you typed Yishun" in read(response).one("main").text
    assert chosen(ana.page("/settings")) == ("Bishan", "30 min before")
