"""What every change of a checklist shares: what it changes is held, and not newer than its form."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from planner.domain.checklists.offers import OFFER_LABELS, Offer
from planner.domain.errors import StaleEdit
from planner.domain.moments import in_singapore
from planner.domain.time_words import full_day_words
from planner.services.transactions import LOOK_AGAIN
from planner.store.checklists.models import Checklist, Task
from planner.store.checklists.queries import held_checklist, task_in


def held_task(
    session: Session, owner_id: int, checklist_id: int, task_id: int, now: datetime
) -> Task:
    """Hold the checklist of a task, and give the task as it stands.

    Raises NotFound, and StaleEdit for a task that was removed.
    """
    task = task_in(held_checklist(session, owner_id, checklist_id, now), task_id)
    if task.removed_at is not None:
        raise StaleEdit(f"“{task.title}” was removed meanwhile. Bring it back first.")
    return task


def held_task_at(  # noqa: PLR0913, PLR0917 - whose, which, as seen when, and when
    session: Session, owner_id: int, checklist_id: int, task_id: int, version: int, now: datetime
) -> Task:
    """Hold a task that a form of this version is about to change; raises StaleEdit too."""
    task = held_task(session, owner_id, checklist_id, task_id, now)
    if task.version != version:
        raise StaleEdit(
            f"“{task.title}” was changed after this form was opened. {_last_line(task)}{LOOK_AGAIN}"
        )
    return task


def stale_offer(checklist: Checklist, typed: Offer) -> StaleEdit:
    """Say which facts of an offer differ from those typed on an older version of it."""
    differing = [
        f"{label} {_fact_words(getattr(checklist, name))}"
        for name, label in OFFER_LABELS.items()
        if getattr(checklist, name) != getattr(typed, name)
    ]
    says = f" It now says: {'; '.join(differing)}." if differing else ""
    return StaleEdit(
        f"“{checklist.name}” was changed after this form was opened.{says} {LOOK_AGAIN}"
    )


def _last_line(task: Task) -> str:
    """Quote the newest line of a task's log, with its time."""
    if not task.events:
        return ""
    last = task.events[-1]
    at = in_singapore(last.at)
    return f"{full_day_words(at.date())}, {at:%H:%M}: {last.words} "


def _fact_words(value: date | str | None) -> str:
    if isinstance(value, date):
        return full_day_words(value)
    return f"“{value}”" if value else "not given"
