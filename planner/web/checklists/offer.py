"""The details of an offer: its form, and the days that hang on them."""

from dataclasses import asdict

from flask import Blueprint, Response, request

from planner.domain.checklists.checklist import grouped
from planner.domain.checklists.offer_form import read_offer
from planner.domain.checklists.offers import Offer
from planner.domain.errors import StaleEdit
from planner.services.checklists.checklists import edit_offer
from planner.store.checklists.models import Checklist, Task
from planner.store.checklists.queries import checklist_of, live_tasks
from planner.store.database import db
from planner.web import clock
from planner.web.checklists.form_view_models import DueRow, EditPage, OfferForm
from planner.web.checklists.forms import both_offers, offer_form, typed_offer
from planner.web.checklists.lateness import late_label
from planner.web.checklists.words import long_day
from planner.web.conflicts import Form, conflict, sent
from planner.web.guides.guidebook import guidebook, today
from planner.web.own_addresses import checklist_url, task_url
from planner.web.owners import asking_owner
from planner.web.personal import (
    ONE_CHECKLIST,
    form_page,
    personal_page,
    seen_at,
    typed_version,
)
from planner.web.shown import Link

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
    offer, errors = read_offer({**asdict(offer_form(checklist)), **request.form.to_dict()})
    if errors:
        page = _page(checklist, typed_offer(), version, errors)
        return form_page("checklists/edit.html", page, errors)
    try:
        edit_offer(db.session(), owner_id, checklist_id, version, offer, guidebook(), clock.now())
    except StaleEdit as error:
        return _both(error, checklist_of(db.session(), owner_id, checklist_id), offer)
    done = "edited" if checklist.country else "renamed"
    return seen_at(checklist_url(checklist, done=done))


def _both(error: StaleEdit, checklist: Checklist, typed: Offer) -> Response:
    fields = both_offers(checklist, typed)
    back = Link("Keep what is saved", checklist_url(checklist), "undo-2")
    action = checklist_url(checklist, "checklists.offer.update")
    return conflict(error, fields, Form(action, sent(fields), checklist.version, back))


def _page(checklist: Checklist, offer: OfferForm, version: int, errors: dict[str, str]) -> EditPage:
    return EditPage(
        title="The offer" if checklist.country else "Name",
        action=checklist_url(checklist, "checklists.offer.update"),
        back=Link(checklist.name, checklist_url(checklist)),
        offer=offer,
        version=version,
        dues=_dues(checklist),
        has_offer=bool(checklist.country),
        errors=errors,
    )


def _dues(checklist: Checklist) -> tuple[DueRow, ...]:
    """List the tasks with a day, or with words about one, in the order of the checklist's page."""
    ordered = [task for _, group in grouped(live_tasks(checklist)) for task in group]
    dated = (task for task in ordered if task.due_words or task.due_on)
    return tuple(_due_row(task) for task in dated) if checklist.country else ()


def _due_row(task: Task) -> DueRow:
    due = long_day(task.due_on) if task.due_on else "no date"
    late = late_label(task, guidebook(), today())
    return DueRow(task.title, task_url(task), due, task.due_words, late)
