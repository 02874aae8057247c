import logging
import re

import pytest
from flask.testing import FlaskClient

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
