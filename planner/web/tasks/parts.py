"""Builds the parts of a task's page: its evidence, its day, what its owner may do with it."""

from collections.abc import Sequence
from datetime import date

from planner.domain.checklists.checklist import is_overdue
from planner.domain.guides.guidebook import Guidebook
from planner.domain.time_words import full_day_words
from planner.store.checklists.models import Evidence, Task
from planner.web.checklists.lateness import counsel
from planner.web.checklists.words import due_words, long_day
from planner.web.own_addresses import evidence_url, task_url
from planner.web.shown import Press, Term
from planner.web.tasks.view_models import DueBox, EvidenceRow

WEB = ("https://", "http://")
ABOUT = 60  # characters of evidence that name its buttons
NO_DATE = "No date yet"


def evidence_row(task: Task, evidence: Evidence) -> EvidenceRow:
    """Write one piece of evidence; only a link to the web can be followed."""
    facts = (
        ("Seen", full_day_words(evidence.seen_on) if evidence.seen_on else ""),
        ("Who answered", evidence.answered_by),
        ("Reference", evidence.reference),
    )
    about = evidence.says[:ABOUT]
    return EvidenceRow(
        says=evidence.says,
        link=evidence.link,
        url=evidence.link if evidence.link.lower().startswith(WEB) else "",
        terms=tuple(Term(name, words) for name, words in facts if words),
        remark=evidence.note,
        about=about,
        edit_url=evidence_url(task, evidence, "edit"),
        remove=Press("Remove", evidence_url(task, evidence, "remove"), "trash-2", about=about),
    )


def due_box(task: Task, book: Guidebook, today: date, typed: str | None) -> DueBox:
    """Write when a task is due and why then; ``typed`` is a day that could not be read."""
    saved = full_day_words(task.due_on) if task.due_on and task.due_is_own else ""
    action = task_url(task, "tasks.due")
    back = Press("Back to the worked-out date", action, "rotate-ccw", _version(task))
    return DueBox(
        words=_due_line(task, today),
        how=task.due_words,
        counsel=counsel(task, book, today),
        action=action,
        typed=saved if typed is None else typed,
        is_late=is_overdue(task, today),
        back=back if task.due_is_own and task.item_id else None,
    )


def own_presses(task: Task, tasks: Sequence[Task]) -> tuple[Press, ...]:
    """List what may be done with a task of one's own; the first cannot move up, the last down."""
    group = [other for other in tasks if other.phase is task.phase]
    move = task_url(task, "tasks.own.move")
    up = Press("Move up", move, "arrow-up", (("direction", "up"),))
    down = Press("Move down", move, "arrow-down", (("direction", "down"),))
    remove = Press("Remove", task_url(task, "tasks.own.remove"), "trash-2")
    moves = ((up, group[0]), (down, group[-1]))
    return (*(press for press, end in moves if end is not task), remove)


def _due_line(task: Task, today: date) -> str:
    if task.due_on is None:
        return NO_DATE
    passed = f"{'Was due' if task.due_on < today else 'Due'} {long_day(task.due_on)}"
    return due_words(task, today) or passed


def _version(task: Task) -> tuple[tuple[str, str], ...]:
    return (("version", str(task.version)), ("due_on", ""))
