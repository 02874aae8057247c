"""From "does this count?" to the dossier, with scripts and without."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checklist_steps import (
    ANSWERS,
    FACTS,
    OUTCOME,
    add_evidence,
    answer,
    answer_all,
    mark,
    open_task,
    save_outcome,
    title,
    to_checklist,
)
from tests.browser.conftest import OpenPage

NO_SCRIPTS = {"java_script_enabled": False}


@pytest.fixture(
    params=["with scripts", pytest.param("without scripts", marks=pytest.mark.slow)],
)
def visitor(request: pytest.FixtureRequest, open_page: OpenPage) -> Page:
    """Be a first-time visitor on a phone; without scripts only in the slow set."""
    return open_page("phone-light", java_script_enabled=request.param == "with scripts")


@pytest.fixture
def plain(open_page: OpenPage) -> Page:
    return open_page("phone-dark", **NO_SCRIPTS)


def test_a_first_visit_leads_from_the_guide_to_the_dossier(plain: Page) -> None:
    answer_all(plain)
    expect(plain.get_by_role("heading", name="Pause and verify")).to_be_visible()
    plain.get_by_role("link", name="Save as a checklist").first.click()
    plain.get_by_label("Name", exact=True).fill("Rakuten, Tokyo")
    plain.get_by_label("First working day", exact=True).fill("10 May 2027")
    plain.get_by_role("button", name="Save checklist").click()
    expect(title(plain)).to_have_text("Rakuten, Tokyo")
    open_task(plain, FACTS)
    add_evidence(plain, "Seen in the offer: 12 weeks, 35 hours.")
    mark(plain, "Done")
    to_checklist(plain)
    expect(plain.locator(".checklist-facts")).to_contain_text("1 of")
    plain.get_by_role("link", name="Dossier").click()
    expect(plain.locator("main")).to_contain_text("Seen in the offer: 12 weeks, 35 hours.")
    expect(plain.locator(".fingerprint code")).to_have_text(re.compile(r"^[0-9a-f]{64}$"))


def test_an_earlier_answer_is_changed_and_the_rest_stays(visitor: Page) -> None:
    answer_all(visitor)
    visitor.locator("aside").get_by_role("link", name=re.compile("change", re.IGNORECASE)).nth(
        5
    ).click()
    expect(title(visitor)).to_have_text("What would you be given for it?")
    answer(visitor, "Nothing at all")
    expect(title(visitor)).to_contain_text("to ask about")
    expect(visitor.locator("aside")).to_contain_text("Nothing at all")
    expect(visitor.locator("aside")).to_contain_text("Wholly in an official vacation")


def test_back_leads_to_the_question_before(page: Page) -> None:
    page.goto("/guides/check/country")
    for label in ANSWERS[:3]:
        answer(page, label)
    page.go_back()
    expect(page.get_by_role("radio", name=re.compile("^In Singapore"))).to_be_visible()


def test_going_on_without_an_answer_says_so_and_keeps_the_answers(visitor: Page) -> None:
    visitor.goto("/guides/check/nationality?country=korea")
    visitor.get_by_role("button", name="Continue").click()
    expect(visitor.get_by_role("alert")).to_be_visible()
    expect(visitor.locator("aside")).to_contain_text("Korea")


def test_the_other_outcome_of_a_shared_link_is_the_same_for_everybody(open_page: OpenPage) -> None:
    mine, theirs = open_page("desktop-light"), open_page("desktop-light")
    for page in (mine, theirs):
        page.goto(f"/guides/check/outcome?{OUTCOME}")
    assert mine.locator("main").inner_text() == theirs.locator("main").inner_text()


def test_what_one_browser_saved_is_not_there_for_another(open_page: OpenPage) -> None:
    mine, theirs = open_page("desktop-light"), open_page("desktop-light")
    save_outcome(mine)
    answered = theirs.goto(mine.url)
    assert answered
    assert answered.status == 404


def test_a_removed_task_comes_back_with_undo(visitor: Page) -> None:
    save_outcome(visitor)
    visitor.get_by_label("A task of your own", exact=True).fill("Ask about the dormitory")
    visitor.get_by_role("button", name="Add", exact=True).click()
    open_task(visitor, "Ask about the dormitory")
    visitor.get_by_role("button", name="Remove").click()
    expect(visitor.get_by_role("link", name="Ask about the dormitory")).to_have_count(0)
    visitor.get_by_role("button", name="Undo").click()
    expect(visitor.locator("main")).to_contain_text("Ask about the dormitory")


def test_a_wrong_date_is_named_and_nothing_typed_is_lost(plain: Page) -> None:
    plain.goto(f"/checklists/new?{OUTCOME}")
    plain.get_by_label("Name", exact=True).fill("Rakuten, Tokyo")
    plain.get_by_label("First working day", exact=True).fill("31 Feb 2027")
    plain.get_by_role("button", name="Save checklist").click()
    expect(plain.get_by_role("alert")).to_contain_text("31 Feb 2027")
    expect(plain.get_by_label("Name", exact=True)).to_have_value("Rakuten, Tokyo")
    expect(plain.get_by_label("First working day", exact=True)).to_have_value("31 Feb 2027")


def test_the_draft_is_copied_by_one_press(open_page: OpenPage) -> None:
    page = open_page("desktop-light", permissions=["clipboard-read", "clipboard-write"])
    save_outcome(page)
    open_task(page, "Open the country's official page yourself and note the date")
    to_checklist(page)
    open_task(page, "Say which kind of internship it is, and turn it into a question")
    page.get_by_role("button", name="Copy the draft").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == page.locator("#draft").input_value().strip()
    assert "10 May 2027" in copied


def test_home_names_what_is_overdue(open_page: OpenPage) -> None:
    page = open_page("phone-light")
    save_outcome(page)
    open_task(page, FACTS)
    page.locator("summary", has_text="Choose another date").click()
    page.get_by_label("A date of your own", exact=True).fill("20 Nov 2026")
    page.get_by_role("button", name="Save date").click()
    page.goto("/")
    expect(title(page)).to_have_text("What needs you now")
    page.get_by_role("link", name=FACTS).click()
    expect(title(page)).to_have_text(FACTS)
