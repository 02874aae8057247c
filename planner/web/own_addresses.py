"""The addresses of what one person keeps: a checklist, a task, a piece of evidence."""

from typing import Any

from flask import url_for

from planner.store.checklists.models import Checklist, Evidence, Task


def checklist_url(
    checklist: Checklist,
    endpoint: str = "checklists.show",
    **query: Any,  # noqa: ANN401 - as url_for takes it
) -> str:
    """Give the address of a checklist, or of one of the pages and forms about it."""
    return url_for(endpoint, checklist_id=checklist.id, **query)


def task_url(
    task: Task,
    endpoint: str = "tasks.show",
    **query: Any,  # noqa: ANN401 - as url_for takes it
) -> str:
    """Give the address of a task, or of one of its forms."""
    return url_for(endpoint, checklist_id=task.checklist_id, task_id=task.id, **query)


def evidence_url(task: Task, evidence: Evidence, endpoint: str) -> str:
    """Give the address of one of the forms about a piece of evidence."""
    return task_url(task, f"tasks.evidence.{endpoint}", evidence_id=evidence.id)
