"""Guides and checklists for everybody: axe in each look, the keyboard alone, narrow and wide."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checklist_steps import ANSWERS, FACTS, OUTCOME, open_task, save_outcome, title
from tests.browser.conftest import LOOKS, Axe, OpenPage
from tests.browser.steps import tab_to

PUBLIC = {
    "guides": "/guides",
    "guide": "/guides/korea-internships",
    "comparison": "/guides/compare",
    "question": "/guides/check/pay?country=japan&nationality=citizen&where=singapore"
    "&enrolled=degree&school=nus",
    "outcome": f"/guides/check/outcome?{OUTCOME}",
    "both countries": f"/guides/check/outcome?{OUTCOME.replace('=japan', '=both', 1)}",
    "sources": "/guides/sources",
    "nothing saved": "/checklists",
    "new checklist": f"/checklists/new?{OUTCOME}",
}
WIDER_THAN_THE_WINDOW = "document.documentElement.scrollWidth > innerWidth"


@pytest.mark.parametrize("address", PUBLIC.values(), ids=PUBLIC.keys())
def test_axe_finds_nothing_on_a_page_for_everybody(
    open_page: OpenPage, axe: Axe, address: str
) -> None:
    for look in ("phone-dark", "desktop-light"):
        page = open_page(look, bypass_csp=True)  # axe writes styles of its own
        page.goto(address)
        assert axe(page) == [], look
        assert not page.evaluate(WIDER_THAN_THE_WINDOW), look


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_on_pages_of_ones_own(open_page: OpenPage, axe: Axe, look: str) -> None:
    page = open_page(look, bypass_csp=True)
    save_outcome(page)
    checklist = page.url.partition("?")[0]
    open_task(page, FACTS)
    for address in (
        page.url,
        checklist,
        f"{checklist}/edit",
        f"{checklist}/delete",
        f"{checklist}/dossier",
        "/checklists",
        "/",
    ):
        page.goto(address)
        assert axe(page) == [], address
        assert not page.evaluate(WIDER_THAN_THE_WINDOW), address


def test_the_check_is_answered_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/guides")
    tab_to(page, page.get_by_role("link", name="Start the check"))
    page.keyboard.press("Enter")
    for label in ANSWERS:
        first = page.get_by_role("radio").first
        first.wait_for()
        wanted = page.get_by_role("radio", name=re.compile(f"^{re.escape(label)}")).first
        tab_to(page, first)
        page.keyboard.press("Space")
        for _ in range(page.get_by_role("radio").count()):
            if wanted.is_checked():
                break
            page.keyboard.press("ArrowDown")
        asked = title(page).inner_text()
        page.keyboard.press("Enter")
        expect(title(page)).not_to_have_text(asked)
    expect(title(page)).to_contain_text("to ask about")


def test_a_task_is_ticked_with_the_keyboard_alone(page: Page) -> None:
    save_outcome(page)
    tab_to(page, page.get_by_role("link", name=FACTS, exact=True).first)
    page.keyboard.press("Enter")
    expect(title(page)).to_have_text(FACTS)
    tab_to(page, page.locator(".statuses").get_by_role("button", name="Done"))
    page.keyboard.press("Enter")
    done = page.locator(".statuses").get_by_role("button", name="Done")
    expect(done).to_have_attribute("aria-pressed", "true")


def test_text_at_twice_its_size_still_fits_a_phone(open_page: OpenPage) -> None:
    page = open_page("phone-light")
    save_outcome(page)
    for address in (page.url, f"/guides/check/outcome?{OUTCOME}", "/guides/compare"):
        page.goto(address)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert not page.evaluate(WIDER_THAN_THE_WINDOW), address
