"""The first page: the search box, what needs its reader, and what stands behind it."""

from collections.abc import Sequence
from datetime import date

from flask import Blueprint, Response, make_response, render_template, url_for

from planner.domain.checklists import TaskStatus, is_overdue
from planner.store.checklist_models import Checklist
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
    """List what cannot wait: what is to be checked again, then what is overdue."""
    tasks = [(task, one) for one in checklists for task in live_tasks(one)]
    again = [pair for pair in tasks if pair[0].status is TaskStatus.CHECK_AGAIN]
    late = [pair for pair in tasks if pair not in again and is_overdue(pair[0], today)]
    return tuple(
        Attention(
            task_row(task, live_tasks(one), today),
            Link(one.name, url_for("checklists.show", checklist_id=one.id)),
        )
        for task, one in (again + late)[:MOST_NAMED]
    )
