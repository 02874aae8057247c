"""The templates of guides and check say what they are given, and nothing a page must not."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, render_template

from planner.web.shown import Link
from tests.web import sample_guides
from tests.web.reading import Page, inline_code
from tests.web.sample_pages import HOSTILE

PROJECT = Path(__file__).resolve().parents[3]
PAGES: dict[str, tuple[str, object]] = {
    "index": ("guides/index.html", sample_guides.INDEX),
    "guide": ("guides/show.html", sample_guides.GUIDE),
    "compare": ("guides/compare.html", sample_guides.COMPARE),
    "sources": ("guides/sources.html", sample_guides.SOURCES),
    "question": ("check/show.html", sample_guides.QUESTION),
    "first question": ("check/show.html", sample_guides.FIRST_QUESTION),
    "faulty question": ("check/show.html", sample_guides.FAULTY_QUESTION),
    "outcome": ("check/outcome.html", sample_guides.OUTCOME),
    "both": ("check/outcome.html", sample_guides.BOTH),
}


@pytest.fixture(scope="module")
def pages() -> Iterator[dict[str, str]]:
    """Give every page as HTML, from an app that knows only the frame's addresses."""
    bare = Flask("templates", template_folder=str(PROJECT / "templates"), static_folder=None)
    for endpoint, rule in {"home.index": "/", "pages.about_data": "/data"}.items():
        bare.add_url_rule(rule, endpoint=endpoint, view_func=str)
    bare.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    bare.jinja_env.globals.update(
        asset=lambda path: f"/static/x/{path}", nav=(Link("Guides", "/guides", "signpost"),)
    )
    with bare.test_request_context():
        yield {name: render_template(path, page=page) for name, (path, page) in PAGES.items()}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_main_heading_and_a_title_that_says_where_you_are(
    pages: dict[str, str], name: str
) -> None:
    assert pages[name].count("<h1") == 1
    assert re.search(r"<title>\s*\w.*· Waypoint\s*</title>", pages[name], re.DOTALL)


@pytest.mark.parametrize("name", PAGES)
def test_no_page_holds_an_inline_script_style_or_handler(pages: dict[str, str], name: str) -> None:
    assert inline_code(pages[name]) == []


@pytest.mark.parametrize("name", PAGES)
def test_ids_are_unique_and_everything_that_is_pointed_at_exists(
    pages: dict[str, str], name: str
) -> None:
    ids = re.findall(r'\sid="([^"]*)"', pages[name])
    assert len(ids) == len(set(ids))
    pointing = r'\s(?:for|aria-describedby|aria-labelledby)="([^"]*)"|\shref="#([^"]*)"'
    named = {word for pair in re.findall(pointing, pages[name]) for word in " ".join(pair).split()}
    assert named <= set(ids)


