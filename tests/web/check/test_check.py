"""The check on the real flow: one question a page, the answers in the address."""

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.domain.guides.flow import UNKNOWN, Flow
from planner.domain.guides.flow_walk import choices_of, next_question
from planner.web.guides.guidebook import guidebook
from tests.web.reading import Page, read

HOSTILE = "\"'><script>alert(1)</script>\u202e"
JAPAN = {"country": "japan", "nationality": "citizen", "where": "japan", "status": "jp-student"}


@pytest.fixture
def flow(app: Flask) -> Flow:
    with app.app_context():
        return guidebook().flow


def address(question: str, answers: dict[str, str]) -> str:
    return f"/guides/check/{question}?{urlencode(answers)}"


def sent(page: Page, choice: str = "") -> str:
    """Give the address that the form of a question leads to, with one choice or with none."""
    form = page.one("form")
    kept = [(field["name"], field["value"]) for field in page.all("input", type="hidden")]
    name = page.all("input", type="radio")[0]["name"]
    pairs = [*kept, (name, choice)] if choice else kept
    return f"{form['action']}?{urlencode(pairs)}"


def walk(client: FlaskClient, choose: dict[str, str], url: str = "/guides/check") -> Iterator[str]:
    """Answer question after question as a browser would; give every address gone to."""
    while True:
        response = client.get(url, follow_redirects=True)
        assert response.status_code == 200
        yield f"{response.request.path}?{response.request.query_string.decode()}"
        page = read(response)
        radios = page.all("input", type="radio")
        if not radios:
            return
        url = sent(page, choose.get(radios[0]["name"], UNKNOWN))


def test_the_check_starts_with_the_first_question(client: FlaskClient, flow: Flow) -> None:
    response = client.get("/guides/check")
    assert response.status_code == 302
    assert response.headers["Location"] == f"/guides/check/{flow.questions[0].id}"
    assert response.headers["Cache-Control"] == "private, no-cache"


def test_every_question_page_is_reached_on_some_way(client: FlaskClient, flow: Flow) -> None:
    degree = {"country": "japan", "enrolled": "degree"}
    one = list(walk(client, {**degree, "nationality": "citizen", "where": "japan"}))
    seen = {urlsplit(url).path.rpartition("/")[2] for url in one}
    assert seen == {*(question.id for question in flow.questions), "outcome"}


def test_a_way_asks_only_what_its_answers_call_for(client: FlaskClient) -> None:
    choose = {"country": "korea", "where": "singapore", "nationality": "other"}
    urls = list(walk(client, {**choose, "enrolled": "not-enrolled"}))
    seen = [urlsplit(url).path.rpartition("/")[2] for url in urls]
    assert not {"status", "school", "curriculum", "when", "service"} & set(seen)
    assert seen[-1] == "outcome"


@pytest.mark.parametrize("number", range(13))
def test_every_question_offers_its_choices_and_then_i_do_not_know(
    client: FlaskClient, flow: Flow, number: int
) -> None:
    question = flow.questions[number]
    answers = {**JAPAN, "enrolled": "degree"}
    before = {each.id: answers.get(each.id, UNKNOWN) for each in flow.questions[:number]}
    page = read(client.get(address(question.id, before)))
    assert page.one("h1").text == question.text
    assert question.why in page.one("p", id="why").text
    offered = [radio["value"] for radio in page.all("input", type="radio")]
    assert offered == [choice.id for choice in choices_of(question, before)]
    assert offered[-1] == UNKNOWN


def test_progress_is_said_in_words_and_never_grows_on_the_way(client: FlaskClient) -> None:
    progress = []
    for url in walk(client, {**JAPAN, "enrolled": "not-enrolled"}):
        progress += [
            each.text for each in read(client.get(url)).all("span", class_="progress-words")
        ]
    assert progress[0] == "Question 1 of about 13"
    assert progress[-1] == f"Question {len(progress)} of {len(progress)}"
    totals = [int(words.split()[-1]) for words in progress]
    assert totals == sorted(totals, reverse=True)


def test_sending_no_answer_comes_back_to_the_same_page_with_nothing_lost(
    client: FlaskClient,
) -> None:
    url = sent(read(client.get(address("enrolled", JAPAN))))
    response = client.get(url)
    page = read(response)
    assert response.status_code == 400
    assert urlsplit(url).path == "/guides/check/enrolled"
    assert "Choose one of the answers." in page.errors
    kept = {field["name"]: field["value"] for field in page.all("input", type="hidden")}
    assert kept == {**JAPAN, "go": "on"}


