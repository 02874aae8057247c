"""What the page of imported calendars says was done, with the press that takes a removal back.

The address names what was removed as ``calendar``, and what took its place as ``by``.
"""

from flask import request, url_for

from planner.domain.calendar.busy_matching import reading_mark
from planner.store.calendar.busy_queries import busy_calendars_of, removed_calendar_of
from planner.store.checklists.models import Owner
from planner.store.database import db
from planner.web.calendar.import_words import NOTICES
from planner.web.personal import LARGEST_ID
from planner.web.shown import Notice, Press

REMOVALS = frozenset({"removed", "replaced"})


def done_notice(owner: Owner | None) -> Notice | None:
    """Say what was done; of a removal only as long as it can be undone."""
    done = request.args.get("done", "")
    if owner is None or done not in NOTICES:
        return None
    undo = _undo(owner.id) if done in REMOVALS else None
    return Notice(NOTICES[done], undo) if undo or done not in REMOVALS else None


def _undo(owner_id: int) -> Press | None:
    removed = removed_calendar_of(db.session(), owner_id, _number("calendar"))
    if removed is None:
        return None
    hidden = (("mark", reading_mark(removed)), ("instead", _instead(owner_id)))
    url = url_for("calendar_import.restore", calendar_id=removed.id)
    return Press("Undo", url, "undo-2", hidden, about=removed.name)


def _instead(owner_id: int) -> str:
    """Give the mark of the calendar that took the place of the removed one, "" if none did."""
    newer = _number("by")
    marks = (reading_mark(e) for e in busy_calendars_of(db.session(), owner_id) if e.id == newer)
    return next(marks, "")


def _number(name: str) -> int:
    number = request.args.get(name, 0, int)
    return number if 0 < number <= LARGEST_ID else 0
