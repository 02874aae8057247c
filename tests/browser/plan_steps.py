"""What a visitor does with sessions and the plan, in the words of the tests.

The clock stands at Tuesday 24 Nov 2026, 18:30. Toa Payoh Public Library closes at 21:00.
"""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.checklist_steps import title

LIBRARY = "toa-payoh-public-library"
FRIDAY_EVENING = "2026-11-27+19:00"
TOPIC = "Chemistry: buffers"


def open_form(page: Page, minutes: int = 120, place: str = LIBRARY) -> None:
    """Open the form of a new session on Friday at 19:00, with a topic of its own."""
    page.goto(f"/sessions/new?place={place}&from={FRIDAY_EVENING}&for={minutes}")
    page.locator("#topic").fill(TOPIC)


def save(page: Page) -> None:
    """Press the button that saves, whatever it says of the hours."""
    with page.expect_navigation():
        page.locator(".save-button").click()
    expect(page.locator("main")).to_contain_text("The session is saved.")


def plan_session(page: Page, minutes: int = 120) -> str:
    """Save a session on Friday evening and give its address, without what was just done."""
    open_form(page, minutes)
    save(page)
    expect(title(page)).to_have_text(TOPIC)
    return page.url.partition("&done")[0]


def fix_buttons(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile("^Use: "))


def undo(page: Page) -> None:
    """Press the Undo of what was just done."""
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name="Undo").first.click()
