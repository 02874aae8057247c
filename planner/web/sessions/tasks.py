"""The tasks that a session can be for: those offered by its form, and what one is called."""

from planner.domain.checklists.checklist import SETTLED
from planner.store.checklists.models import Checklist, Owner, Task
from planner.store.checklists.queries import checklists_of, live_tasks
from planner.store.database import db
from planner.web.sessions.view_models import OptionGroup

A_NEW_ONE = ("", "A new task…")
NOT_LISTED = "a task that is not listed"


def task_title(owner_id: int, task_id: int) -> str:
    """Give the title of an owner's task, removed or not."""
    task = db.session().get(Task, task_id)
    return task.title if task and task.owner_id == owner_id else NOT_LISTED


def task_groups(owner: Owner | None, chosen: str) -> tuple[OptionGroup, ...]:
    """List the tasks that are not settled, by checklist; the chosen one wherever it stands."""
    if owner is None:
        return ()
    session, owner_id = db.session(), owner.id
    groups = [_tasks(one, chosen) for one in checklists_of(session, owner_id)]
    if chosen and not any(chosen in dict(group.options) for group in groups):
        away = checklists_of(session, owner_id, is_archived=True)
        groups += [
            group
            for group in (_tasks(one, chosen) for one in away)
            if chosen in dict(group.options)
        ]
    listed = [group for group in groups if group.options]
    return (*listed, OptionGroup("", (A_NEW_ONE,))) if listed else ()


def _tasks(checklist: Checklist, chosen: str) -> OptionGroup:
    tasks = live_tasks(checklist)
    return OptionGroup(
        checklist.name,
        tuple(
            (str(task.id), task.title)
            for task in tasks
            if task.status not in SETTLED or str(task.id) == chosen
        ),
    )
