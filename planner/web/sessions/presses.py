"""What one press does to a session: a fix taken, a date skipped, all deleted, a change undone."""

from dataclasses import replace

from flask import Response, url_for

from planner.domain.errors import InvalidValue, NotFound, StaleEdit
from planner.domain.sessions.fix_kinds import Fix
from planner.domain.sessions.session import OccurrenceStatus, Scope, day_of
from planner.domain.sessions.train_fixes import TrainFix
from planner.services.plan import acts
from planner.services.sessions import edits as services
from planner.services.sessions import occurrences
from planner.store.database import db
from planner.store.models import Place
from planner.store.sessions.models import Act
from planner.store.sessions.queries import any_session_of, session_of
from planner.web import clock
from planner.web.owners import asking_owner
from planner.web.personal import personal_page, seen_at, typed, version_seen
from planner.web.sessions.answers import (
    MOST_ACTS,
    AskedFor,
    asked_for,
    change_since,
    ids,
    last_act,
    led_on,
    led_to,
)
from planner.web.sessions.conflicts import pressed_late
from planner.web.sessions.delete_page import delete_page, goes_with
from planner.web.sessions.show import look_of, shown_with
from planner.web.sessions.taken import is_skip, is_taken, offered_fix
from planner.web.snapshot import snapshot

NONE_LEFT = "No date is left to skip: what is over, written down or skipped stays as it is."


def fix(session_id: int) -> Response:
    """Take a fix, if working it out again still offers it; one that is taken already stays so."""
    asked, version, value = asked_for(session_id), version_seen(), typed("fix")
    try:
        return _taken(asked, version, value)
    except StaleEdit as error:
        again = asked_for(session_id)
        if not is_taken(again.occurrence, value):
            return pressed_late(session_id, error)
        act = change_since(again, version)
        is_off = again.occurrence.status is OccurrenceStatus.CANCELLED
        return led_on(again, "skipped", act) if is_off else _fixed(again, act)


def _taken(asked: AskedFor, version: int, value: str) -> Response:
    """Take a fix; raises StaleEdit for one that is not offered any more."""
    session, desk, on = db.session(), asked.desk, day_of(asked.occurrence)
    taken = offered_fix(look_of(asked), value)
    if is_skip(taken):
        _, act = services.cancel(session, *ids(asked), version, on, Scope.THIS, desk.now)
        return led_on(asked, "skipped", act)
    place, times = _new_place(asked, taken), (taken.start, taken.end)
    holidays = desk.snapshot.holidays
    moved, act = services.move(session, *ids(asked), version, on, *times, place, holidays, desk.now)
    series = session_of(session, *ids(asked))
    (occurrence,) = (each for each in series.occurrences if each.id == moved.id)
    return _fixed(replace(asked, series=series, occurrence=occurrence), act)


def _fixed(asked: AskedFor, act: Act | None) -> Response:
    """Lead to a date as it is now; only where nothing speaks against it is it said to fit."""
    look = look_of(asked)
    return led_on(asked, "fixed" if look and look.is_fine else "better", act)


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
    if _is_skipped(asked, scope):
        return _skipped_before(asked, version)
    try:
        called_off, act = services.cancel(db.session(), *ids(asked), version, on, scope, now)
    except StaleEdit as error:
        again = asked_for(session_id)
        if _is_skipped(again, scope):
            return _skipped_before(again, version)
        return pressed_late(session_id, error)
    except InvalidValue:
        return shown_with(asked_for(session_id), 400, {"main": NONE_LEFT})
    return led_on(asked, "skipped", act, len(called_off))


def _is_skipped(asked: AskedFor, scope: Scope) -> bool:
    is_off = asked.occurrence.status is OccurrenceStatus.CANCELLED
    return is_off and not goes_with(asked, scope)


def _skipped_before(asked: AskedFor, version: int) -> Response:
    """Answer a second press as the first one was: with as many dates, and their undo."""
    act = change_since(asked, version)
    if act is None:
        return led_on(asked, "skipped", None)
    with_it = [each for each in asked.series.occurrences if each.cancelled_at == act.at]
    return led_on(asked, "skipped", act, len(with_it))


def accept(session_id: int) -> Response:
    """Keep a date although it fits the hours worse than it did."""
    asked, version = asked_for(session_id), version_seen()
    on, now = day_of(asked.occurrence), asked.desk.now
    holidays = asked.desk.snapshot.holidays
    if asked.occurrence.worse_on is not None:
        try:
            occurrences.accept_as_is(db.session(), *ids(asked), version, on, holidays, now)
        except StaleEdit as error:
            return pressed_late(session_id, error)
    return led_to(session_id, on.isoformat(), "accepted")


def delete_form(session_id: int) -> Response:
    """Ask whether a session shall go, and list every date that goes with it."""
    asked = asked_for(session_id)
    return personal_page("sessions/delete.html", page=delete_page(asked))


def delete(session_id: int) -> Response:
    """Delete a session with all its dates; the plan offers to undo it, however often it is sent."""
    owner, version = asking_owner(), version_seen()
    try:
        act = services.delete(db.session(), owner.id, session_id, version, clock.now())
    except StaleEdit as error:
        if any_session_of(db.session(), owner.id, session_id).deleted_at is None:
            return pressed_late(session_id, error)
        act = last_act(owner.id, session_id, MOST_ACTS)
    return seen_at(url_for("plan.index", done="deleted", act=act.id if act else None))


def undo(act_id: int) -> Response:
    """Undo a change of the plan, and lead to what it was about."""
    holidays = snapshot().holidays
    try:
        act = acts.undo(db.session(), asking_owner().id, act_id, holidays, clock.now())
    except StaleEdit:
        return seen_at(url_for("plan.index", done="not-undone"))
    series_id = _still_there(act)
    if series_id is None:
        return seen_at(url_for("plan.index", done="undone", act=act.id))
    return seen_at(url_for("sessions.show", session_id=series_id, done="undone"))


def _still_there(act: Act) -> int | None:
    """Give the session that an undone change was about; None if it is gone with it."""
    for key in act.before:
        try:
            return session_of(db.session(), act.owner_id, int(key)).id
        except NotFound:
            continue
    return None
