"""Forms about a session that came too late: both versions, or what was typed for what is gone."""

from flask import Response, request, url_for
from werkzeug.datastructures import MultiDict

from planner.domain.errors import NotFound, StaleEdit
from planner.store.database import db
from planner.store.sessions.models import RevisionSession
from planner.store.sessions.queries import any_session_of
from planner.web.conflicts import COPY_IT, THE_SAME, ConflictPage, ConflictRow
from planner.web.owners import asking_owner
from planner.web.personal import personal_page
from planner.web.sessions.answers import MOST_ACTS, AskedFor, asked_for, last_act
from planner.web.sessions.show import shown_with
from planner.web.sessions.versions import Rows, differing
from planner.web.shown import Link, Press

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
MEANWHILE = "Changed in the meantime"
DELETED = "Deleted in the meantime"
NO_SUCH_DATE = "The session was changed after this form was opened: it has no such date any more."
WAS_DELETED = "The session was deleted after this form was opened."


def late(error: StaleEdit, asked: AskedFor, rows: Rows, action: str) -> Response:
    """Show what is saved beside what was typed; the button saves over just what is shown."""
    sends = [pair for pair in MultiDict(request.form).items(multi=True) if pair[0] != "version"]
    shown = tuple(ConflictRow(*row) for row in differing(rows))
    page = ConflictPage(
        title=MEANWHILE,
        sentence=str(error),
        kept="" if shown else THE_SAME,
        rows=shown,
        press=Press("Save what I typed", action, "check", (*sends, _version(asked.series))),
        back=Link("Keep what is saved", _url(asked.series), "undo-2"),
    )
    return personal_page("checklists/conflict.html", 409, page=page)


def gone(session_id: int, error: NotFound) -> Response:
    """Show what was typed for a session, or a date of one, that is gone by now.

    Raises the error again for a session that the asking owner never had.
    """
    series = any_session_of(db.session(), asking_owner().id, session_id)
    typed = [(label, request.form.get(name, "")) for name, label in LABELS.items()]
    rows = tuple(ConflictRow(label, None, words) for label, words in typed if words.strip())
    act = last_act(series.owner_id, series.id, MOST_ACTS) if series.deleted_at else None
    if series.deleted_at and act is None:
        raise error
    page = ConflictPage(
        title=DELETED if act else MEANWHILE,
        sentence=WAS_DELETED if act else NO_SUCH_DATE,
        kept=COPY_IT if rows else "",
        rows=rows,
        press=_bring_back(act.id) if act else None,
        back=_plan() if act else Link("The session as it is", _url(series), "undo-2"),
    )
    return personal_page("checklists/conflict.html", 409, page=page)


def pressed_late(session_id: int, error: StaleEdit) -> Response:
    """Show a session again where only a button was pressed too late."""
    return shown_with(asked_for(session_id), 409, {"main": str(error)})


def _version(series: RevisionSession) -> tuple[str, str]:
    return "version", str(series.version)


def _bring_back(act_id: int) -> Press:
    return Press("Bring it back", url_for("sessions.undo", act_id=act_id), "rotate-ccw")


def _plan() -> Link:
    return Link("Leave it deleted", url_for("plan.index"), "chevron-left")


def _url(series: RevisionSession) -> str:
    return url_for("sessions.show", session_id=series.id)
