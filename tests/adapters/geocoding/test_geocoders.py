"""Geocoders as the services see them: an origin in Singapore, None, or a sentence."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planner.adapters.geocoding.geocoders import nominatim_geocode, onemap_geocode
from planner.adapters.geocoding.onemap import SEARCH_PATH, TOKEN_PATH
from planner.adapters.geocoding.pacing import Pace
from planner.domain.errors import OriginUnavailable
from planner.domain.origins.origin import Geocode
from planner.domain.travel.geo import LatLon
from tests.adapters.loopback import Loopback, Reply, as_json, running

AGENT = "waypoint-test"
TYPED = "12 Home Street"
NOMINATIM_PATH = "/search"
LIBRARY = LatLon(1.37478, 103.84558)


def onemap_row(address: str, point: LatLon) -> dict[str, str]:
    return {"ADDRESS": address, "LATITUDE": str(point.lat), "LONGITUDE": str(point.lon)}


def nominatim_row(address: str, point: LatLon) -> dict[str, str]:
    return {"display_name": address, "lat": str(point.lat), "lon": str(point.lon)}


def onemap_reply(*rows: tuple[str, LatLon]) -> Reply:
    return as_json({"results": [onemap_row(*row) for row in rows]})


def nominatim_reply(*rows: tuple[str, LatLon]) -> Reply:
    return as_json([nominatim_row(*row) for row in rows])


@pytest.fixture
def server() -> Iterator[Loopback]:
    with running() as loopback:
        loopback.answer(TOKEN_PATH, as_json({"access_token": "token-of-ana"}))
        yield loopback


@pytest.fixture
def onemap(server: Loopback) -> Geocode:
    account = ("ana@example.org", "secret", AGENT)
    return onemap_geocode(*account, domain=server.domain, scheme="http", timeout_s=1.5)


@pytest.fixture
def nominatim(server: Loopback) -> Geocode:
    pace = Pace(0.0)
    return nominatim_geocode(AGENT, pace, domain=server.domain, scheme="http", timeout_s=1.5)


Case = tuple[Geocode, str, Callable[..., Reply]]


@pytest.fixture(params=["onemap", "nominatim"])
def case(request: pytest.FixtureRequest, onemap: Geocode, nominatim: Geocode) -> Case:
    if request.param == "onemap":
        return onemap, SEARCH_PATH, onemap_reply
    return nominatim, NOMINATIM_PATH, nominatim_reply


def test_an_answer_becomes_an_origin(case: Case, server: Loopback) -> None:
    geocode, path, reply = case
    server.answer(path, reply(("4300 ANG MO KIO AVENUE 6", LIBRARY)))
    origin = geocode(TYPED)
    assert origin is not None
    assert (origin.label, origin.location) == ("4300 Ang Mo Kio Avenue 6", LIBRARY)
    assert origin.kind == "geocoder"
    assert origin.source in {
        "OneMap, Singapore Land Authority",
        "Nominatim, © OpenStreetMap contributors",
    }


def test_the_first_answer_in_singapore_is_taken(case: Case, server: Loopback) -> None:
    geocode, path, reply = case
    server.answer(path, reply(("Home Street, Leeds", LatLon(53.8, -1.5)), ("Here", LIBRARY)))
    origin = geocode(TYPED)
    assert origin is not None
    assert origin.label == "Here"


def test_answers_elsewhere_only_are_a_miss(case: Case, server: Loopback) -> None:
    geocode, path, reply = case
    server.answer(path, reply(("Johor Bahru", LatLon(1.4927, 103.7414)), ("Lost", LatLon(0, 0))))
    assert geocode(TYPED) is None


def test_no_answer_is_a_miss(case: Case, server: Loopback) -> None:
    geocode, path, reply = case
    server.answer(path, reply())
    assert geocode(TYPED) is None


def test_a_label_is_one_line_of_at_most_200_characters(case: Case, server: Loopback) -> None:
    geocode, path, reply = case
    server.answer(path, reply(("Ho\u202eme\n" + "x" * 900, LIBRARY)))
    origin = geocode(TYPED)
    assert origin is not None
    assert origin.label == "Home " + "x" * 195


def test_a_nameless_point_is_named_by_its_place(case: Case, server: Loopback) -> None:
    geocode, path, reply = case
    server.answer(path, reply(("", LIBRARY)))
    origin = geocode(TYPED)
    assert origin is not None
    assert origin.label == "1.37478, 103.84558"


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(Reply(pause_s=5.0), id="time-out"),
        pytest.param(Reply(b"", 302, {"Location": "/elsewhere"}), id="redirect"),
        pytest.param(Reply(b"", 401), id="401"),
        pytest.param(Reply(b"", 429, {"Retry-After": "60"}), id="429"),
        pytest.param(Reply(b"12 Home Street", 500), id="500"),
        pytest.param(Reply(b"<html>"), id="HTML"),
        pytest.param(Reply(b" " * 1_000_000), id="huge"),
        pytest.param(Reply(b"{"), id="malformed"),
        pytest.param(Reply(b"[]", headers={"Content-Length": "99"}), id="lies about length"),
        pytest.param(as_json("a string"), id="another JSON"),
        pytest.param(as_json([{"lat": "x", "display_name": 7}]), id="odd rows"),
        pytest.param(as_json([{"lat": "91", "lon": "0", "display_name": "x"}]), id="off the globe"),
        pytest.param(as_json([{"lat": "NaN", "lon": "0", "display_name": "x"}]), id="no number"),
    ],
)
def test_every_failure_is_one_sentence(
    case: Case, server: Loopback, reply: Reply, caplog: pytest.LogCaptureFixture
) -> None:
    geocode, path, _ = case
    server.answer(path, reply)
    with caplog.at_level(logging.DEBUG), pytest.raises(OriginUnavailable) as caught:
        geocode(TYPED)
    assert "could not be asked just now. Try a postal code" in str(caught.value)
    for told in (caplog.text, str(caught.value), repr(caught.value.__cause__)):
        assert not any(part in told for part in ("Home", "secret", "token-of-ana"))


def test_a_failing_geocoder_is_left_alone_for_a_while(case: Case, server: Loopback) -> None:
    geocode, path, _ = case
    server.answer(path, Reply(b"", 500))
    for _ in range(5):
        with pytest.raises(OriginUnavailable):
            geocode(TYPED)
    assert len([asked for asked in server.asked if asked.path == path]) == 3


def test_nominatim_is_asked_for_singapore_by_our_name(nominatim: Geocode, server: Loopback) -> None:
    server.answer(NOMINATIM_PATH, nominatim_reply())
    nominatim(TYPED)
    [asked] = server.asked
    assert asked.headers["user-agent"] == AGENT
    assert (asked.query["q"], asked.query["countrycodes"]) == ([TYPED], ["sg"])


def test_nominatim_waits_its_turn(server: Loopback, tmp_path: Path) -> None:
    slept: list[float] = []
    pace = Pace(1.0, tmp_path / "turn", clock=lambda: 50.0, sleep=slept.append)
    geocode = nominatim_geocode(AGENT, pace, domain=server.domain, scheme="http")
    server.answer(NOMINATIM_PATH, nominatim_reply())
    geocode("a")
    geocode("b")
    assert slept == [1.0]


def test_too_many_waiting_is_said_as_such(server: Loopback) -> None:
    pace = Pace(9.0, clock=lambda: 50.0, sleep=lambda _: None)
    geocode = nominatim_geocode(AGENT, pace, domain=server.domain, scheme="http")
    server.answer(NOMINATIM_PATH, nominatim_reply())
    geocode("a")
    with pytest.raises(OriginUnavailable, match="Too many searches"):
        geocode("b")


def test_a_pace_file_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    geocode = nominatim_geocode(AGENT, Pace(1.0, tmp_path / "no" / "turn"), scheme="http")
    with pytest.raises(OriginUnavailable, match="Nominatim could not be asked"):
        geocode("a")


def test_making_a_geocoder_asks_nothing() -> None:
    onemap_geocode("ana@example.org", "secret", AGENT)
    nominatim_geocode(AGENT, Pace(1.0))
