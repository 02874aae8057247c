"""Exams and deadlines that are removed are told as cancelled, so that apps take them out."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from planner.app import create_app
from planner.services.checklists import checklists
from planner.services.plan import plan_dates
from planner.store.calendar.feed_marks import plan_mark
from planner.store.checklists.models import Owner
from tests.adapters.reading_feeds import by_ical, by_icalendar, values
from tests.domain.hours_examples import sg
from tests.web.feeds import app_fetch, make_link, rows_of
from tests.web.saved import People

pytest_plugins = ["tests.web.saved_fixtures"]

MONDAY_09_00 = sg("Mon 2026-11-23 09:00")
TUESDAY_18_30 = sg("Tue 2026-11-24 18:30")
EXAM = sg("Mon 2026-12-07 09:00")


@pytest.fixture
def link(people: People) -> str:
    return make_link(people.ana)


def body_of(people: People, link: str) -> bytes:
    return app_fetch(people.app, link).get_data()


def add(session: Session, ana: Owner, checklist_id: int | None = None) -> list[int]:
    """Add an exam and a deadline, and give their ids."""
    wishes = (("Paper 1", True), ("Essay", False))
    rows = [
        plan_dates.add(session, ana, name, EXAM, has_time, checklist_id, MONDAY_09_00)
        for name, has_time in wishes
    ]
    return [row.id for row in rows]


def test_a_removed_one_is_cancelled_for_thirty_days_and_comes_back_newer(
    people: People, link: str
) -> None:
    with rows_of(people.app) as (session, ana):
        exam, _deadline = add(session, ana)
        uids = values(body_of(people, link), "UID")
        plan_dates.remove(session, ana.id, exam, 1, TUESDAY_18_30)
    body = body_of(people, link)
    assert sorted(values(body, "UID")) == sorted(uids)
    told = dict(zip(values(body, "SUMMARY"), values(body, "STATUS"), strict=True))
    assert told == {"Paper 1": "CANCELLED", "Essay": "CONFIRMED"}
    assert sorted(values(body, "SEQUENCE")) == ["0", "1"]
    instance = str(people.app.config["SETTINGS"].instance)
    for day, count in (("2026-12-24", 1), ("2026-12-25", 0)):
        later = create_app(PLANNER_INSTANCE=instance, PLANNER_FIXED_NOW=f"{day}T09:00:00+08:00")
        assert app_fetch(later, link).get_data().count(b"STATUS:CANCELLED") == count
    with rows_of(people.app) as (session, ana):
        plan_dates.restore(session, ana.id, exam, TUESDAY_18_30 + timedelta(days=31))
    body = body_of(people, link)
    assert values(body, "STATUS") == ["CONFIRMED"] * 2
    assert sorted(values(body, "SEQUENCE")) == ["0", "2"]


@pytest.mark.parametrize("is_removed", [False, True], ids=["there", "removed before"])
def test_those_of_a_deleted_checklist_are_cancelled_without_a_word_of_them(
    people: People, link: str, *, is_removed: bool
) -> None:
    with rows_of(people.app) as (session, ana):
        owner_id = ana.id
        checklist_id = checklists.create_own(session, ana, "School", [], MONDAY_09_00).id
        exam, _deadline = add(session, ana, checklist_id)
        if is_removed:
            plan_dates.remove(session, owner_id, exam, 1, TUESDAY_18_30)
        uids, mark = values(body_of(people, link), "UID"), plan_mark(session, owner_id)
        checklists.delete(session, owner_id, checklist_id, TUESDAY_18_30)
        assert plan_mark(session, owner_id) != mark
    body = body_of(people, link)
    assert sorted(values(body, "UID")) == sorted(uids)
    assert values(body, "STATUS") == ["CANCELLED"] * 2
    assert values(body, "SUMMARY") == ["Cancelled"] * 2
    assert sorted(values(body, "SEQUENCE")) == (["1", "2"] if is_removed else ["1", "1"])
    assert sorted(values(body, "DTSTART"))[-2:] == ["20261207T000000", "20261207T090000"]
    assert not by_ical(body)
    assert not by_icalendar(body)


def test_another_owners_calendar_hears_nothing_of_it(people: People, link: str) -> None:
    bens = make_link(people.ben, "Ben's")
    with rows_of(people.app) as (session, ana):
        exam, _deadline = add(session, ana)
        plan_dates.remove(session, ana.id, exam, 1, TUESDAY_18_30)
    assert not values(body_of(people, bens), "STATUS")
    assert link != bens
