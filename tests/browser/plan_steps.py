"""What a visitor does with sessions and the plan, in the words of the tests.

The clock stands at Tuesday 24 Nov 2026, 18:30. Toa Payoh Public Library closes at 21:00.
"""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.checklist_steps import title

LIBRARY = "toa-payoh-public-library"
FRIDAY_EVENING = "2026-11-27+19:00"
TOPIC = "Chemistry: buffers"
TIMETABLE = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//A university//EN
X-WR-CALNAME:Semester 1
BEGIN:VEVENT
UID:lecture
DTSTART;TZID=Asia/Singapore:20261127T180000
DTEND;TZID=Asia/Singapore:20261127T200000
RRULE:FREQ=WEEKLY;COUNT=3
SUMMARY:CS2030S lecture
END:VEVENT
END:VCALENDAR
"""


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


def plan_series(page: Page) -> str:
    """Save sessions on three Fridays, 19:00–20:30, and give their address."""
    open_form(page, 90)
    page.locator("#repeat").select_option("weekly")
    page.locator("#count").fill("3")
    page.locator("[name=ends][value=count]").check()
    save(page)
    return page.url.partition("&done")[0]


def look_through(page: Page) -> str:
    """Paste a timetable that overlaps Friday evening, and give the address of its preview."""
    page.goto("/calendar/import")
    page.locator("summary", has_text="Or paste").click()
    page.locator("#text").fill(TIMETABLE)
    with page.expect_navigation():
        page.get_by_role("button", name="Read it").click()
    return page.url


def fix_buttons(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile("^Use: "))


def undo(page: Page) -> None:
    """Press the Undo of what was just done."""
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name="Undo").first.click()
