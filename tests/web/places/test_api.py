import json
from datetime import datetime

import pytest
from flask.testing import FlaskClient

from planner.domain.places.place import ATTRIBUTES, Kind
from planner.web.places.api_docs import PLACE
from planner.web.snapshot import snapshot
from tests.web.conftest import ClientAt

ASKED = "/api/v1/places?near=Bishan&from=2026-11-24T19:00&for=120"
PLACE_KEYS = {
    *("number", "slug", "name", "kind", "lat", "lon", "distance_m", "walk_minutes"),
    *("travel_minutes", "verdict", "attributes", "access", "hours_text", "source"),
    *("source_date", "study_evidence", "url"),
}


def test_the_answer_has_the_promised_shape(client: FlaskClient) -> None:
    response = client.get(ASKED)
    answer = response.get_json()
    assert response.mimetype == "application/json"
    assert set(answer) == {"origin", "moment", "total", "places"}
    assert set(answer["origin"]) == {"label", "lat", "lon", "source"}
    assert answer["moment"] == {
        "from": "2026-11-24T19:00+08:00",
        "to": "2026-11-24T21:00+08:00",
    }
    place = answer["places"][0]
    assert set(place) >= PLACE_KEYS
    assert set(place) == set(PLACE["required"])
    assert set(place["verdict"]) == {"state", "reasons", "opens_at", "closes_at", "next_open"}
    assert list(place["attributes"]) == list(ATTRIBUTES)


def test_numbers_are_whole_and_times_tell_their_zone(client: FlaskClient) -> None:
    place = client.get(ASKED).get_json()["places"][0]
    for key in ("number", "distance_m", "walk_minutes", "travel_minutes"):
        assert isinstance(place[key], int), key
    closes_at = datetime.fromisoformat(place["verdict"]["closes_at"])
    assert closes_at.isoformat().endswith("+08:00")
    assert 1.15 < place["lat"] < 1.48
    assert 103.5 < place["lon"] < 104.1


def test_any_time_and_no_origin_are_null_and_not_nought(client: FlaskClient) -> None:
    answer = client.get("/api/v1/places?when=any").get_json()
    assert answer["origin"] is None
    assert answer["moment"] == {"from": None, "to": None}
    for place in answer["places"]:
        assert place["distance_m"] is place["walk_minutes"] is place["travel_minutes"] is None


def test_an_empty_origin_is_no_origin_and_not_a_point_in_the_sea(client: FlaskClient) -> None:
    plain = client.get("/api/v1/places").get_json()
    empty = client.get("/api/v1/places?near=%20").get_json()
    assert empty["origin"] is None
    assert empty == plain


def test_twenty_are_given_by_default_and_a_hundred_at_most(client: FlaskClient) -> None:
    assert len(client.get("/api/v1/places?when=any").get_json()["places"]) == 20
    assert len(client.get("/api/v1/places?when=any&limit=100").get_json()["places"]) == 100
    refused = client.get("/api/v1/places?when=any&limit=101")
    assert (refused.status_code, refused.get_json()["field"]) == (400, "limit")


def test_an_offset_goes_on_where_the_first_answer_ended(client: FlaskClient) -> None:
    whole = client.get("/api/v1/places?when=any&limit=50").get_json()["places"]
    tail = client.get("/api/v1/places?when=any&limit=20&offset=30").get_json()["places"]
    assert tail == whole[30:]
    assert [place["number"] for place in tail] == list(range(31, 51))


def test_an_offset_past_the_end_gives_no_places_but_the_total(client: FlaskClient) -> None:
    answer = client.get("/api/v1/places?when=any&offset=5000").get_json()
    assert answer["places"] == []
    assert answer["total"] > 200


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("limit=0", "limit"),
        ("limit=000000000101", "limit"),
        ("offset=-1", "offset"),
        ("offset=1000001", "offset"),
        ("kind=lib", "kind"),
        ("near=99,103.8", "near"),
        ("near=qqqq zzzz", "near"),
        ("near=Jalan", "near"),
        ("from=soon", "from"),
        ("from=2026-11-24T19:00&to=2026-11-24T18:00", "to"),
        ("for=0", "for"),
        ("sort=random", "sort"),
        ("wifi=2", "wifi"),
        ("bbox=1,2", "bbox"),
        ("page=0", "page"),
    ],
)
def test_a_bad_value_is_a_problem_that_names_its_field(
    client: FlaskClient, query: str, field: str
) -> None:
    response = client.get(f"/api/v1/places?{query}")
    problem = response.get_json(force=True)
    assert response.status_code == 400
    assert response.mimetype == "application/problem+json"
    assert set(problem) == {"type", "title", "status", "detail", "field"}
    assert (problem["status"], problem["title"]) == (400, "Bad Request")
    assert problem["field"] == field
    assert problem["detail"].endswith(".")


