"""What every view of a session shares: whose it is, which date is meant, where a change leads."""

from dataclasses import dataclass

from flask import Response, url_for

from planner.store.database import db
from planner.store.session_models import Act, Occurrence, RevisionSession
from planner.store.session_queries import acts_of, session_of
from planner.web import clock
from planner.web.checklist_view import Notice, Press
from planner.web.owners import asking_owner
from planner.web.personal import seen_at
from planner.web.session_addresses import asked_date, day_of
from planner.web.session_check import Desk
from planner.web.session_view import Options
from planner.web.snapshot import snapshot

DONE_WORDS = {
    "saved": "The session is saved.",
    "changed": "The session is changed.",
    "moved": "The session is moved.",
    "fixed": "That is done: the session fits now.",
    "skipped": "This date is left out.",
    "finished": "It is written down.",
    "reopened": "It is open again.",
    "started": "The clock is running.",
    "stopped": "The clock has stopped.",
    "accepted": "It stays as it is.",
    "undone": "That is undone.",
}
NOT_UNDONE = frozenset({"undone", "started", "accepted"})


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
    return AskedFor(series, occurrence, Desk(owner, snapshot(), now, (occurrence.id,)))


def ids(asked: AskedFor) -> tuple[int, int]:
    """Give the ids by which services find a session: its owner's and its own."""
    return asked.series.owner_id, asked.series.id


def led_to(series: RevisionSession, on: str, done: str) -> Response:
    """Lead on to a date of a session, or to its next one, whose page says what was done."""
    return seen_at(url_for("sessions.show", session_id=series.id, on=on or None, done=done))


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


def notice(series: RevisionSession, done: str) -> Notice | None:
    """Say what was done, with the button that takes it back."""
    words = DONE_WORDS.get(done)
    if words is None:
        return None
    act = None if done in NOT_UNDONE else last_act(series.owner_id, series.id)
    return Notice(words, undo_press(act) if act else None)


def undo_press(act: Act) -> Press:
    """Give the button that undoes a change."""
    return Press("Undo", url_for("sessions.undo", act_id=act.id), "undo-2", about=act.words)
