"""The search box as a combobox, by keyboard: what it offers, what it says, and how it lets go."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Axe, OpenPage, Watch
from tests.browser.steps import expect_origin, near_field, query


@pytest.fixture
def field(page: Page) -> Locator:
    """Give the search box with suggestions open for “bish”, typed by keyboard."""
    page.goto("/")
    field = page.get_by_role("combobox", name="Near")
    field.press_sequentially("bish")
    expect(field).to_have_attribute("aria-expanded", "true")
    return field


def options(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Suggestions for Near").get_by_role("option")


def test_suggestions_are_counted_aloud_while_typing(page: Page, field: Locator) -> None:
    count = options(page).count()
    assert count > 1
    expect(page.locator("[data-suggestion-message]")).to_contain_text(f"{count} suggestions")
    expect(field).to_be_focused()


def test_an_arrow_and_enter_choose_a_suggestion_and_find(page: Page, field: Locator) -> None:
    field.press("ArrowDown")
    first = options(page).first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "")
    label = first.locator("span").inner_text()
    field.press("Enter")
    expect_origin(page, label)


def test_the_arrows_go_round_and_mark_one_option_at_a_time(page: Page, field: Locator) -> None:
    field.press("ArrowUp")
    expect(options(page).last).to_have_attribute("aria-selected", "true")
    field.press("ArrowDown")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    expect(page.locator("[role=option][aria-selected=true]")).to_have_count(1)


def test_escape_closes_the_suggestions_and_keeps_what_was_typed(page: Page, field: Locator) -> None:
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("bish")
    expect(field).to_be_focused()
    assert page.url.endswith("/")


def test_enter_without_an_arrow_sends_the_text_as_typed(page: Page, field: Locator) -> None:
    field.fill("bishan")
    field.press("Enter")
    expect_origin(page, "Bishan (NS17/CC15)")
    assert query(page.url) == {"near": ["bishan"]}


@pytest.mark.parametrize("look", ["phone-light", "desktop-light"])
def test_open_suggestions_leave_the_find_button_free(open_page: OpenPage, look: str) -> None:
    page = open_page(look)
    page.goto("/")
    near_field(page).fill("bishan")
    expect(options(page).nth(2)).to_be_visible()
    page.get_by_role("button", name="Find", exact=True).click()
    expect_origin(page, "Bishan (NS17/CC15)")


def test_every_suggestion_leads_to_a_list(page: Page, field: Locator) -> None:
    expect(field).to_be_focused()
    labels = options(page).locator("span").all_inner_texts()
    for label in labels:
        answer = page.request.get("/places", params={"near": label})
        assert 'class="row"' in answer.text(), label


def test_leaving_the_field_closes_the_suggestions(page: Page, field: Locator) -> None:
    field.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_axe_finds_nothing_wrong_with_open_suggestions(open_page: OpenPage, axe: Axe) -> None:
    page = open_page(bypass_csp=True)  # axe writes styles of its own
    page.goto("/")
    near_field(page).press_sequentially("bish")
    expect(options(page).first).to_be_visible()
    near_field(page).press("ArrowDown")
    assert axe(page) == []


def test_without_suggestions_the_field_still_finds(page: Page, watch: Watch) -> None:
    watch.allow("Failed to load resource.*api/v1/origins")
    page.route("**/api/v1/origins?*", lambda route: route.abort())
    page.goto("/")
    near_field(page).press_sequentially("NS17")
    expect(near_field(page)).to_have_attribute("aria-expanded", "false")
    near_field(page).press("Enter")
    expect_origin(page, "Bishan (NS17/CC15)")
