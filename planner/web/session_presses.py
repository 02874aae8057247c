"""What one press does to a session: a fix taken, a date left out, all deleted, a change undone."""

from flask import Response, url_for

from planner.domain.errors import InvalidValue, NotFound, StaleEdit
from planner.domain.fixes import Fix
from planner.domain.moments import in_singapore
from planner.domain.session_words import time_words
from planner.domain.sessions import Scope
from planner.services import acts, occurrences
from planner.services import session_edits as services
from planner.store.database import db
from planner.store.models import Place
from planner.store.session_models import Act, Occurrence
from planner.store.session_queries import session_of
from planner.web import clock
from planner.web.checklist_view import Press
from planner.web.owners import asking_owner
from planner.web.personal import personal_page, seen_at, typed, typed_version
from planner.web.place_view import Link
from planner.web.session_addresses import day_of, form_url, occurrence_url
from planner.web.session_answers import AskedFor, asked_for, hidden_of, ids, led_to
from planner.web.session_conflicts import pressed_late
from planner.web.session_fixes import Times
from planner.web.session_show import look_of, shown_with
from planner.web.session_taken import is_skip, offered_fix
from planner.web.session_view import DeletePage

KEPT_WORDS = "The task itself stays. You can undo this on the plan."


def fix(session_id: int) -> Response:
    """Take a fix, if working it out again still offers it."""
    asked, version = asked_for(session_id), typed_version()
    desk, on = asked.desk, day_of(asked.occurrence)
    session, holidays = db.session(), desk.snapshot.holidays
    look = look_of(asked)
    try:
        taken = offered_fix(look, typed("fix"))
        if is_skip(taken):
            services.cancel(session, *ids(asked), version, on, Scope.THIS, desk.now)
            return _led(asked, "skipped")
        start, end = (taken.start, taken.end) if isinstance(taken, Fix) else taken
        place = _new_place(asked, taken)
        moved = services.move(
            session, *ids(asked), version, on, start, end, place, holidays, desk.now
        )
    except StaleEdit as error:
        return pressed_late(session_id, error)
    return seen_at(occurrence_url(moved, done="fixed"))


def _new_place(asked: AskedFor, taken: Fix | Times) -> Place | None:
    """Give the place that a fix moves to; None if the place stays."""
    if not isinstance(taken, Fix) or taken.place is None:
        return None
    return asked.desk.snapshot.by_slug[taken.place.slug]


def cancel(session_id: int) -> Response:
    """Leave out one date, or that one and those after it."""
    asked, version = asked_for(session_id), typed_version()
    on, now = day_of(asked.occurrence), asked.desk.now
    scope = Scope.LATER if typed("scope") == Scope.LATER else Scope.THIS
    try:
        services.cancel(db.session(), *ids(asked), version, on, scope, now)
    except StaleEdit as error:
        return pressed_late(session_id, error)
    except InvalidValue as error:
        return shown_with(asked_for(session_id), 400, {"main": error.message})
    return _led(asked, "skipped")


def accept(session_id: int) -> Response:
    """Keep a date although it fits the hours worse than it did."""
    asked, version = asked_for(session_id), typed_version()
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
    return personal_page("sessions/delete.html", page=_delete_page(asked))


def delete(session_id: int) -> Response:
    """Delete a session with all its dates; the plan offers to undo it."""
    owner, version = asking_owner(), typed_version()
    try:
        services.delete(db.session(), owner.id, session_id, version, clock.now())
    except StaleEdit as error:
        return pressed_late(session_id, error)
    return seen_at(url_for("plan.index", done="deleted"))


def undo(act_id: int) -> Response:
    """Undo a change of the plan, and lead to what it was about."""
    act = acts.undo(db.session(), asking_owner().id, act_id, clock.now())
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


def _led(asked: AskedFor, done: str) -> Response:
    return led_to(asked.series, day_of(asked.occurrence).isoformat(), done)


def _delete_page(asked: AskedFor) -> DeletePage:
    series, occurrence, now = asked.series, asked.occurrence, asked.desk.now
    going = services.going(series, day_of(occurrence), Scope.ALL, now)
    url, pairs = form_url(occurrence, "sessions.cancel"), hidden_of(asked)
    later = Press("Only this and later dates", url, "skip-forward", (*pairs, ("scope", "later")))
    this = Press("Only this date", url, "skip-forward", pairs)
    back = Link(_when(occurrence), occurrence_url(occurrence))
    return DeletePage(
        title=f"Delete “{series.task.title}”?",
        back=back,
        action=form_url(occurrence, "sessions.delete"),
        hidden=pairs,
        goes=tuple(_line(each) for each in going),
        lead=KEPT_WORDS,
        others=(this, later) if series.rrule else (),
    )


def _line(occurrence: Occurrence) -> str:
    spent = f", {occurrence.minutes_spent} min written down" if occurrence.minutes_spent else ""
    return f"{_when(occurrence)}{spent}"


def _when(occurrence: Occurrence) -> str:
    start, end = in_singapore(occurrence.start), in_singapore(occurrence.end)
    return time_words(start, end, start.date())
