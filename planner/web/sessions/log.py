"""What happens in a session: its clock started and stopped, what became of it, opened again."""

from flask import Response, request

from planner.domain.errors import InvalidValue, NotFound, StaleEdit
from planner.domain.sessions.session import OccurrenceStatus
from planner.services.sessions import occurrences as services
from planner.store.database import db
from planner.web.personal import typed
from planner.web.session_addresses import day_of, form_url
from planner.web.session_log_words import status_words
from planner.web.sessions.answers import AskedFor, asked_for, ids, led_to, version_seen
from planner.web.sessions.conflicts import gone, late, pressed_late
from planner.web.sessions.log_parts import Tried
from planner.web.sessions.show import shown_with

MOST_DIGITS = 5
NO_STATUS = "Choose what became of it: done, partly done or missed."


def timer(session_id: int) -> Response:
    """Start the clock of a date, or stop it; one that stands so already is left as it is."""
    asked, version = asked_for(session_id), version_seen()
    is_start, is_running = typed("timer") != "stop", bool(asked.occurrence.timer_started_at)
    done = "started" if is_start else "stopped"
    if is_start is is_running:
        return _led(asked, done)
    change = services.start_timer if is_start else services.stop_timer
    try:
        change(db.session(), *ids(asked), version, day_of(asked.occurrence), asked.desk.now)
    except StaleEdit as error:
        return pressed_late(session_id, error)
    except InvalidValue as error:
        return shown_with(asked_for(session_id), 400, {"main": error.message})
    return _led(asked, done)


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
        services.finish(db.session(), *ids(asked), version, day, status, spent, typed("line"), now)
    except InvalidValue as error:
        again = asked_for(asked.series.id)
        return shown_with(again, 400, {error.field: error.message}, Tried(request.form))
    except StaleEdit as error:
        again = asked_for(asked.series.id)
        return late(error, again, _both(again), form_url(again.occurrence, "sessions.finish"))
    return _led(asked, f"finished-{status}")


def reopen(session_id: int) -> Response:
    """Plan a date again of which something was written down, or that was called off."""
    asked, version = asked_for(session_id), version_seen()
    if asked.occurrence.status is OccurrenceStatus.PLANNED:
        return _led(asked, "reopened")
    holidays, now = asked.desk.snapshot.holidays, asked.desk.now
    try:
        services.reopen(db.session(), *ids(asked), version, day_of(asked.occurrence), holidays, now)
    except StaleEdit as error:
        return pressed_late(session_id, error)
    return _led(asked, "reopened")


def _led(asked: AskedFor, done: str) -> Response:
    return led_to(asked.series, day_of(asked.occurrence).isoformat(), done)


def _status() -> OccurrenceStatus:
    try:
        return OccurrenceStatus(typed("status"))
    except ValueError as error:
        raise InvalidValue("status-done", NO_STATUS) from error


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


def _both(asked: AskedFor) -> tuple[tuple[str, str, str], ...]:
    """Put what is saved beside what was typed: label, saved, typed."""
    occurrence = asked.occurrence
    saved = "" if occurrence.minutes_spent is None else str(occurrence.minutes_spent)
    words = {each.value: status_words(each) for each in OccurrenceStatus}
    return (
        ("Status", status_words(occurrence.status), words.get(typed("status"), "")),
        ("Minutes spent", saved, typed("minutes")),
        ("One line", occurrence.log_line, typed("line")),
    )
