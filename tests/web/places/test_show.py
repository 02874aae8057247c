import json
import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.domain.places.catalogue import Catalogue
from planner.web.snapshot import Shelf, snapshot
from tests.domain.place_examples import add_place
from tests.web.conftest import ClientAt
from tests.web.reading import read

BISHAN = "/places/bishan-public-library"
HOSTILE = "</script><script>alert(1)</script>\"'`<b>&\u202e"


def test_a_place_has_its_hours_facts_and_ways_there(client: FlaskClient) -> None:
    page = read(client.get(BISHAN))
    words = page.one("main").text
    assert page.one("h1").text == "Bishan Public Library"
    for part in ("The coming seven days", "Who may enter", "What is known", "exit", "as of"):
        assert part in words
    assert page.one("link", rel="alternate")["href"] == f"{BISHAN}/place.jsonld"


def test_the_week_starts_today_and_has_seven_days(client: FlaskClient) -> None:
    words = read(client.get(BISHAN)).one("main").text
    for day in ("Tue 24 Nov", "Wed 25 Nov", "Mon 30 Nov"):
        assert day in words
    assert "Tue 1 Dec" not in words


@pytest.mark.parametrize(
    ("moment", "named"),
    [
        ("2026-08-07T12:00:00+08:00", ["National Day", "National Day observed"]),
        ("2027-02-04T12:00:00+08:00", ["Chinese New Year's Eve", "Chinese New Year"]),
        ("2026-12-28T12:00:00+08:00", ["New Year's Eve", "New Year's Day"]),
    ],
)
def test_holidays_and_eves_of_the_week_are_named(
    client_at: ClientAt, moment: str, named: list[str]
) -> None:
    words = read(client_at(moment).get(BISHAN)).one("main").text.replace("’", "'")
    for name in named:
        assert name in words


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        ("2026-11-24T20:59:59+08:00", "open"),
        ("2026-11-24T21:00:00+08:00", "closed"),
        ("2026-08-10T12:00:00+08:00", "closed"),
        ("2027-02-05T16:59:59+08:00", "open"),
        ("2027-02-05T17:00:00+08:00", "closed"),
    ],
    ids=["last minute", "closing minute", "observed holiday", "eve before five", "eve at five"],
)
def test_page_pin_and_api_give_one_verdict(client_at: ClientAt, moment: str, state: str) -> None:
    client = client_at(moment)
    page = read(client.get(BISHAN))
    pin = client.get(f"{BISHAN}/place.geojson").get_json(force=True)["features"][0]
    api = client.get(f"/api/v1{BISHAN}").get_json()
    states = [element["data-state"] for element in page.elements if element["class"] == "verdict"]
    assert (states[0], pin["properties"]["state"], api["verdict"]["state"]) == (state,) * 3


def test_an_origin_gives_a_way_there_and_none_gives_none(client: FlaskClient) -> None:
    assert "about" in read(client.get(f"{BISHAN}?near=NS17")).one("main").text
    assert "which you chose" not in client.get(BISHAN).text
    assert client.get(f"{BISHAN}?near=91,0").status_code == 200


def test_directions_name_a_chosen_origin_but_never_a_position(client: FlaskClient) -> None:
    def origin(near: str) -> list[str]:
        page = read(client.get(f"{BISHAN}?near={near}"))
        (link,) = [a["href"] for a in page.all("a") if "google.com/maps" in a["href"]]
        return parse_qs(urlsplit(link).query).get("origin", [])

    assert origin("569842")[0].endswith("Singapore")
    assert origin("1.3521,103.8198") == origin("") == []


def test_a_closed_moved_or_unlisted_place_says_so_first(client: FlaskClient) -> None:
    with client.application.app_context():
        told = [p for p in snapshot().by_slug.values() if p.status_note and p.status != "unknown"]
        unlisted = [p for p in snapshot().by_slug.values() if p.do_not_list]
    assert told
    for place in told[:5]:
        assert place.status_note in read(client.get(f"/places/{place.slug}")).one("main").text
    for place in unlisted[:5]:
        assert "We do not list this place" in client.get(f"/places/{place.slug}").text


def test_every_place_has_a_page_and_a_description(client: FlaskClient) -> None:
    with client.application.app_context():
        slugs = sorted(snapshot().by_slug)
    broken = {slug: client.get(f"/places/{slug}").status_code for slug in slugs[::7]}
    assert set(broken.values()) == {200}
    for slug in slugs[::20]:
        document = json.loads(client.get(f"/places/{slug}/place.jsonld").data)
        assert document["@context"] == "https://schema.org"
        assert document["geo"]["latitude"] < document["geo"]["longitude"]


def test_a_name_that_leads_nowhere_is_404_with_a_way_on(client: FlaskClient) -> None:
    response = client.get("/places/no-such-place")
    assert response.status_code == 404
    assert "no-such-place" in response.text
    assert read(response).all("a", href="/places")


def test_a_program_that_asks_for_no_place_is_told_in_json(client: FlaskClient) -> None:
    response = client.get("/places/no-such-place/place.jsonld")
    assert response.status_code == 404
    assert response.mimetype == "application/problem+json"
    assert "no-such-place" in response.get_json()["detail"]


@pytest.fixture
def hostile(app: Flask) -> Iterator[FlaskClient]:
    """Put a place with hostile words on the shelf, and take it away again."""
    with app.app_context():
        real = snapshot()
    words = dict.fromkeys(
        ("name", "address", "price", "note", "hours_source", "source", "status_note"), HOSTILE
    )
    place = add_place(**words, slug="hostile", do_not_list="", url="https://example.org/")
    place.seats = []  # type: ignore[attr-defined]
    faked = replace(
        real,
        by_slug={"hostile": place},  # type: ignore[dict-item]
        catalogue=Catalogue.build([place], real.network),
        digest="hostile",
    )
    shelf: Shelf = app.extensions["shelf"]
    app.extensions["shelf"] = type("Hostile", (), {"newest": lambda _: faked})()
    yield app.test_client()
    app.extensions["shelf"] = shelf


def test_hostile_words_of_a_place_reach_pages_as_text(hostile: FlaskClient) -> None:
    for url in ("/places", "/places?view=map&when=any", "/places/hostile", "/"):
        html = hostile.get(url).text
        assert "<script>alert" not in html
        assert "<b>" not in html
    assert read(hostile.get("/places/hostile")).one("h1").text == HOSTILE


def test_hostile_words_of_a_place_stay_words_in_every_file(hostile: FlaskClient) -> None:
    jsonld = hostile.get("/places/hostile/place.jsonld")
    pins = hostile.get("/places.geojson?when=any").get_json(force=True)["features"]
    api = hostile.get("/api/v1/places?when=any").get_json()["places"]
    assert json.loads(jsonld.data)["name"] == HOSTILE
    assert jsonld.mimetype == "application/ld+json"
    assert [pin["properties"]["name"] for pin in pins] == [p["name"] for p in api] == [HOSTILE]


def test_hostile_words_in_the_search_stay_words(client: FlaskClient) -> None:
    for name in ("near", "from", "to", "for", "bbox", "kind", "sort", "view"):
        response = client.get("/places", query_string={name: HOSTILE})
        assert response.status_code == 400
        assert "<script>alert" not in response.text
        assert not re.search(r"<b>", response.text)
    kept = read(client.get("/places", query_string={"near": HOSTILE}))
    assert kept.one("input", id="near")["value"] == HOSTILE
