"""What every view of a session shares: whose it is, which date is meant, where a change leads."""

from dataclasses import dataclass
from typing import Any

from flask import Response, request, url_for

from planner.domain.errors import InvalidValue
from planner.domain.moments import day_in_singapore
from planner.domain.sessions.session import day_of
from planner.store.database import db
from planner.store.plan.queries import undoable
from planner.store.sessions.models import Act, Occurrence, RevisionSession
from planner.store.sessions.queries import acts_of, session_of
from planner.web import clock
from planner.web.owners import asking_owner
from planner.web.personal import seen_at
from planner.web.session_addresses import asked_date
from planner.web.sessions.check import Desk
from planner.web.sessions.view_models import Options
from planner.web.shown import Notice, Press
from planner.web.snapshot import snapshot

SAME = "same"
DONE_WORDS = {
    SAME: "Nothing was different.",
    "saved": "The session is saved.",
    "changed": "The session is changed.",
    "moved": "The session is moved.",
    "fixed": "That is done: the session fits now.",
    "better": "That is done. What still speaks against it stands below.",
    "skipped": "This date is skipped.",
    "finished-done": "Marked as done.",
    "finished-partly": "Marked as partly done.",
    "finished-missed": "Marked as missed.",
    "reopened": "It is open again.",
    "started": "The clock is running.",
    "stopped": "The clock has stopped.",
    "accepted": "It stays as it is.",
    "undone": "That is undone.",
}
SKIPPED = "{} dates are skipped: this one and those after it."
MOST_ACTS = 20  # as many as are kept
MOST_DIGITS = 10


@dataclass(frozen=True)
class AskedFor:
    """Hold the session that an address names, the date meant, and what they are read by."""

    series: RevisionSession
    occurrence: Occurrence
    desk: Desk


def asked_for(session_id: int) -> AskedFor:
    """Give what the request names; raises NotFound unless it is the asking owner's."""
    owner, now = asking_owner(), clock.now()
    series = session_of(db.session(), owner.id, session_id)
    occurrence = asked_date(series, now)
    saved_on = day_in_singapore(occurrence.start)
    desk = Desk(owner, snapshot(), now, (occurrence.id,), saved_on)
    return AskedFor(series, occurrence, desk)


def ids(asked: AskedFor) -> tuple[int, int]:
    """Give the ids by which services find a session: its owner's and its own."""
    return asked.series.owner_id, asked.series.id


def led_to(
    session_id: int, on: str, done: str, act: Act | None = None, dates: int | None = None
) -> Response:
    """Lead on to a date of a session, or to its next one, whose page says what was done.

    The address names the change, so that the page offers to undo that one and no other; without
    one it offers none. ``dates`` counts those that a change took.
    """
    query: dict[str, Any] = {"on": on or None, "done": done, "dates": dates}
    number = act.id if act else None
    return seen_at(url_for("sessions.show", session_id=session_id, **query, act=number))


def led_on(asked: AskedFor, done: str, act: Act | None, dates: int | None = None) -> Response:
    """Lead on to the date asked for, which says what was done, or that nothing was different."""
    on = day_of(asked.occurrence).isoformat()
    return led_to(asked.series.id, on, done if act else SAME, act, dates)


def at_fault(error: InvalidValue) -> dict[str, str]:
    """Give what a service refuses by field; what no field holds, for the whole page."""
    return {error.field if error.field != "status" else "main": error.message}


def hidden_of(asked: AskedFor) -> Options:
    """Give what every form about a date sends along: the version seen, and the day."""
    day = day_of(asked.occurrence).isoformat()
    return ("version", str(asked.series.version)), ("on", day)


def last_act(owner_id: int, session_id: int, among: int = 1) -> Act | None:
    """Give the newest change of a session that can be undone, if it is one of the last few."""
    for act in acts_of(db.session(), owner_id, most=among):
        if str(session_id) in act.before and act.undone_at is None:
            return act
    return None


def change_since(asked: AskedFor, version: int) -> Act | None:
    """Give the change that led from a version of a session to this one, if it was one alone.

    Where a form is sent twice, that is the change which it made at first.
    """
    key = str(asked.series.id)
    for act in acts_of(db.session(), asked.series.owner_id, most=MOST_ACTS):
        before = act.before.get(key)
        leads_here = before and before["version"] == version and act.undone_at is None
        if leads_here and act.after[key] == asked.series.version:
            return act
    return None


def making(series: RevisionSession) -> Act | None:
    """Give the change that made a session, if it is one of the last few."""
    key = str(series.id)
    acts = acts_of(db.session(), series.owner_id, most=MOST_ACTS)
    return next((act for act in acts if key in act.before and act.before[key] is None), None)


def notice(series: RevisionSession, done: str) -> Notice | None:
    """Say what was done, with the button that takes it back."""
    words = DONE_WORDS.get(done)
    if words is None:
        return None
    dates = number_of(request.args.get("dates", ""))
    if done == "skipped" and dates and dates > 1:
        words = SKIPPED.format(dates)
    act = act_named(series.owner_id)
    return Notice(words, undo_press(act) if act else None)


def act_named(owner_id: int) -> Act | None:
    """Give the change that the address names, if it is the owner's and can still be undone."""
    act_id, session = number_of(request.args.get("act", "")), db.session()
    acts = acts_of(session, owner_id, most=MOST_ACTS) if act_id else ()
    named = [act for act in acts if act.id == act_id]
    free = undoable(session, owner_id, named)
    return next((act for act in named if act.id in free), None)


def number_of(text: str) -> int | None:
    """Read a number out of an address; None if it is none."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
    return int(text) if is_number else None


def undo_press(act: Act) -> Press:
    """Give the button that undoes a change."""
    return Press("Undo", url_for("sessions.undo", act_id=act.id), "undo-2", about=act.words)
