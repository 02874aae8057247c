from flask.testing import FlaskClient

from tests.web.reading import read

LATE_LIBRARY = "/places?near=Bishan&kind=library&from=2026-11-24T20:30&for=60"
ANY_LIBRARY = "/places?near=569842&kind=library&when=any"


def test_a_place_that_closes_during_the_time_is_offered_as_the_nearest_miss(
    client: FlaskClient,
) -> None:
    page = read(client.get(LATE_LIBRARY))
    assert "0 places open" in page.one("p", id="summary").text
    assert page.rows[0] == (0, "bishan-public-library")
    row = page.one("li", id="place-bishan-public-library")
    assert "closes 21:00, 30 min before you finish" in row.text
    assert "on the map" not in row.text


def test_places_whose_hours_are_unknown_stay_in_the_list_below_the_miss(
    client: FlaskClient,
) -> None:
    page = read(client.get(LATE_LIBRARY))
    assert "Nothing is open for that" in page.one("div", class_="empty").text
    assert [number for number, _ in page.rows[1:]] == list(range(1, len(page.rows)))
    assert len(page.rows) > 1


def test_a_list_with_an_open_place_says_nothing_of_misses(client: FlaskClient) -> None:
    page = read(client.get("/places?near=Bishan"))
    assert not page.all("div", class_="empty")
    assert page.rows[0][0] == 1


def test_closed_and_moved_places_come_last_and_say_why_where_time_is_not_asked(
    client: FlaskClient,
) -> None:
    page = read(client.get(f"{ANY_LIBRARY}&page=2"))
    assert [h.text for h in page.all("h2") if "Closed" in h.text] == ["Closed or moved"]
    last = page.rows[-1][1]
    assert last in {"queenstown-public-library", "marine-parade-public-library"}
    moved = page.one("li", id="place-ang-mo-kio-public-library")
    assert "AMK Hub" in moved.text


def test_the_way_back_says_how_many_are_open(client: FlaskClient) -> None:
    page = read(client.get("/places?near=Bishan&kind=cafe&late=1"))
    ways = [a.text for a in page.all("a") if "open)" in a.text or "in all)" in a.text]
    assert any(way.startswith("Any kind of place (") for way in ways)
    assert any(way.startswith("Not only those open late (") for way in ways)
