"""The settings page: what is set once, and for whom."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.store.checklists.models import Owner
from planner.store.tables.files import TrainRecord, read_lines
from planner.web.sessions import home_trains
from planner.web.snapshot import snapshot
from tests.domain.train_examples import tuesday
from tests.web.reading import read
from tests.web.saved import Person
from tests.web.settings.reading import chosen
from tools.set_up import PROJECT


def test_a_first_visit_shows_an_empty_form_and_sets_no_cookie(client: FlaskClient) -> None:
    response = client.get("/settings")
    assert response.status_code == 200
    assert "Set-Cookie" not in response.headers
    assert response.headers["Cache-Control"] == "private, no-store"
    assert chosen(read(response)) == ("", "None")
    assert "Tonight from" not in read(response).one("main").text


def test_what_is_set_is_there_again(ana: Person) -> None:
    saved = ana.done("/settings", home="ns17", remind="30", version="0")
    page = ana.page(saved)
    assert chosen(page) == ("Bishan", "30 min before")
    assert "Your settings are saved." in page.one("main").text
    assert "Your settings are saved." not in ana.words("/settings")
    assert chosen(ana.page("/settings")) == ("Bishan", "30 min before")


def test_what_is_set_can_be_taken_back(ana: Person) -> None:
    ana.done("/settings", home="Bishan", remind="30")
    ana.done("/settings", home="", remind="", version="1")
    assert chosen(ana.page("/settings")) == ("", "None")


def test_one_s_settings_are_nobody_else_s(ana: Person, ben: Person) -> None:
    ana.done("/settings", home="Bishan", remind="30")
    assert chosen(ben.page("/settings")) == ("", "None")
    ben.done("/settings", home="Yishun", remind="")
    assert chosen(ana.page("/settings")) == ("Bishan", "30 min before")


def test_a_faulty_form_comes_back_as_it_was_typed(ana: Person) -> None:
    response = ana.post("/settings", home="Bishann <b>", remind="30")
    assert response.status_code == 400
    page = read(response)
    assert chosen(page) == ("Bishann <b>", "30 min before")
    assert (
        "“Bishann <b>” is no open station and no planning area"
        in page.one("div", id="error-summary").text
    )
    assert page.one("input", id="home")["aria-invalid"] == "true"
    assert "Set-Cookie" not in response.headers
    assert chosen(ana.page("/settings")) == ("", "None")


def test_a_reminder_that_is_not_of_the_list_is_kept_and_shown(ana: Person) -> None:
    ana.done("/settings", home="", remind="45", version="0")
    assert chosen(ana.page("/settings"))[1] == "45 min before"
    assert ana.post("/settings", home="", remind="99999", version="1").status_code == 400


def test_the_lines_of_the_home_station_stand_below_it(ana: Person) -> None:
    ana.done("/settings", home="Dhoby Ghaut", remind="")
    badges = ana.page("/settings").one("ul", class_="line-badges").text
    assert badges == "NS24 North-South Line NE6 North East Line CC1 Circle Line"


@pytest.mark.parametrize(
    ("home", "words"),
    [
        pytest.param(
            "Yishun",
            "Tonight from National Library / Lee Kong Chian Reference Library Leave by ",
            id="a known last train",
        ),
        pytest.param("Bras Basah", "Tonight from Jurong Regional Library ", id="too near to ride"),
        pytest.param("Kent Ridge", "Circle Line from ", id="a way in doubt says so"),
    ],
)
def test_an_example_tells_tonight_s_last_train(ana: Person, home: str, words: str) -> None:
    ana.done("/settings", home=home, remind="")
    assert words in ana.words("/settings")


def test_every_open_station_can_be_chosen_and_no_planned_one(client: FlaskClient) -> None:
    page = read(client.get("/settings"))
    names = {option["value"] for option in page.all("option")}
    assert {"Bishan", "Punggol Coast", "Cantonment"} <= names
    assert "Marina South" not in names
    (bishan,) = [option for option in page.all("option") if option["value"] == "Bishan"]
    assert bishan.text == "Station NS17, CC15"


def test_every_area_can_be_chosen_and_is_told_from_its_station(client: FlaskClient) -> None:
    listed = [(o["value"], o.text) for o in read(client.get("/settings")).all("option")]
    assert ("Jurong West area", "Planning area") in listed
    at = listed.index(("Woodlands", "Station NS9, TE2"))
    assert ("Woodlands area", "Planning area") in listed[at:]
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize(
    ("typed", "shown", "counted"),
    [
        pytest.param(
            "jurong west",
            "Jurong West area",
            "Jurong West counts by its stations Lakeside, Boon Lay, Pioneer.",
            id="an area",
        ),
        pytest.param(
            "Woodlands area",
            "Woodlands area",
            "Woodlands counts by its stations Marsiling, Woodlands, Admiralty, Woodlands North,",
            id="an area with a station of its name",
        ),
        pytest.param(
            "Tengah",
            "Tengah area",
            "Tengah has no open station; the nearest is Chinese Garden.",
            id="an area without a station",
        ),
    ],
)
def test_an_area_is_there_again_with_the_stations_it_counts_by(
    ana: Person, typed: str, shown: str, counted: str
) -> None:
    page = ana.page(ana.done("/settings", home=typed, remind="", version="0"))
    assert chosen(page) == (shown, "None")
    words = page.one("main").text
    assert counted in words
    assert "That counts as far as " in words
    assert page.all("ul", class_="line-badges") == []
    ana.done("/settings", home=shown, remind="", version="1")
    assert chosen(ana.page("/settings")) == (shown, "None")


def test_a_postal_code_is_not_kept_and_its_area_is_named(ana: Person) -> None:
    response = ana.post("/settings", home="S 570123", remind="30", version="0")
    assert response.status_code == 400
    page = read(response)
    assert chosen(page) == ("S 570123", "30 min before")
    assert "nothing finer than an area is kept here" in page.one("main").text
    assert "570123 lies in Bishan: type “Bishan area”" in page.one("main").text
    assert "Set-Cookie" not in response.headers


def test_calendars_are_led_to(client: FlaskClient) -> None:
    links = {link["href"] for link in read(client.get("/settings")).all("a")}
    assert {"/calendar/links", "/calendar/import", "/plan/dates", "/plan"} <= links


def test_badges_have_the_colours_of_the_lines() -> None:
    css = (PROJECT / "static/css/settings.css").read_text().lower()
    for line in read_lines(PROJECT / "data"):
        if f'[data-line="{line.line.lower()}"]' in css:
            rule = css.split(f'[data-line="{line.line.lower()}"]')[1].partition("}")[0]
            colour = line.colour.lower().replace("#9900aa", "#90a")
            assert colour in rule
            assert ("#fff" in rule) == (line.text_colour == "white")


@pytest.mark.usefixtures("prepared_instance")
def test_a_way_home_needs_an_owner_a_home_and_a_place(app: Flask) -> None:
    with app.app_context():
        facts = snapshot()
        library = facts.by_slug["toa-payoh-public-library"].location
        late = tuesday("21:00"), tuesday("23:50")
        owner = Owner(key="ana", home_station="Yishun", home_area="")
        way = home_trains.way_home_of(facts, owner, library, *late)
        assert way is not None
        assert "from Toa Payoh towards Jurong East" in way.words
        assert home_trains.way_home_of(facts, None, library, *late) is None
        assert home_trains.way_home_of(facts, owner, None, *late) is None
        assert (
            home_trains.way_home_of(
                facts, Owner(key="b", home_station="", home_area=""), library, *late
            )
            is None
        )
        in_area = Owner(key="c", home_station="", home_area="Jurong West")
        way = home_trains.way_home_of(facts, in_area, library, *late)
        assert way is not None
        assert "a station of Jurong West" in way.words


def test_trains_are_read_once_for_a_network(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[Path] = []

    def read_trains(folder: Path) -> list[TrainRecord]:
        reads.append(folder)
        return []

    monkeypatch.setattr(home_trains, "read_trains", read_trains)
    with app.app_context():
        network = replace(snapshot().network)
    home_trains.last_trains(network)
    home_trains.last_trains(network)
    assert len(reads) == 1
    home_trains.last_trains(replace(network))
    assert len(reads) == 2
