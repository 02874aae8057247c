"""Evidence of a task: added on its page, put right on a page of its own, removed with undo."""

from collections.abc import Iterable

from flask import Blueprint, Response

from planner.domain.errors import InvalidValue, NotFound, StaleEdit
from planner.services.checklists import evidence as services
from planner.services.checklists.evidence import EvidenceText
from planner.store.checklists.models import Evidence, Task
from planner.store.checklists.queries import live_evidence
from planner.store.database import db
from planner.web import clock
from planner.web.conflicts import removed, sent
from planner.web.own_addresses import evidence_url, task_url
from planner.web.personal import ONE_EVIDENCE, ONE_TASK, form_page, personal_page, typed_version
from planner.web.shown import Link
from planner.web.tasks.answers import (
    asked_task,
    both_texts,
    both_versions,
    late_form,
    led_to,
    task_ids,
    task_response,
)
from planner.web.tasks.forms import (
    both_evidences,
    evidence_errors,
    evidence_form,
    read_evidence,
    typed_evidence,
)
from planner.web.tasks.page import Tried
from planner.web.tasks.view_models import EvidenceForm, EvidencePage

blueprint = Blueprint("evidence", __name__)


@blueprint.post(f"{ONE_TASK}/evidence")
def create(checklist_id: int, task_id: int) -> Response:
    """Add a piece of evidence."""
    task, form = asked_task(checklist_id, task_id), typed_evidence()
    try:
        read = read_evidence(form)
        services.add(db.session(), *task_ids(task), read, clock.now())
    except InvalidValue as error:
        tried = Tried("evidence", evidence=form, errors=evidence_errors(error))
        return task_response(asked_task(checklist_id, task_id), tried)
    except StaleEdit as error:
        task, fields = asked_task(checklist_id, task_id), both_evidences(None, read)
        return both_texts(error, task, "tasks.evidence.create", fields)
    return led_to(task, "evidence-added")


@blueprint.get(ONE_EVIDENCE)
def edit(checklist_id: int, task_id: int, evidence_id: int) -> Response:
    """Show a piece of evidence in its form."""
    task = asked_task(checklist_id, task_id)
    evidence = _evidence(live_evidence(task), evidence_id)
    page = _page(task, evidence, evidence_form(evidence), evidence.version, {})
    return personal_page("tasks/evidence.html", page=page)


@blueprint.post(ONE_EVIDENCE)
def update(checklist_id: int, task_id: int, evidence_id: int) -> Response:
    """Put a piece of evidence right."""
    task, form = asked_task(checklist_id, task_id), typed_evidence()
    version = typed_version()
    try:
        read = read_evidence(form)
        services.edit(db.session(), *task_ids(task), evidence_id, version, read, clock.now())
    except InvalidValue as error:
        task, errors = asked_task(checklist_id, task_id), evidence_errors(error)
        page = _page(task, _evidence(task.evidence, evidence_id), form, version, errors)
        return form_page("tasks/evidence.html", page, errors)
    except StaleEdit as error:
        task = asked_task(checklist_id, task_id)
        return _both(error, task, _evidence(task.evidence, evidence_id), read)
    return led_to(task, "evidence-edited")


@blueprint.post(f"{ONE_EVIDENCE}/remove")
def remove(checklist_id: int, task_id: int, evidence_id: int) -> Response:
    """Remove a piece of evidence; the next page can undo it."""
    task = asked_task(checklist_id, task_id)
    services.remove(db.session(), *task_ids(task), evidence_id, clock.now())
    return led_to(task, "evidence-removed", evidence=evidence_id)


@blueprint.post(f"{ONE_EVIDENCE}/restore")
def restore(checklist_id: int, task_id: int, evidence_id: int) -> Response:
    """Bring a removed piece of evidence back."""
    task = asked_task(checklist_id, task_id)
    services.restore(db.session(), *task_ids(task), evidence_id, clock.now())
    return led_to(task, "evidence-restored")


def _both(error: StaleEdit, task: Task, evidence: Evidence, read: EvidenceText) -> Response:
    """Show both versions, or just what was typed for evidence that has to come back first."""
    fields = both_evidences(evidence, read)
    if evidence.removed_at is not None and task.removed_at is None:
        restore = evidence_url(task, evidence, "restore")
        return removed(error, fields, restore, task_url(task))
    action = evidence_url(task, evidence, "update")
    form = late_form(task, action, sent(fields), evidence.version)
    return both_versions(error, task, fields, form)


def _evidence(pieces: Iterable[Evidence], evidence_id: int) -> Evidence:
    for evidence in pieces:
        if evidence.id == evidence_id:
            return evidence
    raise NotFound("This piece of evidence is not here: it may have been removed.")


def _page(
    task: Task, evidence: Evidence, form: EvidenceForm, version: int, errors: dict[str, str]
) -> EvidencePage:
    return EvidencePage(
        title="Edit evidence",
        action=evidence_url(task, evidence, "update"),
        back=Link(task.title, task_url(task)),
        version=version,
        form=form,
        errors=errors,
    )
