"""What every view of a task shares: whose task it is, its page, and where a change leads."""

from flask import Response

from planner.domain.errors import InvalidValue, StaleEdit
from planner.store.checklist_models import Task
from planner.store.checklist_queries import task_of
from planner.store.database import db
from planner.store.source_models import SourceChange
from planner.store.source_queries import changes_since, open_changes
from planner.web.conflicts import Fields, Form, conflict, sent
from planner.web.guidebook import guidebook, today
from planner.web.own_addresses import task_url
from planner.web.owners import asking_owner
from planner.web.personal import personal_page, seen_at
from planner.web.place_view import Link
from planner.web.task_page import Desk, Tried, task_page


def asked_task(checklist_id: int, task_id: int) -> Task:
    """Give the task that an address names; raises NotFound unless it is the asking owner's."""
    return task_of(db.session(), asking_owner().id, checklist_id, task_id)


def task_response(task: Task, tried: Tried | None = None) -> Response:
    """Show a task; 400 with the form that could not be saved."""
    desk = Desk(guidebook(), today(), open_changes(db.session()), _changes_under(task))
    page = task_page(task, desk, tried)
    return personal_page("tasks/show.html", 400 if page.errors else 200, page=page)


def _changes_under(task: Task) -> list[SourceChange]:
    """Read what changed under a task since it was done: a review settles the guide alone."""
    if task.changed_on is None:
        return []
    return changes_since(db.session(), [each.source_id for each in task.sources], task.changed_on)


def at_fault(task: Task, form: str, error: InvalidValue, **typed: str) -> Response:
    """Show a task with a form of its page that could not be saved."""
    return task_response(task, Tried(form, typed, errors={error.field: error.message}))


def led_to(task: Task, done: str, evidence: int | None = None) -> Response:
    """Lead on to a task, whose page says what was done."""
    return seen_at(task_url(task, done=done, evidence=evidence))


def both_versions(
    error: StaleEdit, task: Task, action: str, fields: Fields, version: int | None = None
) -> Response:
    """Show both versions of a form that came too late; ``version`` is the task's unless given."""
    back = Link("Keep what is saved", task_url(task), "undo-2")
    form = Form(action, sent(fields), task.version if version is None else version, back)
    return conflict(error, fields, form)
