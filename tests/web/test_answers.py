from collections.abc import Callable
from threading import Thread

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.web.answers import LONGEST_QUERY, OVERHEAD, KeptPages
from planner.web.caching import Written
from tests.web.conftest import TUESDAY_18_30, ClientAt

MINUTE = "18:30"


@pytest.fixture
def pages(app: Flask) -> KeptPages:
    """Give the app empty pages, so that a test sees only its own."""
    app.extensions["kept_pages"] = KeptPages()
    kept: KeptPages = app.extensions["kept_pages"]
    return kept


def answer(size: int = 0) -> Written:
    return Written(b"x" * size, ())


ASKED = ["/places?near=Bishan", "/places.geojson?near=569842", "/api/v1/places?near=NS17"]
POSITIONS = [
    "/places?near=1.3521,103.8198",
    "/places?near=1.3521,103.8198&kind=lib",
    "/places?near=1.4927,103.7414",
    "/places?near=103.8198,1.3521",
    "/places?near=(1.3521, 103.8198)",
    "/places?near=geo:1.3521,103.8198",
    "/places.geojson?near=1.3521,103.8198",
    "/api/v1/places?near=1.3521,103.8198",
]


@pytest.mark.parametrize("url", ASKED)
def test_a_question_asked_twice_in_a_minute_is_answered_once(
    client: FlaskClient, pages: KeptPages, url: str
) -> None:
    first = client.get(url)
    assert len(pages) == 1
    second = client.get(url)
    assert (second.status_code, second.data) == (first.status_code, first.data)
    assert second.headers["Cache-Control"] == first.headers["Cache-Control"]
    assert len(pages) == 1


@pytest.mark.parametrize("url", POSITIONS)
def test_an_answer_about_a_position_is_kept_nowhere(
    client: FlaskClient, pages: KeptPages, url: str
) -> None:
    response = client.get(url)
    assert response.headers["Cache-Control"] == "private, no-store"
    assert len(pages) == 0


def test_a_refused_question_is_not_kept(client: FlaskClient, pages: KeptPages) -> None:
    for url in ("/places?kind=lib", "/api/v1/places?limit=0", "/places.geojson?sort=x"):
        assert client.get(url).status_code == 400
    assert len(pages) == 0


def test_forms_of_one_question_are_kept_apart(client: FlaskClient, pages: KeptPages) -> None:
    for url in ("/places?wifi=1", "/places.geojson?wifi=1", "/api/v1/places?wifi=1"):
        client.get(url)
    client.get("/places?wifi=1", headers={"Host": "other.example"})
    assert len(pages) == 4


def test_the_next_minute_is_answered_anew(client_at: ClientAt) -> None:
    before = client_at("2026-11-24T20:59:59+08:00").get("/api/v1/places?kind=library").get_json()
    after = client_at("2026-11-24T21:00:00+08:00").get("/api/v1/places?kind=library").get_json()
    assert before["moment"]["from"] < after["moment"]["from"]
    assert before["total"] > after["total"]


UNKNOWN = ["/places?x=1", "/places.geojson?wifi=1&utm_source=a", "/api/v1/places?X=1"]


@pytest.mark.parametrize("url", UNKNOWN)
def test_a_made_up_parameter_takes_no_memory(
    client: FlaskClient, pages: KeptPages, url: str
) -> None:
    assert client.get(url).status_code == 200
    assert len(pages) == 0


def test_a_question_of_thousands_of_characters_takes_no_memory(
    client: FlaskClient, pages: KeptPages
) -> None:
    client.get("/places?" + "&".join(["wifi=1"] * (LONGEST_QUERY // 6)))
    assert len(pages) == 0


def test_every_parameter_of_a_question_is_known(client: FlaskClient, pages: KeptPages) -> None:
    words = "near=Bishan&when=pick&from=2026-11-24T18:30&to=2026-11-24T20:30&for=60&kind=library"
    more = "&late=1&quiet=0&power=0&wifi=1&aircon=0&food=0&booking=0&access=public&sort=time"
    box = "&view=map&bbox=1.2,103.6,1.5,104.1&page=1"
    assert client.get(f"/places?{words}{more}{box}").status_code == 200
    assert client.get("/places.geojson?form=columns").status_code == 200
    assert client.get("/api/v1/places?limit=5&offset=5").status_code == 200
    assert len(pages) == 3


def test_pages_are_kept_up_to_so_many_bytes_and_the_one_not_used_for_longest_goes_first() -> None:
    pages = KeptPages(most_bytes=10 * (OVERHEAD + 100))
    pages.find(MINUTE, "")
    for key in range(10):
        pages.keep(MINUTE, key, answer(100))
    assert len(pages) == 10
    assert pages.find(MINUTE, 0)
    pages.keep(MINUTE, 10, answer(100))
    assert [key for key in range(11) if pages.find(MINUTE, key) is None] == [1]


def test_one_page_never_takes_the_place_of_most_others() -> None:
    pages = KeptPages(most_bytes=80_000)
    pages.find(MINUTE, "")
    pages.keep(MINUTE, "large", answer(10_000))
    assert len(pages) == 0


def test_with_the_minute_everything_goes_and_what_comes_late_is_not_kept() -> None:
    pages = KeptPages()
    pages.find(MINUTE, "")
    pages.keep(MINUTE, "a", answer())
    assert pages.find("18:31", "b") is None
    assert len(pages) == 0
    pages.keep(MINUTE, "a", answer())
    assert len(pages) == 0


def test_a_page_kept_again_is_the_newer_one_and_counts_once() -> None:
    pages = KeptPages(most_bytes=10 * (OVERHEAD + 100))
    pages.find(MINUTE, "")
    newest = answer(100)
    for kept in [answer(100) for _ in range(20)] + [newest]:
        pages.keep(MINUTE, "a", kept)
    pages.keep(MINUTE, "b", answer(100))
    assert pages.find(MINUTE, "a") is newest
    assert len(pages) == 2


def test_many_threads_may_keep_and_find_at_once() -> None:
    pages = KeptPages(most_bytes=8 * OVERHEAD)
    faults: list[Exception] = []

    def work(start: int) -> Callable[[], None]:
        def run() -> None:
            try:
                for step in range(300):
                    key = (start + step) % 12
                    pages.keep(MINUTE, key, answer())
                    pages.find(MINUTE, key)
            except Exception as fault:  # noqa: BLE001 - told by the test
                faults.append(fault)

        return run

    pages.find(MINUTE, "")
    threads = [Thread(target=work(start)) for start in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert 0 < len(pages) <= 8


def test_the_clock_of_this_suite_stands_on_a_tuesday(client: FlaskClient) -> None:
    assert TUESDAY_18_30.startswith(client.get("/api/v1/places").get_json()["moment"]["from"][:16])
