"""One date of a session moved to another time: the form with its steps, and the move itself."""

from dataclasses import replace

from flask import Response, request
from werkzeug.datastructures import MultiDict

from planner.domain.errors import InvalidValue, NotFound, StaleEdit
from planner.domain.sessions.session import day_of
from planner.services.sessions import edits as services
from planner.store.database import db
from planner.web.personal import form_page, version_seen
from planner.web.session_addresses import form_url
from planner.web.sessions.answers import AskedFor, asked_for, at_fault, change_since, ids, led_on
from planner.web.sessions.check import checked
from planner.web.sessions.conflicts import gone, late
from planner.web.sessions.edit import saved_plan
from planner.web.sessions.move_page import move_page, moved_form, nudge
from planner.web.sessions.taken import is_at, take_fix
from planner.web.sessions.typed import Typed
from planner.web.sessions.versions import differing, when_row

FORM = "sessions/move.html"


def move_form(session_id: int) -> Response:
    """Show the form that moves one date, in steps of 15 minutes or to any time."""
    asked = asked_for(session_id)
    return _answer(asked, moved_form(asked, MultiDict()))


def check(session_id: int) -> Response:
    """Show the form again, a step on or with a fix taken, and how the date looks then."""
    try:
        asked = asked_for(session_id)
    except NotFound as error:
        return gone(session_id, error)
    form = moved_form(asked, MultiDict(request.form))
    take_fix(form)
    nudge(form, request.form.get("step", ""), asked.desk)
    return _answer(asked, form)


def move(session_id: int) -> Response:
    """Move one date to the time typed or dragged to; its place stays unless one is sent."""
    if request.form.get("fix") or request.form.get("step"):
        return check(session_id)
    version = version_seen()
    try:
        asked = asked_for(session_id)
    except NotFound as error:
        return gone(session_id, error)
    return _moved(asked, moved_form(asked, MultiDict(request.form)), version)


def _moved(asked: AskedFor, form: Typed, version: int) -> Response:
    seen, desk = checked(form, asked.desk, needs_task=False), asked.desk
    if seen.plan is None:
        return _answer(asked, form)
    try:
        moved, act = services.move(
            db.session(),
            *ids(asked),
            version,
            day_of(asked.occurrence),
            seen.plan.start,
            seen.plan.end,
            seen.place,
            desk.snapshot.holidays,
            desk.now,
        )
    except InvalidValue as error:
        return _answer(asked_for(asked.series.id), form, at_fault(error))
    except StaleEdit as error:
        again = asked_for(asked.series.id)
        rows = (when_row(saved_plan(again), seen.plan),)
        if not differing(rows) and is_at(again.occurrence, seen.place):
            return led_on(again, "moved", change_since(again, version))
        return late(error, again, rows, form_url(again.occurrence, "sessions.move"))
    return led_on(replace(asked, occurrence=moved), "moved", act)


def _answer(asked: AskedFor, form: Typed, errors: dict[str, str] | None = None) -> Response:
    seen = checked(form, asked.desk, needs_task=False)
    faults = errors or seen.errors
    return form_page(FORM, move_page(asked, form, seen, faults), faults)
