"""Evidence of a task: added on its page, put right on a page of its own, removed with undo."""

from flask import Blueprint, Response

from planner.domain.errors import InvalidValue, NotFound, StaleEdit
from planner.services import evidence as services
from planner.store.checklist_models import Evidence, Task
from planner.store.checklist_queries import live_evidence
from planner.store.database import db
from planner.web import clock
from planner.web.own_addresses import task_url
from planner.web.personal import ONE_EVIDENCE, ONE_TASK, form_page, personal_page, typed_version
from planner.web.place_view import Link
from planner.web.task_answers import asked_task, both_versions, led_to, task_response
from planner.web.task_forms import (
    both_evidences,
    evidence_errors,
    evidence_form,
    read_evidence,
    typed_evidence,
)
from planner.web.task_page import Tried
from planner.web.task_view import EvidenceForm, EvidencePage

blueprint = Blueprint("evidence", __name__)


@blueprint.post(f"{ONE_TASK}/evidence")
def create(checklist_id: int, task_id: int) -> Response:
    """Add a piece of evidence."""
    task, form = asked_task(checklist_id, task_id), typed_evidence()
    try:
        services.add(db.session(), *_ids(task), read_evidence(form), clock.now())
    except InvalidValue as error:
        tried = Tried("evidence", evidence=form, errors=evidence_errors(error))
        return task_response(asked_task(checklist_id, task_id), tried)
    return led_to(task, "evidence-added")


@blueprint.get(ONE_EVIDENCE)
def edit(checklist_id: int, task_id: int, evidence_id: int) -> Response:
    """Show a piece of evidence in its form."""
    task = asked_task(checklist_id, task_id)
    evidence = _evidence(task, evidence_id)
    page = _page(task, evidence, evidence_form(evidence), evidence.version, {})
    return personal_page("tasks/evidence.html", page=page)


@blueprint.post(ONE_EVIDENCE)
def update(checklist_id: int, task_id: int, evidence_id: int) -> Response:
    """Put a piece of evidence right."""
    task, form = asked_task(checklist_id, task_id), typed_evidence()
    version = typed_version()
    try:
        read = read_evidence(form)
        services.edit(db.session(), *_ids(task), evidence_id, version, read, clock.now())
    except InvalidValue as error:
        task, errors = asked_task(checklist_id, task_id), evidence_errors(error)
        page = _page(task, _evidence(task, evidence_id), form, version, errors)
        return form_page("tasks/evidence.html", page, errors)
    except StaleEdit as error:
        task = asked_task(checklist_id, task_id)
        evidence = _evidence(task, evidence_id)
        fields = both_evidences(evidence_form(evidence), form)
        return both_versions(error, task, _address(task, evidence), fields, evidence.version)
    return led_to(task, "evidence-edited")


@blueprint.post(f"{ONE_EVIDENCE}/remove")
def remove(checklist_id: int, task_id: int, evidence_id: int) -> Response:
    """Remove a piece of evidence; the next page can undo it."""
    task = asked_task(checklist_id, task_id)
    services.remove(db.session(), *_ids(task), evidence_id, clock.now())
    return led_to(task, "evidence-removed", evidence=evidence_id)


@blueprint.post(f"{ONE_EVIDENCE}/restore")
def restore(checklist_id: int, task_id: int, evidence_id: int) -> Response:
    """Bring a removed piece of evidence back."""
    task = asked_task(checklist_id, task_id)
    services.restore(db.session(), *_ids(task), evidence_id, clock.now())
    return led_to(task, "evidence-restored")


def _ids(task: Task) -> tuple[int, int, int]:
    return task.owner_id, task.checklist_id, task.id


def _evidence(task: Task, evidence_id: int) -> Evidence:
    for evidence in live_evidence(task):
        if evidence.id == evidence_id:
            return evidence
    raise NotFound("This piece of evidence is not here: it may have been removed.")


def _address(task: Task, evidence: Evidence) -> str:
    return task_url(task, "tasks.evidence.update", evidence_id=evidence.id)


def _page(
    task: Task, evidence: Evidence, form: EvidenceForm, version: int, errors: dict[str, str]
) -> EvidencePage:
    return EvidencePage(
        title="Edit evidence",
        action=_address(task, evidence),
        back=Link(task.title, task_url(task)),
        version=version,
        form=form,
        errors=errors,
    )
