"""Copies of a checklist: the same tasks for another offer, none of them begun."""

from flask import Blueprint, Response

from planner.domain.checklists.offer_form import LONGEST
from planner.domain.errors import InvalidValue
from planner.services.checklists.checklists import duplicate
from planner.store.checklists.models import Checklist
from planner.store.checklists.queries import checklist_of
from planner.store.database import db
from planner.web import clock
from planner.web.checklists.form_view_models import NamePage
from planner.web.guides.guidebook import guidebook
from planner.web.own_addresses import checklist_url
from planner.web.owners import asking_owner
from planner.web.personal import ONE_CHECKLIST, form_page, personal_page, seen_at, typed
from planner.web.shown import Link

blueprint = Blueprint("copies", __name__)

SUFFIX = ", copy"


@blueprint.get(f"{ONE_CHECKLIST}/duplicate")
def new(checklist_id: int) -> Response:
    """Ask what the copy shall be called."""
    checklist = checklist_of(db.session(), asking_owner().id, checklist_id)
    suggested = f"{checklist.name[: LONGEST['name'] - len(SUFFIX)]}{SUFFIX}"
    return personal_page("checklists/name.html", page=_page(checklist, suggested, {}))


@blueprint.post(f"{ONE_CHECKLIST}/duplicate")
def create(checklist_id: int) -> Response:
    """Make the copy and show it."""
    owner_id = asking_owner().id
    name, session = typed("name"), db.session()
    try:
        copy = duplicate(session, owner_id, checklist_id, name, guidebook(), clock.now())
    except InvalidValue as error:
        errors = {error.field: error.message}
        page = _page(checklist_of(session, owner_id, checklist_id), name, errors)
        return form_page("checklists/name.html", page, errors)
    return seen_at(checklist_url(copy, done="copied"))


def _page(checklist: Checklist, name: str, errors: dict[str, str]) -> NamePage:
    return NamePage(
        title="Duplicate",
        lead=(
            f"A copy of “{checklist.name}” with the same tasks and the same offer. Statuses begin "
            "again; notes and evidence stay with the original."
        ),
        action=checklist_url(checklist, "checklists.copies.create"),
        back=Link(checklist.name, checklist_url(checklist)),
        button="Make the copy",
        name=name,
        errors=errors,
    )
