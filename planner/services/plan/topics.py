"""Tasks that a plan makes along the way: made from a topic, taken back when the plan is undone.

Such a task is known by the first line of its log, written at the moment of the act.
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import and_, delete, exists, select
from sqlalchemy.orm import Session

from planner.domain.errors import InvalidValue
from planner.domain.guides.flow import Phase
from planner.domain.moments import day_in_singapore
from planner.services.checklists.own_tasks import own_task
from planner.services.checklists.task_log import log, quoted
from planner.store.calendar.withdrawals import withdraw_sessions
from planner.store.checklists.models import Checklist, Task, TaskEvent
from planner.store.checklists.queries import end_of_phase, held_checklist, task_in
from planner.store.sessions.models import Act, PlanDate, RevisionSession

OWN_LIST = "My topics"
ADDED = "Added by you, with a session."
REMOVED = "Removed with its session, which was undone."
TASK_WENT = " Its new task went with it."
LIST_WENT = " Its new task and the list “{}” went with it."
TASK_STAYS = " The task {} stays: more was done with it since."


def new_topic(
    session: Session, owner_id: int, topic: str, now: datetime, checklist_id: int | None
) -> Task:
    """Make a task of a topic: in the checklist named, else in the own list OWN_LIST.

    Raises NotFound for another's checklist, InvalidValue for a topic that is no title.
    """
    checklist_id = checklist_id or _own_list(session, owner_id, now).id
    checklist = held_checklist(session, owner_id, checklist_id, now)
    try:
        task = own_task(owner_id, topic, Phase.OWN, end_of_phase(checklist, Phase.OWN))
    except InvalidValue as fault:
        raise InvalidValue("topic", fault.message) from fault
    checklist.tasks.append(task)
    log(session, task, ADDED, now)
    session.flush()
    return task


def _own_list(session: Session, owner_id: int, now: datetime) -> Checklist:
    """Find the list that topics without one go to, or make it."""
    named = select(Checklist).where(Checklist.owner_id == owner_id, Checklist.name == OWN_LIST)
    own = named.where(Checklist.country == "", Checklist.archived_at.is_(None))
    found = session.scalars(own.order_by(Checklist.id).limit(1)).first()
    if found is not None:
        return found
    made = Checklist(
        owner_id=owner_id,
        name=OWN_LIST,
        country="",
        answers={},
        saved_on=day_in_singapore(now),
        created_at=now,
        updated_at=now,
    )
    session.add(made)
    session.flush()
    return made


def take_topics_back(session: Session, act: Act, task_ids: Collection[int], now: datetime) -> str:
    """Remove those tasks that an undone act made and nothing was done with since; say so.

    A list that was made for such a task goes too, for good, with the session that is deleted: it
    held nothing else. Whatever was touched stays.
    """
    here = select(Task).where(Task.owner_id == act.owner_id, Task.id.in_(task_ids))
    words = ""
    for task in session.scalars(here).all():
        if _log_of(session, task)[:1] == [(act.at, ADDED)]:
            words += _taken_back(session, act, task, now)
    return words


def _log_of(session: Session, task: Task) -> list[tuple[datetime, str]]:
    lines = select(TaskEvent.at, TaskEvent.words).where(TaskEvent.task_id == task.id)
    return [(row.at, row.words) for row in session.execute(lines.order_by(TaskEvent.id))]


def _taken_back(session: Session, act: Act, task: Task, now: datetime) -> str:
    checklist = held_checklist(session, act.owner_id, task.checklist_id, now)
    task = task_in(checklist, task.id)  # as it stands, now that nobody else can change it
    if task.removed_at is not None:
        return ""
    if not _is_as_made(session, act, task):
        return TASK_STAYS.format(quoted(task.title))
    if _is_list_as_made(session, act, checklist, task):
        withdraw_sessions(session, act.owner_id, Task.checklist_id == checklist.id, now)
        session.execute(delete(Checklist).where(Checklist.id == checklist.id))
        return LIST_WENT.format(checklist.name)
    task.removed_at = now
    log(session, task, REMOVED, now)
    return TASK_WENT


def _is_as_made(session: Session, act: Act, task: Task) -> bool:
    """Tell whether nothing was done with a task since, nor could an older act need it."""
    made = [int(key) for key, before in act.before.items() if before is None]
    of_task = RevisionSession.task_id == task.id
    is_planned = exists().where(and_(of_task, RevisionSession.id.not_in(made)))
    is_used = task.version > 1 or len(_log_of(session, task)) > 1 or task.evidence
    return (
        not is_used and not session.scalar(select(is_planned)) and not _is_kept(session, act, task)
    )


def _is_kept(session: Session, act: Act, task: Task) -> bool:
    """Tell whether undoing another act could put a session back to a task."""
    acts = select(Act.before).where(Act.owner_id == act.owner_id, Act.undone_at.is_(None))
    others = session.scalars(acts.where(Act.id != act.id))
    kept = (before for each in others for before in each.values() if before)
    return any(before["session"]["task_id"] == task.id for before in kept)


def _is_list_as_made(session: Session, act: Act, checklist: Checklist, task: Task) -> bool:
    """Tell whether a list was made by an act for a task, and holds nothing else."""
    has_date = exists().where(PlanDate.checklist_id == checklist.id)
    is_new = (checklist.created_at, checklist.name) == (act.at, OWN_LIST)
    others = (each for each in checklist.tasks if each.id != task.id)
    is_bare = checklist.version == 1 and all(_went_before(session, each) for each in others)
    return is_new and is_bare and not session.scalar(select(has_date))


def _went_before(session: Session, task: Task) -> bool:
    """Tell whether a task was taken back by an undo before, and nothing was done with it since."""
    return any(words == REMOVED for _at, words in _log_of(session, task)[-1:])
