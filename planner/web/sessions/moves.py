"""One date of a session moved to another time: the form with its steps, and the move itself."""

from flask import Response, request
from werkzeug.datastructures import MultiDict

from planner.domain.errors import InvalidValue, NotFound, StaleEdit
from planner.services.sessions import edits as services
from planner.store.database import db
from planner.web.personal import form_page
from planner.web.session_addresses import day_of, form_url
from planner.web.sessions.answers import AskedFor, asked_for, ids, led_to, version_seen
from planner.web.sessions.check import checked
from planner.web.sessions.conflicts import gone, late
from planner.web.sessions.edit import saved_plan
from planner.web.sessions.move_page import move_page, moved_form, nudge
from planner.web.sessions.taken import take_fix
from planner.web.sessions.typed import Typed
from planner.web.sessions.versions import when_row

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
    nudge(form, request.form.get("step", ""), asked.desk.now)
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
        moved = services.move(
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
        return _answer(asked_for(asked.series.id), form, {error.field: error.message})
    except StaleEdit as error:
        again = asked_for(asked.series.id)
        rows = (when_row(saved_plan(again), seen.plan),)
        return late(error, again, rows, form_url(again.occurrence, "sessions.move"))
    return led_to(asked.series, day_of(moved).isoformat(), "moved")


def _answer(asked: AskedFor, form: Typed, errors: dict[str, str] | None = None) -> Response:
    seen = checked(form, asked.desk, needs_task=False)
    faults = errors or seen.errors
    return form_page(FORM, move_page(asked, form, seen, faults), faults)
