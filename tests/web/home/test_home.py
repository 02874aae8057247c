from flask.testing import FlaskClient

from tests.web.reading import read


def test_the_first_page_is_the_search_box(client: FlaskClient) -> None:
    response = client.get("/")
    page = read(response)
    assert response.status_code == 200
    (form,) = [form for form in page.all("form") if form["action"] == "/places"]
    assert form["method"] == "get"
    assert page.one("input", id="near")["name"] == "near"


def test_it_says_how_many_places_can_be_listed(client: FlaskClient) -> None:
    total = client.get("/api/v1/places?when=any").get_json()["total"]
    assert str(total) in client.get("/").text


def test_every_example_leads_to_places(client: FlaskClient) -> None:
    links = [a["href"] for a in read(client.get("/")).all("a") if "near=" in a["href"]]
    assert len(links) == 3
    for link in links:
        page = read(client.get(link))
        assert page.rows
        assert "which you chose" in page.one("p", id="summary").text


def test_every_link_leads_somewhere(client: FlaskClient) -> None:
    for url in ("/", "/places", "/data", "/places/bishan-public-library"):
        links = {a["href"].partition("#")[0] for a in read(client.get(url)).all("a")}
        for link in sorted(links - {""}):
            if link.startswith("/"):
                assert client.get(link).status_code == 200, link


def test_sources_are_named_with_licence_and_date(client: FlaskClient) -> None:
    words = read(client.get("/data")).one("main").text
    for part in ("Singapore Open Data Licence", "CC BY 4.0", "OneMap", "GeoNames", "2019"):
        assert part in words


def test_pages_are_asked_for_again_and_never_kept_by_others(client: FlaskClient) -> None:
    for url in ("/", "/places", "/places/bishan-public-library"):
        assert client.get(url).headers["Cache-Control"] == "private, no-cache"
