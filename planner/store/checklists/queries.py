"""Questions about what visitors keep, each named after its answer and asked by owner."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from planner.domain.errors import NotFound
from planner.domain.guides.flow import Phase
from planner.store.checklists.models import Checklist, Evidence, Owner, Task

NOT_HERE = (
    "This {} is not here: it may have been deleted, or it belongs to the browser that saved it."
)


def owner_by_key(session: Session, key: str) -> Owner | None:
    """Find who a cookie's key belongs to."""
    return session.scalar(select(Owner).where(Owner.key == key))


def checklists_of(
    session: Session, owner_id: int, *, is_archived: bool = False
) -> Sequence[Checklist]:
    """Read an owner's checklists with their tasks, the one changed last first."""
    wanted = Checklist.archived_at.is_not(None) if is_archived else Checklist.archived_at.is_(None)
    mine = select(Checklist).where(Checklist.owner_id == owner_id, wanted)
    newest_first = mine.order_by(Checklist.updated_at.desc(), Checklist.id.desc())
    return [_joined(row) for row in session.scalars(_whole(newest_first))]


def checklist_of(session: Session, owner_id: int, checklist_id: int) -> Checklist:
    """Read a checklist with its tasks, their sources and evidence; raises NotFound."""
    mine = select(Checklist).where(Checklist.id == checklist_id, Checklist.owner_id == owner_id)
    checklist = session.scalar(_whole(mine))
    if checklist is None:
        raise NotFound(NOT_HERE.format("checklist"))
    return _joined(checklist)


def held_checklist(session: Session, owner_id: int, checklist_id: int, now: datetime) -> Checklist:
    """Mark a checklist as changed now, then read it as it stands; raises NotFound.

    The mark locks its row until the transaction ends, so that changes of one checklist follow
    each other; it leaves the version alone, so that a tick makes no form about the offer stale.
    """
    mark = update(Checklist).where(Checklist.id == checklist_id, Checklist.owner_id == owner_id)
    session.scalar(mark.values(updated_at=now).returning(Checklist.id))
    return checklist_of(session, owner_id, checklist_id)


def task_of(session: Session, owner_id: int, checklist_id: int, task_id: int) -> Task:
    """Read a task, removed or not, with its whole checklist; raises NotFound."""
    return task_in(checklist_of(session, owner_id, checklist_id), task_id)


def task_in(checklist: Checklist, task_id: int) -> Task:
    """Find a task of a checklist, removed or not; raises NotFound."""
    for task in checklist.tasks:
        if task.id == task_id:
            return task
    raise NotFound(NOT_HERE.format("task"))


def live_tasks(checklist: Checklist) -> list[Task]:
    """List the tasks that were not removed, in their order."""
    return [task for task in checklist.tasks if task.removed_at is None]


def live_evidence(task: Task) -> list[Evidence]:
    """List the evidence that was not removed, oldest first."""
    return [evidence for evidence in task.evidence if evidence.removed_at is None]


def end_of_phase(checklist: Checklist, phase: Phase) -> int:
    """Give the first free position of a phase; removed tasks keep theirs."""
    return sum(task.phase is phase for task in checklist.tasks)


def close_gap(session: Session, leaving: Task) -> None:
    """Move up the tasks that stand behind one that is about to leave its phase."""
    for task in leaving.checklist.tasks:
        if task.phase is leaving.phase and task.position > leaving.position:
            _put(session, task, task.position - 1)


def swap_places(session: Session, one: Task, other: Task) -> None:
    """Swap the positions of two tasks; their versions stay, as no form holds a position."""
    for task, position in ((one, other.position), (other, one.position)):
        _put(session, task, position)


def _put(session: Session, task: Task, position: int) -> None:
    session.execute(update(Task).where(Task.id == task.id).values(position=position))


def _whole(wanted: Select[Checklist]) -> Select[Checklist]:
    """Read in a fixed number of statements, over what the session may have read before."""
    eager = wanted.options(selectinload(Checklist.tasks))
    return eager.execution_options(populate_existing=True)


def _joined(checklist: Checklist) -> Checklist:
    """Tell each task its checklist, which a key of two columns would else ask for one by one."""
    for task in checklist.tasks:
        set_committed_value(task, "checklist", checklist)
    return checklist
