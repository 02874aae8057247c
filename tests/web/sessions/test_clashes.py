"""A series is free only if all of its dates are: each is held against what else is planned."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import event, select

from planner.store.calendar.models import BusyCalendar, BusyEvent
from planner.store.checklists.models import Owner
from planner.store.database import db
from tests.web.planned import BISHAN, FORM, WEEKLY, Planner, Planners, part_of
from tests.web.reading import Page, read

pytest_plugins = ["tests.web.planned_fixtures"]

NO_PLACE = FORM | {"place": ""}
TUESDAY = NO_PLACE | {"topic": "Bases", "date": "1 Dec 2026"}
SERIES: dict[str, str | list[str]] = {**WEEKLY, "place": "", "count": "4", "day": ["1", "2"]}
FREE = "Nothing else is planned then"


def add_lectures(ana: Planner, first: str, count: int = 1) -> None:
    """Import an hour of every week, 18:30–19:30 on the weekday of the first."""
    start = datetime.fromisoformat(f"{first}T18:30+08:00")
    with ana.app.app_context():
        owner_id = db.session.scalars(select(Owner.id)).one()
        calendar = BusyCalendar(
            owner_id=owner_id, name="NUS", uid_digest="", read_at=start, saved_at=start
        )
        for week in range(count):
            begins = start + timedelta(weeks=week)
            ends = begins + timedelta(hours=1)
            event = BusyEvent(owner_id=owner_id, title="Lecture", start=begins, end=ends)
            calendar.events.append(event)
        db.session.add(calendar)
        db.session.commit()


def rows(page: Page) -> list[str]:
    (box,) = page.all("div", class_="dates")
    assert box
    return [each.text for each in page.all("li") if "verlaps" in each.text and "Dec" in each.text]


def form_page(ana: Planner) -> Page:
    return read(ana.send("/sessions/new", SERIES))


def test_a_later_date_that_clashes_is_marked_and_counted_before_it_is_saved(ana: Planner) -> None:
    ana.plan(TUESDAY)
    page = form_page(ana)
    assert rows(page) == ["Tue 1 Dec Overlaps “Bases”"]
    words = page.one("main").text
    assert "The first date is free" in words
    assert words.count("1 of 4 dates does not fit") == 2
    assert "Save as it is" in words
    assert FREE not in words


def test_it_is_marked_on_the_page_of_a_date_that_is_free(ana: Planner) -> None:
    ana.plan(TUESDAY)
    page = ana.page(ana.plan(SERIES))
    assert rows(page) == ["Tue 1 Dec Overlaps “Bases”"]
    words = page.one("main").text
    assert "This date is free" in words
    assert "1 of 4 dates to come does not fit" in words
    assert FREE not in words


def test_imported_time_of_later_weeks_is_marked_too(ana: Planner) -> None:
    address = ana.plan(SERIES)
    add_lectures(ana, "2026-12-02", count=3)
    assert rows(ana.page(address)) == ["Wed 2 Dec Overlaps “Lecture”"]
    assert "Wed 2 Dec Overlaps “Acids” and 1 more" in rows(form_page(ana))


def test_one_that_clashes_and_is_shut_says_both(ana: Planner) -> None:
    friday = {"date": "18 Dec 2026", "place": "jurong-regional-library"}
    ana.plan(NO_PLACE | {"topic": "Bases", "date": "25 Dec 2026"})
    page = read(ana.send("/sessions/new", WEEKLY | friday | {"count": "2"}))
    (both,) = rows(page)
    assert "Closed" in both
    assert "; overlaps “Bases”" in both


def test_where_all_are_free_it_says_so(ana: Planner) -> None:
    words = form_page(ana).one("main").text
    assert FREE in words
    assert "not fit" not in words


def test_the_fixes_of_a_date_stand_on_its_own_page(ana: Planner) -> None:
    ana.plan(TUESDAY)
    address = ana.plan(SERIES)
    page = ana.page(address.replace("2026-11-25", "2026-12-01"))
    assert "It clashes with something else" in page.one("main").text
    assert page.all("button", name="fix")
    assert not ana.page(address).all("button", name="fix")


def test_a_date_that_is_moved_is_held_against_the_others_of_its_series(ana: Planner) -> None:
    address = ana.plan(WEEKLY | {"place": BISHAN})
    sent = {"on": "2026-11-25", "version": "1", "date": "2 Dec 2026", "from": "18:00"}
    ana.follow(ana.send(part_of(address, "move").partition("?")[0], sent | {"to": "19:00"}))
    assert len([each for each in rows(ana.page(address)) if "“Acids”" in each]) == 2


def test_nobody_elses_time_counts(planners: Planners) -> None:
    planners.ben.plan(TUESDAY)
    assert rows(form_page(planners.ana)) == []


@pytest.mark.parametrize("count", ["4", "200"])
def test_the_form_asks_as_often_for_many_dates_as_for_few(ana: Planner, count: str) -> None:
    ana.plan(TUESDAY)
    with ana.app.app_context():
        engine = db.engine
    asked: list[str] = []

    def note(*args: object) -> None:
        asked.append(str(args[2]))

    event.listen(engine, "before_cursor_execute", note)
    try:
        ana.send("/sessions/new", SERIES | {"count": count})
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert sum("busy_event" in each for each in asked) == 1
