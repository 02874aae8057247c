"""Ana owns; Ben has a checklist of his own; Cai has nothing. Neither reaches what is Ana's."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.domain.checklists.checklist import TaskStatus
from planner.domain.errors import NotFound
from planner.domain.guides.flow import Phase
from planner.services.checklists import checklists, evidence, tasks
from planner.services.checklists.take_over import take_over
from planner.store.checklists.models import Owner
from planner.store.checklists.queries import checklist_of, checklists_of, held_checklist, task_of
from planner.store.database import Base
from tests.services.saved import ANSWER, save, task_for
from tests.services.small_guidebook import MONDAY_09_00, TUESDAY_18_30, guidebook, offer

NOW = TUESDAY_18_30
BOOK = guidebook()
DAY = NOW.date()


@dataclass(frozen=True)
class Ids:
    """Hold whose ids are used, and the ids themselves."""

    owner: int
    checklist: int
    task: int
    own_task: int
    removed_task: int
    evidence: int
    removed_evidence: int

    @property
    def list_ids(self) -> tuple[int, int]:
        return self.owner, self.checklist

    @property
    def ids(self) -> tuple[int, int, int]:
        return self.owner, self.checklist, self.task

    @property
    def own(self) -> tuple[int, int, int]:
        return self.owner, self.checklist, self.own_task


Call = Callable[[Session, Ids], object]
ON_LISTS: dict[str, Call] = {
    "read": lambda s, i: checklist_of(s, *i.list_ids),
    "hold": lambda s, i: held_checklist(s, *i.list_ids, NOW),
    "edit the offer": lambda s, i: checklists.edit_offer(
        s, *i.list_ids, 1, offer(host="Mine"), BOOK, NOW
    ),
    "duplicate": lambda s, i: checklists.duplicate(s, *i.list_ids, "Mine", guidebook(), NOW),
    "archive": lambda s, i: checklists.archive(s, *i.list_ids, NOW),
    "unarchive": lambda s, i: checklists.unarchive(s, *i.list_ids, NOW),
    "delete": lambda s, i: checklists.delete(s, *i.list_ids, NOW),
    "take over": lambda s, i: take_over(s, *i.list_ids, ["c1"], guidebook(()), NOW),
    "add a task": lambda s, i: tasks.add_task(s, *i.list_ids, "Mine", Phase.OWN, NOW),
}
ON_TASKS: dict[str, Call] = {
    "read a task": lambda s, i: task_of(s, *i.ids),
    "set a status": lambda s, i: tasks.set_status(s, *i.ids, 1, TaskStatus.DONE, NOW),
    "set a day": lambda s, i: tasks.set_due(s, *i.ids, 1, DAY, BOOK, NOW),
    "write a note": lambda s, i: tasks.write_note(s, *i.ids, 1, "Mine", NOW),
    "rename": lambda s, i: tasks.rename(s, *i.own, 1, "Mine", NOW),
    "move": lambda s, i: tasks.move(s, *i.own, 1, NOW),
    "remove": lambda s, i: tasks.remove(s, *i.own, NOW),
    "restore": lambda s, i: tasks.restore(s, *i.list_ids, i.removed_task, NOW),
    "note a link": lambda s, i: tasks.note_opened(s, *i.ids, "nus-page", NOW),
    "add evidence": lambda s, i: evidence.add(s, *i.ids, ANSWER, NOW),
    "edit evidence": lambda s, i: evidence.edit(s, *i.ids, i.evidence, 1, ANSWER, NOW),
    "remove evidence": lambda s, i: evidence.remove(s, *i.ids, i.evidence, NOW),
    "restore evidence": lambda s, i: evidence.restore(s, *i.ids, i.removed_evidence, NOW),
}
CALLS = ON_LISTS | ON_TASKS


def filled(session: Session, owner: Owner) -> Ids:
    """Save a checklist on which every call does something."""
    checklist = save(session, owner)
    ids = (owner.id, checklist.id)
    task = task_for(checklist, "c1").id
    gone = tasks.add_task(session, *ids, "Gone", Phase.OWN, MONDAY_09_00).id
    own = [tasks.add_task(session, *ids, name, Phase.OWN, MONDAY_09_00).id for name in "AB"]
    tasks.remove(session, *ids, gone, MONDAY_09_00)
    answer = replace(ANSWER, says="Theirs.")
    rows = [evidence.add(session, *ids, task, answer, MONDAY_09_00).id for _ in range(2)]
    evidence.remove(session, *ids, task, rows[1], MONDAY_09_00)
    return Ids(*ids, task, own[0], gone, rows[0], rows[1])


@pytest.fixture
def anas(session: Session, ana: Owner) -> Ids:
    return filled(session, ana)


@pytest.fixture
def bens(session: Session, ben: Owner, anas: Ids) -> Ids:
    assert anas.owner != ben.id
    return filled(session, ben)


def everything(session: Session) -> list[object]:
    """Read every row of every table."""
    session.rollback()
    return [
        tuple(row)
        for table in Base.metadata.sorted_tables
        for row in session.execute(select(table).order_by(*table.primary_key))
    ]


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_ana_reaches_what_is_hers(session: Session, anas: Ids, call: Call) -> None:
    call(session, anas)


@pytest.mark.parametrize("name", sorted(set(CALLS) - {"read", "read a task", "hold"}))
def test_each_change_changes_something(session: Session, anas: Ids, name: str) -> None:
    before = everything(session)
    CALLS[name](session, anas)
    assert everything(session) != before


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_ben_finds_nothing_at_anas_ids_and_changes_nothing(
    session: Session, anas: Ids, bens: Ids, call: Call
) -> None:
    before = everything(session)
    with pytest.raises(NotFound, match="is not here"):
        call(session, replace(anas, owner=bens.owner))
    assert everything(session) == before


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_cai_finds_nothing_at_anas_ids_and_changes_nothing(
    session: Session, anas: Ids, cai: Owner, call: Call
) -> None:
    cai_id = cai.id
    session.commit()
    before = everything(session)
    with pytest.raises(NotFound, match="is not here"):
        call(session, replace(anas, owner=cai_id))
    assert everything(session) == before


@pytest.mark.parametrize("call", ON_TASKS.values(), ids=ON_TASKS)
def test_a_task_of_anas_is_not_found_in_bens_checklist(
    session: Session, anas: Ids, bens: Ids, call: Call
) -> None:
    before = everything(session)
    with pytest.raises(NotFound, match="task is not here"):
        call(session, replace(anas, owner=bens.owner, checklist=bens.checklist))
    assert everything(session) == before


@pytest.mark.parametrize("name", ["edit evidence", "remove evidence", "restore evidence"])
def test_evidence_of_anas_is_not_found_in_bens_task(
    session: Session, anas: Ids, bens: Ids, name: str
) -> None:
    before = everything(session)
    mixed = replace(bens, evidence=anas.evidence, removed_evidence=anas.removed_evidence)
    with pytest.raises(NotFound, match="piece of evidence is not here"):
        CALLS[name](session, mixed)
    assert everything(session) == before


def test_each_owner_lists_their_own(session: Session, anas: Ids, bens: Ids, cai: Owner) -> None:
    listed = {
        owner: [row.id for row in checklists_of(session, owner)]
        for owner in (anas.owner, bens.owner, cai.id)
    }
    assert listed == {anas.owner: [anas.checklist], bens.owner: [bens.checklist], cai.id: []}
