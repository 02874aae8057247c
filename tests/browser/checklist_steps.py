"""What a visitor does from the guides to the dossier, in the words of the tests."""

import re

from playwright.sync_api import Locator, Page, expect

ANSWERS = (
    "Japan",
    "Singapore citizen",
    "In Singapore",
    "A degree course",
    "NUS",
    "An allowance",
    "It gives credit, with a contract between my school and the host",
    "Up to 90 days",
    "I do not know",
    "Wholly in an official vacation",
    "Another field or host; offered by the host",
    "Before full-time National Service",
)
OUTCOME = (
    "country=japan&nationality=citizen&where=singapore&enrolled=degree&school=nus&pay=allowance"
    "&curriculum=credit-contract&length=up-to-90-days&hours=unknown&when=vacation"
    "&host=other-direct&service=before"
)
FACTS = "Write the offer's facts on one page"


def title(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def answer(page: Page, label: str) -> None:
    """Choose an answer and go on; a label is the first line of its choice."""
    page.get_by_role("radio", name=re.compile(f"^{re.escape(label)}")).first.check()
    with page.expect_navigation():
        page.get_by_role("button", name="Continue").click()


def answer_all(page: Page) -> None:
    """Start at the guides and answer every question, to the outcome."""
    page.goto("/guides")
    page.get_by_role("link", name="Start the check").click()
    for label in ANSWERS:
        answer(page, label)
    expect(title(page)).to_contain_text("to ask about")


def save_outcome(page: Page, name: str = "Rakuten, Tokyo") -> None:
    """Save an outcome as a checklist that starts on a Monday in May."""
    page.goto(f"/checklists/new?{OUTCOME}")
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("First working day", exact=True).fill("10 May 2027")
    page.get_by_role("button", name="Save checklist").click()
    expect(title(page)).to_have_text(name)


def open_task(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()
    expect(title(page)).to_have_text(name)


def mark(page: Page, status: str) -> None:
    """Press a status; the page says that it is the one."""
    page.locator(".statuses").get_by_role("button", name=status, exact=True).click()
    expect(
        page.locator(".statuses").get_by_role("button", name=status, exact=True)
    ).to_have_attribute("aria-pressed", "true")


def add_evidence(page: Page, says: str) -> None:
    page.locator("summary", has_text="Add evidence").click()
    page.get_by_label("What it says", exact=True).fill(says)
    page.get_by_label("Date seen", exact=True).fill("24 Nov 2026")
    page.get_by_label("Who answered", exact=True).fill("Internship office")
    page.get_by_role("button", name="Save evidence").click()
    expect(page.locator(".evidence-list")).to_contain_text(says)


def to_checklist(page: Page) -> None:
    page.locator("a.breadcrumb").click()
