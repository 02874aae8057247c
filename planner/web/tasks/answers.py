"""What every view of a task shares: whose task it is, its page, and where a change leads."""

from collections.abc import Mapping

from flask import Response

from planner.domain.checklists.checklist import TaskStatus
from planner.domain.errors import InvalidValue, StaleEdit
from planner.store.checklists.models import Task
from planner.store.checklists.queries import task_of
from planner.store.database import db
from planner.store.sessions.queries import occurrences_of_task
from planner.store.watch.models import SourceChange
from planner.store.watch.queries import changes_since, open_changes
from planner.web import clock
from planner.web.conflicts import Fields, Form, conflict, removed, sent
from planner.web.guides.guidebook import guidebook, today
from planner.web.own_addresses import checklist_url, task_url
from planner.web.owners import asking_owner
from planner.web.personal import personal_page, seen_at
from planner.web.shown import Link
from planner.web.tasks.desk import Desk
from planner.web.tasks.page import Tried, task_page
from planner.web.tasks.sessions import session_lines


def asked_task(checklist_id: int, task_id: int) -> Task:
    """Give the task that an address names; raises NotFound unless it is the asking owner's."""
    return task_of(db.session(), asking_owner().id, checklist_id, task_id)


def task_response(task: Task, tried: Tried | None = None) -> Response:
    """Show a task; 400 with the form that could not be saved."""
    planned = session_lines(occurrences_of_task(db.session(), task.owner_id, task.id), clock.now())
    changes = open_changes(db.session())
    desk = Desk(guidebook(), today(), changes, _changes_under(task), planned)
    page = task_page(task, desk, tried)
    return personal_page("tasks/show.html", 400 if page.errors else 200, page=page)


def _changes_under(task: Task) -> list[SourceChange]:
    """Read what changed under a task since it was done: a review settles the guide alone."""
    if task.status is not TaskStatus.CHECK_AGAIN or task.change_id is None:
        return []
    return changes_since(db.session(), [each.source_id for each in task.sources], task.change_id)


def task_ids(task: Task) -> tuple[int, int, int]:
    """Give the ids by which services find a task: its owner's, its checklist's, its own."""
    return task.owner_id, task.checklist_id, task.id


def at_fault(task: Task, form: str, error: InvalidValue, **typed: str) -> Response:
    """Show a task with a form of its page that could not be saved."""
    return task_response(task, Tried(form, typed, errors={error.field: error.message}))


def led_to(task: Task, done: str, evidence: int | None = None) -> Response:
    """Lead on to a task, whose page says what was done."""
    return seen_at(task_url(task, done=done, evidence=evidence))


def late_form(task: Task, action: str, sends: Mapping[str, str], version: int) -> Form:
    """Give the form of a task that came too late; ``version`` is the one saved now."""
    return Form(action, sends, version, Link("Keep what is saved", task_url(task), "undo-2"))


def both_versions(error: StaleEdit, task: Task, fields: Fields, form: Form) -> Response:
    """Show both versions of a form that came too late; a removed task has to come back first."""
    if task.removed_at is not None:
        restore = task_url(task, "tasks.own.restore")
        return removed(error, fields, restore, checklist_url(task.checklist))
    return conflict(error, fields, form)


def both_texts(error: StaleEdit, task: Task, endpoint: str, fields: Fields) -> Response:
    """Show both versions of a form of the task itself that sends just what it shows."""
    form = late_form(task, task_url(task, endpoint), sent(fields), task.version)
    return both_versions(error, task, fields, form)
