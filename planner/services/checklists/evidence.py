"""Evidence of a task: added, edited, removed and brought back, each in one transaction.

Another owner's id is NotFound, as if nothing stood there. ``link`` is text as typed, a web address
or the name of a file; whoever shows it decides whether it can be followed.
"""

# ruff: noqa: PLR0913, PLR0917 - whose, which, what and when are facts of their own, typed apart

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from planner.domain.errors import InvalidValue, NotFound, StaleEdit
from planner.domain.moments import day_in_singapore
from planner.domain.time_words import full_day_words
from planner.domain.typed_text import read_text
from planner.services.checklists.held import held_task
from planner.services.checklists.task_log import log, quoted
from planner.services.transactions import LOOK_AGAIN, saved_whole
from planner.store.checklists.models import Evidence, Task
from planner.store.checklists.queries import NOT_HERE

LONGEST_WORDS = 10_000
LONGEST_LINK = 2_000
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class EvidenceText:
    """Hold what its owner typed of one piece of evidence; only ``says`` is needed."""

    says: str
    link: str = ""
    seen_on: date | None = None
    answered_by: str = ""
    reference: str = ""
    note: str = ""


def add(
    session: Session,
    owner_id: int,
    checklist_id: int,
    task_id: int,
    text: EvidenceText,
    now: datetime,
) -> Evidence:
    """Add a piece of evidence to a task; raises InvalidValue with the field at fault."""
    with saved_whole(session):
        task = held_task(session, owner_id, checklist_id, task_id, now)
        evidence = Evidence(owner_id=owner_id, created_at=now)
        _write(evidence, text, day_in_singapore(now))
        task.evidence.append(evidence)
        log(session, task, f"Evidence added: {quoted(evidence.says)}.", now)
    return evidence


def edit(
    session: Session,
    owner_id: int,
    checklist_id: int,
    task_id: int,
    evidence_id: int,
    version: int,
    text: EvidenceText,
    now: datetime,
) -> Evidence:
    """Change a piece of evidence; raises InvalidValue with the field at fault, and StaleEdit."""
    with saved_whole(session):
        task, evidence = _held(session, owner_id, checklist_id, (task_id, evidence_id), now)
        _check_version(evidence, version)
        before = evidence.says
        _write(evidence, text, day_in_singapore(now))
        if session.is_modified(evidence):
            log(session, task, _change_words(before, evidence.says), now)
    return evidence


def remove(
    session: Session,
    owner_id: int,
    checklist_id: int,
    task_id: int,
    evidence_id: int,
    now: datetime,
) -> Evidence:
    """Remove a piece of evidence, so that ``restore`` can bring it back."""
    with saved_whole(session):
        task, evidence = _held(session, owner_id, checklist_id, (task_id, evidence_id), now)
        if evidence.removed_at is None:
            evidence.removed_at = now
            log(session, task, f"Evidence removed: {quoted(evidence.says)}.", now)
    return evidence


def restore(
    session: Session,
    owner_id: int,
    checklist_id: int,
    task_id: int,
    evidence_id: int,
    now: datetime,
) -> Evidence:
    """Bring a removed piece of evidence back."""
    with saved_whole(session):
        task, evidence = _held(session, owner_id, checklist_id, (task_id, evidence_id), now)
        if evidence.removed_at is not None:
            evidence.removed_at = None
            log(session, task, f"Evidence brought back: {quoted(evidence.says)}.", now)
    return evidence


def _held(
    session: Session, owner_id: int, checklist_id: int, ids: tuple[int, int], now: datetime
) -> tuple[Task, Evidence]:
    """Hold a task and one piece of its evidence, removed or not; ``ids`` are theirs."""
    task = held_task(session, owner_id, checklist_id, ids[0], now)
    for evidence in task.evidence:
        if evidence.id == ids[1]:
            return task, evidence
    raise NotFound(NOT_HERE.format("piece of evidence"))


def _check_version(evidence: Evidence, version: int) -> None:
    if evidence.removed_at is not None:
        raise StaleEdit(
            f"{quoted(evidence.says)} was removed after this form was opened. Bring it back first."
        )
    if evidence.version != version:
        raise StaleEdit(
            "This evidence was changed after this form was opened. It now says "
            f"{quoted(evidence.says)}. {LOOK_AGAIN}"
        )


def _write(evidence: Evidence, text: EvidenceText, today: date) -> None:
    for field, value in asdict(_checked(text, today)).items():
        setattr(evidence, field, value)


def _checked(text: EvidenceText, today: date) -> EvidenceText:
    """Read every field; raises InvalidValue for the first one at fault."""
    if text.seen_on is not None and text.seen_on > today:
        raise InvalidValue(
            "seen_on",
            f"Date seen: {full_day_words(text.seen_on)} is still to come. Type the day on which "
            "you saw or heard it.",
        )
    return replace(
        text,
        says=read_text(
            "says", "What it says", text.says, LONGEST_WORDS, required=True, multiline=True
        ),
        link=read_text("link", "Link or file name", text.link, LONGEST_LINK),
        answered_by=read_text("answered_by", "Who answered", text.answered_by, LONGEST_NAME),
        reference=read_text("reference", "Reference number", text.reference, LONGEST_NAME),
        note=read_text("note", "Note", text.note, LONGEST_WORDS, multiline=True),
    )


def _change_words(before: str, after: str) -> str:
    """Write what became of the words, so that the old ones can be read in the log."""
    if before == after:
        return f"Evidence changed: {quoted(after)}."
    return f"Evidence changed: {quoted(before)} → {quoted(after)}."
