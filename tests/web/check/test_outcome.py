"""The outcome of the check on the real flow, for several sets of answers."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.domain.guides.flow import UNKNOWN, Answers
from planner.domain.guides.flow_walk import answered, next_question
from planner.domain.guides.guidebook import Guidebook
from planner.domain.guides.outcomes import (
    countries_of,
    is_match,
    items_for,
    outcomes,
    stop_signs,
)
from planner.web.guides.guidebook import guidebook
from tests.web.reading import Page, read

DEGREE = {
    "country": "japan",
    "nationality": "citizen",
    "where": "singapore",
    "enrolled": "degree",
    "school": "suss",
    "pay": "allowance",
    "curriculum": "credit-contract",
    "length": "to-3-months",
    "hours": "to-40",
    "when": "vacation",
    "host": "other-direct",
    "service": "before",
}
DIPLOMA = {
    **DEGREE,
    "enrolled": "diploma",
    "school": "polytechnic",
    "curriculum": "none",
    "length": "to-6-months",
    "when": "term",
}
KOREA = {**DEGREE, "country": "korea", "host": "research-direct"}
SETS = {
    "degree": DEGREE,
    "diploma": DIPLOMA,
    "korea": KOREA,
    "both": {**KOREA, "country": "both"},
    "an-unknown": {**DEGREE, "hours": UNKNOWN},
    "unpaid": {**DEGREE, "pay": "none", "length": "up-to-90-days"},
}
BANNED = r"\b(allowed|eligible|guaranteed|you can|you may)\b"


@pytest.fixture
def book(app: Flask) -> Guidebook:
    with app.app_context():
        return guidebook()


def address(answers: Answers) -> str:
    return f"/guides/check/outcome?{urlencode(answers)}"


def page_of(client: FlaskClient, answers: Answers) -> Page:
    response = client.get(address(answers))
    assert response.status_code == 200
    return read(response)


def all_unknown(book: Guidebook) -> dict[str, str]:
    answers: dict[str, str] = {}
    while question := next_question(book.flow, answers):
        answers[question.id] = UNKNOWN
    return answers


@pytest.mark.parametrize("answers", SETS.values(), ids=SETS)
def test_every_route_of_the_outcome_names_whom_to_ask_what_to_show_and_what_it_rests_on(
    client: FlaskClient, book: Guidebook, answers: dict[str, str]
) -> None:
    page = page_of(client, answers)
    parties = {party.id: party for party in book.flow.parties}
    shown = {article["aria-labelledby"]: article.text for article in page.all("article")}
    for outcome in outcomes(book.flow, answers):
        for route in (each.route for each in outcome.routes):
            own = is_match(route) or route.is_fallback
            words = shown[f"{outcome.country if own else 'also'}-{route.id}"]
            facts = (route.name, route.question, route.note, route.level_words)
            here = {"", *countries_of(answers)}
            asked = [parties[one].name for one in route.ask if parties[one].country in here]
            for part in (*facts, *route.bring, *route.missing, *asked):
                assert " ".join(part.split()) in words
            for page_read in (book.sources[one] for one in route.source_ids):
                assert page_read.publisher in words or page_read.country not in here


@pytest.mark.parametrize("answers", SETS.values(), ids=SETS)
def test_the_heading_counts_the_routes_that_matched(
    client: FlaskClient, answers: dict[str, str]
) -> None:
    page = page_of(client, answers)
    numbered = [h for h in page.all("h3", class_="route-name") if re.match(r"\d+ · ", h.text)]
    words = ("Nothing", "One", "Two", "Three", "Four", "Five", "Six")
    assert page.one("h1").text.split()[0] == words[len(numbered)]


@pytest.mark.parametrize("answers", SETS.values(), ids=SETS)
def test_lit_stop_signs_come_first_and_the_others_are_folded(
    client: FlaskClient, book: Guidebook, answers: dict[str, str]
) -> None:
    html = client.get(address(answers)).text
    page = Page(html)
    folded = page.one("section", class_="stop-more").text
    for sign, is_lit in stop_signs(book.flow, answers):
        assert sign.title in page.one("main").text
        assert (sign.title not in folded) is is_lit
    assert html.index("Stop") < html.index('class="route"')


@pytest.mark.parametrize("answers", SETS.values(), ids=SETS)
def test_answers_stand_beside_with_links_that_keep_the_rest(
    client: FlaskClient, book: Guidebook, answers: dict[str, str]
) -> None:
    page = page_of(client, answers)
    card = page.one("aside").text
    for question, choice in answered(book.flow, answers):
        assert f"{question.short} {choice.label}" in card
    changes = [a["href"] for a in page.all("a") if a.text.startswith("change ")]
    assert len(changes) == len(answers)
    for url in changes:
        assert dict(parse_qsl(urlsplit(url).query)) == answers
        assert client.get(url).status_code == 200


@pytest.mark.parametrize("answers", SETS.values(), ids=SETS)
def test_the_outcome_can_be_saved_with_the_same_answers(
    client: FlaskClient, book: Guidebook, answers: dict[str, str]
) -> None:
    page = page_of(client, answers)
    links = {a["href"] for a in page.all("a") if a.text == "Save as a checklist"}
    assert links == {f"/checklists/new?{urlencode(answers)}"}
    assert client.get(links.pop()).status_code == 200
    assert f"{len(items_for(book.flow, answers))} steps" in page.one("aside").text


@pytest.mark.parametrize("answers", SETS.values(), ids=SETS)
def test_no_outcome_tells_its_reader_what_is_permitted(
    client: FlaskClient, answers: dict[str, str]
) -> None:
    assert not re.findall(BANNED, page_of(client, answers).one("main").text, re.IGNORECASE)


def test_what_is_not_known_makes_the_outcome_pause_and_leads_to_the_question(
    client: FlaskClient,
) -> None:
    certain, unknown = page_of(client, DEGREE), page_of(client, SETS["an-unknown"])
    assert "Pause and verify" not in certain.one("main").text
    assert "You answered “I do not know” once." in unknown.one("main").text
    (link,) = (a for a in unknown.all("a") if a.text == "Hours a week")
    assert urlsplit(link["href"]).path == "/guides/check/hours"


def test_not_knowing_anything_is_a_full_outcome_with_every_missing_answer_named(
    client: FlaskClient, book: Guidebook
) -> None:
    page = page_of(client, all_unknown(book))
    words = page.one("main").text
    assert "Pause and verify" in words
    assert "Only possible" in words
    assert "Your answer to “Pay”" in words


def test_nothing_matched_is_a_full_outcome_that_says_whom_to_ask(client: FlaskClient) -> None:
    page = page_of(client, DIPLOMA)
    words = page.one("main").text
    assert page.one("h1").text == "Nothing matched for Japan: ask"
    assert "Pause and verify Nothing matched for Japan." in words
    assert page.all("a", href="#ask-embassy-japan")


def test_comparing_shows_both_countries_and_says_once_what_holds_for_both(
    client: FlaskClient, book: Guidebook
) -> None:
    answers = SETS["both"]
    page = page_of(client, answers)
    headings = [h.text for h in page.all("h2", class_="country-name")]
    assert [h.partition(":")[0] for h in headings] == ["Japan", "Korea"]
    words = page.one("main").text
    clashes = [each for outcome in outcomes(book.flow, answers) for each in outcome.clashes]
    assert len({clash.id for clash in clashes}) < len(clashes)
    for clash in clashes:
        assert words.count(" ".join(clash.text.split())) == 1, clash.id


def test_a_length_that_does_not_fit_is_said(client: FlaskClient) -> None:
    words = page_of(client, DEGREE).one("main").text
    assert "Mind the dates" in words
    assert "24 weeks" in words


def test_who_named_a_school_is_shown_no_page_of_another(client: FlaskClient) -> None:
    reach = {p["id"]: p.text for p in page_of(client, DEGREE).all("div", tabindex="-1")}
    assert "Singapore University of Social Sciences" in reach["ask-school-office"]
    assert "Nanyang" not in reach["ask-school-office"]
    unknown = page_of(client, {**DEGREE, "school": UNKNOWN})
    reach = {p["id"]: p.text for p in unknown.all("div", tabindex="-1")}
    assert "Nanyang" in reach["ask-school-office"]


def test_the_way_taken_is_drawn_and_told(client: FlaskClient, book: Guidebook) -> None:
    page = page_of(client, DEGREE)
    lit = [c for c in page.all("circle") if "is-lit" in c["class"].split()]
    shown = {each.route.id for one in outcomes(book.flow, DEGREE) for each in one.routes}
    assert len(lit) == len([*DEGREE, "the outcome", "Japan", "either country", *shown])
    words = page.one("details", class_="folded way").text
    assert "Country: Japan" in words
    assert "Status I hold there: not asked" in words
    assert "Japan, Temporary Visitor (unpaid, up to 90 days): " in words
    ends = ["the outcome", "Japan", "Korea", "either country"]
    assert len(page.all("circle")) == len([*book.flow.questions, *ends, *book.flow.routes])


@pytest.mark.parametrize("missing", ["country", "hours", "service"])
def test_an_open_question_is_asked_before_there_is_an_outcome(
    client: FlaskClient, missing: str
) -> None:
    answers = {name: value for name, value in DEGREE.items() if name != missing}
    response = client.get(address(answers))
    assert response.status_code == 302
    assert urlsplit(response.headers["Location"]).path == f"/guides/check/{missing}"


def test_the_outcome_says_what_it_left_out(client: FlaskClient) -> None:
    page = page_of(client, {**DEGREE, "status": "jp-student", "<b>": "1"})
    words = page.one("main").text
    assert "Left out of your answers: “Status I hold there” is not asked" in words
    assert "There is no question “<b>”." in words
    links = [a["href"] for a in page.all("a") if "/checklists/new" in a["href"]]
    assert all("status" not in link for link in links)


def test_an_outcome_is_asked_for_again_and_kept_from_search_engines(client: FlaskClient) -> None:
    response = client.get(address(DEGREE))
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert 'name="robots" content="noindex"' in response.text
    again = client.get(address(DEGREE), headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304
