"""Tasks of one's own: renamed, moved, removed and brought back."""

from typing import Literal

from flask import Blueprint, Response

from planner.domain.errors import InvalidValue, StaleEdit
from planner.domain.typed_text import clean_text
from planner.services.checklists import tasks as services
from planner.store.database import db
from planner.web import clock
from planner.web.own_addresses import checklist_url
from planner.web.personal import ONE_TASK, seen_at, typed, typed_version
from planner.web.tasks.answers import asked_task, at_fault, both_texts, led_to, task_ids

blueprint = Blueprint("own", __name__)

DIRECTIONS: dict[str, Literal[-1, 1]] = {"up": -1, "down": 1}


@blueprint.post(f"{ONE_TASK}/rename")
def rename(checklist_id: int, task_id: int) -> Response:
    """Give a task of one's own another name."""
    task, version = asked_task(checklist_id, task_id), typed_version()
    try:
        services.rename(db.session(), *task_ids(task), version, typed("title"), clock.now())
    except InvalidValue as error:
        return at_fault(asked_task(checklist_id, task_id), "rename", error, title=typed("title"))
    except StaleEdit as error:
        task = asked_task(checklist_id, task_id)
        fields = {"title": ("Name", task.title, clean_text(typed("title")))}
        return both_texts(error, task, "tasks.own.rename", fields)
    return led_to(task, "renamed")


@blueprint.post(f"{ONE_TASK}/move")
def move(checklist_id: int, task_id: int) -> Response:
    """Change places with the task above or below."""
    task = asked_task(checklist_id, task_id)
    direction = DIRECTIONS.get(typed("direction"))
    if direction is None:
        raise InvalidValue("direction", "A task moves up or down, and this form named neither.")
    services.move(db.session(), *task_ids(task), direction, clock.now())
    return led_to(task, "moved")


@blueprint.post(f"{ONE_TASK}/remove")
def remove(checklist_id: int, task_id: int) -> Response:
    """Remove a task of one's own; the next page can undo it."""
    task = asked_task(checklist_id, task_id)
    services.remove(db.session(), *task_ids(task), clock.now())
    return seen_at(checklist_url(task.checklist, done="removed", task=task_id))


@blueprint.post(f"{ONE_TASK}/restore")
def restore(checklist_id: int, task_id: int) -> Response:
    """Bring a removed task back to where it stood."""
    task = asked_task(checklist_id, task_id)
    services.restore(db.session(), *task_ids(task), clock.now())
    return seen_at(checklist_url(task.checklist, done="restored"))
