"""The details of an offer: its form, and the days that hang on them."""

from flask import Blueprint, Response, request, url_for

from planner.domain.checklists import is_overdue
from planner.domain.errors import StaleEdit
from planner.domain.offer_form import read_offer
from planner.services.checklists import edit_offer
from planner.store.checklist_models import Checklist, Task
from planner.store.checklist_queries import checklist_of, live_tasks
from planner.store.database import db
from planner.web import clock
from planner.web.checklist_form_view import DueRow, EditPage, OfferForm
from planner.web.checklist_forms import both_offers, offer_form, typed_offer
from planner.web.checklist_words import long_day
from planner.web.conflicts import Form, conflict, sent
from planner.web.guidebook import guidebook, today
from planner.web.own_addresses import checklist_url, task_url
from planner.web.owners import asking_owner
from planner.web.personal import (
    ONE_CHECKLIST,
    form_page,
    personal_page,
    seen_at,
    typed_version,
)
from planner.web.place_view import Link

blueprint = Blueprint("offer", __name__)


@blueprint.get(f"{ONE_CHECKLIST}/edit")
def edit(checklist_id: int) -> Response:
    """Show the details of an offer in their form, and how the due dates were worked out."""
    checklist = checklist_of(db.session(), asking_owner().id, checklist_id)
    page = _page(checklist, offer_form(checklist), checklist.version, {})
    return personal_page("checklists/edit.html", page=page)


@blueprint.post(f"{ONE_CHECKLIST}/edit")
def update(checklist_id: int) -> Response:
    """Change the details of an offer; the due dates follow."""
    owner_id = asking_owner().id
    checklist = checklist_of(db.session(), owner_id, checklist_id)
    version = typed_version()
    offer, errors = read_offer(request.form)
    if errors:
        page = _page(checklist, typed_offer(), version, errors)
        return form_page("checklists/edit.html", page, errors)
    try:
        edit_offer(db.session(), owner_id, checklist_id, version, offer, guidebook(), clock.now())
    except StaleEdit as error:
        return _both(error, checklist_of(db.session(), owner_id, checklist_id))
    return seen_at(url_for("checklists.show", checklist_id=checklist_id, done="edited"))


def _both(error: StaleEdit, checklist: Checklist) -> Response:
    fields = both_offers(offer_form(checklist), typed_offer())
    back = Link("Keep what is saved", checklist_url(checklist), "undo-2")
    action = checklist_url(checklist, "checklists.offer.update")
    return conflict(error, fields, Form(action, sent(fields), checklist.version, back))


def _page(checklist: Checklist, offer: OfferForm, version: int, errors: dict[str, str]) -> EditPage:
    tasks = [task for task in live_tasks(checklist) if task.due_words or task.due_on]
    return EditPage(
        title="The offer" if checklist.country else "Name and details",
        action=checklist_url(checklist, "checklists.offer.update"),
        back=Link(checklist.name, checklist_url(checklist)),
        offer=offer,
        version=version,
        dues=tuple(_due_row(task) for task in tasks),
        errors=errors,
    )


def _due_row(task: Task) -> DueRow:
    due = long_day(task.due_on) if task.due_on else "no date"
    return DueRow(task.title, task_url(task), due, task.due_words, is_overdue(task, today()))
