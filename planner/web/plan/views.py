"""The plan: agenda, week, and the exams and deadlines that stand fixed."""

from datetime import datetime

from flask import Blueprint, Response, request

from planner.domain.errors import NotFound
from planner.domain.sessions.session import is_coming
from planner.store.checklists.models import Owner
from planner.store.database import db
from planner.store.plan.queries import sessions_ever
from planner.store.sessions.queries import next_occurrence
from planner.web import clock
from planner.web.owners import asking_owner
from planner.web.personal import personal_page
from planner.web.plan import dates as plan_dates
from planner.web.plan.agenda import UNLOGGED_FOR, AgendaRows, agenda_page
from planner.web.plan.frame import minutes_around
from planner.web.plan.needs import Needs, needs_of, next_weeks, worse_of
from planner.web.plan.notices import last_changes
from planner.web.plan.params import Asked, asked
from planner.web.plan.reading import plan_rows
from planner.web.plan.week import WeekRows, week_page
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
    read = WeekRows()
    if owner:
        read = WeekRows(
            rows=plan_rows(owner.id, question.stretch),
            needs=_needs(owner, question, now),
            sums=minutes_around(owner.id, question),
            changes=last_changes(owner.id),
        )
    page = week_page(read, question, owner, snapshot(), now)
    return personal_page("plan/week.html", page=page)


def _read(question: Asked, owner: Owner, now: datetime) -> AgendaRows:
    session, only = db.session(), question.checklist_id
    since = now - UNLOGGED_FOR if question.is_now else None
    rows = plan_rows(owner.id, question.stretch, since)
    is_coming_here = any(is_coming(each, now) for each in rows.of(only).occurrences)
    following = None
    if not is_coming_here:
        following = next_occurrence(session, owner.id, now, checklist_id=only)
    return AgendaRows(
        rows=rows,
        next=following,
        needs=_needs(owner, question, now),
        sums=minutes_around(owner.id, question),
        changes=last_changes(owner.id),
        is_first_visit=not (rows.occurrences or sessions_ever(session, owner.id)),
    )


def _needs(owner: Owner, question: Asked, now: datetime) -> Needs:
    """Read what needs an owner; what overlaps only where the page does not read it anyway."""
    if question.stretch == next_weeks(now):
        return worse_of(owner.id, now, question.checklist_id)
    return needs_of(owner.id, now, question.checklist_id)


def _owner_if_known() -> Owner | None:
    try:
        return asking_owner()
    except NotFound:
        return None
