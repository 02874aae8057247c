"""What it means that the day of a task has passed: a rule missed, or only our plan.

Days are Singapore's. A day that the owner chose says no more than that it has passed.
"""

from datetime import date

from planner.domain.checklists.checklist import is_overdue
from planner.domain.checklists.due_dates import LATER_THAN_PLANNED, Due
from planner.domain.guides.guidebook import Guidebook
from planner.services.checklists.guide_tasks import due_of
from planner.store.checklists.models import Task

OWN_PASSED = "The day you chose has passed."


def worked_out(task: Task, book: Guidebook, today: date) -> Due | None:
    """Work out a task's day as the guide has it now, or None if the guide has no such item."""
    for item in book.flow.items:
        if item.id == task.item_id:
            return due_of(item, task.checklist, book, today)
    return None


def late_label(task: Task, book: Guidebook, today: date) -> str:
    """Say in a sentence that a task’s day has passed; "" if it is settled or there is time."""
    if not is_overdue(task, today):
        return ""
    if task.due_is_own:
        return OWN_PASSED
    found = worked_out(task, book, today)
    return f"{(found and found.late) or LATER_THAN_PLANNED}."


def counsel(task: Task, book: Guidebook, today: date) -> str:
    """Say what to do about a day that has passed; nothing once the task is settled."""
    if not is_overdue(task, today):
        return ""
    if task.due_is_own:
        return OWN_PASSED
    found = worked_out(task, book, today)
    return found.counsel if found else ""
