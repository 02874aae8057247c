"""axe finds nothing on any page of guides and checklists, in each theme and at both sizes.

Slow: three of the four looks; ``make test-all`` runs those.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.audits import SOME_LOOKS, faults
from tests.browser.checklist_steps import FACTS, OUTCOME, add_evidence, open_task, save_outcome
from tests.browser.conftest import LOOKS, Axe, OpenPage

STUDENT = "country=japan&nationality=citizen&where=singapore&enrolled=degree&school=nus"
PUBLIC = (
    "/guides",
    "/guides/japan-internships",
    "/guides/korea-internships",
    "/guides/singapore-side",
    "/guides/verify-an-offer",
    "/guides/compare",
    "/guides/sources",
    f"/guides/check/pay?{STUDENT}",
    "/guides/check/nationality?country=korea&go=on",
    "/guides/check/nationality?country=korea&where=mars",
    f"/guides/check/outcome?{OUTCOME}",
    f"/guides/check/outcome?{OUTCOME.replace('=japan', '=both', 1)}",
    f"/guides/check/outcome?{OUTCOME.replace('degree', 'diploma')}",
    "/checklists",
    "/checklists/new",
    "/checklists/new?own=1",
    f"/checklists/new?{OUTCOME}",
)
assert set(LOOKS) == {"phone-dark", "desktop-light", "phone-light", "desktop-dark"}


@pytest.fixture(params=SOME_LOOKS)
def audited(request: pytest.FixtureRequest, open_page: OpenPage) -> Page:
    """Open a page; axe writes styles of its own, so no policy stands in its way."""
    return open_page(request.param, bypass_csp=True)


def test_axe_finds_nothing_on_pages_for_everybody(audited: Page, axe: Axe) -> None:
    found: list[str] = []
    for address in PUBLIC:
        audited.goto(address)
        found += faults(audited, axe)
    assert found == []


def test_axe_finds_nothing_on_pages_of_ones_own(audited: Page, axe: Axe) -> None:
    found: list[str] = []
    for address in own_addresses(audited):
        audited.goto(address)
        found += faults(audited, axe)
    assert found == []


def test_axe_finds_nothing_on_a_refused_form(audited: Page, axe: Axe) -> None:
    audited.goto(f"/checklists/new?{OUTCOME}")
    audited.get_by_role("button", name="Save checklist").click()
    expect(audited.get_by_role("alert")).to_be_visible()
    assert faults(audited, axe) == []


def test_axe_finds_nothing_where_two_changed_the_same(audited: Page, axe: Axe) -> None:
    save_outcome(audited)
    open_task(audited, FACTS)
    other = audited.context.new_page()
    other.goto(audited.url)
    for page, words in ((audited, "The first"), (other, "The second")):
        page.get_by_label("Only for me", exact=True).fill(words)
        page.get_by_role("button", name="Save note").click()
    expect(other.locator("main")).to_contain_text("The second")
    assert faults(other, axe) == []


def own_addresses(page: Page) -> Iterator[str]:
    """Save two checklists, an own task and evidence, and list every page of them."""
    save_outcome(page, "Kakao, Seoul")
    other = page.url.partition("?")[0]
    save_outcome(page)
    mine = page.url.partition("?")[0]
    yield page.url
    page.goto(mine)
    page.get_by_label("A task of your own", exact=True).fill("Ask about the dormitory")
    page.get_by_role("button", name="Add", exact=True).click()
    open_task(page, "Ask about the dormitory")
    yield page.url
    page.goto(mine)
    open_task(page, FACTS)
    task = page.url
    add_evidence(page, "12 weeks, 35 hours.")
    yield page.url
    page.goto(task)
    edit = page.locator(".evidence").get_by_role("link", name="Edit").get_attribute("href")
    yield str(edit)
    numbers = [address.rsplit("/", 1)[1] for address in (mine, other)]
    yield f"/checklists/compare?a={numbers[0]}&b={numbers[1]}"
    for part in ("", "?show=needs-me", "/edit", "/duplicate", "/changes", "/delete", "/dossier"):
        yield f"{mine}{part}"
    yield "/checklists"
    yield "/"
