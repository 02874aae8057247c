"""What needs its reader now, on the first page: five tasks at most, what waits never."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from planner.domain.checklists.checklist import TaskStatus
from planner.store.checklists.models import Task
from planner.store.database import db
from tests.web.changed_page import OpenShelf
from tests.web.reading import Page
from tests.web.saved import People, Person

pytest_plugins = ["tests.web.saved_fixtures"]

MANY_DAYS = ["1 Nov 2026", "2 Nov 2026", "3 Nov 2026", "4 Nov 2026", "5 Nov 2026", "6 Nov 2026"]


@pytest.fixture(autouse=True)
def _open_places(app: Flask, people: People) -> Iterator[None]:
    """Let the first page, which counts the places, read those of the real data."""
    held = people.app.extensions["shelf"]
    with app.app_context():
        people.app.extensions["shelf"] = OpenShelf(app.extensions["shelf"].newest())
    yield
    people.app.extensions["shelf"] = held


def own_list(ana: Person, name: str, days: list[str]) -> str:
    """Save a list of one's own with a task for each day, named after it."""
    checklist = ana.save("?own=1", name=name, topics="\n".join(days))
    for title, task in ana.tasks(checklist).items():
        ana.edit(f"{task}/due", task, due_on=title)
    return checklist


def named(home: Page) -> list[str]:
    return [row.text for row in home.all("h3", class_="task-name")]


def lead_to_needs_me(home: Page) -> dict[str, str]:
    return {a["href"]: a.text for a in home.all("a") if "show=needs-me" in a["href"]}


def test_the_five_oldest_days_are_named_and_the_rest_is_counted_by_checklist(ana: Person) -> None:
    exam = own_list(ana, "Exam", MANY_DAYS)
    essay = own_list(ana, "Essay", ["7 Nov 2026", "25 Nov 2026"])
    home = ana.page("/")
    assert named(home) == MANY_DAYS[:5]
    assert lead_to_needs_me(home) == {
        f"{exam}?show=needs-me": "1 more needs you",
        f"{essay}?show=needs-me": "2 need you",
    }


def test_what_is_to_be_checked_again_comes_before_what_is_late(people: People) -> None:
    own_list(people.ana, "Exam", MANY_DAYS)
    with people.app.app_context():
        last = db.session.scalars(select(Task).where(Task.title == MANY_DAYS[5])).one()
        last.status, last.changed_on = TaskStatus.CHECK_AGAIN, date(2026, 11, 18)
        last.changed_source_id = "nus-page"
        db.session.commit()
    assert named(people.ana.page("/")) == [MANY_DAYS[5], *MANY_DAYS[:4]]


def test_a_late_task_that_waits_is_no_attention_but_a_link_on_its_checklist(ana: Person) -> None:
    checklist = ana.save(first_day="15 Jan 2027")
    c1 = ana.task(checklist, "Do c1")
    home = ana.page("/")
    assert named(home) == ["Do s1", "Do j1"]
    assert lead_to_needs_me(home) == {f"{checklist}?show=needs-me": "1 more needs you"}
    row = "Do v1 Cannot start yet Was due Sun 15 Nov Waits for: Do c1"
    assert row in ana.words(checklist)
    assert "Do v1" in ana.tasks(checklist)
    ana.edit(f"{c1}/status", c1, status="done")
    assert named(ana.page("/")) == ["Do s1", "Do j1", "Do v1"]


def test_without_anything_urgent_nothing_is_counted(people: People) -> None:
    config = people.app.config
    held = config["SETTINGS"]
    own_list(people.ana, "Essay", ["25 Nov 2026"])
    assert lead_to_needs_me(people.ana.page("/")) == {}
    config["SETTINGS"] = replace(held, fixed_now=held.fixed_now.replace(month=12))
    assert named(people.ana.page("/")) == ["25 Nov 2026"]
    config["SETTINGS"] = held
