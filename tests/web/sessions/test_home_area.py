"""What a session says to somebody whose home is an area: the way there, its fix, places near it."""

import pytest

from tests.web.planned import BISHAN, FORM, Planner, part_of
from tests.web.reading import read

pytest_plugins = ["tests.web.planned_fixtures"]

ALL_NIGHT = "mcdonalds-toa-payoh-lorong-1"
NIGHT = FORM | {"place": ALL_NIGHT, "date": "Fri 27 Nov 2026", "from": "21:30", "to": "23:59"}
OPEN_NEAR = "Open for all of it, nearest first"


def live_in(ana: Planner, area: str) -> None:
    assert ana.send("/settings", {"home": area, "version": "0"}).status_code == 303


def test_a_late_session_names_the_station_of_the_home_area_and_a_time_that_catches_it(
    ana: Planner,
) -> None:
    address = ana.plan(NIGHT)
    live_in(ana, "Jurong West area")
    page = ana.page(address)
    words = page.one("main").text
    assert "This ends too late for the last train home" in words
    assert "a station of Jurong West, without the walk or bus from there." in words
    (train,) = [b["value"] for b in page.all("button", name="fix") if b["value"][:5] == "train"]
    form = {"on": "2026-11-27", "version": "1", "fix": train}
    mended = ana.follow(ana.send(part_of(address, "fix").partition("?")[0], form))
    assert "That is done: the session fits now." in mended
    assert "too late for the last train" not in mended


def test_a_late_session_in_the_home_area_says_nothing_of_trains(ana: Planner) -> None:
    address = ana.plan(NIGHT)
    live_in(ana, "Toa Payoh area")
    assert "last train" not in ana.words(address)


@pytest.mark.parametrize(
    ("area", "nearest"),
    [("Bishan area", BISHAN), ("Tuas area", "jurong-west-public-library")],
)
def test_near_the_home_area_places_are_offered_before_one_is_chosen(
    ana: Planner, area: str, nearest: str
) -> None:
    ana.plan()
    live_in(ana, area)
    page = read(ana.send("/sessions/new", FORM | {"place": ""}))
    assert OPEN_NEAR in [group["label"] for group in page.all("optgroup")]
    values = [each["value"] for each in page.all("option")]
    assert next(value for value in values if value.endswith("-library")) == nearest
