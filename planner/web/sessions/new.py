"""A new session: its form, filled in from the address, looked at again, and saved."""

from datetime import timedelta

from flask import Response, request, url_for
from werkzeug.datastructures import MultiDict

from planner.domain.errors import InvalidValue, NotFound, StaleEdit
from planner.domain.moments import MINUTE
from planner.domain.sessions.free_slots import next_free_slot
from planner.domain.sessions.session import LONGEST, day_of
from planner.services.sessions import sessions as services
from planner.store.checklists.queries import checklist_of
from planner.store.database import db
from planner.store.models import Place
from planner.web import clock
from planner.web.owners import known_owner, new_form_key, sending_owner
from planner.web.personal import form_page as form_response
from planner.web.personal import seen_at, typed
from planner.web.sessions.answers import led_to, making
from planner.web.sessions.check import Desk, checked
from planner.web.sessions.engagements import engagements
from planner.web.sessions.fixes import Times, travel_over
from planner.web.sessions.form_page import Frame, form_page
from planner.web.sessions.taken import take_fix
from planner.web.sessions.typed import Typed, length_named, put_times, start_named
from planner.web.shown import Link
from planner.web.snapshot import snapshot

LOOKED_AHEAD = timedelta(days=15)
FORM = "sessions/form.html"


def new() -> Response:
    """Show the form of a new session, with what the address says filled in."""
    desk = _desk()
    form = _filled(desk)
    seen = checked(form, desk, needs_task=False)
    page = form_page(_frame(new_form_key()), form, seen, desk, {})
    return form_response(FORM, page, {})


def again() -> Response:
    """Lead from the address that a form posts to, opened without one, to an empty form."""
    return seen_at(url_for("sessions.new"))


def check() -> Response:
    """Show the form again as it was typed, or with a fix taken, and how it looks now."""
    desk, form = _desk(), MultiDict(request.form)
    take_fix(form)
    seen = checked(form, desk, needs_task=False)
    page = form_page(_frame(typed("form_key")), form, seen, desk, seen.errors)
    return form_response(FORM, page, page.errors)


def create() -> Response:
    """Save a session; sent twice, the same form makes one."""
    desk, form = _desk(), MultiDict(request.form)
    if form.get("fix"):
        return check()
    seen = checked(form, desk)
    if seen.plan is None:
        return _refused(form, desk, seen.errors)
    try:
        series = services.create(
            db.session(),
            sending_owner(typed("form_key")),
            seen.plan,
            seen.place,
            desk.snapshot.holidays,
            typed("form_key") or new_form_key(),
            desk.now,
            checklist_id=_checklist_id(),
        )
    except InvalidValue as error:
        return _refused(form, desk, {error.field: error.message})
    except StaleEdit as error:
        return _refused(form, desk, {"task": str(error)})
    on = day_of(series.occurrences[0]).isoformat()
    return led_to(series.id, on, "saved", making(series))


def _refused(form: Typed, desk: Desk, errors: dict[str, str]) -> Response:
    """Show the form with what is at fault; times and place are looked at all the same."""
    seen = checked(form, desk, needs_task=False)
    page = form_page(_frame(typed("form_key")), form, seen, desk, errors)
    return form_response(FORM, page, errors)


def _desk() -> Desk:
    return Desk(known_owner(), snapshot(), clock.now())


def _frame(form_key: str) -> Frame:
    checklist_id = _checklist_id()
    named = (("checklist", str(checklist_id)),) if checklist_id else ()
    return Frame(
        title="New session",
        back=Link("Plan", url_for("plan.index")),
        action=url_for("sessions.create"),
        check_url=url_for("sessions.check"),
        hidden=(("form_key", form_key), *named),
        save="Save session",
    )


def _checklist_id() -> int | None:
    """Give the checklist that a new task is for, if it is the asking owner's; else none."""
    owner, text = known_owner(), request.values.get("checklist", "")
    if owner is None or not (text.isascii() and text.isdecimal() and len(text) < 10):  # noqa: PLR2004 - fits the key's column
        return None
    try:
        return checklist_of(db.session(), owner.id, int(text)).id
    except NotFound:
        return None


def _filled(desk: Desk) -> Typed:
    """Fill the form: from the address, then from the settings, then with the next free time."""
    args = request.args
    names = ("task", "topic", "place", "where", "note", "remind", "repeat", "want")
    form: Typed = MultiDict((name, each) for name in names for each in args.getlist(name))
    if "remind" not in form and desk.owner and desk.owner.reminder_minutes is not None:
        form["remind"] = str(desk.owner.reminder_minutes)
    length = length_named(args.get("for", ""))
    start = start_named(args.get("from", ""))
    if start:
        put_times(form, start, start + length)
        return form
    place = desk.snapshot.by_slug.get(form.get("place", ""))
    put_times(form, *_free_time(desk, place, length))
    return form


def _free_time(desk: Desk, place: Place | None, length: timedelta) -> Times:
    """Find the next time that is free and at which the place is open, else the next hour."""
    others = engagements(desk.owner, desk.now, desk.now + LOOKED_AHEAD)
    minutes = min(length, LONGEST) // MINUTE
    slot = next_free_slot(
        minutes, place, others, desk.snapshot.holidays, travel_over(desk.snapshot), desk.now
    )
    hour = desk.now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return slot or (hour, hour + length)
