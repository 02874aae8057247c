from collections.abc import Callable
from threading import Thread

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.web.answers import Answers
from tests.web.conftest import TUESDAY_18_30, ClientAt


@pytest.fixture
def answers(app: Flask) -> Answers:
    """Give the app empty answers, so that a test sees only its own."""
    app.extensions["answers"] = Answers()
    kept: Answers = app.extensions["answers"]
    return kept


def count(answers: Answers) -> int:
    return len(answers._kept)  # noqa: SLF001 - what must not be there can be seen nowhere else


ASKED = ["/places?near=Bishan", "/places.geojson?near=569842", "/api/v1/places?near=NS17"]
POSITIONS = [
    "/places?near=1.3521,103.8198",
    "/places?near=1.3521,103.8198&kind=lib",
    "/places?near=1.4927,103.7414",
    "/places?near=103.8198,1.3521",
    "/places.geojson?near=1.3521,103.8198",
    "/api/v1/places?near=1.3521,103.8198",
]


@pytest.mark.parametrize("url", ASKED)
def test_a_question_asked_twice_in_a_minute_is_answered_once(
    client: FlaskClient, answers: Answers, url: str
) -> None:
    first = client.get(url)
    assert count(answers) == 1
    second = client.get(url)
    assert (second.status_code, second.data) == (first.status_code, first.data)
    assert second.headers["Cache-Control"] == first.headers["Cache-Control"]
    assert count(answers) == 1


@pytest.mark.parametrize("url", POSITIONS)
def test_an_answer_about_a_position_is_kept_nowhere(
    client: FlaskClient, answers: Answers, url: str
) -> None:
    response = client.get(url)
    assert response.headers["Cache-Control"] == "private, no-store"
    assert count(answers) == 0


def test_a_refused_question_is_not_kept(client: FlaskClient, answers: Answers) -> None:
    for url in ("/places?kind=lib", "/api/v1/places?limit=0", "/places.geojson?sort=x"):
        assert client.get(url).status_code == 400
    assert count(answers) == 0


def test_forms_of_one_question_are_kept_apart(client: FlaskClient, answers: Answers) -> None:
    for url in ("/places?wifi=1", "/places.geojson?wifi=1", "/api/v1/places?wifi=1"):
        client.get(url)
    client.get("/places?wifi=1", headers={"Host": "other.example"})
    assert count(answers) == 4


def test_the_next_minute_is_answered_anew(client_at: ClientAt) -> None:
    before = client_at("2026-11-24T20:59:59+08:00").get("/api/v1/places?kind=library").get_json()
    after = client_at("2026-11-24T21:00:00+08:00").get("/api/v1/places?kind=library").get_json()
    assert before["moment"]["from"] < after["moment"]["from"]
    assert before["total"] > after["total"]


def test_the_answer_not_used_for_longest_goes_first() -> None:
    answers = Answers(most=2)
    answers.keep("a", 1)
    answers.keep("b", 2)
    assert answers.find("a") == 1
    answers.keep("c", 3)
    assert [answers.find(key) for key in "abc"] == [1, None, 3]


def test_an_answer_kept_again_is_the_newer_one() -> None:
    answers = Answers(most=2)
    answers.keep("a", 1)
    answers.keep("a", 2)
    assert answers.find("a") == 2
    assert count(answers) == 1


def test_many_threads_may_keep_and_find_at_once() -> None:
    answers = Answers(most=8)
    faults: list[Exception] = []

    def work(start: int) -> Callable[[], None]:
        def run() -> None:
            try:
                for step in range(300):
                    key = (start + step) % 12
                    answers.keep(key, key)
                    assert answers.find(key) in {key, None}
            except Exception as fault:  # noqa: BLE001 - told by the test
                faults.append(fault)

        return run

    threads = [Thread(target=work(start)) for start in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert count(answers) <= 8


def test_the_clock_of_this_suite_stands_on_a_tuesday(client: FlaskClient) -> None:
    assert TUESDAY_18_30.startswith(client.get("/api/v1/places").get_json()["moment"]["from"][:16])
