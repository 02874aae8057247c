from urllib.parse import urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.conftest import ClientAt
from tests.web.reading import Page, read

EMPTY = "/places?near=Bishan&kind=coworking&quiet=1"


def walk(client: FlaskClient, url: str) -> list[tuple[int, str]]:
    """List every row of every page, following the links."""
    rows: list[tuple[int, str]] = []
    while url:
        page = read(client.get(url))
        rows += page.rows
        following = page.all("a", rel="next")
        url = following[0]["href"] if following else ""
    return rows


def total(client: FlaskClient, query: str) -> int:
    document = client.get(f"/api/v1/places?{query}").get_json()
    return int(document["total"])


QUESTIONS = {
    "now": "",
    "any time": "when=any",
    "near a postal code": "near=569842",
    "near a station, evening": "near=Bishan&from=2026-11-24T19:00&for=120",
    "near a position": "near=1.3521,103.8198&when=tonight",
    "libraries, closing last": "kind=library&sort=closes",
    "in an area": "when=any&bbox=1.33,103.8,1.38,103.9",
    "nothing fits": EMPTY.partition("?")[2],
}


@pytest.mark.parametrize("query", QUESTIONS.values(), ids=QUESTIONS)
def test_all_pages_together_hold_as_many_places_as_are_counted(
    client: FlaskClient, query: str
) -> None:
    rows = walk(client, f"/places?{query}")
    count = total(client, query)
    if not count:  # the one row shown is the nearest miss
        rows = []
    assert [number for number, _ in rows] == list(range(1, count + 1))
    assert len({slug for _, slug in rows}) == count


@pytest.mark.parametrize("query", QUESTIONS.values(), ids=QUESTIONS)
def test_list_api_and_map_hold_the_same_places_in_the_same_order(
    client: FlaskClient, query: str
) -> None:
    api: list[tuple[int, str]] = []
    for offset in range(0, total(client, query), 60):
        document = client.get(f"/api/v1/places?{query}&limit=60&offset={offset}").get_json()
        api += [(place["number"], place["slug"]) for place in document["places"]]
    features = client.get(f"/places.geojson?{query}").get_json(force=True)["features"]
    pins = [(pin["properties"]["number"], pin["properties"]["slug"]) for pin in features]
    rows = walk(client, f"/places?{query}")
    assert pins == api
    assert api == (rows if api else [])


def test_the_same_question_gives_the_same_page_from_another_process(
    app: Flask, client_at: ClientAt
) -> None:
    url = "/places?near=Bishan&when=any&sort=time"
    another = client_at("2026-11-24T18:30:59+08:00")
    first, second = app.test_client().get(url), another.get(url)
    assert first.data == second.data


@pytest.mark.parametrize("query", ["", "near=569842&when=tonight", "from=2026-12-24T16:00&for=90"])
def test_no_listed_place_is_closed_when_a_time_is_asked(client: FlaskClient, query: str) -> None:
    page = read(client.get(f"/places?{query}"))
    assert page.rows
    assert set(page.states) == {slug for _, slug in page.rows}
    assert set(page.states.values()) <= {"open", "unknown"}


def test_any_time_lists_closed_places_and_says_so(client_at: ClientAt) -> None:
    page = read(client_at("2026-11-25T04:00:00+08:00").get("/places?when=any&kind=library"))
    assert "closed" in page.states.values()


def test_a_page_past_the_end_is_a_fault_that_keeps_the_search(client: FlaskClient) -> None:
    response = client.get("/places?near=Bishan&page=99")
    page = read(response)
    assert response.status_code == 400
    assert "There is no page 99" in page.errors
    assert page.one("input", id="near")["value"] == "Bishan"


def test_the_last_page_has_no_next_and_the_first_no_previous(client: FlaskClient) -> None:
    last = -(-total(client, "when=any") // 20)
    first_page = read(client.get("/places?when=any"))
    last_page = read(client.get(f"/places?when=any&page={last}"))
    assert (len(first_page.all("a", rel="prev")), len(first_page.all("a", rel="next"))) == (0, 1)
    assert (len(last_page.all("a", rel="prev")), len(last_page.all("a", rel="next"))) == (1, 0)
    assert f"Page {last} of {last}" in last_page.one("nav", class_="pagination").text


BAD = {
    "when": "later",
    "from": "tomorrow",
    "to": "2026-11-23T10:00",
    "for": "abc",
    "near": "zzzz qqqq xxxx",
}


@pytest.mark.parametrize(("field", "value"), BAD.items(), ids=BAD)
def test_a_bad_value_in_the_form_is_400_on_the_same_page_with_everything_typed_kept(
    client: FlaskClient, field: str, value: str
) -> None:
    typed = {"near": "Bishan", "from": "2026-11-24T19:00", "kind": "cafe", "late": "1"}
    response = client.get(f"/places?{urlencode({**typed, field: value})}")
    page = read(response)
    kept = {element["name"]: element["value"] for element in page.all("input")}
    assert response.status_code == 400
    assert page.errors
    assert (kept["kind"], kept["late"]) == ("cafe", "1")
    if field != "when":
        assert f'value="{value}"' in response.text
    for name in {"near", "from"} - {field}:
        assert kept[name] == typed[name]
    if field != "when":
        fault = next(element for element in page.elements if element["name"] == field)
        assert fault["aria-invalid"] == "true"
        assert f"{field}-error" in fault["aria-describedby"]


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("kind=lib", "“lib” is not a kind of place"),
        ("late=2", "“2” is not one of"),
        ("wifi=maybe", "“maybe” is not one of"),
        ("access=pub", "“pub” is not one of: public"),
        ("sort=near", "“near” is not one of"),
        ("view=globe", "“globe” is not one of"),
        ("bbox=1,2,3", "The area of the map cannot be read"),
        ("page=none", "“none” will not do"),
    ],
)
def test_a_bad_value_beside_the_form_is_named_and_does_not_stick(
    client: FlaskClient, query: str, named: str
) -> None:
    response = client.get(f"/places?near=Bishan&{query}")
    page = read(response)
    assert response.status_code == 400
    assert named in page.errors
    hidden = urlencode([(e["name"], e["value"]) for e in page.all("input", type="hidden")])
    assert client.get(f"/places?near=Bishan&{hidden}").status_code == 200
    for chip in page.all("a", class_="chip"):
        assert client.get(chip["href"]).status_code == 200


