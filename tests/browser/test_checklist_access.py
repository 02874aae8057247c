"""Guides and checklists for everybody: the keyboard alone, and text at twice its size."""

import re

from playwright.sync_api import Page, expect

from tests.browser.checklist_steps import ANSWERS, FACTS, OUTCOME, save_outcome, title
from tests.browser.conftest import OpenPage
from tests.browser.steps import tab_to

WIDER_THAN_THE_WINDOW = "document.documentElement.scrollWidth > innerWidth"


def test_the_check_is_answered_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/guides")
    tab_to(page, page.get_by_role("link", name="Start the check"))
    with page.expect_navigation():
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
        with page.expect_navigation():
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
