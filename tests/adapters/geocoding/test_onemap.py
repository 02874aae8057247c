"""OneMap's search and its token, against a server that speaks as OneMap's description says."""

from collections.abc import Iterator

import pytest
from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderParseError,
    GeocoderRateLimited,
    GeocoderServiceError,
)
from geopy.location import Location

from planner.adapters.geocoding.onemap import SEARCH_PATH, TOKEN_LIFE_S, TOKEN_PATH, OneMap
from tests.adapters.loopback import Asked, Loopback, Reply, as_json, running

LIBRARY = {
    "SEARCHVAL": "ANG MO KIO PUBLIC LIBRARY",
    "BUILDING": "ANG MO KIO PUBLIC LIBRARY",
    "ADDRESS": "4300 ANG MO KIO AVENUE 6 SINGAPORE 569842",
    "LATITUDE": "1.37478",
    "LONGITUDE": "103.84558",
}
FOUND = {"found": 1, "totalNumPages": 1, "pageNum": 1, "results": [LIBRARY]}


class Clock:
    """A clock that stands until it is told to go on."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server() -> Iterator[Loopback]:
    with running() as loopback:
        tokens = iter("abcdefgh")
        loopback.replies[TOKEN_PATH] = lambda _: as_json({"access_token": next(tokens)})
        loopback.answer(SEARCH_PATH, as_json(FOUND))
        yield loopback


@pytest.fixture
def onemap(server: Loopback, clock: Clock) -> OneMap:
    return OneMap(
        "ana@example.org",
        "secret",
        user_agent="waypoint-test",
        domain=server.domain,
        scheme="http",
        timeout=5,
        clock=clock,
    )


def paths(server: Loopback) -> list[str]:
    return [asked.path for asked in server.asked]


def test_an_address_is_found(onemap: OneMap, server: Loopback) -> None:
    found = onemap.geocode("569842 & more")
    assert isinstance(found, Location)
    assert (found.latitude, found.longitude) == (1.37478, 103.84558)
    assert found.address == LIBRARY["ADDRESS"]
    token, search = server.asked
    assert (token.method, token.body) == ("POST", '{"email":"ana@example.org","password":"secret"}')
    assert search.query == {
        "searchVal": ["569842 & more"],
        "returnGeom": ["Y"],
        "getAddrDetails": ["Y"],
        "pageNum": ["1"],
    }
    assert search.headers["authorization"] == "a"
    assert search.headers["user-agent"] == "waypoint-test"


def test_several_addresses_come_as_a_list(onemap: OneMap, server: Loopback) -> None:
    nameless = {**LIBRARY, "ADDRESS": "NIL", "BUILDING": "NIL"}
    building = {**LIBRARY, "ADDRESS": "NIL"}
    server.answer(SEARCH_PATH, as_json({"results": [LIBRARY, building, nameless]}))
    found = onemap.geocode("library", exactly_one=False)
    assert isinstance(found, list)
    assert [place.address for place in found] == [LIBRARY["ADDRESS"], LIBRARY["BUILDING"], ""]


def test_no_result_is_none(onemap: OneMap, server: Loopback) -> None:
    server.answer(SEARCH_PATH, as_json({"found": 0, "results": []}))
    assert onemap.geocode("xyzzy") is None


def test_a_token_is_fetched_once(onemap: OneMap, server: Loopback) -> None:
    onemap.geocode("a")
    onemap.geocode("b")
    assert paths(server) == [TOKEN_PATH, SEARCH_PATH, SEARCH_PATH]


def test_an_old_token_is_renewed_before_it_runs_out(
    onemap: OneMap, server: Loopback, clock: Clock
) -> None:
    onemap.geocode("a")
    clock.now += TOKEN_LIFE_S - 1
    onemap.geocode("b")
    clock.now += 1
    onemap.geocode("c")
    tokens = [asked.headers["authorization"] for asked in server.asked if asked.method == "GET"]
    assert tokens == ["a", "a", "b"]


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_token_is_renewed_once(onemap: OneMap, server: Loopback, status: int) -> None:
    def reply(asked: Asked) -> Reply:
        is_new = asked.headers["authorization"] == "b"
        return as_json(FOUND) if is_new else Reply(b"", status)

    server.replies[SEARCH_PATH] = reply
    assert onemap.geocode("a") is not None
    assert paths(server) == [TOKEN_PATH, SEARCH_PATH] * 2


def test_tokens_that_are_always_refused_end_after_two(onemap: OneMap, server: Loopback) -> None:
    server.answer(SEARCH_PATH, Reply(b"", 401))
    with pytest.raises(GeocoderAuthenticationFailure):
        onemap.geocode("a")
    assert paths(server) == [TOKEN_PATH, SEARCH_PATH] * 2


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(Reply(b"", 401), id="wrong password"),
        pytest.param(as_json({"error": "no"}), id="no token"),
        pytest.param(as_json({"access_token": ""}), id="an empty token"),
        pytest.param(as_json({"access_token": 7}), id="a number"),
        pytest.param(as_json({"access_token": "a\r\nX: y"}), id="a token with a line end"),
        pytest.param(as_json(["a"]), id="a list"),
    ],
)
def test_without_a_token_nothing_is_searched(
    onemap: OneMap, server: Loopback, reply: Reply
) -> None:
    server.answer(TOKEN_PATH, reply)
    with pytest.raises(GeocoderAuthenticationFailure) as caught:
        onemap.geocode("a")
    assert paths(server) == [TOKEN_PATH]
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("reply", "fault"),
    [
        (Reply(b"", 429, {"Retry-After": "7"}), GeocoderRateLimited),
        (Reply(b"", 500), GeocoderServiceError),
        (as_json({"error": "Authentication token expired"}), GeocoderServiceError),
        (as_json([]), GeocoderParseError),
        (as_json({"results": [{}]}), GeocoderParseError),
        (as_json({"results": 7}), GeocoderParseError),
        (as_json({"results": ["a"]}), GeocoderParseError),
        (as_json({"results": [{**LIBRARY, "LATITUDE": "north"}]}), GeocoderParseError),
        (as_json({"results": [{**LIBRARY, "LATITUDE": "NaN"}]}), GeocoderParseError),
        (as_json({"results": [{**LIBRARY, "LATITUDE": None}]}), GeocoderParseError),
    ],
    ids=lambda case: case.__name__ if isinstance(case, type) else case.body[:40].decode(),
)
def test_a_bad_answer_is_one_of_geopys_faults(
    onemap: OneMap, server: Loopback, reply: Reply, fault: type[Exception]
) -> None:
    server.answer(SEARCH_PATH, reply)
    with pytest.raises(fault):
        onemap.geocode("a")


def test_the_account_is_not_shown(onemap: OneMap) -> None:
    assert "secret" not in repr(onemap)
