"""The day in the address of a session: old addresses stand in calendars that were subscribed to."""

from tests.web.planned import WEEKLY, Planner, form_of, part_of

pytest_plugins = ["tests.web.planned_fixtures"]


def move(ana: Planner, address: str) -> None:
    form = form_of(ana.page(part_of(address, "move"))) | {"date": "26 Nov 2026"}
    ana.follow(ana.send(part_of(address, "move").partition("?")[0], form))


def test_a_session_that_happens_once_is_found_by_the_day_it_had_before(ana: Planner) -> None:
    address = ana.plan()
    move(ana, address)
    assert "on=2026-11-25" in address
    assert "Thu 26 Nov" in ana.page(address).one("title").text


def test_a_date_of_a_series_is_found_by_the_day_of_its_pattern_alone(ana: Planner) -> None:
    address = ana.plan(WEEKLY)
    move(ana, address)
    assert "Thu 26 Nov" in ana.page(address).one("title").text
    ana.page(address.replace("2026-11-25", "2026-11-26"), 404)
