import pytest
from flask.testing import FlaskClient

from tests.web.conftest import ClientAt


def features(client: FlaskClient, query: str = "") -> list[dict[str, object]]:
    document = client.get(f"/places.geojson?{query}").get_json(force=True)
    assert document["type"] == "FeatureCollection"
    found: list[dict[str, object]] = document["features"]
    return found


def test_pins_say_what_the_list_says(client: FlaskClient) -> None:
    pins = client.get("/places.geojson?near=Bishan").get_json(force=True)["features"]
    listed = client.get("/api/v1/places?near=Bishan&limit=100").get_json()["places"]
    for pin, place in zip(pins, listed, strict=False):
        properties = pin["properties"]
        assert (properties["number"], properties["slug"]) == (place["number"], place["slug"])
        assert properties["name"] == place["name"]
        assert properties["state"] == place["verdict"]["state"]
        assert properties["travel"] == f"about {place['travel_minutes']} min"
        assert pin["geometry"]["coordinates"] == pytest.approx([place["lon"], place["lat"]])
        assert client.get(properties["url"]).status_code == 200 or place["number"] > 3


def test_the_origin_is_a_pin_of_its_own_and_null_where_there_is_none(client: FlaskClient) -> None:
    near = client.get("/places.geojson?near=1.3521,103.8198").get_json(force=True)["origin"]
    assert near["geometry"]["coordinates"] == [103.8198, 1.3521]
    assert near["properties"]["label"]
    assert client.get("/places.geojson").get_json(force=True)["origin"] is None
    assert client.get("/places.geojson?near=").get_json(force=True)["origin"] is None


def test_nothing_is_ever_plotted_at_nought_nought(client: FlaskClient) -> None:
    for query in ("when=any", "near=&when=any", "near=Bishan&when=any"):
        for pin in client.get(f"/places.geojson?{query}").get_json(force=True)["features"]:
            lon, lat = pin["geometry"]["coordinates"]
            assert 103.5 < lon < 104.1
            assert 1.15 < lat < 1.48


def test_every_pin_of_a_question_is_there_and_not_one_page(client: FlaskClient) -> None:
    total = client.get("/api/v1/places?when=any").get_json()["total"]
    assert len(features(client, "when=any")) == total > 100


def test_an_unchanged_answer_is_304_without_a_body(client: FlaskClient) -> None:
    first = client.get("/places.geojson")
    again = client.get("/places.geojson", headers={"If-None-Match": first.headers["ETag"]})
    other = client.get("/places.geojson?wifi=1", headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code, other.status_code) == (200, 304, 200)
    assert again.data == b""


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_pins_travel_compressed_and_keep_a_validator(client: FlaskClient, coding: str) -> None:
    plain = client.get("/places.geojson")
    packed = client.get("/places.geojson", headers={"Accept-Encoding": coding})
    assert packed.headers["Content-Encoding"] == coding
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert len(packed.data) < len(plain.data) / 4
    again = client.get(
        "/places.geojson",
        headers={"Accept-Encoding": coding, "If-None-Match": packed.headers["ETag"]},
    )
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("query", "field"), [("kind=lib", "kind"), ("near=91,0", "near"), ("from=x", "from")]
)
def test_a_bad_value_is_400(client: FlaskClient, query: str, field: str) -> None:
    response = client.get(f"/places.geojson?{query}")
    assert response.status_code == 400
    assert field


def test_one_place_is_the_only_pin_of_its_own_map(client_at: ClientAt) -> None:
    client = client_at("2026-11-25T04:00:00+08:00")
    response = client.get("/places/bishan-public-library/place.geojson")
    (pin,) = response.get_json(force=True)["features"]
    assert response.mimetype == "application/geo+json"
    assert (pin["properties"]["slug"], pin["properties"]["state"]) == (
        "bishan-public-library",
        "closed",
    )
    assert pin["properties"]["number"] == 0  # alone, it needs none
    assert client.get("/places/nowhere/place.geojson").status_code == 404


def test_the_base_map_is_there_without_any_place(client: FlaskClient) -> None:
    response = client.get("/places/base.geojson")
    layers = {f["properties"]["layer"] for f in response.get_json(force=True)["features"]}
    assert layers == {"land", "border", "line", "area", "station"}
    assert "max-age" in response.headers["Cache-Control"]
    etag = response.headers["ETag"]
    assert client.get("/places/base.geojson", headers={"If-None-Match": etag}).status_code == 304


def test_the_maps_script_is_the_same_for_every_question(client: FlaskClient) -> None:
    first, second = client.get("/places/map.js"), client.get("/places/map.js?near=Bishan")
    assert first.mimetype == "text/javascript"
    assert first.data == second.data
    assert "max-age" in first.headers["Cache-Control"]
    assert b"http://" not in first.data
