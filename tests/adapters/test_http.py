"""One short question to a real server that answers as servers do on bad days."""

import logging
import time
from collections.abc import Iterator

import pytest
from geopy.adapters import AdapterHTTPError
from geopy.exc import (
    GeocoderParseError,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
)

from planner.adapters.http import LARGEST_BODY, HttpxAdapter
from tests.adapters.loopback import Loopback, Reply, as_json, running

TIMEOUT_S = 1.5
TYPED = {"Authorization": "secret-token", "X-Typed": "12 Home Street"}


@pytest.fixture
def server() -> Iterator[Loopback]:
    with running() as loopback:
        yield loopback


@pytest.fixture
def adapter() -> HttpxAdapter:
    return HttpxAdapter(proxies={}, ssl_context=None)


def ask(adapter: HttpxAdapter, server: Loopback, path: str = "/") -> object:
    url = f"http://{server.domain}{path}?q=12+Home+Street"
    return adapter.get_json(url, timeout=TIMEOUT_S, headers=TYPED)


def test_json_comes_back_and_headers_are_sent(adapter: HttpxAdapter, server: Loopback) -> None:
    server.answer("/", as_json({"found": 1}))
    assert ask(adapter, server) == {"found": 1}
    assert server.asked[0].headers["authorization"] == "secret-token"
    assert server.asked[0].headers["accept-encoding"] == "identity"
    assert server.asked[0].query == {"q": ["12 Home Street"]}


def test_text_comes_back_as_it_is(adapter: HttpxAdapter, server: Loopback) -> None:
    server.answer("/", Reply("é".encode() + b"\xff"))
    url = f"http://{server.domain}/"
    assert adapter.get_text(url, timeout=TIMEOUT_S, headers={}) == "é\ufffd"


@pytest.mark.parametrize("status", [301, 302, 307, 400, 401, 403, 404, 429, 500, 503])
def test_a_status_that_is_no_answer_is_a_fault_without_its_body(
    adapter: HttpxAdapter, server: Loopback, status: int
) -> None:
    location = f"http://{server.domain}/elsewhere"
    server.answer("/", Reply(b"12 Home Street", status, {"Location": location}))
    with pytest.raises(AdapterHTTPError) as caught:
        ask(adapter, server)
    assert (caught.value.status_code, caught.value.text) == (status, "")
    assert [asked.path for asked in server.asked] == ["/"]


@pytest.mark.parametrize(
    ("reply", "fault"),
    [
        pytest.param(Reply(b"<!doctype html><p>Sorry"), GeocoderParseError, id="HTML"),
        pytest.param(Reply(b""), GeocoderParseError, id="nothing"),
        pytest.param(Reply(b'{"found": 1'), GeocoderParseError, id="half a JSON"),
        pytest.param(Reply(b"[" * 200_000), GeocoderParseError, id="nested too deep"),
        pytest.param(Reply(b"\x1f\x8b\x08"), GeocoderParseError, id="bytes"),
        pytest.param(
            Reply(b"{}", headers={"Content-Encoding": "gzip"}), GeocoderParseError, id="compressed"
        ),
        pytest.param(
            Reply(b"{}" + b" " * (LARGEST_BODY - 1)), GeocoderServiceError, id="one byte too many"
        ),
        pytest.param(Reply(b"{}" + b" " * 8_000_000), GeocoderServiceError, id="huge"),
        pytest.param(
            Reply(b"{}", headers={"Content-Length": "50"}), GeocoderServiceError, id="too short"
        ),
        pytest.param(
            Reply(b'{"a": 1}', headers={"Content-Length": "3"}), GeocoderParseError, id="too long"
        ),
        pytest.param(
            Reply(b"{}", headers={"Content-Length": "many"}), GeocoderServiceError, id="no number"
        ),
        pytest.param(Reply(raw=b"SSH-2.0-OpenSSH\r\n"), GeocoderServiceError, id="not HTTP"),
        pytest.param(Reply(raw=b""), GeocoderServiceError, id="hangs up"),
        pytest.param(Reply(pause_s=5.0), GeocoderTimedOut, id="says nothing"),
        pytest.param(Reply(b" " * 90, drip_s=0.1), GeocoderTimedOut, id="a body in drips"),
        pytest.param(
            Reply(raw=b"HTTP/1.1 200 OK\r\n" * 9, drip_s=0.1),
            GeocoderTimedOut,
            id="a head in drips",
        ),
    ],
)
def test_a_bad_answer_is_one_of_geopys_faults_in_time(
    adapter: HttpxAdapter, server: Loopback, reply: Reply, fault: type[Exception]
) -> None:
    server.answer("/", reply)
    begun = time.monotonic()
    with pytest.raises(fault) as caught:
        ask(adapter, server)
    assert time.monotonic() - begun < 3 * TIMEOUT_S
    assert "Home Street" not in repr(caught.value)


def test_a_body_of_the_largest_size_is_read(adapter: HttpxAdapter, server: Loopback) -> None:
    server.answer("/", Reply(b" " * (LARGEST_BODY - 2) + b"{}"))
    assert ask(adapter, server) == {}


def test_a_closed_port_is_a_service_that_cannot_be_reached(adapter: HttpxAdapter) -> None:
    with running() as server:
        address = f"http://{server.domain}/"
    with pytest.raises(GeocoderUnavailable):
        adapter.get_text(address, timeout=TIMEOUT_S, headers={})


@pytest.mark.parametrize("url", ["http://", "ftp://127.0.0.1/", "http://[::1", "no address"])
def test_an_address_that_is_none_is_a_fault(adapter: HttpxAdapter, url: str) -> None:
    with pytest.raises(GeocoderServiceError):
        adapter.get_text(url, timeout=TIMEOUT_S, headers={})


def test_a_proxy_that_is_named_is_asked(server: Loopback) -> None:
    server.answer("/where", as_json({"through": "proxy"}))
    adapter = HttpxAdapter(proxies={"http": f"http://{server.domain}"}, ssl_context=None)
    url = "http://onemap.invalid/where"
    assert adapter.get_json(url, timeout=TIMEOUT_S, headers={}) == {"through": "proxy"}


def test_what_was_typed_is_not_logged(
    adapter: HttpxAdapter, server: Loopback, caplog: pytest.LogCaptureFixture
) -> None:
    server.answer("/", as_json({}))
    with caplog.at_level(logging.DEBUG):
        ask(adapter, server)
    assert "Home" not in caplog.text
    assert "secret-token" not in caplog.text
