import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.app import create_app
from planner.web.headers import policy

EVERY_KIND = {
    "/": 200,
    "/places": 200,
    "/places?kind=lib": 400,
    "/places/bishan-public-library": 200,
    "/places/no-such-place": 404,
    "/places.geojson": 200,
    "/places/map.js": 200,
    "/api/v1/places": 200,
    "/api/v1/places?limit=0": 400,
    "/api/v1/openapi.json": 200,
    "/static/none/none.css": 404,
    "/nowhere": 404,
    "/healthz": 200,
    "/readyz": 200,
}
ALWAYS = {
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def directives(text: str) -> dict[str, list[str]]:
    parts = [part.split() for part in text.split(";")]
    return {name: sources for name, *sources in parts}


def assert_guarded(headers: object) -> None:
    for name, value in ALWAYS.items():
        assert headers[name] == value  # type: ignore[index]
    assert "geolocation=(self)" in headers["Permissions-Policy"]  # type: ignore[index]
    rules = directives(headers["Content-Security-Policy"])  # type: ignore[index]
    assert rules["default-src"] == ["'none'"]


@pytest.mark.parametrize(("url", "status"), EVERY_KIND.items(), ids=EVERY_KIND)
def test_every_kind_of_answer_is_guarded(client: FlaskClient, url: str, status: int) -> None:
    response = client.get(url)
    assert response.status_code == status
    assert_guarded(response.headers)


def test_a_refused_method_and_an_unchanged_answer_are_guarded_too(client: FlaskClient) -> None:
    refused = client.post("/places")
    etag = client.get("/places.geojson").headers["ETag"]
    unchanged = client.get("/places.geojson", headers={"If-None-Match": etag})
    assert (refused.status_code, unchanged.status_code) == (405, 304)
    assert_guarded(refused.headers)
    assert_guarded(unchanged.headers)


def test_scripts_and_styles_come_from_here_and_never_from_a_line_in_the_page() -> None:
    rules = directives(policy(has_tiles=True))
    assert rules["script-src"] == rules["style-src"] == ["'self'"]
    assert rules["frame-ancestors"] == rules["base-uri"] == ["'none'"]
    assert rules["form-action"] == ["'self'"]
    assert "unsafe" not in policy(has_tiles=True)


def test_pictures_may_come_from_the_tile_host_and_only_where_tiles_are_on() -> None:
    on, off = directives(policy(has_tiles=True)), directives(policy(has_tiles=False))
    assert on["img-src"] == ["'self'", "data:", "https://www.onemap.gov.sg"]
    assert off["img-src"] == ["'self'", "data:"]
    assert {**on, "img-src": []} == {**off, "img-src": []}


def test_tiles_switched_off_are_in_no_answer(app: Flask) -> None:
    instance = str(app.config["SETTINGS"].instance)
    client = create_app(PLANNER_INSTANCE=instance, PLANNER_TILES="off").test_client()
    assert "onemap" not in client.get("/healthz").headers["Content-Security-Policy"]


@pytest.mark.parametrize("url", ["/api/v1/places", "/api/v1/places?limit=0", "/api/v1/none"])
def test_the_api_may_be_read_by_other_sites(client: FlaskClient, url: str) -> None:
    assert client.get(url).headers["Access-Control-Allow-Origin"] == "*"


def test_pages_may_not_be_read_by_other_sites(client: FlaskClient) -> None:
    for url in ("/places", "/", "/apis"):
        assert "Access-Control-Allow-Origin" not in client.get(url).headers


def test_no_page_has_a_script_or_a_style_of_its_own(client: FlaskClient) -> None:
    for url in ("/", "/places", "/places/bishan-public-library", "/data", "/nowhere"):
        html = client.get(url).text
        assert " style=" not in html
        assert " onclick=" not in html
        assert "<style" not in html
        assert "<script>" not in html


def test_another_site_may_ask_again_by_etag(client: FlaskClient) -> None:
    asked = client.options("/api/v1/places").headers
    assert asked["Access-Control-Allow-Headers"] == "If-None-Match"
    assert client.get("/api/v1/places").headers["Access-Control-Expose-Headers"] == "ETag"
