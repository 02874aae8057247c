"""What one press does to a session: a fix taken, a date skipped, all deleted, a change undone."""

from dataclasses import replace

from flask import Response, url_for

from planner.domain.errors import InvalidValue, NotFound, StaleEdit
from planner.domain.sessions.fixes import Fix
from planner.domain.sessions.session import OccurrenceStatus, Scope
from planner.services.plan import acts
from planner.services.sessions import edits as services
from planner.services.sessions import occurrences
from planner.store.database import db
from planner.store.models import Place
from planner.store.sessions.models import Act, Occurrence
from planner.store.sessions.queries import session_of
from planner.web import clock
from planner.web.owners import asking_owner
from planner.web.personal import personal_page, seen_at, typed
from planner.web.session_addresses import day_of
from planner.web.sessions.answers import (
    AskedFor,
    asked_for,
    ids,
    led_to,
    newest_act,
    version_seen,
)
from planner.web.sessions.conflicts import pressed_late
from planner.web.sessions.delete_page import delete_page, goes_with
from planner.web.sessions.fixes import TrainFix
from planner.web.sessions.show import look_of, shown_with
from planner.web.sessions.taken import is_skip, offered_fix
from planner.web.snapshot import snapshot

NONE_LEFT = "No date is left to skip: what is over, written down or skipped stays as it is."


def fix(session_id: int) -> Response:
    """Take a fix, if working it out again still offers it."""
    asked, version = asked_for(session_id), version_seen()
    desk, on = asked.desk, day_of(asked.occurrence)
    session, holidays = db.session(), desk.snapshot.holidays
    look = look_of(asked)
    try:
        taken = offered_fix(look, typed("fix"))
        if is_skip(taken):
            services.cancel(session, *ids(asked), version, on, Scope.THIS, desk.now)
            return _led(asked, "skipped")
        place, times = _new_place(asked, taken), (taken.start, taken.end)
        moved = services.move(session, *ids(asked), version, on, *times, place, holidays, desk.now)
    except StaleEdit as error:
        return pressed_late(session_id, error)
    return _fixed(asked, moved)


def _fixed(asked: AskedFor, moved: Occurrence) -> Response:
    """Lead to a date as it is now; only where nothing speaks against it is it said to fit."""
    series = session_of(db.session(), *ids(asked))
    (occurrence,) = (each for each in series.occurrences if each.id == moved.id)
    now = replace(asked, series=series, occurrence=occurrence)
    look = look_of(now)
    return _led(now, "fixed" if look and look.is_fine else "better")


def _new_place(asked: AskedFor, taken: Fix | TrainFix) -> Place | None:
    """Give the place that a fix moves to; None if the place stays."""
    if not isinstance(taken, Fix) or taken.place is None:
        return None
    return asked.desk.snapshot.by_slug[taken.place.slug]


def cancel(session_id: int) -> Response:
    """Skip one date, or that one and those after it; what is skipped already stays so."""
    asked, version = asked_for(session_id), version_seen()
    on, now = day_of(asked.occurrence), asked.desk.now
    scope = Scope.LATER if typed("scope") == Scope.LATER else Scope.THIS
    is_skipped = asked.occurrence.status is OccurrenceStatus.CANCELLED
    if is_skipped and not goes_with(asked, scope):
        return _led(asked, "skipped")
    try:
        called_off = services.cancel(db.session(), *ids(asked), version, on, scope, now)
    except StaleEdit as error:
        return pressed_late(session_id, error)
    except InvalidValue:
        return shown_with(asked_for(session_id), 400, {"main": NONE_LEFT})
    return _led(asked, "skipped", dates=len(called_off))


def accept(session_id: int) -> Response:
    """Keep a date although it fits the hours worse than it did."""
    asked, version = asked_for(session_id), version_seen()
    if asked.occurrence.worse_on is None:
        return _led(asked, "accepted")
    try:
        occurrences.accept_as_is(
            db.session(), *ids(asked), version, day_of(asked.occurrence), asked.desk.now
        )
    except StaleEdit as error:
        return pressed_late(session_id, error)
    return _led(asked, "accepted")


def delete_form(session_id: int) -> Response:
    """Ask whether a session shall go, and list every date that goes with it."""
    asked = asked_for(session_id)
    return personal_page("sessions/delete.html", page=delete_page(asked))


def delete(session_id: int) -> Response:
    """Delete a session with all its dates; the plan offers to undo it."""
    owner, version = asking_owner(), version_seen()
    try:
        deleted = services.delete(db.session(), owner.id, session_id, version, clock.now())
    except StaleEdit as error:
        return pressed_late(session_id, error)
    return seen_at(url_for("plan.index", done="deleted", act=newest_act(deleted)))


def edit_again(session_id: int) -> Response:
    """Lead from the address of a looked-at form, opened again, to the form itself."""
    return seen_at(url_for("sessions.edit", session_id=asked_for(session_id).series.id))


def move_again(session_id: int) -> Response:
    """Lead from the address of a looked-at form, opened again, to the form itself."""
    return seen_at(url_for("sessions.move_form", session_id=asked_for(session_id).series.id))


def undo(act_id: int) -> Response:
    """Undo a change of the plan, and lead to what it was about."""
    holidays = snapshot().holidays
    try:
        act = acts.undo(db.session(), asking_owner().id, act_id, holidays, clock.now())
    except StaleEdit:
        return seen_at(url_for("plan.index", done="not-undone"))
    series_id = _still_there(act)
    if series_id is None:
        return seen_at(url_for("plan.index", done="undone"))
    return seen_at(url_for("sessions.show", session_id=series_id, done="undone"))


def _still_there(act: Act) -> int | None:
    """Give the session that an undone change was about; None if it is gone with it."""
    for key in act.before:
        try:
            return session_of(db.session(), act.owner_id, int(key)).id
        except NotFound:
            continue
    return None


def _led(asked: AskedFor, done: str, dates: int | None = None) -> Response:
    return led_to(asked.series, day_of(asked.occurrence).isoformat(), done, dates)
