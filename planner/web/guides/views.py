"""The guides: the front page, one guide, the comparison, every source."""

from flask import Blueprint, Response

from planner.domain.errors import NotFound
from planner.domain.guides.guide import Guide
from planner.store.database import db
from planner.store.watch.queries import open_changes, watched_sources
from planner.web.guides.guidebook import guidebook, today
from planner.web.guides.pages import Reading, compare_page, guide_page, guides_page
from planner.web.guides.sources import sources_page
from planner.web.public_pages import public_page

LONGEST_QUOTE = 60

blueprint = Blueprint("guides", __name__)


@blueprint.get("/guides")
def index() -> Response:
    """List the guides, with the check before them."""
    return public_page("guides/index.html", guides_page(reading()))


@blueprint.get("/guides/<slug>")
def show(slug: str) -> Response:
    """Show one guide: its claims, each with what it rests on."""
    return public_page("guides/show.html", guide_page(_guide(slug), reading()))


@blueprint.get("/guides/compare")
def compare() -> Response:
    """Compare Japan and Korea on the same questions."""
    return public_page("guides/compare.html", compare_page(reading()))


@blueprint.get("/guides/sources")
def sources() -> Response:
    """List every source with its level, its dates and the last look at it."""
    watched = watched_sources(db.session())
    return public_page("guides/sources.html", sources_page(reading(), watched))


def reading() -> Reading:
    """Take what every guide page is written from."""
    return Reading(guidebook(), today(), open_changes(db.session()))


def _guide(slug: str) -> Guide:
    for guide in guidebook().guides:
        if guide.slug == slug:
            return guide
    raise NotFound(f"No guide is called “{slug[:LONGEST_QUOTE]}” here: it may have been mistyped.")
