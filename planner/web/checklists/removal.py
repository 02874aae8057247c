"""Deleting a checklist for good: first the page that lists what goes with it."""

from collections.abc import Iterator

from flask import Blueprint, Response, url_for

from planner.domain.moments import day_in_singapore
from planner.domain.time_words import day_words
from planner.services.checklists.checklists import delete as delete_checklist
from planner.store.checklists.models import Checklist
from planner.store.checklists.queries import checklist_of, live_evidence, live_tasks
from planner.store.database import db
from planner.store.sessions.models import RevisionSession
from planner.store.sessions.queries import plan_dates_of, sessions_under
from planner.web import clock
from planner.web.checklists.form_view_models import DeletePage
from planner.web.own_addresses import checklist_url
from planner.web.owners import asking_owner
from planner.web.personal import ONE_CHECKLIST, personal_page, seen_at
from planner.web.shown import Link, Press

MOST_NAMED = 10
CALENDARS = (
    "Calendars that follow your plan are told for 30 days that these dates are cancelled, so "
    "they take them out. One that imported a file once keeps them: take them out there yourself."
)

blueprint = Blueprint("removal", __name__)


@blueprint.get(f"{ONE_CHECKLIST}/delete")
def show(checklist_id: int) -> Response:
    """Ask whether a checklist shall go, and list what goes with it."""
    checklist = checklist_of(db.session(), asking_owner().id, checklist_id)
    goes, sessions = _what_goes(checklist), tuple(_sessions(checklist))
    page = DeletePage(
        title=f"Delete “{checklist.name}”?",
        action=checklist_url(checklist, "checklists.removal.delete"),
        back=Link(checklist.name, checklist_url(checklist)),
        goes=(*goes, *sessions),
        calendars=CALENDARS if sessions or _dates(checklist) else "",
        dossier_url=checklist_url(checklist, "checklists.dossier.show"),
        archive=_archive(checklist),
    )
    return personal_page("checklists/delete.html", page=page)


@blueprint.post(f"{ONE_CHECKLIST}/delete")
def delete(checklist_id: int) -> Response:
    """Delete a checklist with its tasks and their evidence."""
    delete_checklist(db.session(), asking_owner().id, checklist_id, clock.now())
    return seen_at(url_for("checklists.index", done="deleted"))


def _what_goes(checklist: Checklist) -> tuple[str, ...]:
    """Name in words what would be lost, the heaviest last."""
    tasks = live_tasks(checklist)
    evidence = sum(len(live_evidence(task)) for task in tasks)
    notes = sum(bool(task.note) for task in tasks)
    parts = (
        "the facts of the offer" if checklist.country else "",
        _count(len(tasks), "task", "with its dates and its log", "with their dates and logs"),
        _count(notes, "note", "of yours", "of yours"),
        _count(evidence, "piece", "of evidence", "of evidence"),
        _count(_dates(checklist), "date", "of an exam or a deadline", "of exams and deadlines"),
    )
    return tuple(part for part in parts if part)


def _dates(checklist: Checklist) -> int:
    mine = plan_dates_of(db.session(), checklist.owner_id)
    return sum(each.checklist_id == checklist.id for each in mine)


def _sessions(checklist: Checklist) -> Iterator[str]:
    """Name the sessions that go with the tasks, past ones too; of many only the first."""
    going = sessions_under(db.session(), checklist.owner_id, checklist.id)
    yield from (_session_words(series) for series in going[:MOST_NAMED])
    if len(going) > MOST_NAMED:
        yield f"and {len(going) - MOST_NAMED} more of your sessions"


def _session_words(series: RevisionSession) -> str:
    """Write "the session “Acids”: 4 dates from Wed 25 Nov 2026"."""
    first = day_in_singapore(series.starts_at)
    begins = f"{day_words(first)} {first.year}"
    dates = len(series.occurrences)
    when = f"{dates} dates from {begins}" if dates > 1 else begins
    return f"the session “{series.task.title}”: {when}"


def _count(number: int, noun: str, one: str, many: str) -> str:
    if not number:
        return ""
    return f"1 {noun} {one}" if number == 1 else f"{number} {noun}s {many}"


def _archive(checklist: Checklist) -> Press | None:
    if checklist.archived_at is not None:
        return None
    url = checklist_url(checklist, "checklists.archive")
    return Press("Archive it instead", url, "archive")
