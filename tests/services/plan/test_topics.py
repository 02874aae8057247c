"""A task that a plan made along the way goes when that is undone, unless more was done with it."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.domain.checklists.checklist import TaskStatus
from planner.domain.errors import NotFound
from planner.domain.sessions.session import Scope
from planner.services.checklists import checklists, evidence, tasks
from planner.services.plan import plan_dates
from planner.services.plan.acts import undo
from planner.services.plan.topics import OWN_LIST
from planner.services.sessions import edits
from planner.services.sessions.sessions import create
from planner.store.calendar.withdrawals import withdrawn_told
from planner.store.checklists.models import Checklist, Evidence, Owner, Task, TaskEvent
from planner.store.sessions.models import Act, RevisionSession
from planner.store.sessions.queries import acts_of
from tests.domain.hours_examples import HOLIDAYS, sg
from tests.services.edited import edit
from tests.services.plans import (
    MINUTE,
    MONDAY_09_00,
    TUESDAY,
    TUESDAY_19_00,
    add_session,
    fresh_session,
    plan,
    sessions_of,
)
from tests.services.saved import ANSWER, log_of

MONDAY_08_00, MONDAY_10_00 = sg("Mon 2026-11-23 08:00"), sg("Mon 2026-11-23 10:00")
WENT = "Its new task went with it."
STAYS = "The task “Kanji” stays: more was done with it since."
Use = Callable[[Session, Owner, RevisionSession], object]


@pytest.fixture
def list_id(session: Session, ana: Owner) -> int:
    return checklists.create_own(session, ana, "Japanese", ["Grammar"], MONDAY_08_00).id


@pytest.fixture
def kanji(session: Session, ana: Owner, list_id: int) -> RevisionSession:
    return add_session(session, ana, checklist_id=list_id)


def undo_first(session: Session, owner_id: int) -> Act:
    act = min(acts_of(session, owner_id, 20), key=lambda each: each.id)
    return undo(session, owner_id, act.id, HOLIDAYS, MONDAY_10_00)


def count_of(session: Session, table: type[Checklist | Task | RevisionSession]) -> int | None:
    return session.scalar(select(func.count()).select_from(table))


def test_undo_of_a_new_session_removes_the_task_made_with_it(
    session: Session, kanji: RevisionSession
) -> None:
    act = undo_first(session, kanji.owner_id)
    assert act.words == f"Planned “Kanji”: Tue 24 Nov, 19:00–21:00. {WENT}"
    row = fresh_session(session, kanji)
    assert (row.deleted_at, row.sequence) == (MONDAY_10_00, 1)
    assert row.task.removed_at == MONDAY_10_00
    assert log_of(row.task)[-1] == "Removed with its session, which was undone."
    assert undo_first(session, kanji.owner_id).words == act.words


def test_the_list_that_was_made_for_the_task_goes_with_it_and_calendars_hear_of_it(
    session: Session, ana: Owner
) -> None:
    row = add_session(session, ana)
    uid, sequence = row.uid, row.sequence
    words = undo_first(session, ana.id).words
    assert words.endswith("Its new task and the list “My topics” went with it.")
    for table in (Checklist, Task, RevisionSession):
        assert count_of(session, table) == 0
    (told,) = withdrawn_told(session, ana.id, MONDAY_10_00)
    assert (told.uid, told.sequence > sequence) == (uid, True)


def test_the_form_sent_again_after_that_makes_one_with_a_uid_of_its_own(
    session: Session, ana: Owner
) -> None:
    def send() -> RevisionSession:
        return create(session, ana, plan(), None, HOLIDAYS, "key", MONDAY_09_00)

    uid = send().uid
    undo_first(session, ana.id)
    again, twice = send(), send()
    assert again.id == twice.id
    assert again.uid != uid
    assert len(sessions_of(session, ana.id)) == 1


def test_a_task_that_an_edit_made_goes_too(session: Session, kanji: RevisionSession) -> None:
    now = MONDAY_09_00 + MINUTE
    row = edit(session, kanji, TUESDAY, Scope.ALL, now=now, task_id=None, topic="Kana")
    made_id = row.task_id
    (act, *_) = acts_of(session, kanji.owner_id)
    assert undo(session, kanji.owner_id, act.id, HOLIDAYS, MONDAY_10_00).words.endswith(
        "Its new task and the list “My topics” went with it."
    )
    assert fresh_session(session, kanji).task.title == "Kanji"
    assert session.get(Task, made_id) is None
    assert fresh_session(session, kanji).task.removed_at is None


def test_a_task_that_was_chosen_stays_and_nothing_is_said(
    session: Session, ana: Owner, list_id: int
) -> None:
    task_id = session.scalars(select(Task.id).where(Task.checklist_id == list_id)).one()
    row = add_session(session, ana, task_id=task_id)
    assert undo_first(session, ana.id).words.endswith("21:00.")
    assert fresh_session(session, row).task.removed_at is None


def row_of(kind: type[Evidence | TaskEvent], **says: Any) -> Use:
    def write(session: Session, _ana: Owner, row: RevisionSession) -> None:
        session.add(kind(owner_id=row.owner_id, task_id=row.task_id, **says))
        session.commit()

    return write


def written_over(session: Session, _ana: Owner, row: RevisionSession) -> None:
    row.task.why = "For the exam"
    session.commit()


def of_task(row: RevisionSession) -> tuple[int, int, int]:
    return row.owner_id, row.task.checklist_id, row.task_id


def planned_elsewhere_since(session: Session, ana: Owner, row: RevisionSession) -> None:
    other = add_session(session, ana, task_id=row.task_id)
    edit(session, other, TUESDAY, Scope.ALL, task_id=None, topic="Kana")


MORE: dict[str, Use] = {
    "status": lambda s, _, row: tasks.set_status(
        s, *of_task(row), row.task.version, TaskStatus.IN_PROGRESS, MONDAY_09_00
    ),
    "evidence": lambda s, _, row: evidence.add(s, *of_task(row), ANSWER, MONDAY_09_00),
    "a piece of evidence alone": row_of(Evidence, says="Yes", created_at=MONDAY_09_00),
    "a line of the log alone": row_of(TaskEvent, words="Looked at.", at=MONDAY_09_00),
    "a version alone": written_over,
    "session": lambda s, ana, row: add_session(s, ana, task_id=row.task_id),
    "session that is another's since": planned_elsewhere_since,
}


@pytest.mark.parametrize("use", MORE.values(), ids=MORE)
def test_a_task_with_which_more_was_done_stays(
    session: Session, ana: Owner, kanji: RevisionSession, use: Use
) -> None:
    use(session, ana, fresh_session(session, kanji))
    assert undo_first(session, ana.id).words.endswith(STAYS)
    row = fresh_session(session, kanji)
    assert (row.deleted_at, row.task.removed_at) == (MONDAY_10_00, None)


def test_a_task_that_was_removed_already_is_left_alone(
    session: Session, ana: Owner, kanji: RevisionSession
) -> None:
    tasks.remove(session, *of_task(kanji), MONDAY_09_00)
    assert undo_first(session, ana.id).words.endswith("21:00.")
    assert fresh_session(session, kanji).task.removed_at == MONDAY_09_00


def added_and_removed(session: Session, _ana: Owner, row: RevisionSession) -> None:
    ids = of_task(row)[:2]
    other = tasks.add_task(session, *ids, "Kana", row.task.phase, MONDAY_09_00)
    tasks.remove(session, *ids, other.id, MONDAY_09_00)


def archived_and_back(session: Session, ana: Owner, row: RevisionSession) -> None:
    ids = (ana.id, row.task.checklist_id)
    checklists.archive(session, *ids, MONDAY_09_00)
    checklists.unarchive(session, *ids, MONDAY_09_00)


OTHER_LISTS: dict[str, Use] = {
    "another task, removed": added_and_removed,
    "an exam": lambda s, ana, row: plan_dates.add(
        s, ana, "N2", TUESDAY_19_00, True, row.task.checklist_id, MONDAY_09_00
    ),
    "archived and back": archived_and_back,
}


@pytest.mark.parametrize("use", OTHER_LISTS.values(), ids=OTHER_LISTS)
def test_a_list_with_which_more_was_done_stays_without_the_task(
    session: Session, ana: Owner, use: Use
) -> None:
    row = add_session(session, ana)
    use(session, ana, row)
    assert undo_first(session, ana.id).words.endswith(WENT)
    assert fresh_session(session, row).task.checklist.archived_at is None


def test_a_list_of_that_name_that_was_there_before_stays(session: Session, ana: Owner) -> None:
    list_id = checklists.create_own(session, ana, OWN_LIST, [], MONDAY_08_00).id
    row = add_session(session, ana)
    assert row.task.checklist_id == list_id
    assert undo_first(session, ana.id).words.endswith(WENT)
    assert session.get(Checklist, list_id) is not None


def test_the_own_list_of_an_earlier_session_stays(session: Session, ana: Owner) -> None:
    add_session(session, ana)
    second = add_session(session, ana, topic="Kana", now=MONDAY_10_00)
    (act, _first) = acts_of(session, ana.id)
    assert undo(session, ana.id, act.id, HOLIDAYS, MONDAY_10_00).words.endswith(WENT)
    assert fresh_session(session, second).task.removed_at == MONDAY_10_00


def test_the_list_goes_once_all_that_was_planned_on_it_is_undone(
    session: Session, ana: Owner
) -> None:
    rows = [add_session(session, ana), add_session(session, ana, topic="Kana", now=MONDAY_10_00)]
    uids = {row.uid for row in rows}
    for act in acts_of(session, ana.id):
        undo(session, ana.id, act.id, HOLIDAYS, MONDAY_10_00)
    assert count_of(session, Checklist) == 0
    assert {each.uid for each in withdrawn_told(session, ana.id, MONDAY_10_00)} == uids


@pytest.mark.parametrize("who", ["ben", "cai"])
def test_nobody_else_undoes_it(
    session: Session, kanji: RevisionSession, who: str, request: pytest.FixtureRequest
) -> None:
    other: Owner = request.getfixturevalue(who)
    (act, *_) = acts_of(session, kanji.owner_id)
    with pytest.raises(NotFound):
        undo(session, other.id, act.id, HOLIDAYS, MONDAY_10_00)
    row = fresh_session(session, kanji)
    assert (row.deleted_at, row.task.removed_at) == (None, None)


def test_other_changes_say_nothing_of_tasks(session: Session, kanji: RevisionSession) -> None:
    edits.delete(session, kanji.owner_id, kanji.id, kanji.version, MONDAY_09_00 + MINUTE)
    (act, *_) = acts_of(session, kanji.owner_id)
    assert undo(session, kanji.owner_id, act.id, HOLIDAYS, MONDAY_10_00).words.endswith("21:00.")
    assert fresh_session(session, kanji).task.removed_at is None
