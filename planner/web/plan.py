"""The plan: agenda, week, and the exams and deadlines that stand fixed."""

from datetime import datetime

from flask import Blueprint, Response, request

from planner.domain.errors import NotFound
from planner.domain.sessions import is_coming
from planner.store.checklist_models import Owner
from planner.store.database import db
from planner.store.plan_queries import coming_count, sessions_ever
from planner.store.session_queries import (
    acts_of,
    next_occurrence,
    worse_occurrences,
)
from planner.web import clock, plan_dates
from planner.web.owners import asking_owner
from planner.web.personal import personal_page
from planner.web.plan_agenda import NO_SUMS, UNLOGGED_FOR, AgendaRows, agenda_page
from planner.web.plan_frame import minutes_around
from planner.web.plan_params import Asked, asked
from planner.web.plan_reading import NOTHING, plan_rows
from planner.web.plan_week import week_page
from planner.web.snapshot import snapshot

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
    session, rows, sums, acts = db.session(), NOTHING, NO_SUMS, []
    if owner:
        rows = plan_rows(session, owner.id, question.stretch, question.checklist_id)
        sums, acts = minutes_around(session, owner, question), [*acts_of(session, owner.id)]
    page = week_page(rows, sums, acts, question, snapshot(), now)
    return personal_page("plan/week.html", page=page)


def _read(question: Asked, owner: Owner, now: datetime) -> AgendaRows:
    session = db.session()
    since = now - UNLOGGED_FOR if question.is_now else None
    rows = plan_rows(session, owner.id, question.stretch, question.checklist_id, since)
    is_coming_here = any(is_coming(each, now) for each in rows.occurrences)
    worse = worse_occurrences(session, owner.id, now)
    return AgendaRows(
        rows=rows,
        next=None if is_coming_here else next_occurrence(session, owner.id, now),
        worse=worse,
        coming=coming_count(session, owner.id, now) if worse else 0,
        sums=minutes_around(session, owner, question),
        acts=acts_of(session, owner.id),
        is_first_visit=not (rows.occurrences or sessions_ever(session, owner.id)),
    )


def _owner_if_known() -> Owner | None:
    try:
        return asking_owner()
    except NotFound:
        return None
