"""Tasks of one's own: renamed, moved, removed and brought back."""

from typing import Literal

from flask import Blueprint, Response, url_for

from planner.domain.errors import InvalidValue, StaleEdit
from planner.services import tasks as services
from planner.store.database import db
from planner.web import clock
from planner.web.own_addresses import task_url
from planner.web.owners import asking_owner
from planner.web.personal import ONE_TASK, seen_at, typed, typed_version
from planner.web.task_answers import asked_task, at_fault, both_versions, led_to

blueprint = Blueprint("own", __name__)

DIRECTIONS: dict[str, Literal[-1, 1]] = {"up": -1, "down": 1}


@blueprint.post(f"{ONE_TASK}/rename")
def rename(checklist_id: int, task_id: int) -> Response:
    """Give a task of one's own another name."""
    task, version = asked_task(checklist_id, task_id), typed_version()
    ids = (task.owner_id, checklist_id, task_id)
    try:
        services.rename(db.session(), *ids, version, typed("title"), clock.now())
    except InvalidValue as error:
        return at_fault(asked_task(checklist_id, task_id), "rename", error, title=typed("title"))
    except StaleEdit as error:
        task = asked_task(checklist_id, task_id)
        fields = {"title": ("Name", task.title, typed("title"))}
        return both_versions(error, task, task_url(task, "tasks.own.rename"), fields)
    return led_to(task, "renamed")


@blueprint.post(f"{ONE_TASK}/move")
def move(checklist_id: int, task_id: int) -> Response:
    """Change places with the task above or below."""
    task = asked_task(checklist_id, task_id)
    direction = DIRECTIONS.get(typed("direction"))
    if direction is None:
        raise InvalidValue("direction", "A task moves up or down, and this form named neither.")
    ids = (task.owner_id, checklist_id, task_id)
    services.move(db.session(), *ids, direction, clock.now())
    return led_to(task, "moved")


@blueprint.post(f"{ONE_TASK}/remove")
def remove(checklist_id: int, task_id: int) -> Response:
    """Remove a task of one's own; the next page can undo it."""
    services.remove(db.session(), asking_owner().id, checklist_id, task_id, clock.now())
    return seen_at(
        url_for("checklists.show", checklist_id=checklist_id, done="removed", task=task_id)
    )


@blueprint.post(f"{ONE_TASK}/restore")
def restore(checklist_id: int, task_id: int) -> Response:
    """Bring a removed task back to where it stood."""
    services.restore(db.session(), asking_owner().id, checklist_id, task_id, clock.now())
    return seen_at(url_for("checklists.show", checklist_id=checklist_id, done="restored"))
