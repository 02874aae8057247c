from collections.abc import Collection
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from planner.domain.checklists.checklist import TaskStatus, blockers
from planner.domain.checklists.chosen_items import pending
from planner.domain.guides.flow import Phase
from planner.domain.guides.guidebook import Guidebook
from planner.services.checklists import checklists, evidence, tasks
from planner.services.checklists.take_over import take_over
from planner.store.checklists.models import Checklist, Owner
from planner.store.checklists.queries import live_tasks
from tests.services.plans import add_session
from tests.services.saved import ANSWER, fresh, log_of, save, task_for, titles
from tests.services.small_guidebook import (
    C1,
    D1,
    ITEMS,
    J1,
    MONDAY_09_00,
    S1,
    SUNDAY_10_00,
    TUESDAY_18_30,
    TWO_MONTHS_AHEAD,
    V1,
    guidebook,
    item,
    offer,
)

OWN_DAY = date(2027, 1, 1)
V2 = item("v2", Phase.VERIFY, waits_for=("v1",))
NEWER_J1 = replace(
    J1,
    do="Do j1 anew",
    ask=("school",),
    source_ids=("nus-page",),
    leads=(TWO_MONTHS_AHEAD,),
)
# v2 is new, j1 says something else, c1 is gone.
NEWER = guidebook((V1, V2, NEWER_J1, S1, D1), version="second")
ALL = ("v2", "j1", "c1")


@pytest.fixture
def worked_on(session: Session, checklist: Checklist) -> Checklist:
    """Tick c1 and j1, with evidence, a note, an opened link and a day of one's own."""
    ids = (checklist.owner_id, checklist.id)
    for task in (task_for(checklist, "c1"), task_for(checklist, "j1")):
        tasks.set_status(session, *ids, task.id, 1, TaskStatus.DONE, MONDAY_09_00)
        tasks.write_note(session, *ids, task.id, 2, "They were kind.", MONDAY_09_00)
        tasks.set_due(session, *ids, task.id, 3, OWN_DAY, guidebook(), MONDAY_09_00)
        tasks.note_opened(session, *ids, task.id, "nus-page", MONDAY_09_00)
        evidence.add(session, *ids, task.id, ANSWER, MONDAY_09_00)
    return fresh(session, checklist)


def accept(
    session: Session, checklist: Checklist, item_ids: Collection[str], book: Guidebook = NEWER
) -> Checklist:
    ids = (checklist.owner_id, checklist.id)
    take_over(session, *ids, item_ids, book, TUESDAY_18_30)
    return fresh(session, checklist)


def test_an_older_checklist_tells_what_is_new_changed_and_dropped(checklist: Checklist) -> None:
    waiting = pending(checklist, NEWER.flow)
    assert [found.id for found in waiting.added] == ["v2"]
    assert [found.id for found in waiting.changed] == ["j1"]
    assert waiting.dropped == ("c1",)


def test_a_checklist_of_the_same_guide_has_nothing_to_take_over(checklist: Checklist) -> None:
    assert pending(checklist, guidebook(version="second").flow).count == 0


def test_nothing_changes_before_it_is_accepted(session: Session, checklist: Checklist) -> None:
    pending(checklist, NEWER.flow)
    assert accept(session, checklist, ()).guide_version == "first"
    assert titles(checklist, Phase.JAPAN) == ["Do j1"]


def test_a_new_item_stands_at_the_end_of_its_phase(session: Session, checklist: Checklist) -> None:
    saved = accept(session, checklist, ["v2"])
    v2 = task_for(saved, "v2")
    assert titles(saved, Phase.VERIFY) == ["Do v1", "Do v2"]
    assert (v2.status, v2.due_on) == (TaskStatus.NOT_STARTED, date(2027, 6, 30))
    assert log_of(v2) == ["Added: the guide has this one now."]
    assert saved.guide_version == "first"


def test_new_words_leave_what_was_done_noted_and_chosen(
    session: Session, worked_on: Checklist
) -> None:
    saved = accept(session, worked_on, ["j1"])
    j1 = task_for(saved, "j1")
    assert (j1.title, j1.ask) == ("Do j1 anew", ["Your school’s internship office"])
    assert (j1.status, j1.done_on) == (TaskStatus.DONE, MONDAY_09_00.date())
    assert (j1.note, j1.due_on, j1.due_is_own) == ("They were kind.", OWN_DAY, True)
    assert [row.says for row in j1.evidence] == [ANSWER.says]
    opened = {source.source_id: source.opened_on for source in j1.sources}
    assert opened == {"nus-page": MONDAY_09_00.date()}
    assert log_of(j1)[-1] == "The guide’s new words were taken over."


def test_new_words_bring_their_new_day_unless_one_was_chosen(
    session: Session, checklist: Checklist
) -> None:
    assert task_for(checklist, "j1").due_on == date(2027, 5, 31)
    saved = accept(session, checklist, ["j1"])
    assert task_for(saved, "j1").due_on == date(2027, 6, 30)


