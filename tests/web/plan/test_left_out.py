"""A date on a holiday that its series leaves out is named with the way to skip it."""

from datetime import date, timedelta

import pytest

from planner.domain.holidays import HolidayCalendar
from planner.services.plan.rejudging import rejudge
from planner.store.database import db
from tests.domain.hours_examples import ROWS, VACATIONS, holiday, sg
from tests.web.planned import WEEKLY, Planner

pytest_plugins = ["tests.web.planned_fixtures"]

TUESDAY_18_30 = sg("Tue 2026-11-24 18:30")
SECOND = (date(2026, 11, 25) + timedelta(weeks=1)).isoformat()
HOLIDAYS = HolidayCalendar.from_rows([*ROWS, holiday(SECOND, "Polling Day")], VACATIONS)
NOTICE = "Polling Day: you leave public holidays out"


@pytest.fixture
def address(ana: Planner) -> str:
    """Be the address of four Wednesdays, the second of which turns out to be a holiday."""
    address = ana.plan(WEEKLY | {"place": "", "where": "home", "skips": "holidays"})
    with ana.app.app_context():
        assert rejudge(db.session(), (), HOLIDAYS, TUESDAY_18_30) == 1
    return address.replace("2026-11-25", SECOND)


def test_home_and_plan_name_it_with_the_one_press_that_skips_it(ana: Planner, address: str) -> None:
    for url in ("/", "/plan"):
        words = ana.words(url)
        assert "1 of 4 sessions no longer fits" in words
        assert NOTICE in words
        assert "Skip this date : Acids" in words
    skipped = ana.press("/plan", "Skip this date")
    assert skipped.status_code == 303
    assert NOTICE not in ana.words("/plan")
    assert "skipped" in ana.words(address)


def test_its_own_page_says_why_and_keeps_it_with_one_press(ana: Planner, address: str) -> None:
    words = ana.words(address)
    assert f"{NOTICE}, noticed on 24 Nov 2026." in words
    assert "The hours changed" not in words
    assert NOTICE not in ana.follow(ana.press(address, "Keep it as it is"))
    assert NOTICE not in ana.words("/plan")