def test_a_change_link_shows_the_answer_and_keeps_the_rest(client: FlaskClient) -> None:
    page = read(client.get(address("enrolled", JAPAN)))
    (url,) = (a["href"] for a in page.all("a") if a["href"].startswith("/guides/check/nationality"))
    assert dict(parse_qsl(urlsplit(url).query)) == JAPAN
    changing = read(client.get(url))
    chosen = [r["value"] for r in changing.all("input", type="radio") if "checked" in r.attributes]
    assert chosen == ["citizen"]
    onward = client.get(sent(changing, "other")).headers["Location"]
    assert dict(parse_qsl(urlsplit(onward).query)) == {**JAPAN, "nationality": "other"}


def test_a_change_drops_only_what_no_longer_applies_and_says_so(client: FlaskClient) -> None:
    answers = {**JAPAN, "enrolled": "degree", "school": "nus"}
    changing = read(client.get(address("where", answers)))
    page = read(client.get(sent(changing, "singapore"), follow_redirects=True))
    assert "Left out of your answers: “Status I hold there” is not asked" in page.one("main").text
    kept = {field["name"]: field["value"] for field in page.all("input", type="hidden")}
    del answers["status"]
    assert kept == {**answers, "where": "singapore", "go": "on"}


def test_back_leads_to_the_question_before_with_every_answer(client: FlaskClient) -> None:
    page = read(client.get(address("enrolled", JAPAN)))
    (back,) = (a["href"] for a in page.all("a", class_="button") if a.text == "Back")
    assert urlsplit(back).path == "/guides/check/status"
    assert dict(parse_qsl(urlsplit(back).query)) == JAPAN
    first = read(client.get("/guides/check/country"))
    assert not [a for a in first.all("a", class_="button") if a.text == "Back"]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"country": HOSTILE}, "has no answer"),
        ({HOSTILE: "x"}, "There is no question"),
        ({"country": "japan", "status": "jp-student"}, "is not asked"),
        ({"country": "x" * 10_000}, "has no answer"),
        ({f"name{number}": "x" for number in range(500)}, "more were left out as well"),
    ],
    ids=["hostile-answer", "hostile-question", "stale", "endless", "many"],
)
def test_what_cannot_be_used_is_left_out_with_a_word_and_shown_as_text(
    client: FlaskClient, query: dict[str, str], words: str
) -> None:
    url = f"/guides/check?{urlencode(query)}"
    assert len(client.get(url).headers["Location"]) < 1000  # cut, not carried along for ever
    response = client.get(url, follow_redirects=True)
    page = read(response)
    assert response.status_code == 200
    assert words in page.one("main").text
    assert "<script>alert" not in response.text
    assert len(response.text) < 40_000
    known = {"country", "go"}
    assert {field["name"] for field in page.all("input", type="hidden")} <= known


@pytest.mark.parametrize("name", ["_external", "_scheme", "_anchor", "question_id", "endpoint"])
def test_no_parameter_bends_where_the_check_leads(client: FlaskClient, name: str) -> None:
    response = client.get(f"/guides/check?{urlencode({name: 'evil.example'})}")
    assert response.headers["Location"].startswith("/guides/check/country?")


@pytest.mark.parametrize("name", ["none", "%3Cb%3E", "y" * 300])
def test_a_question_that_is_not_there_is_said_in_words(client: FlaskClient, name: str) -> None:
    response = client.get(f"/guides/check/{name}")
    assert response.status_code == 404
    assert "The check has no question" in response.text
    assert "<b>" not in response.text


def test_a_question_that_is_not_asked_leads_to_the_next_one(client: FlaskClient) -> None:
    response = client.get("/guides/check/status?country=japan")
    assert response.headers["Location"] == "/guides/check/nationality?country=japan"


def test_answers_may_come_in_any_order(client: FlaskClient, flow: Flow) -> None:
    shuffled = dict(reversed([*JAPAN.items(), ("pay", "wage")]))
    response = client.get(f"/guides/check?{urlencode(shuffled)}")
    wanted = next_question(flow, {**JAPAN, "pay": "wage"})
    assert wanted
    assert urlsplit(response.headers["Location"]).path == f"/guides/check/{wanted.id}"


def test_only_the_bare_first_question_is_for_search_engines(client: FlaskClient) -> None:
    assert "noindex" not in client.get("/guides/check/country").text
    for url in ("/guides/check/country?country=japan", "/guides/check/pay"):
        assert 'name="robots" content="noindex"' in client.get(url).text


def test_a_question_is_asked_for_again_and_not_sent_twice(client: FlaskClient) -> None:
    url = address("enrolled", JAPAN)
    response = client.get(url)
    assert response.headers["Cache-Control"] == "private, no-cache"
    again = client.get(url, headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304
    assert client.post(url).status_code == 405