@pytest.mark.parametrize("name", PAGES)
def test_headings_leave_out_no_level(pages: dict[str, str], name: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", pages[name])]
    before = [levels[0], *levels]
    assert all(level <= last + 1 for last, level in zip(before, levels, strict=False))


@pytest.mark.parametrize("name", PAGES)
def test_hostile_words_stay_words(pages: dict[str, str], name: str) -> None:
    assert "</script><b>" not in pages[name]
    assert HOSTILE not in pages[name]
    if name != "first question":
        assert "&lt;/script&gt;&lt;b&gt;" in pages[name]


def test_a_source_says_publisher_level_and_days_and_what_is_amiss(pages: dict[str, str]) -> None:
    words = Page(pages["guide"]).one("li", id="c-stated").text
    for part in (
        "Embassy of Japan in Singapore",
        "Visas for visitors",
        "official · read 22 Nov 2026 · review by 22 Nov 2027",
        "in Japanese",
        "changed on 18 Nov 2026 and is not yet reviewed",
    ):
        assert part in words


def test_a_question_to_ask_is_called_one_and_a_conflict_names_no_rule(
    pages: dict[str, str],
) -> None:
    page = Page(pages["guide"])
    assert page.one("li", id="c-ask").text.startswith("A question to ask: Ask whether")
    conflict = page.one("li", id="c-conflict").text
    for part in (
        "Sources disagree",
        "One says 20.",
        "Another says 25.",
        "None of these is the rule",
    ):
        assert part in conflict


def test_a_cell_that_is_not_known_says_that_it_is_a_question(pages: dict[str, str]) -> None:
    known, asked = Page(pages["compare"]).all("td")
    assert "A question to ask" in asked.text
    assert "A question to ask" not in known.text
    assert "Japan" in known.text


def test_the_form_of_a_question_sends_the_other_answers_and_one_choice(
    pages: dict[str, str],
) -> None:
    page = Page(pages["question"])
    form = page.one("form")
    assert (form["action"], form["method"]) == ("/guides/check/pay", "get")
    kept = {field["name"]: field["value"] for field in page.all("input", type="hidden")}
    assert kept == {"country": "japan", "school": HOSTILE, "go": "on"}
    radios = page.all("input", type="radio")
    assert {radio["name"] for radio in radios} == {"pay"}
    assert [radio["value"] for radio in radios if "checked" in radio.attributes] == ["none"]


def test_a_fault_stands_in_the_title_the_summary_and_at_the_answers(pages: dict[str, str]) -> None:
    page = Page(pages["faulty question"])
    assert page.one("title").text.startswith("Error: ")
    assert "Choose one" in page.errors
    group = page.one("fieldset")
    assert group["aria-invalid"] == "true"
    assert "answer-error" in group["aria-describedby"]


def test_only_the_bare_first_question_may_be_found_by_search(pages: dict[str, str]) -> None:
    hidden = {name for name in PAGES if 'content="noindex"' in pages[name]}
    assert hidden == {"question", "faulty question", "outcome", "both"}


def test_stop_signs_stand_before_any_route(pages: dict[str, str]) -> None:
    html = pages["outcome"]
    assert html.index("Stop signs close to") < html.index("Other stop signs") < html.index("No. 9")


def test_a_route_says_whom_to_ask_what_to_show_and_what_is_missing(pages: dict[str, str]) -> None:
    words = Page(pages["outcome"]).one("article", aria_labelledby="japan-jp-a").text
    for part in (
        "Ask The host",
        "Show them The contract",
        "Still missing Your answer to “Hours” Who signs",
        "Rests on Law offices: not official, ask.",
        "Only possible",
    ):
        assert part in words


def test_a_stop_sign_keeps_its_title_in_sight_and_folds_what_is_behind_it(
    pages: dict[str, str],
) -> None:
    page = Page(pages["outcome"])
    signs = page.one("section", aria_labelledby="stop-more")
    assert "Pay nothing." in signs.text
    assert "Asked to pay" in [summary.text for summary in page.all("summary")]
    assert "Stop signs close to your answers" not in pages["both"]


def test_only_a_possible_route_folds_its_facts(pages: dict[str, str]) -> None:
    for name, is_certain in {"outcome": False, "both": True}.items():
        fold = "Whom to ask, what to show them"
        assert (fold in pages[name]) is not is_certain, name


def test_many_sources_are_folded_behind_what_they_are_worth(pages: dict[str, str]) -> None:
    page = Page(pages["outcome"])
    fold, amiss = page.all("details", class_="sources-fold")
    assert fold.text.startswith("Rests on 3 pages, all official, read 22 Nov 2026")
    assert "open" not in fold.attributes
    assert "open" in amiss.attributes
    assert "Embassy of Japan in Singapore : Visas for work" not in fold.text
    assert "Embassy of Japan in Singapore: Visas for work" in fold.text


def test_a_phone_leads_to_the_answers(pages: dict[str, str]) -> None:
    (link,) = Page(pages["outcome"]).all("a", href="#answers-heading")
    assert link.text == "Your answers (2), change one"
    assert Page(pages["outcome"]).one("h2", id="answers-heading")["tabindex"] == "-1"


def test_sources_of_a_lower_level_are_folded_with_their_count(pages: dict[str, str]) -> None:
    page = Page(pages["sources"])
    (fold,) = page.all("details", class_="fold")
    assert page.one("h2", id="level-link").text in fold.text
    assert page.one("h2", id="level-official").text not in fold.text


def test_both_countries_stand_side_by_side_under_their_names(pages: dict[str, str]) -> None:
    names = [heading.text for heading in Page(pages["both"]).all("h2", class_="country-name")]
    assert names == ["Japan: one route", "Korea: nothing matched, ask"]
