"""The agenda on a phone: what needs its owner stands above, and today is still in sight."""

from pathlib import Path

import pytest
from flask import get_template_attribute
from playwright.sync_api import Locator, Page

from planner.app import create_app
from planner.web.plan.view_models import Affected, Attention, Overlap
from planner.web.shown import Press
from tests.browser.conftest import OpenPage
from tests.browser.plan_steps import LIBRARY, TOPIC, save

AFFECTED = Affected(
    when="Fri 4 Dec, 18:00–20:00",
    url="/sessions/1",
    title="Chemistry: acid–base titration",
    where="at Bishan Public Library",
    reason="Closed then, opens Sun 13 Dec 10:00.",
    fixes=(Press("Skip this date", "/sessions/1/fix", ""),),
)
OVERLAP = Overlap("3 more sessions overlap something else", "in the next four weeks", "/sessions/2")
ATTENTION = Attention(
    "4 of 9 sessions no longer fit", AFFECTED, "Show 3 more", (AFFECTED,) * 3, overlap=OVERLAP
)
PUT_ABOVE = (
    """(html) => document.querySelector(".plan-main").insertAdjacentHTML("afterbegin", html)"""
)
PUT_FILTERS = """() => document.querySelector(".plan-pinned").insertAdjacentHTML("beforebegin",
  `<nav><ul class="chips plan-filters"><li><a class="chip">All</a></li></ul></nav>`)"""


@pytest.fixture
def attention_html(tmp_path: Path) -> str:
    app = create_app(PLANNER_INSTANCE=str(tmp_path))
    with app.test_request_context():
        rows = get_template_attribute("macros/plan_attention.html", "attention_rows")
        return str(rows(ATTENTION))


def plan(page: Page, start: str, minutes: int) -> None:
    page.goto(f"/sessions/new?place={LIBRARY}&from=2026-11-24+{start}&for={minutes}")
    page.locator("#topic").fill(TOPIC)
    save(page)


def add_exam(page: Page) -> None:
    page.goto("/plan/dates/new")
    page.locator("#name").fill("H2 Chemistry, paper 1")
    page.locator("#day").fill("7 Dec 2026")
    with page.expect_navigation():
        page.locator("main button[type=submit]").click()


def top_of(what: Locator) -> float:
    box = what.bounding_box()
    assert box
    return box["y"]


def bottom_of(what: Locator) -> float:
    box = what.bounding_box()
    assert box
    return box["y"] + box["height"]


def test_the_first_row_of_today_is_seen_below_what_needs_mending(
    open_page: OpenPage, attention_html: str
) -> None:
    page = open_page("phone-light")
    plan(page, "18:00", 90)
    plan(page, "20:00", 60)
    plan(page, "14:00", 60)
    add_exam(page)
    page.goto("/plan")
    page.evaluate(PUT_ABOVE, attention_html)
    page.evaluate(PUT_FILTERS)
    assert page.locator(".plan-lead").count() == 2
    over = page.locator(".plan-unlogged")
    assert not over.locator("a").is_visible()
    over.locator("summary").click()
    assert over.locator("a").is_visible()
    over.locator("summary").click()
    title = page.locator(".plan-row .plan-title").first
    assert bottom_of(title) < top_of(page.locator(".site-nav"))
    fix = page.get_by_role("button", name="Skip this date").first
    assert not fix.is_visible()
    page.locator(".plan-attention summary").first.click()
    assert fix.is_visible()


def test_at_a_desk_the_first_fix_is_a_button_at_once(page: Page, attention_html: str) -> None:
    plan(page, "20:00", 60)
    page.goto("/plan")
    page.evaluate(PUT_ABOVE, attention_html)
    assert page.get_by_role("button", name="Skip this date").first.is_visible()


def test_with_large_letters_a_row_is_one_column(open_page: OpenPage) -> None:
    page = open_page("phone-light")
    plan(page, "20:00", 60)
    page.goto("/plan")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    times = page.locator(".plan-row .plan-times").first
    assert bottom_of(times) <= top_of(page.locator(".plan-row .plan-what").first)
