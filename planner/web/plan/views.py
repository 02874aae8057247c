"""The plan: agenda, week, and the exams and deadlines that stand fixed."""

from datetime import datetime

from flask import Blueprint, Response, request

from planner.domain.errors import NotFound
from planner.domain.sessions.session import is_coming
from planner.store.checklists.models import Owner
from planner.store.database import db
from planner.store.plan.queries import coming_count, next_planned, sessions_ever
from planner.store.sessions.models import Occurrence
from planner.store.sessions.queries import worse_occurrences
from planner.web import clock
from planner.web.owners import asking_owner
from planner.web.personal import personal_page
from planner.web.plan import dates as plan_dates
from planner.web.plan.agenda import NO_SUMS, UNLOGGED_FOR, AgendaRows, agenda_page
from planner.web.plan.frame import minutes_around
from planner.web.plan.notices import Change, last_changes
from planner.web.plan.params import Asked, asked
from planner.web.plan.reading import NOTHING, plan_rows
from planner.web.plan.week import week_page
from planner.web.snapshot import snapshot

NO_CHANGES: tuple[Change, ...] = ()

blueprint = Blueprint("plan", __name__)
blueprint.register_blueprint(plan_dates.blueprint)


@blueprint.get("/plan")
def index() -> Response:
    """Show the plan: day after day, or one week."""
    now = clock.now()
    question, owner = asked(request.args, now.date()), _owner_if_known()
    if question.is_week:
        return _week(question, owner, now)
    read = _read(question, owner, now) if owner else AgendaRows()
    page = agenda_page(read, question, owner, snapshot(), now)
    return personal_page("plan/index.html", page=page)


@blueprint.get("/plan/dates")
def dates() -> Response:
    """List exams and deadlines."""
    return plan_dates.index(_owner_if_known())


def _week(question: Asked, owner: Owner | None, now: datetime) -> Response:
    rows, sums, changes = NOTHING, NO_SUMS, NO_CHANGES
    if owner:
        rows = plan_rows(owner.id, question.stretch, question.checklist_id)
        sums, changes = minutes_around(owner.id, question), last_changes(owner.id)
    page = week_page(rows, sums, changes, question, snapshot(), now)
    return personal_page("plan/week.html", page=page)


def _read(question: Asked, owner: Owner, now: datetime) -> AgendaRows:
    session, only = db.session(), question.checklist_id
    since = now - UNLOGGED_FOR if question.is_now else None
    rows = plan_rows(owner.id, question.stretch, only, since)
    is_coming_here = any(is_coming(each, now) for each in rows.occurrences)
    worse = _worse(owner, now, only)
    return AgendaRows(
        rows=rows,
        next=None if is_coming_here else next_planned(session, owner.id, now, only),
        worse=worse,
        coming=coming_count(session, owner.id, now, only) if worse else 0,
        sums=minutes_around(owner.id, question),
        changes=last_changes(owner.id),
        is_first_visit=not (rows.occurrences or sessions_ever(session, owner.id)),
    )


def _worse(owner: Owner, now: datetime, checklist_id: int | None) -> list[Occurrence]:
    """Read the dates that no longer fit, of all checklists or of one."""
    worse = worse_occurrences(db.session(), owner.id, now)
    return [each for each in worse if checklist_id in {None, each.session.task.checklist_id}]


def _owner_if_known() -> Owner | None:
    try:
        return asking_owner()
    except NotFound:
        return None