def test_unknown_keys_are_ignored(client: FlaskClient) -> None:
    assert client.get(f"{ASKED}&callback=x&fields=y").data == client.get(ASKED).data


def test_one_place_is_the_same_as_in_the_list_but_for_the_way_there(client: FlaskClient) -> None:
    listed = client.get("/api/v1/places?limit=1").get_json()["places"][0]
    alone = client.get(f"/api/v1/places/{listed['slug']}").get_json()
    assert alone == {**listed, "number": None}


def test_an_unlisted_place_still_has_its_own_answer(client: FlaskClient) -> None:
    with client.application.app_context():
        unlisted = [p.slug for p in snapshot().by_slug.values() if p.do_not_list]
    listed = client.get("/api/v1/places?when=any&limit=100").get_json()
    assert listed["total"] == len(snapshot_slugs(client)) - len(unlisted)
    for slug in unlisted:
        assert client.get(f"/api/v1/places/{slug}").status_code == 200


def snapshot_slugs(client: FlaskClient) -> set[str]:
    with client.application.app_context():
        return set(snapshot().by_slug)


def test_a_name_that_leads_nowhere_is_a_problem_and_no_page(client: FlaskClient) -> None:
    response = client.get("/api/v1/places/no-such-place")
    assert (response.status_code, response.mimetype) == (404, "application/problem+json")
    assert "no-such-place" in response.get_json(force=True)["detail"]


def test_addresses_of_places_lead_to_their_pages(client: FlaskClient) -> None:
    place = client.get("/api/v1/places?limit=1").get_json()["places"][0]
    assert place["url"] == f"http://localhost/places/{place['slug']}"
    assert client.get(place["url"]).status_code == 200


def test_another_host_gets_addresses_of_its_own(client: FlaskClient) -> None:
    url = "/api/v1/places?limit=1&wifi=1"
    here = client.get(url, headers={"Host": "one.example"}).get_json()["places"][0]
    there = client.get(url, headers={"Host": "two.example"}).get_json()["places"][0]
    assert here["url"].startswith("http://one.example/")
    assert there["url"].startswith("http://two.example/")


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_lists_places_of_that_kind_alone(client: FlaskClient, kind: Kind) -> None:
    answer = client.get(f"/api/v1/places?when=any&limit=100&kind={kind}").get_json()
    assert {place["kind"] for place in answer["places"]} <= {kind.value}


NEW_YEAR = "from=2026-12-31T23:30&to=2027-01-01T00:30"


@pytest.mark.parametrize(
    ("query", "is_listed"),
    [
        ("from=2027-02-05T15:00&to=2027-02-05T17:00", True),
        ("from=2027-02-05T15:00&to=2027-02-05T17:01", False),
        ("from=2026-08-09T12:00&for=60", False),
        ("from=2026-08-10T12:00&for=60", False),
        ("from=2026-08-11T12:00&for=60", True),
        ("from=2026-12-31T15:00&to=2026-12-31T17:00", True),
        (NEW_YEAR, False),
    ],
    ids=[
        "Chinese New Year eve until five",
        "Chinese New Year eve past five",
        "National Day, a Sunday",
        "the Monday after",
        "the Tuesday after",
        "New Year's Eve until five",
        "over New Year",
    ],
)
def test_a_library_keeps_its_holidays(client: FlaskClient, query: str, *, is_listed: bool) -> None:
    answer = client.get(f"/api/v1/places?kind=library&limit=100&{query}").get_json()
    slugs = {place["slug"]: place["verdict"]["state"] for place in answer["places"]}
    assert (slugs.get("bishan-public-library") == "open") is is_listed


def test_over_new_year_an_open_place_closes_after_it(client: FlaskClient) -> None:
    answer = client.get(f"/api/v1/places?limit=100&{NEW_YEAR}").get_json()
    verdicts = [place["verdict"] for place in answer["places"]]
    closings = [v["closes_at"] or "9" for v in verdicts if v["state"] == "open"]
    assert answer["moment"]["to"] == "2027-01-01T00:30+08:00"
    assert closings
    assert min(closings) >= "2027-01-01T00:30+08:00"


def test_now_near_midnight_is_singapores_whatever_the_servers_zone(client_at: ClientAt) -> None:
    utc = client_at("2026-11-24T16:30:30+00:00").get("/api/v1/places").get_json()
    here = client_at("2026-11-25T00:30:00+08:00").get("/api/v1/places").get_json()
    assert utc["moment"]["from"] == "2026-11-25T00:30+08:00"
    assert json.dumps(utc) == json.dumps(here)


def test_half_a_minute_before_midnight_is_23_59_of_that_day(client_at: ClientAt) -> None:
    answer = client_at("2026-11-24T23:59:30+08:00").get("/api/v1/places").get_json()
    assert answer["moment"]["from"] == "2026-11-24T23:59+08:00"
    assert answer["total"] > 0
