"""The first page: the search box, what needs its reader, and what stands behind it."""

from collections.abc import Sequence
from datetime import date

from flask import Blueprint, Response, make_response, render_template, url_for

from planner.domain.checklists import TaskStatus, is_overdue
from planner.store.checklist_models import Checklist, Task
from planner.store.checklist_queries import checklists_of, live_tasks
from planner.store.database import db
from planner.web import clock
from planner.web.caching import NOT_KEPT
from planner.web.checklist_rows import checklist_row, task_row
from planner.web.home_view import Attention, HomePage
from planner.web.owners import known_owner
from planner.web.place_view import Link, Typed
from planner.web.snapshot import snapshot

EXAMPLES = ("569842", "Bishan", "NS17")
MOST_NAMED = 5
MOST_CHECKLISTS = 3

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def index() -> Response:
    """Show the search box; with nothing saved it is the page."""
    owner = known_owner()
    checklists = checklists_of(db.session(), owner.id) if owner else ()
    response = make_response(render_template("home/index.html", page=_page(checklists)))
    response.headers["Cache-Control"] = NOT_KEPT if owner else "private, no-cache"
    return response


def _page(checklists: Sequence[Checklist]) -> HomePage:
    today = clock.now().date()
    return HomePage(
        search=Typed(),
        place_count=len(snapshot().catalogue.places),
        examples=tuple(Link(text, url_for("places.index", near=text)) for text in EXAMPLES),
        check=Link("Does this internship count?", url_for("guides.index"), "signpost"),
        attention=_attention(checklists, today),
        checklists=tuple(checklist_row(one, today) for one in checklists[:MOST_CHECKLISTS]),
    )


def _attention(checklists: Sequence[Checklist], today: date) -> tuple[Attention, ...]:
    """Put what cannot wait under its checklists: what to check again, and what is overdue."""
    urgent = [
        (one, task) for one in checklists for task in live_tasks(one) if _is_urgent(task, today)
    ][:MOST_NAMED]
    return tuple(
        Attention(
            Link(one.name, url_for("checklists.show", checklist_id=one.id)),
            tuple(task_row(task, live_tasks(one), today) for other, task in urgent if other is one),
        )
        for one in dict.fromkeys(one for one, _ in urgent)
    )


def _is_urgent(task: Task, today: date) -> bool:
    return task.status is TaskStatus.CHECK_AGAIN or is_overdue(task, today)
