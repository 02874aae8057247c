"""A saved session changed by its form: one date, that one and later, or all of them."""

from dataclasses import replace

from flask import Response, request
from werkzeug.datastructures import MultiDict

from planner.domain.errors import InvalidValue, NotFound, StaleEdit
from planner.domain.moments import in_singapore
from planner.domain.sessions.form import SessionPlan
from planner.domain.sessions.recurrence import Expansion, read_rrule
from planner.domain.sessions.repeat_form import says_another_pattern
from planner.domain.sessions.session import Scope, day_of
from planner.domain.sessions.words import time_words
from planner.services.sessions import edits as services
from planner.store.database import db
from planner.store.models import Place
from planner.web.personal import form_page as form_response
from planner.web.personal import version_seen
from planner.web.session_addresses import form_url, occurrence_url
from planner.web.sessions.answers import (
    SAME,
    AskedFor,
    asked_for,
    at_fault,
    change_since,
    hidden_of,
    ids,
    led_on,
    led_to,
)
from planner.web.sessions.check import Checked, Desk, checked
from planner.web.sessions.conflicts import gone, late
from planner.web.sessions.form_page import Frame, form_page
from planner.web.sessions.taken import take_fix
from planner.web.sessions.typed import Typed, as_form, typed_from_plan
from planner.web.sessions.versions import SCOPES, differing, plan_rows
from planner.web.shown import Link

FORM = "sessions/form.html"
FOLLOW = (
    "Task, note, reminder and pattern belong to all dates. Dates that you moved on their own "
    "follow a new pattern too; what is over or written down stays as it is."
)
PATTERN_SHARED = f"The pattern: these {services.SHARED}"
SHARED = "Belongs to all dates alike: to change it, choose more than “Only this date” above."


def edit(session_id: int) -> Response:
    """Show the form of a session with what is saved."""
    asked = asked_for(session_id)
    form = typed_from_plan(saved_plan(asked))
    return _answer(asked, form, _checked(asked, form), {})


def check(session_id: int) -> Response:
    """Show the form again as it was typed, or with a fix taken, and how it looks now."""
    try:
        asked = asked_for(session_id)
    except NotFound as error:
        return gone(session_id, error)
    form = MultiDict(request.form)
    take_fix(form)
    seen = _checked(asked, form, needs_task=False)
    return _answer(asked, form, seen, seen.errors)


def update(session_id: int) -> Response:
    """Save the changes of a session."""
    if request.form.get("fix"):
        return check(session_id)
    form, version = MultiDict(request.form), version_seen()
    try:
        asked = asked_for(session_id)
    except NotFound as error:
        return gone(session_id, error)
    return _updated(asked, form, version)


def _updated(asked: AskedFor, form: Typed, version: int) -> Response:
    """Save what was typed, or show it again with what is at fault or what came first."""
    scope = _scope(asked, form)
    seen = _checked(asked, form)
    if seen.plan is None:
        return _answer(asked, form, seen, seen.errors)
    if version == asked.series.version and _drops_pattern(asked, form, scope):
        return _answer(asked, form, seen, {"scope": PATTERN_SHARED})
    holidays, now, on = asked.desk.snapshot.holidays, asked.desk.now, day_of(asked.occurrence)
    try:
        series, act = services.edit(
            db.session(), *ids(asked), version, on, scope, seen.plan, seen.place, holidays, now
        )
    except InvalidValue as error:
        again = asked_for(asked.series.id)
        return _answer(again, form, seen, at_fault(error))
    except StaleEdit as error:
        again = asked_for(asked.series.id)
        named = scope if again.series.rrule else None
        rows = plan_rows(again.series.owner_id, saved_plan(again), seen.plan, named)
        if not differing(rows):
            return led_on(again, "changed", change_since(again, version))
        return late(error, again, rows, form_url(again.occurrence, "sessions.update"))
    is_same = scope is Scope.THIS and bool(series.rrule)
    done = "changed" if act else SAME
    return led_to(series.id, on.isoformat() if is_same or not act else "", done, act)


def _drops_pattern(asked: AskedFor, form: Typed, scope: Scope) -> bool:
    """Tell whether a form for one date alone says another pattern than its series has."""
    start = in_singapore(asked.series.starts_at)
    is_one = scope is Scope.THIS
    return is_one and says_another_pattern(as_form(form), start, saved_plan(asked).repeat)


def _checked(asked: AskedFor, form: Typed, *, needs_task: bool = True) -> Checked:
    """Read the form, and list the dates that saving it would make."""
    scope = _scope(asked, form)
    form["scope"] = scope.value

    def preview(plan: SessionPlan, place: Place | None) -> Expansion | None:
        on, now = day_of(asked.occurrence), asked.desk.now
        holidays = asked.desk.snapshot.holidays
        return services.edit_preview(asked.series, on, scope, plan, place, holidays, now)

    return checked(form, _desk(asked, scope), needs_task=needs_task, preview=preview)


def saved_plan(asked: AskedFor) -> SessionPlan:
    """Give a saved date as its form shows it, with the pattern of its series."""
    series, occurrence = asked.series, asked.occurrence
    repeat = read_rrule(series.rrule) if series.rrule else None
    return SessionPlan(
        task_id=series.task_id,
        topic="",
        start=in_singapore(occurrence.start),
        end=in_singapore(occurrence.end),
        place_slug=occurrence.place.slug if occurrence.place else "",
        place_text=occurrence.place_text,
        wants=frozenset(series.wants),
        note=series.note,
        reminder_minutes=series.reminder_minutes,
        repeat=replace(repeat, skips=series.skips) if repeat else None,
    )


def _answer(asked: AskedFor, form: Typed, seen: Checked, errors: dict[str, str]) -> Response:
    page = form_page(_frame(asked, form), form, seen, asked.desk, errors)
    return form_response(FORM, page, errors)


def _frame(asked: AskedFor, form: Typed) -> Frame:
    occurrence, is_series = asked.occurrence, bool(asked.series.rrule)
    start, end = in_singapore(occurrence.start), in_singapore(occurrence.end)
    scope = _scope(asked, form)
    pairs = (("version", form.get("version") or str(asked.series.version)), hidden_of(asked)[1])
    return Frame(
        title=f"Edit: {asked.series.task.title}",
        back=Link(time_words(start, end, start.date()), occurrence_url(occurrence)),
        action=form_url(occurrence, "sessions.update"),
        check_url=form_url(occurrence, "sessions.check_edit"),
        hidden=pairs if is_series else (*pairs, ("scope", Scope.ALL.value)),
        save="Save changes",
        save_as_is="Save changes as they are",
        scopes=tuple((s.value, words, s is scope) for s, words in SCOPES) if is_series else (),
        scope_note=FOLLOW if is_series else "",
        shared_note=SHARED if is_series else "",
    )


def _scope(asked: AskedFor, form: Typed) -> Scope:
    """Read how many dates are meant: of a series this one alone unless more are named."""
    if not asked.series.rrule:
        return Scope.ALL
    try:
        return Scope(form.get("scope", ""))
    except ValueError:
        return Scope.THIS


def _desk(asked: AskedFor, scope: Scope) -> Desk:
    """Look at one date among the others of its series, and at a series without its own dates."""
    if scope is Scope.THIS:
        return asked.desk
    return replace(asked.desk, exclude=tuple(each.id for each in asked.series.occurrences))
