"""What the plan says of changes: the one that led to it, and the last ones with their undo."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from flask import request, url_for

from planner.domain.moments import in_singapore
from planner.domain.time_words import full_day_words
from planner.store.database import db
from planner.store.plan.queries import undoable
from planner.store.sessions import models as session_models
from planner.store.sessions.models import PlanDate
from planner.store.sessions.queries import acts_of
from planner.web.plan.view_models import Act
from planner.web.sessions.answers import act_named, number_of, undo_press
from planner.web.shown import Notice, Press

OF_DATES = {
    "added": "The date is added. It stands above your plan, with the days that are left.",
    "changed": "The date is changed.",
    "restored": "The date is back.",
}
NOT_UNDONE = (
    "That change was not undone: its session was changed again since, or is no longer here. "
    "Undo what came after it first; your last changes are listed below."
)
COVERED = "changed again since"


class Change(NamedTuple):
    """Hold a change of the plan, and whether it can be undone now."""

    act: session_models.Act
    can_be_undone: bool


def last_changes(owner_id: int) -> tuple[Change, ...]:
    """Read the last changes of an owner's plan, the newest first."""
    acts = acts_of(db.session(), owner_id)
    free = undoable(db.session(), owner_id, acts)
    return tuple(Change(act, act.id in free) for act in acts)


def change_of(change: Change, today: date) -> Act:
    """Write a change, with the button that undoes it where nothing stands in the way."""
    act, when = change.act, _when(in_singapore(change.act.at), today)
    if act.undone_at:
        return Act(f"Undone: {act.words}", when, None)
    if not change.can_be_undone:
        return Act(act.words, f"{when}, {COVERED}", None)
    return Act(act.words, when, undo_press(act))


def plan_notice(changes: Sequence[Change]) -> Notice | None:
    """Say what was done, with its undo, where the address names a deletion that stands.

    What was undone, too, is said where the address names it: a task may have gone with it.
    """
    done = request.args.get("done", "")
    if done == "deleted" and changes:
        act = act_named(changes[0].act.owner_id)
        return Notice(act.words, undo_press(act)) if act else None
    return Notice(_undone_words(changes)) if done == "undone" else None


def _undone_words(changes: Sequence[Change]) -> str:
    named = number_of(request.args.get("act", ""))
    undone = (each.act for each in changes if each.act.id == named and each.act.undone_at)
    return next((f"Undone: {act.words}" for act in undone), "The change is undone.")


def refusal() -> str:
    """Say that a change was not undone, where the address tells that."""
    return NOT_UNDONE if request.args.get("done") == "not-undone" else ""


def dates_notice(removed: PlanDate | None) -> Notice | None:
    """Say what was done to an exam or a deadline; ``removed`` is one that can come back."""
    done = request.args.get("done", "")
    if done == "removed" and removed is not None and removed.removed_at is not None:
        restore = Press("Undo", url_for("plan.dates.restore", date_id=removed.id), "undo-2")
        return Notice(f"“{removed.name}” is deleted.", restore)
    return Notice(OF_DATES[done]) if done in OF_DATES else None


def _when(at: datetime, today: date) -> str:
    return f"{at:%H:%M}" if at.date() == today else f"{full_day_words(at.date())}, {at:%H:%M}"
