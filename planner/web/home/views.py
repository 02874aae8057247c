"""The first page: the search box, what needs its reader, and what stands behind it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from flask import Blueprint, Response, make_response, render_template, url_for

from planner.domain.checklists.checklist import is_urgent, needs_me, urgency
from planner.store.checklists.models import Checklist, Owner, Task
from planner.store.checklists.queries import checklists_of, live_tasks
from planner.store.database import db
from planner.store.sessions.queries import next_occurrence
from planner.web import clock
from planner.web.caching import NOT_KEPT
from planner.web.checklists.pages import NEEDS_ME
from planner.web.checklists.rows import checklist_row, task_row
from planner.web.home.view_models import Attention, HomePage
from planner.web.own_addresses import checklist_url
from planner.web.owners import known_owner
from planner.web.places.view_models import Typed
from planner.web.plan import view_models as plan_view
from planner.web.plan.agenda import lead_of
from planner.web.plan.attention import Mender, first_affected
from planner.web.plan.needs import needs_of
from planner.web.shown import Link
from planner.web.snapshot import snapshot

EXAMPLES = ("569842", "Bishan", "NS17")
MOST_NAMED = 5
MOST_CHECKLISTS = 3

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def index() -> Response:
    """Show the search box; with nothing saved it is the page."""
    owner = known_owner()
    page = _mine(_page(), owner) if owner else _page()
    response = make_response(render_template("home/index.html", page=page))
    response.headers["Cache-Control"] = NOT_KEPT if owner else "private, no-cache"
    return response


def _page() -> HomePage:
    return HomePage(
        search=Typed(),
        place_count=len(snapshot().catalogue.places),
        examples=tuple(Link(text, url_for("places.index", near=text)) for text in EXAMPLES),
        plan=Link("Plan a session", url_for("sessions.new"), "calendar-plus"),
        check=Link("Does this internship count?", url_for("guides.index"), "signpost"),
    )


def _mine(page: HomePage, owner: Owner) -> HomePage:
    """Add what its reader saved: the next session, what needs them, their checklists."""
    session, now = db.session(), clock.now()
    checklists, today = checklists_of(session, owner.id), now.date()
    coming = next_occurrence(session, owner.id, now)
    return replace(
        page,
        attention=_attention(checklists, today),
        checklists=tuple(checklist_row(one, today) for one in checklists[:MOST_CHECKLISTS]),
        session=lead_of(coming, now) if coming else None,
        affected=_affected(owner, now),
    )


def _affected(owner: Owner, now: datetime) -> plan_view.Attention | None:
    """Count the sessions that no longer fit or that overlap, and give the first with its fix."""
    mender, needs = Mender(owner, snapshot(), now), needs_of(owner.id, now)
    return first_affected(mender, needs, now.date(), url_for("plan.index"))


def _attention(checklists: Sequence[Checklist], today: date) -> tuple[Attention, ...]:
    """Put what cannot be left under its checklists: what to check again, then what is overdue."""
    urgent = [task for one in checklists for task in _urgent(one, today)]
    urgent.sort(key=urgency)
    named = urgent[:MOST_NAMED]
    return tuple(
        _of_one(one, [task for task in named if task.checklist is one], today)
        for one in dict.fromkeys(task.checklist for task in urgent)
    )


def _urgent(checklist: Checklist, today: date) -> list[Task]:
    tasks = live_tasks(checklist)
    return [task for task in tasks if is_urgent(task, tasks, today)]


def _of_one(checklist: Checklist, named: Sequence[Task], today: date) -> Attention:
    """Name some tasks of a checklist, and count what else needs its owner."""
    tasks = live_tasks(checklist)
    count = sum(needs_me(task, tasks, today) for task in tasks) - len(named)
    verb = "needs" if count == 1 else "need"
    words = f"{count} more {verb} you" if named else f"{count} {verb} you"
    return Attention(
        checklist=Link(checklist.name, checklist_url(checklist)),
        rows=tuple(task_row(task, tasks, today) for task in named),
        more=Link(words, checklist_url(checklist, show=NEEDS_ME)) if count else None,
    )
