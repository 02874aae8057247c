"""What happens in a session: its clock started and stopped, what became of it, opened again."""

from flask import Response, request

from planner.domain.errors import InvalidValue, NotFound, StaleEdit
from planner.domain.sessions.session import OccurrenceStatus, day_of
from planner.domain.typed_text import clean_text
from planner.services.sessions import occurrences as services
from planner.store.database import db
from planner.web.personal import typed, version_seen
from planner.web.session_addresses import form_url
from planner.web.session_log_words import status_words
from planner.web.sessions.answers import (
    AskedFor,
    asked_for,
    change_since,
    ids,
    led_on,
    led_to,
)
from planner.web.sessions.conflicts import gone, late, pressed_late
from planner.web.sessions.log_parts import Tried
from planner.web.sessions.show import shown_with
from planner.web.sessions.versions import Rows, differing

MOST_DIGITS = 5
FIELDS = {"status": "status-done"}  # the first of the choices
NO_STATUS = "Choose what became of it: done, partly done or missed."


def timer(session_id: int) -> Response:
    """Start the clock of a date, or stop it; one that stands so already is left as it is."""
    asked, version = asked_for(session_id), version_seen()
    is_start, is_running = typed("timer") != "stop", bool(asked.occurrence.timer_started_at)
    on, done = day_of(asked.occurrence), "started" if is_start else "stopped"
    if is_start is is_running:
        return led_to(session_id, on.isoformat(), done)
    change = services.start_timer if is_start else services.stop_timer
    try:
        change(db.session(), *ids(asked), version, on, asked.desk.now)
    except StaleEdit as error:
        return pressed_late(session_id, error)
    except InvalidValue as error:
        return shown_with(asked_for(session_id), 400, {"main": error.message})
    return led_to(session_id, on.isoformat(), done)


def finish(session_id: int) -> Response:
    """Write down what became of a date."""
    version = version_seen()
    try:
        asked = asked_for(session_id)
    except NotFound as error:
        return gone(session_id, error)
    return _finished(asked, version)


def _finished(asked: AskedFor, version: int) -> Response:
    day, now = day_of(asked.occurrence), asked.desk.now
    try:
        status, spent = _status(), _minutes()
        act = services.finish(
            db.session(), *ids(asked), version, day, status, spent, typed("line"), now
        )
    except InvalidValue as error:
        return _refused(asked_for(asked.series.id), error)
    except StaleEdit as error:
        again = asked_for(asked.series.id)
        if not differing(_both(again)):
            return led_on(again, f"finished-{status}", change_since(again, version))
        return late(error, again, _both(again), form_url(again.occurrence, "sessions.finish"))
    return led_on(asked, f"finished-{status}", act)


def _refused(asked: AskedFor, error: InvalidValue) -> Response:
    """Show what is at fault beside its field, or above all where the page has no such field."""
    is_open = asked.occurrence.status is OccurrenceStatus.PLANNED
    name = FIELDS.get(error.field, error.field) if is_open else "main"
    return shown_with(asked, 400, {name: error.message}, Tried(request.form))


def reopen(session_id: int) -> Response:
    """Plan a date again of which something was written down, or that was called off."""
    asked, version = asked_for(session_id), version_seen()
    if asked.occurrence.status is OccurrenceStatus.PLANNED:
        return led_on(asked, "reopened", change_since(asked, version))
    holidays, now, on = asked.desk.snapshot.holidays, asked.desk.now, day_of(asked.occurrence)
    try:
        act = services.reopen(db.session(), *ids(asked), version, on, holidays, now)
    except StaleEdit as error:
        return pressed_late(session_id, error)
    return led_on(asked, "reopened", act)


def _status() -> OccurrenceStatus:
    try:
        return OccurrenceStatus(typed("status"))
    except ValueError as error:
        raise InvalidValue("status", NO_STATUS) from error


def _minutes() -> int | None:
    """Read the minutes spent, None if nothing is typed; raises InvalidValue."""
    text = typed("minutes").strip().removesuffix("min").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < MOST_DIGITS):
        raise InvalidValue(
            "minutes", f"“{typed('minutes')[:20]}” is no number of minutes: type one such as 90."
        )
    return int(text)


def _both(asked: AskedFor) -> Rows:
    """Put what is saved beside what was typed; no minutes typed are no others than those saved."""
    occurrence = asked.occurrence
    saved = "" if occurrence.minutes_spent is None else str(occurrence.minutes_spent)
    mine = typed("minutes").strip().removesuffix("min").strip()
    words = {each.value: status_words(each) for each in OccurrenceStatus}
    return (
        ("Status", status_words(occurrence.status), words.get(typed("status"), "")),
        ("Minutes spent", saved, mine or saved),
        ("One line", occurrence.log_line, clean_text(typed("line"))),
    )
