from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from planner.domain.checklists.checklist import TaskStatus
from planner.domain.errors import InvalidValue
from planner.domain.guides.flow import Phase
from planner.services.checklists import checklists, tasks
from planner.store.checklists.models import Checklist, Owner
from tests.services.saved import fresh, log_of, save, task_for, titles
from tests.services.small_guidebook import (
    MONDAY_09_00,
    SUNDAY,
    SUNDAY_10_00,
    TUESDAY_18_30,
    guidebook,
    offer,
)

ITEMS_OF = {
    "Japan, unpaid": ({"country": "japan", "pay": "none"}, ["c1", "v1", "j1", "s1", "d1"]),
    "Japan, paid": ({"country": "japan", "pay": "wage"}, ["c1", "v1", "s1", "d1"]),
    "Japan, pay not known": (
        {"country": "japan", "pay": "unknown"},
        ["c1", "v1", "j1", "s1", "d1"],
    ),
    "Korea": ({"country": "korea", "pay": "none"}, ["c1", "v1", "k1", "s1", "d1"]),
    "both": ({"country": "both", "pay": "none"}, ["c1", "v1", "j1", "k1", "s1", "d1"]),
    "neither known": ({"country": "unknown", "pay": "wage"}, ["c1", "v1", "k1", "s1", "d1"]),
}


@pytest.mark.parametrize(("answers", "items"), ITEMS_OF.values(), ids=ITEMS_OF)
def test_a_checklist_holds_the_items_that_the_answers_call_for(
    session: Session, ana: Owner, answers: dict[str, str], items: list[str]
) -> None:
    checklist = save(session, ana, answers=answers)
    assert {task.item_id for task in checklist.tasks} == set(items)
    assert checklist.answers == answers


def test_a_country_that_is_not_known_is_kept_as_both(session: Session, ana: Owner) -> None:
    assert save(session, ana, answers={"country": "unknown"}).country == "both"
    assert save(session, ana, answers={"country": "korea"}).country == "korea"


def test_a_task_has_the_guides_words_and_the_names_of_whom_to_ask(checklist: Checklist) -> None:
    task = task_for(checklist, "j1")
    assert (task.title, task.why, task.question, task.keep) == (
        *("Do j1", "Why j1", "What of j1?"),
        "Keep j1",
    )
    assert task.ask == ["Immigration Services Agency", "Your school’s internship office"]
    assert [source.source_id for source in task.sources] == ["isa-page", "nus-page"]
    assert task.status is TaskStatus.NOT_STARTED


def test_each_day_is_counted_from_the_day_that_its_lead_names(checklist: Checklist) -> None:
    assert {task.item_id: task.due_on for task in checklist.tasks} == {
        "c1": SUNDAY + timedelta(days=7),
        "v1": date(2027, 6, 30),
        "j1": date(2027, 5, 31),
        "s1": date(2026, 11, 30),
        "d1": None,
    }


def test_a_guide_without_answers_gives_every_item_of_its_country(
    session: Session, ana: Owner
) -> None:
    book = guidebook()
    japan = checklists.create_from_guide(session, ana, book, "japan", offer(), SUNDAY_10_00)
    both = checklists.create_from_guide(session, ana, book, "both", offer(), SUNDAY_10_00)
    assert {task.item_id for task in japan.tasks} == {"c1", "v1", "j1", "s1", "d1"}
    assert {task.item_id for task in both.tasks} == {"c1", "v1", "j1", "k1", "s1", "d1"}
    assert (japan.answers, japan.guide_version) == ({}, "first")


def test_a_list_of_ones_own_has_a_task_for_each_topic(session: Session, ana: Owner) -> None:
    topics = ["Graphs", "  ", "Dynamic   programming", "", "\u200b"]
    checklist = checklists.create_own(session, ana, "Exam", topics, SUNDAY_10_00)
    assert titles(checklist, Phase.OWN) == ["Graphs", "Dynamic programming"]
    assert [task.position for task in checklist.tasks] == [0, 1]
    assert (checklist.country, checklist.guide_version) == ("", "")


NO_LISTS = {
    "no name": ("", ["Graphs"], "name"),
    "a long name": ("x" * 121, ["Graphs"], "name"),
    "a long topic": ("Exam", ["x" * 301], "topics"),
    "too many topics": ("Exam", ["x"] * 201, "topics"),
}


@pytest.mark.parametrize(("name", "topics", "field"), NO_LISTS.values(), ids=NO_LISTS)
def test_nothing_is_saved_of_a_list_with_a_fault(
    session: Session, ana: Owner, name: str, topics: list[str], field: str
) -> None:
    with pytest.raises(InvalidValue) as fault:
        checklists.create_own(session, ana, name, topics, SUNDAY_10_00)
    assert fault.value.field == field
    assert session.scalar(select(func.count()).select_from(Checklist)) == 0


def test_an_offer_that_moves_moves_the_days_but_not_those_of_ones_own(
    session: Session, checklist: Checklist
) -> None:
    own = date(2027, 1, 1)
    j1, version = task_for(checklist, "j1"), task_for(checklist, "j1").version
    ids = (checklist.owner_id, checklist.id)
    tasks.set_due(session, *ids, j1.id, version, own, guidebook(), MONDAY_09_00)
    later = offer(first_day=date(2027, 10, 31), host="")
    checklists.edit_offer(session, *ids, 1, later, guidebook(), TUESDAY_18_30)
    saved = fresh(session, checklist)
    assert saved.host == ""
    assert task_for(saved, "v1").due_on == date(2027, 8, 31)
    assert (task_for(saved, "j1").due_on, task_for(saved, "j1").due_is_own) == (own, True)
    assert log_of(task_for(saved, "v1")) == ["The offer changed. Due 31 Aug 2027, worked out."]
    assert log_of(task_for(saved, "c1")) == []


def test_an_offer_without_its_first_day_has_no_days_counted_from_it(
    session: Session, checklist: Checklist
) -> None:
    bare = offer(first_day=None, last_day=None)
    ids = (checklist.owner_id, checklist.id)
    checklists.edit_offer(session, *ids, 1, bare, guidebook(), MONDAY_09_00)
    saved = fresh(session, checklist)
    assert task_for(saved, "v1").due_on is None
    assert log_of(task_for(saved, "v1")) == ["The offer changed. No due day."]
    assert task_for(saved, "c1").due_on == SUNDAY + timedelta(days=7)


def test_a_task_that_the_guide_dropped_keeps_its_day_when_the_offer_moves(
    session: Session, checklist: Checklist
) -> None:
    ids = (checklist.owner_id, checklist.id)
    later = offer(first_day=date(2027, 10, 31))
    checklists.edit_offer(session, *ids, 1, later, guidebook(items=()), MONDAY_09_00)
    assert task_for(fresh(session, checklist), "v1").due_on == date(2027, 6, 30)


def test_days_of_an_offer_that_run_backward_change_nothing(
    session: Session, checklist: Checklist
) -> None:
    backward = offer(host="New", first_day=date(2028, 1, 1))
    ids = (checklist.owner_id, checklist.id)
    with pytest.raises(IntegrityError):
        checklists.edit_offer(session, *ids, 1, backward, guidebook(), MONDAY_09_00)
    saved = fresh(session, checklist)
    assert (saved.host, saved.version) == ("Kyoto Robotics KK", 1)
    assert task_for(saved, "v1").due_on == date(2027, 6, 30)
