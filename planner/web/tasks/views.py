"""Tasks: one of them, and each change that its owner makes to where it stands."""

from flask import Blueprint, Response

from planner.domain.checklists.checklist import STATUS_WORDS, TaskStatus
from planner.domain.errors import InvalidValue, StaleEdit
from planner.domain.guides.flow import Phase
from planner.domain.time_words import full_day_words
from planner.domain.typed_text import clean_text, read_day
from planner.services.checklists import tasks as services
from planner.store.checklists.models import Task
from planner.store.checklists.queries import checklist_of
from planner.store.database import db
from planner.web import clock
from planner.web.checklists.pages import show_page
from planner.web.guides.guidebook import guidebook, today
from planner.web.own_addresses import checklist_url, task_url
from planner.web.owners import asking_owner
from planner.web.personal import (
    ONE_CHECKLIST,
    ONE_TASK,
    personal_page,
    seen_at,
    typed,
    typed_version,
)
from planner.web.tasks import evidence, own_tasks
from planner.web.tasks.answers import (
    asked_task,
    at_fault,
    both_texts,
    both_versions,
    late_form,
    led_to,
    task_ids,
    task_response,
)
from planner.web.tasks.forms import typed_status

blueprint = Blueprint("tasks", __name__)
for part in (own_tasks, evidence):
    blueprint.register_blueprint(part.blueprint)


@blueprint.post(f"{ONE_CHECKLIST}/tasks")
def create(checklist_id: int) -> Response:
    """Add a task of one's own to a checklist."""
    owner_id, session = asking_owner().id, db.session()
    checklist = checklist_of(session, owner_id, checklist_id)
    try:
        services.add_task(session, owner_id, checklist_id, typed("title"), _phase(), clock.now())
    except InvalidValue as error:
        given = {"title": typed("title"), "phase": typed("phase")}
        checklist = checklist_of(session, owner_id, checklist_id)
        page = show_page(checklist, guidebook(), today(), given, {error.field: error.message})
        return personal_page("checklists/show.html", 400, page=page)
    return seen_at(checklist_url(checklist, done="added"))


@blueprint.get(ONE_TASK)
def show(checklist_id: int, task_id: int) -> Response:
    """Show one task; a removed one leads to its checklist, which can bring it back."""
    task = asked_task(checklist_id, task_id)
    if task.removed_at is not None:
        return seen_at(checklist_url(task.checklist, done="removed", task=task_id))
    return task_response(task)


@blueprint.post(f"{ONE_TASK}/status")
def status(checklist_id: int, task_id: int) -> Response:
    """Say how far the task is."""
    task, version = asked_task(checklist_id, task_id), typed_version()
    try:
        wanted = typed_status()
        services.set_status(db.session(), *task_ids(task), version, wanted, clock.now())
    except InvalidValue as error:
        return at_fault(asked_task(checklist_id, task_id), "status", error)
    except StaleEdit as error:
        return _both_statuses(error, asked_task(checklist_id, task_id), wanted)
    return led_to(task, "status")


@blueprint.post(f"{ONE_TASK}/due")
def due(checklist_id: int, task_id: int) -> Response:
    """Choose a day of one's own, or with an empty field go back to the worked-out one."""
    task, version = asked_task(checklist_id, task_id), typed_version()
    try:
        day = read_day("due_on", "Due date", typed("due_on"))
        services.set_due(db.session(), *task_ids(task), version, day, guidebook(), clock.now())
    except InvalidValue as error:
        return at_fault(asked_task(checklist_id, task_id), "due", error, due_on=typed("due_on"))
    except StaleEdit as error:
        task = asked_task(checklist_id, task_id)
        saved, mine = (full_day_words(each) if each else "" for each in (task.due_on, day))
        return both_texts(error, task, "tasks.due", {"due_on": ("Due date", saved, mine)})
    return led_to(task, "due")


@blueprint.post(f"{ONE_TASK}/note")
def note(checklist_id: int, task_id: int) -> Response:
    """Write one's own note."""
    task, version = asked_task(checklist_id, task_id), typed_version()
    try:
        services.write_note(db.session(), *task_ids(task), version, typed("note"), clock.now())
    except InvalidValue as error:
        return at_fault(asked_task(checklist_id, task_id), "note", error, note=typed("note"))
    except StaleEdit as error:
        task = asked_task(checklist_id, task_id)
        mine = clean_text(typed("note"), multiline=True)
        return both_texts(error, task, "tasks.note", {"note": ("My note", task.note, mine)})
    return led_to(task, "note")


@blueprint.post(f"{ONE_TASK}/opened")
def opened(checklist_id: int, task_id: int) -> Response:
    """Note that one opened a page behind the task today."""
    task = asked_task(checklist_id, task_id)
    services.note_opened(db.session(), *task_ids(task), typed("source"), clock.now())
    return led_to(task, "opened")


def _phase() -> Phase:
    """Give the group that was chosen, one's own if none was; raises InvalidValue."""
    try:
        return Phase(typed("phase") or Phase.OWN)
    except ValueError as error:
        raise InvalidValue("phase", "That is no group of this checklist: choose one.") from error


def _both_statuses(error: StaleEdit, task: Task, wanted: TaskStatus) -> Response:
    fields = {"status": ("Status", STATUS_WORDS[task.status], STATUS_WORDS[wanted])}
    action, sends = task_url(task, "tasks.status"), {"status": wanted.value}
    return both_versions(error, task, fields, late_form(task, action, sends, task.version))
