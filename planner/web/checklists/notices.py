"""What a page says of the change that led to it, as the address tells, with the way to undo it."""

from collections.abc import Sequence

from flask import request

from planner.domain.checklists.checklist import STATUS_WORDS
from planner.store.checklists.models import Checklist, Evidence, Task
from planner.web.own_addresses import checklist_url, evidence_url, task_url
from planner.web.personal import LARGEST_ID
from planner.web.shown import Notice, Press

OF_LIST = {"deleted": "The checklist is deleted, with its tasks and evidence."}
OF_CHECKLIST = {
    "saved": "Your checklist is saved. It needs no account: this browser is the key to it.",
    "edited": "The offer is saved, and its due dates are worked out again.",
    "renamed": "The new name is saved.",
    "copied": "This is the copy: the same tasks, none of them begun.",
    "added": "Your task is added.",
    "restored": "The task is back where it was.",
    "unarchived": "The checklist is back among the others.",
    "taken-over": "The guide’s words are taken over. Yours, your evidence and statuses stay.",
}
OF_TASK = {
    "due": "The date is saved.",
    "note": "Your note is saved.",
    "renamed": "The new name is saved.",
    "moved": "The task changed its place in the list.",
    "opened": "Noted: you opened that page today.",
    "evidence-added": "Your evidence is saved.",
    "evidence-edited": "Your evidence is changed.",
    "evidence-restored": "The evidence is back.",
}


def list_notice(archived: Sequence[Checklist]) -> Notice | None:
    """Say what was done to a checklist that stands no longer among the others."""
    for checklist in archived:
        if _done() == "archived" and checklist.id == _number("checklist"):
            url = checklist_url(checklist, "checklists.unarchive")
            return Notice(f"“{checklist.name}” is archived.", _undo(url))
    return _plain(OF_LIST)


def checklist_notice(checklist: Checklist) -> Notice | None:
    """Say what was done to a checklist or to its tasks."""
    for task in checklist.tasks:
        if _done() == "removed" and task.id == _number("task") and task.removed_at is not None:
            undo = _undo(task_url(task, "tasks.own.restore"))
            return Notice(f"“{task.title}” is removed.", undo)
    return _plain(OF_CHECKLIST)


def task_notice(task: Task) -> Notice | None:
    """Say what was done to a task or to its evidence."""
    if _done() == "status":
        return Notice(f"Saved: {STATUS_WORDS[task.status]}.")
    for evidence in task.evidence:
        if _done() == "evidence-removed" and _is_removed(evidence):
            url = evidence_url(task, evidence, "restore")
            return Notice("The evidence is removed.", _undo(url))
    return _plain(OF_TASK)


def _is_removed(evidence: Evidence) -> bool:
    return evidence.removed_at is not None and evidence.id == _number("evidence")


def _done() -> str:
    return request.args.get("done", "")


def _number(name: str) -> int:
    number = request.args.get(name, 0, int)
    return number if 0 < number <= LARGEST_ID else 0


def _plain(sentences: dict[str, str]) -> Notice | None:
    words = sentences.get(_done())
    return Notice(words) if words else None


def _undo(url: str) -> Press:
    return Press("Undo", url, "undo-2")
