"""Saving a checklist: from the answers of the flow, from a whole guide, or of one's own."""

from collections.abc import Mapping

from flask import Blueprint, Response, request, url_for

from planner.domain.checklists.offer_form import read_offer
from planner.domain.checklists.own_lists import read_own_list
from planner.services.checklists import checklists as services
from planner.store.checklists.models import Checklist
from planner.store.database import db
from planner.web import clock
from planner.web.checklists.forms import typed_offer
from planner.web.checklists.new_page import Beginning, beginning_of, new_page
from planner.web.guides.guidebook import guidebook
from planner.web.owners import saving_owner
from planner.web.personal import form_page, personal_page, seen_at, typed

blueprint = Blueprint("saving", __name__)


@blueprint.get("/checklists/new")
def new() -> Response:
    """Show the form that saves a checklist; the flow's answers stand in the address."""
    beginning = beginning_of(guidebook(), request.args)
    return personal_page("checklists/new.html", page=new_page(guidebook(), beginning))


@blueprint.post("/checklists/new")
def create() -> Response:
    """Save a checklist; its owner becomes known with the first one."""
    beginning = beginning_of(guidebook(), request.args)
    save = _save_own if beginning.kind == "own" else _save_offer
    saved = save(beginning)
    if isinstance(saved, Checklist):
        return seen_at(url_for("checklists.show", checklist_id=saved.id, done="saved"))
    page = new_page(guidebook(), beginning, typed_offer(), typed("topics"), saved)
    return form_page("checklists/new.html", page, page.errors)


def _save_own(_beginning: Beginning) -> Checklist | Mapping[str, str]:
    """Save a list of one's own, or give what is wrong with it."""
    own, errors = read_own_list(typed("name"), typed("topics"))
    if errors:
        return errors
    return services.create_own(db.session(), saving_owner(), own.name, own.topics, clock.now())


def _save_offer(beginning: Beginning) -> Checklist | Mapping[str, str]:
    """Save what the guide asks for about an offer, or give what is wrong with it."""
    offer, errors = read_offer(request.form)
    if not beginning.kind:
        return errors | {"begin": "Choose first what the checklist is made from."}
    if errors:
        return errors
    session, owner, book, now = db.session(), saving_owner(), guidebook(), clock.now()
    if beginning.kind == "answers":
        return services.create_from_flow(session, owner, book, beginning.answers, offer, now)
    return services.create_from_guide(session, owner, book, beginning.country, offer, now)
