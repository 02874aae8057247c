"""Forms about a session that came too late: both versions, or what was typed for what is gone."""

from flask import Response, request, url_for
from werkzeug.datastructures import MultiDict

from planner.domain.errors import NotFound, StaleEdit
from planner.store.database import db
from planner.store.sessions.models import RevisionSession
from planner.store.sessions.queries import any_session_of
from planner.web.conflicts import MEANWHILE, ConflictRow, both_shown, saves_over, typed_shown
from planner.web.owners import asking_owner
from planner.web.sessions.answers import MOST_ACTS, AskedFor, asked_for, last_act
from planner.web.sessions.show import shown_with
from planner.web.sessions.versions import Rows, differing
from planner.web.shown import Link

LABELS = {
    "topic": "Task",
    "date": "Date",
    "from": "From",
    "to": "To",
    "where": "Where",
    "note": "Note",
    "minutes": "Minutes spent",
    "line": "One line",
}
DELETED = "Deleted in the meantime"
NO_SUCH_DATE = "The session was changed after this form was opened: it has no such date any more."
WAS_DELETED = "The session was deleted after this form was opened."


def late(error: StaleEdit, asked: AskedFor, rows: Rows, action: str) -> Response:
    """Show what is saved beside what was typed; the button saves over just what is shown."""
    sends = [pair for pair in MultiDict(request.form).items(multi=True) if pair[0] != "version"]
    shown = tuple(ConflictRow(*row) for row in differing(rows))
    back = Link("Keep what is saved", _url(asked.series), "undo-2")
    return both_shown(error, shown, saves_over(action, sends, asked.series.version), back)


def gone(session_id: int, error: NotFound) -> Response:
    """Show what was typed for a session, or a date of one, that is gone by now.

    Raises the error again for a session that the asking owner never had.
    """
    series = any_session_of(db.session(), asking_owner().id, session_id)
    typed = [(label, request.form.get(name, "")) for name, label in LABELS.items()]
    if series.deleted_at is None:
        back = Link("The session as it is", _url(series), "undo-2")
        return typed_shown(MEANWHILE, NO_SUCH_DATE, typed, "", back)
    act = last_act(series.owner_id, series.id, MOST_ACTS)
    if act is None:
        raise error
    restore_url = url_for("sessions.undo", act_id=act.id)
    back = Link("Leave it deleted", url_for("plan.index"), "chevron-left")
    return typed_shown(DELETED, WAS_DELETED, typed, restore_url, back)


def pressed_late(session_id: int, error: StaleEdit) -> Response:
    """Show a session again where only a button was pressed too late."""
    return shown_with(asked_for(session_id), 409, {"main": str(error)})


def _url(series: RevisionSession) -> str:
    return url_for("sessions.show", session_id=series.id)
