"""Outside geocoders are asked by a person on our own page or in a terminal, and by nobody else."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, func, select

from planner.domain.origins.origin import Origin
from planner.domain.travel.geo import LatLon
from planner.store.database import db
from planner.store.models import GeocodeAnswer

UNKNOWN = "Qqqq Zzzz Wwww"
HERE = Origin("Qqqq House", LatLon(1.35, 103.85), "OneMap", "geocoder")
OURS = {"Sec-Fetch-Site": "same-origin"}
SILENT = [
    f"/api/v1/places?near={UNKNOWN}",
    f"/places.geojson?near={UNKNOWN}",
    f"/places/bishan-public-library?near={UNKNOWN}",
    f"/api/v1/origins?q={UNKNOWN}",
]


class Outside:
    """A geocoder that knows one house and notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, text: str) -> Origin | None:
        self.asked.append(text)
        return HERE


@pytest.fixture
def outside(app: Flask) -> Iterator[Outside]:
    """Give the app a geocoder, and let it forget what that said."""
    before, fake = app.extensions["geocoders"], Outside()
    app.extensions["geocoders"] = (("onemap", fake),)
    app.extensions["kept_pages"].find("another minute", "")
    yield fake
    app.extensions["geocoders"] = before
    with app.app_context():
        db.session.execute(delete(GeocodeAnswer))
        db.session.commit()


def test_a_person_who_submits_our_form_is_answered_and_the_answer_is_kept(
    client: FlaskClient, outside: Outside
) -> None:
    for _ in range(2):
        response = client.get(f"/places?near={UNKNOWN}&sort=time", headers=OURS)
        assert response.status_code == 200
        assert "Qqqq House" in response.text
    assert outside.asked == [UNKNOWN]
    assert client.get(SILENT[0]).get_json()["origin"]["label"] == "Qqqq House"
    assert client.get(SILENT[1]).status_code == 200
    assert "From Qqqq House" in client.get(SILENT[2]).text
    assert len(outside.asked) == 1


@pytest.mark.parametrize("url", SILENT)
def test_programs_maps_and_pages_of_a_place_ask_nobody(
    client: FlaskClient, outside: Outside, url: str
) -> None:
    client.get(url, headers=OURS)
    assert outside.asked == []


@pytest.mark.parametrize(
    ("headers", "times"),
    [
        pytest.param({"Sec-Fetch-Site": "same-origin"}, 1, id="our form"),
        pytest.param({"Sec-Fetch-Site": "none"}, 1, id="the address bar"),
        pytest.param({"Sec-Fetch-Site": "cross-site"}, 0, id="another site"),
        pytest.param({"Sec-Fetch-Site": "same-site"}, 0, id="a neighbour's page"),
        pytest.param(
            {"Sec-Fetch-Site": "cross-site", "Referer": "http://localhost/"}, 0, id="a lie"
        ),
        pytest.param({"Referer": "http://localhost/places"}, 1, id="an old browser on our page"),
        pytest.param({"Referer": "http://evil.example/"}, 0, id="an old browser elsewhere"),
        pytest.param({"Referer": "http://localhost.evil.example/"}, 0, id="a name like ours"),
        pytest.param({"Referer": "http://["}, 0, id="no address"),
        pytest.param({}, 0, id="no word of where from"),
    ],
)
def test_no_other_site_can_ask_through_us(
    client: FlaskClient, outside: Outside, headers: dict[str, str], times: int
) -> None:
    response = client.get(f"/places?near={UNKNOWN}", headers=headers)
    assert len(outside.asked) == times
    assert response.status_code == (200 if times else 400)


@pytest.mark.parametrize("near", ["x 1.35214 103.81987", "@1.35,103.8,15z"])
def test_a_text_like_a_position_is_asked_nowhere_and_kept_nowhere(
    client: FlaskClient, outside: Outside, near: str
) -> None:
    response = client.get("/places", query_string={"near": near}, headers=OURS)
    assert response.headers["Cache-Control"] == "private, no-store"
    assert outside.asked == []


def test_two_people_who_ask_for_the_same_at_once_are_both_answered(
    app: Flask, outside: Outside
) -> None:
    together = Barrier(2)

    def ask_together(text: str) -> Origin | None:
        together.wait(5)
        return outside(text)

    app.extensions["geocoders"] = (("onemap", ask_together),)

    def ask(sort: str) -> int:
        url = f"/places?near={UNKNOWN}&sort={sort}"
        return app.test_client().get(url, headers=OURS).status_code

    with ThreadPoolExecutor(2) as people:
        assert list(people.map(ask, ["time", "distance"])) == [200, 200]
    assert len(outside.asked) == 2
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(GeocodeAnswer)) == 1


@pytest.mark.parametrize(
    "asked", ["1.3521,103.8198", "(1.3521, 103.8198)", "103.8198,1.3521", "1.35 x 103.8"]
)
def test_suggestions_for_a_position_are_kept_nowhere(client: FlaskClient, asked: str) -> None:
    response = client.get("/api/v1/origins", query_string={"q": asked})
    assert response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("near", ["1.3521,103.8198", "103.8198,1.3521", "1.4927,103.7414"])
def test_a_place_seen_from_a_position_is_kept_nowhere(client: FlaskClient, near: str) -> None:
    response = client.get(f"/places/bishan-public-library?near={near}")
    assert response.headers["Cache-Control"] == "private, no-store"