def test_a_new_name_is_told_to_the_calendars_that_show_its_sessions(
    session: Session, checklist: Checklist, ana: Owner
) -> None:
    topic = task_for(checklist, "j1")
    of_task = add_session(session, ana, task_id=topic.id)
    version = of_task.version
    accept(session, checklist, ["j1"])
    session.refresh(of_task)
    told = (of_task.sequence, of_task.updated_at, of_task.version)
    assert told == (1, TUESDAY_18_30, version)


def test_new_words_under_the_same_name_are_told_to_no_calendar(
    session: Session, checklist: Checklist, ana: Owner
) -> None:
    topic = task_for(checklist, "j1")
    of_task = add_session(session, ana, task_id=topic.id)
    updated_at = of_task.updated_at
    same_name = guidebook((V1, replace(NEWER_J1, do=J1.do), S1, D1), version="second")
    saved = accept(session, checklist, ["j1"], same_name)
    session.refresh(of_task)
    assert task_for(saved, "j1").ask == ["Your school’s internship office"]
    assert (of_task.sequence, of_task.updated_at) == (0, updated_at)


def test_a_dropped_item_stays_as_a_task_of_ones_own_and_holds_up_nothing(
    session: Session, checklist: Checklist
) -> None:
    c1 = task_for(checklist, "c1").id
    saved = accept(session, checklist, ["c1"])
    kept = next(task for task in saved.tasks if task.id == c1)
    assert (kept.title, kept.item_id, kept.item_digest) == ("Do c1", None, "")
    assert log_of(kept) == ["The guide no longer has this one: it stays as a task of your own."]
    assert blockers(task_for(saved, "v1"), live_tasks(saved)) == ()
    tasks.remove(session, saved.owner_id, saved.id, c1, TUESDAY_18_30)


def test_a_dropped_item_keeps_what_was_done(session: Session, worked_on: Checklist) -> None:
    c1 = task_for(worked_on, "c1").id
    saved = accept(session, worked_on, ["c1"])
    kept = next(task for task in saved.tasks if task.id == c1)
    assert (kept.status, kept.note, kept.due_on) == (TaskStatus.DONE, "They were kind.", OWN_DAY)
    assert [row.says for row in kept.evidence] == [ANSWER.says]


def test_once_all_is_taken_over_the_checklist_is_of_the_newer_guide(
    session: Session, worked_on: Checklist
) -> None:
    saved = accept(session, worked_on, ALL)
    assert (saved.guide_version, pending(saved, NEWER.flow).count) == ("second", 0)
    lines = [log_of(task) for task in saved.tasks]
    again = accept(session, saved, ALL)
    assert [log_of(task) for task in again.tasks] == lines


def test_an_id_that_is_not_waiting_changes_nothing(session: Session, checklist: Checklist) -> None:
    saved = accept(session, checklist, ["d1", "k1", "invented", "<b>"])
    assert {task.version for task in saved.tasks} == {1}
    assert len(saved.tasks) == 5


def test_an_item_that_changed_its_phase_leaves_no_gap(session: Session, ana: Owner) -> None:
    before = guidebook((V1, V2, replace(V2, id="v3", do="Do v3"), D1))
    checklist = save(session, ana, book=before)
    after = guidebook((V1, replace(V2, phase=Phase.DURING), replace(V2, id="v3", do="Do v3"), D1))
    saved = accept(session, checklist, ["v2"], after)
    places = {task.title: (task.phase, task.position) for task in saved.tasks}
    assert places == {
        "Do v1": (Phase.VERIFY, 0),
        "Do v3": (Phase.VERIFY, 1),
        "Do d1": (Phase.DURING, 0),
        "Do v2": (Phase.DURING, 1),
    }


def test_a_party_that_got_another_name_is_a_change(checklist: Checklist) -> None:
    book = guidebook()
    parties = tuple(replace(party, name=f"{party.name} (new)") for party in book.flow.parties)
    renamed = replace(book, flow=replace(book.flow, parties=parties))
    assert {found.id for found in pending(checklist, renamed.flow).changed} == {
        *("c1", "v1", "j1", "s1", "d1")
    }


def test_a_checklist_without_answers_follows_its_country(session: Session, ana: Owner) -> None:
    book = guidebook(ITEMS)
    checklist = checklists.create_from_guide(session, ana, book, "korea", offer(), SUNDAY_10_00)
    more = (*ITEMS, item("k2", Phase.KOREA, country="korea"), replace(J1, id="j2"))
    assert [found.id for found in pending(checklist, guidebook(more).flow).added] == ["k2"]


def test_a_list_of_ones_own_takes_nothing_over(session: Session, ana: Owner) -> None:
    checklist = checklists.create_own(session, ana, "Exam", ["Graphs"], SUNDAY_10_00)
    assert pending(checklist, NEWER.flow).count == 0


def test_an_item_that_comes_back_to_the_guide_is_new_again(
    session: Session, checklist: Checklist
) -> None:
    accept(session, checklist, ["c1"])
    saved = accept(session, checklist, ["c1"], guidebook((C1, V1, J1, S1, D1)))
    assert titles(saved, Phase.BEFORE_ACCEPTING) == ["Do c1", "Do c1"]
