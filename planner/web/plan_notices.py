"""What a page of the plan says of the change that led to it, with the way to undo it."""

from collections.abc import Sequence

from flask import request, url_for

from planner.store.session_models import Act, PlanDate
from planner.web.checklist_view import Notice, Press

OF_DATES = {
    "added": "The date is added. It stands above your plan, with the days that are left.",
    "changed": "The date is changed.",
    "restored": "The date is back.",
}


def plan_notice(acts: Sequence[Act]) -> Notice | None:
    """Say what was done last, with its undo, where the address tells that something was done."""
    done = request.args.get("done", "")
    if done == "deleted":
        return next((Notice(act.words, undo_press(act)) for act in acts if not act.undone_at), None)
    return Notice("The change is undone.") if done == "undone" else None


def act_words(act: Act) -> str:
    """Say what a change was, and that it was undone."""
    return f"Undone: {act.words}" if act.undone_at else act.words


def undo_press(act: Act) -> Press:
    """Give the button that undoes a change."""
    return Press("Undo", url_for("sessions.undo", act_id=act.id), "undo-2", about=act.words)


def dates_notice(removed: PlanDate | None) -> Notice | None:
    """Say what was done to an exam or a deadline; ``removed`` is one that can come back."""
    done = request.args.get("done", "")
    if done == "removed" and removed is not None and removed.removed_at is not None:
        restore = Press("Undo", url_for("plan.days.restore", date_id=removed.id), "undo-2")
        return Notice(f"“{removed.name}” is removed.", restore)
    return Notice(OF_DATES[done]) if done in OF_DATES else None
