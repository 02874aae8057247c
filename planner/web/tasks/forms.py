"""The forms of one task: what was typed into them, and what they held before."""

from flask import request

from planner.domain.checklists.checklist import STATUS_WORDS, TaskStatus
from planner.domain.errors import InvalidValue
from planner.domain.time_words import full_day_words
from planner.domain.typed_text import clean_text, read_day
from planner.services.checklists.evidence import EvidenceText
from planner.store.checklists.models import Evidence
from planner.web.tasks.view_models import EvidenceForm

EVIDENCE_LABELS = {
    "says": "What it says",
    "link": "Link or file name",
    "seen_on": "Date seen",
    "answered_by": "Who answered",
    "reference": "Reference number",
    "remark": "Note on it",
}


def typed_status() -> TaskStatus:
    """Give the status that was pressed; raises InvalidValue for an invented one."""
    text = request.form.get("status", "")
    try:
        return TaskStatus(text)
    except ValueError as error:
        words = ", ".join(STATUS_WORDS.values())
        raise InvalidValue(
            "status", f"“{text[:40]}” is no status: press one of {words}."
        ) from error


def typed_evidence() -> EvidenceForm:
    """Give what was typed into the form of a piece of evidence, as it was typed."""
    return EvidenceForm(**{name: request.form.get(name, "") for name in EVIDENCE_LABELS})


def read_evidence(form: EvidenceForm) -> EvidenceText:
    """Read a piece of evidence as it would be kept; raises InvalidValue for its day."""
    return EvidenceText(
        says=clean_text(form.says, multiline=True),
        link=clean_text(form.link),
        seen_on=read_day("seen_on", EVIDENCE_LABELS["seen_on"], form.seen_on),
        answered_by=clean_text(form.answered_by),
        reference=clean_text(form.reference),
        note=clean_text(form.remark, multiline=True),
    )


def evidence_form(evidence: Evidence | EvidenceText) -> EvidenceForm:
    """Write a piece of evidence the way it stands in its form."""
    return EvidenceForm(
        says=evidence.says,
        link=evidence.link,
        seen_on=full_day_words(evidence.seen_on) if evidence.seen_on else "",
        answered_by=evidence.answered_by,
        reference=evidence.reference,
        remark=evidence.note,
    )


def evidence_errors(error: InvalidValue) -> dict[str, str]:
    """Give an error under the name that its field has in the form."""
    return {"remark" if error.field == "note" else error.field: error.message}


def both_evidences(saved: Evidence | None, mine: EvidenceText) -> dict[str, tuple[str, str, str]]:
    """Put what is saved, if anything is, beside what was read: label, saved, typed, by field."""
    theirs, ours = evidence_form(saved) if saved else EvidenceForm(), evidence_form(mine)
    return {
        name: (label, getattr(theirs, name), getattr(ours, name))
        for name, label in EVIDENCE_LABELS.items()
    }