def test_unknown_keys_change_nothing(client: FlaskClient) -> None:
    plain = client.get("/places?near=Bishan")
    tagged = client.get("/places?near=Bishan&utm_source=news&Kind=lib")
    assert tagged.status_code == 200
    assert read(tagged).rows == read(plain).rows


def test_an_empty_list_names_the_filter_offers_its_off_switch_and_a_nearest_miss(
    client: FlaskClient,
) -> None:
    page = read(client.get(EMPTY))
    empty = page.one("div", class_="empty")
    assert "No place fits all of that" in empty.text
    assert "kind of place" in empty.text
    assert [number for number, _ in page.rows] == [0]  # not in the list, so without a number
    ways = [a for a in page.all("a") if "button" in a["class"] and "(" in a.text]
    assert ways
    for way in ways:
        brought_back = int(way.text.rpartition("(")[2].split()[0])
        assert "near=Bishan" in way["href"]
        assert total(client, way["href"].partition("?")[2]) >= brought_back > 0


def test_a_list_emptied_by_several_filters_at_once_can_be_cleared(client: FlaskClient) -> None:
    page = read(client.get("/places?near=Bishan&kind=community_club&quiet=1&late=1"))
    clear = [a for a in page.all("a") if a.text == "Clear every filter"]
    assert [a["href"] for a in clear] == ["/places?near=Bishan"]
    assert page.rows == [(0, "bishan-public-library")]


@pytest.mark.parametrize("near", ["103.8198,1.3521", "Jalan"], ids=["swapped", "many roads"])
def test_text_that_may_mean_several_things_gives_choices_and_no_guess(
    client: FlaskClient, near: str
) -> None:
    response = client.get(f"/places?near={near}&wifi=1")
    page = read(response)
    listed = page.one("section", class_="card choices")
    links = [a["href"] for a in page.all("a") if a.text and a.text in listed.text]
    assert response.status_code == 200
    assert page.rows == []
    assert links
    for link in links:
        assert "wifi=1" in link
        assert read(client.get(link)).rows, link


@pytest.mark.parametrize(
    "near",
    ["91,103.8", "1.35,200", "0,0", "-1.35,103.8", "1.4927,103.7414", "51.5,-0.1"],
    ids=["no lat", "no lon", "null island", "south of the line", "Johor", "London"],
)
def test_a_bad_position_is_400_and_never_an_empty_200(client: FlaskClient, near: str) -> None:
    page = read(response := client.get(f"/places?near={near}"))
    assert response.status_code == 400
    assert page.rows == []
    assert page.one("input", id="near")["value"] == near
    assert client.get(f"/api/v1/places?near={near}").status_code == 400
    assert client.get(f"/places.geojson?near={near}").status_code == 400


def test_without_an_origin_nothing_is_said_of_distance(client: FlaskClient) -> None:
    page = read(client.get("/places?near="))
    assert "Say where you are to see distances" in page.one("p", id="summary").text
    assert "in a straight line" not in " ".join(row.text for row in page.all("li", class_="row"))


@pytest.mark.parametrize(
    "near", ["569842", "Bishan", "NS17", "Toa Payoh Library", "1.3521,103.8198"]
)
def test_the_five_ways_to_say_where_all_lead_to_distances(client: FlaskClient, near: str) -> None:
    response = client.get(f"/places?{urlencode({'near': near})}")
    page: Page = read(response)
    assert response.status_code == 200
    assert "which you chose" in page.one("p", id="summary").text
    assert page.rows


def test_the_order_by_time_is_called_the_best_fit(client: FlaskClient) -> None:
    page = read(client.get("/places?near=Bishan&sort=time"))
    assert "Sorted by best fit" in page.one("summary", id="sort-summary").text
    assert page.rows == read(client.get("/places?near=Bishan")).rows
