"""The live form of a session: nothing stale is shown, and a fix or a step leaves the page there."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, Watch
from tests.browser.plan_steps import fix_buttons, open_form

NOT_CUT = "field => field.scrollWidth <= field.clientWidth"


@pytest.fixture
def visitor(open_page: OpenPage) -> Page:
    return open_page("phone-light")


def test_what_cannot_be_read_leaves_no_verdict_of_another_time(visitor: Page, watch: Watch) -> None:
    watch.allow("status of 400")  # the answer to what cannot be read
    open_form(visitor)
    visitor.locator("#date").fill("someday")
    visitor.locator("#date").blur()
    expect(visitor.locator("#look")).to_contain_text("Not checked: Date:")
    expect(visitor.locator(".look")).to_have_count(0)
    expect(visitor.locator(".check-button")).to_be_visible()
    visitor.locator("#date").fill("27 Nov 2026")
    visitor.locator("#date").blur()
    expect(visitor.locator(".look")).to_contain_text("Open for all of it")
    expect(visitor.locator(".check-button")).to_be_hidden()


def test_a_fix_fills_the_form_in_where_it_is(visitor: Page) -> None:
    open_form(visitor, 180)
    address = visitor.url
    fix_buttons(visitor).first.click()
    expect(visitor.locator("#said")).to_have_text("Now 18:00–21:00")
    expect(visitor.locator("#from")).to_have_value("18:00")
    expect(visitor.locator(".look")).to_contain_text("Open for all of it")
    expect(visitor.locator("#look")).to_be_focused()
    assert visitor.url == address


def test_typing_a_number_of_dates_means_it(visitor: Page) -> None:
    open_form(visitor)
    visitor.locator("#repeat").select_option("weekly")
    visitor.locator("#count").fill("5")
    visitor.locator("#count").blur()
    expect(visitor.locator("[name=ends][value=count]")).to_be_checked()
    expect(visitor.locator("#dates")).to_contain_text("5 dates")


def test_a_day_with_its_year_is_not_cut_on_a_phone(visitor: Page) -> None:
    open_form(visitor)
    for day in ("Wed 16 Dec 2026", "Wed 30 Dec 2026"):
        visitor.locator("#date").fill(day)
        assert visitor.locator("#date").evaluate(NOT_CUT)
    assert visitor.locator("#from").evaluate(NOT_CUT)
