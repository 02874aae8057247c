import logging
import re
import socket
import urllib.request
from threading import Thread

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.serving import make_server

LINE = re.compile(
    r'^method=(?P<method>[A-Z]+) route="(?P<route>[^"]*)" status=(?P<status>\d{3})'
    r" ms=\d+\.\d id=(?P<id>[0-9a-f]{12})$"
)
TYPED = ["1.352123", "103.819876", "569842", "Toa Payoh", "Toa+Payoh", "bishan-public", "secret"]
ASKED = {
    "/places?near=1.352123,103.819876": ("/places", 200),
    "/places?near=91.352123,103.819876": ("/places", 400),
    "/places?near=569842&kind=lib": ("/places", 400),
    "/places.geojson?near=1.352123,103.819876": ("/places.geojson", 200),
    "/api/v1/places?near=1.352123,103.819876": ("/api/v1/places", 200),
    "/api/v1/places?near=91.352123,103.819876": ("/api/v1/places", 400),
    "/api/v1/origins?q=Toa+Payoh": ("/api/v1/origins", 200),
    "/places/bishan-public-library?near=569842": ("/places/<slug>", 200),
    "/api/v1/places/bishan-public-secret": ("/api/v1/places/<slug>", 404),
    "/1.352123,103.819876/secret?near=569842": ("-", 404),
}


@pytest.mark.parametrize(("url", "expected"), ASKED.items(), ids=ASKED)
def test_a_request_leaves_one_line_without_what_was_typed(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, url: str, expected: tuple[str, int]
) -> None:
    with caplog.at_level(logging.DEBUG):
        response = client.get(url)
    (record,) = [record for record in caplog.records if record.name.startswith("planner")]
    line = LINE.match(record.getMessage())
    assert line
    assert (line["route"], int(line["status"])) == expected
    assert line["id"] == response.headers["X-Request-Id"]
    assert not [text for text in TYPED if text in caplog.text]


def test_a_crash_is_told_apart_from_its_request_and_by_the_same_client_once(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down() -> None:
        raise RuntimeError("the shelf fell")

    monkeypatch.setitem(client.application.view_functions, "health.alive", break_down)
    with caplog.at_level(logging.INFO):
        response = client.get("/healthz?near=569842")
    crash, line = caplog.records
    assert response.status_code == 500
    assert (crash.levelname, crash.exc_info is not None) == ("ERROR", True)
    assert "status=500" in line.getMessage()
    assert "569842" not in caplog.text


def test_every_request_has_an_id_of_its_own(client: FlaskClient) -> None:
    assert len({client.get("/healthz").headers["X-Request-Id"] for _ in range(5)}) == 5


def test_the_method_is_logged(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        client.post("/places", data={"near": "569842"})
    assert [record.getMessage().split()[0] for record in caplog.records] == ["method=POST"]
    assert "569842" not in caplog.text


def test_the_development_server_writes_no_line_of_its_own_about_a_request(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        server = make_server("127.0.0.1", 0, app)
        server.log_startup()
        thread = Thread(target=server.handle_request)
        thread.start()
        address = f"http://127.0.0.1:{server.server_port}"
        with urllib.request.urlopen(f"{address}/healthz?near=1.352123,103.819876") as reply:  # noqa: S310 - our own server
            assert reply.status == 200
        thread.join()
        broken = Thread(target=server.handle_request)
        broken.start()
        with socket.create_connection(("127.0.0.1", server.server_port)) as line:
            line.sendall(b"GET /?near=1.352123,103.819876 nonsense HTTP/1.1\r\n\r\n")
            line.recv(100)
        broken.join()
        server.server_close()
    assert [record.name for record in caplog.records].count("planner.requests") == 1
    assert "Running on" in caplog.text
    assert "1.352123" not in caplog.text
