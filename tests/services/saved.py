"""Checklists saved with defaults, and short ways to what stands in them."""

from typing import Any

from sqlalchemy.orm import Session

from planner.domain.guides.flow import Phase
from planner.services.checklists.checklists import create_from_flow
from planner.services.checklists.evidence import EvidenceText
from planner.store.checklists.models import Checklist, Owner, Task
from planner.store.checklists.queries import checklist_of, live_tasks
from tests.services.small_guidebook import JAPAN_UNPAID, SUNDAY, SUNDAY_10_00, guidebook, offer

ANSWER = EvidenceText(
    says="The office says: send the contract first.",
    link="https://www.nus.edu.sg/internships",
    seen_on=SUNDAY,
    answered_by="Internship office",
    reference="REF-7",
    note="By mail.",
)


def save(session: Session, owner: Owner, **changes: Any) -> Checklist:
    """Save Japan's unpaid internship; ``changes`` are book, answers and fields of the offer."""
    book = changes.pop("book", guidebook())
    answers = changes.pop("answers", JAPAN_UNPAID)
    return create_from_flow(session, owner, book, answers, offer(**changes), SUNDAY_10_00)


def fresh(session: Session, checklist: Checklist) -> Checklist:
    """Read a checklist again as the database has it."""
    session.expire_all()
    return checklist_of(session, checklist.owner_id, checklist.id)


def task_for(checklist: Checklist, item_id: str) -> Task:
    """Find the task of an item."""
    return next(task for task in checklist.tasks if task.item_id == item_id)


def titles(checklist: Checklist, phase: Phase) -> list[str]:
    """List the titles of a phase in their order."""
    return [task.title for task in live_tasks(checklist) if task.phase is phase]


def log_of(task: Task) -> list[str]:
    """List the lines of a task's log."""
    return [event.words for event in task.events]
