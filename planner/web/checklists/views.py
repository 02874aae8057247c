"""Checklists: all of mine, one of them, two side by side, put away and brought back."""

from flask import Blueprint, Response, request, url_for

from planner.domain.errors import NotFound
from planner.services.checklists import checklists as services
from planner.store.checklists.models import Checklist, Owner
from planner.store.checklists.queries import checklist_of, checklists_of
from planner.store.database import db
from planner.web import clock
from planner.web.checklists import changes, copies, dossier, offer, removal, saving
from planner.web.checklists.compare_page import compare_page
from planner.web.checklists.pages import index_page, show_page
from planner.web.guides.guidebook import guidebook, today
from planner.web.owners import asking_owner
from planner.web.personal import ONE_CHECKLIST, personal_page, seen_at

blueprint = Blueprint("checklists", __name__)
for part in (
    saving,
    offer,
    copies,
    removal,
    changes,
    dossier,
):
    blueprint.register_blueprint(part.blueprint)


@blueprint.get("/checklists")
def index() -> Response:
    """List one's checklists, archived ones folded, and the ways to begin another."""
    owner = _owner_if_known()
    lists, archived = _mine(owner, is_archived=False), _mine(owner, is_archived=True)
    return personal_page("checklists/index.html", page=index_page(lists, archived, today()))


@blueprint.get("/checklists/compare")
def compare() -> Response:
    """Put two of one's offers side by side."""
    owner = _owner_if_known()
    lists = [*_mine(owner, is_archived=False), *_mine(owner, is_archived=True)]
    page = compare_page(lists, request.args, guidebook().flow, today())
    return personal_page("checklists/compare.html", page=page)


@blueprint.get(ONE_CHECKLIST)
def show(checklist_id: int) -> Response:
    """Show one checklist: its tasks by phase, what is next, what needs me."""
    checklist = checklist_of(db.session(), asking_owner().id, checklist_id)
    page = show_page(checklist, guidebook(), today())
    return personal_page("checklists/show.html", page=page)


@blueprint.post(f"{ONE_CHECKLIST}/archive")
def archive(checklist_id: int) -> Response:
    """Put a checklist away."""
    services.archive(db.session(), asking_owner().id, checklist_id, clock.now())
    return seen_at(url_for("checklists.index", done="archived", checklist=checklist_id))


@blueprint.post(f"{ONE_CHECKLIST}/unarchive")
def unarchive(checklist_id: int) -> Response:
    """Bring a checklist back among the others."""
    services.unarchive(db.session(), asking_owner().id, checklist_id, clock.now())
    return seen_at(url_for("checklists.show", checklist_id=checklist_id, done="unarchived"))


def _owner_if_known() -> Owner | None:
    try:
        return asking_owner()
    except NotFound:
        return None


def _mine(owner: Owner | None, *, is_archived: bool) -> list[Checklist]:
    return [*checklists_of(db.session(), owner.id, is_archived=is_archived)] if owner else []
