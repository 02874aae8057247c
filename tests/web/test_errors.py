import pytest
from flask import Flask, abort
from flask.testing import FlaskClient

from planner.adapters.geocoding.pacing import TooBusy
from planner.app import create_app
from planner.domain.errors import (
    InvalidValue,
    NotFound,
    NotReady,
    OriginUnavailable,
    PlannerError,
    SetUpFault,
    UnknownHours,
)
from planner.web.errors import STATUSES
from tests.web.reading import read

RAISED: dict[str, tuple[Exception, int]] = {
    "invalid": (InvalidValue("near", "That is no place."), 400),
    "not-found": (NotFound("No place is called x."), 404),
    "hours": (UnknownHours("“Mo-” cannot be read."), 422),
    "origin": (OriginUnavailable("OneMap did not answer."), 503),
    "set-up": (SetUpFault("The folder cannot be written."), 503),
    "not-ready": (NotReady("The database cannot be reached."), 503),
    "busy": (TooBusy("Nominatim is asked once a second: try again."), 503),
    "crash": (RuntimeError("secret detail"), 500),
}


@pytest.fixture(scope="module")
def faulty(app: Flask) -> FlaskClient:
    """Make an app whose pages raise whatever their address names."""
    broken = create_app(PLANNER_INSTANCE=str(app.config["SETTINGS"].instance))

    def fail(name: str) -> str:
        if name.isdigit():
            abort(int(name))
        raise RAISED[name][0]

    broken.add_url_rule("/fail/<name>", "fail", fail)
    broken.add_url_rule("/api/fail/<name>", "api_fail", fail)
    for form in ("/fail/<name>/form", "/api/fail/<name>/form", "/form-alone"):
        broken.add_url_rule(form, form, fail, methods=["POST"])
    return broken.test_client()


def test_every_error_of_the_tree_has_a_status() -> None:
    assert set(STATUSES) == set(PlannerError.__subclasses__())


@pytest.mark.parametrize("name", RAISED)
def test_a_page_says_what_was_wrong_and_leads_back(faulty: FlaskClient, name: str) -> None:
    error, status = RAISED[name]
    response = faulty.get(f"/fail/{name}")
    page = read(response)
    assert (response.status_code, response.mimetype) == (status, "text/html")
    assert page.one("h1").text
    assert page.all("a", href="/places")
    assert (str(error) in response.text) is (name != "crash")


@pytest.mark.parametrize("name", RAISED)
def test_a_program_gets_a_problem(faulty: FlaskClient, name: str) -> None:
    error, status = RAISED[name]
    response = faulty.get(f"/api/fail/{name}")
    problem = response.get_json(force=True)
    assert (response.status_code, response.mimetype) == (status, "application/problem+json")
    assert (problem["status"], problem["type"]) == (status, "about:blank")
    assert problem["title"]
    assert (problem["detail"] == str(error)) is (name != "crash")
    assert problem.get("field") == ("near" if name == "invalid" else None)


@pytest.mark.parametrize("status", [403, 404, 410, 413, 429, 503])
def test_any_http_error_has_a_sentence(faulty: FlaskClient, status: int) -> None:
    page, problem = faulty.get(f"/fail/{status}"), faulty.get(f"/api/fail/{status}")
    assert (page.status_code, problem.status_code) == (status, status)
    assert read(page).one("p", class_="lead").text.endswith(".")
    assert problem.get_json(force=True)["detail"].endswith(".")


def test_a_crash_tells_nobody_its_details(faulty: FlaskClient) -> None:
    for url in ("/fail/crash", "/api/fail/crash"):
        assert "secret detail" not in faulty.get(url).text
        assert "Traceback" not in faulty.get(url).text


def test_a_refused_method_says_which_are_allowed(client: FlaskClient) -> None:
    for url in ("/places", "/api/v1/places"):
        response = client.post(url)
        assert response.status_code == 405
        assert {"GET", "HEAD"} <= set(response.headers["Allow"].split(", "))
    assert response.mimetype == "application/problem+json"


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        pytest.param("GET", "/fail/404/form", 303, id="a person who opens it"),
        pytest.param("PUT", "/fail/404/form", 405, id="a method that no page has"),
        pytest.param("GET", "/api/fail/404/form", 405, id="a program"),
        pytest.param("GET", "/form-alone", 405, id="an address with no page above it"),
    ],
)
def test_an_address_of_a_form_leads_people_to_the_page_above(
    faulty: FlaskClient, method: str, address: str, status: int
) -> None:
    response = faulty.open(address, method=method)
    assert response.status_code == status
    below = faulty.open(address, method=method, environ_overrides={"SCRIPT_NAME": "/below"})
    led = "/below/fail/404" if status == 303 else None
    assert below.headers.get("Location") == led
    assert ("POST" in response.headers.get("Allow", "")) is (status == 405)


def test_a_doubled_slash_leads_to_the_page(client: FlaskClient) -> None:
    response = client.get("/places//bishan-public-library")
    assert response.status_code == 308
    assert response.headers["Location"].endswith("/places/bishan-public-library")


def test_an_address_without_anything_is_a_page_or_a_problem(client: FlaskClient) -> None:
    assert client.get("/nowhere").mimetype == "text/html"
    assert client.get("/api/v1/nowhere").mimetype == "application/problem+json"


def test_hostile_text_in_an_address_is_shown_as_text(client: FlaskClient) -> None:
    response = client.get("/places/<script>alert(1)</script>")
    assert response.status_code == 404
    assert "<script>alert" not in response.text
    assert "alert(1)" not in client.get("/places/%22%3E%3Csvg onload=alert(1)%3E").headers.get(
        "Location", ""
    )
