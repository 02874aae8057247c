"""What a visitor sets once: where home is, the usual reminder; and ways to their calendars."""

from flask import Blueprint, Response, request, url_for

from planner.domain.errors import StaleEdit
from planner.domain.origins.origin import Found
from planner.domain.sessions.preferences import Homes, Preferences, read_preferences
from planner.domain.travel.areas import area_name
from planner.services import settings as services
from planner.store.checklists.models import Owner
from planner.store.database import db
from planner.web import clock
from planner.web.conflicts import Form, conflict
from planner.web.owners import asking_owner, known_owner, saving_owner
from planner.web.personal import NO_VERSION, form_page, seen_at, version_seen
from planner.web.sessions.home_trains import areas
from planner.web.settings.page import both_settings, settings_page, typed_settings
from planner.web.shown import Link
from planner.web.snapshot import Snapshot, snapshot

blueprint = Blueprint("settings", __name__)
TEMPLATE = "settings/index.html"
NEVER_SAVED = 0


@blueprint.get("/settings")
def index() -> Response:
    """Show what is set; looking at it makes nobody an owner."""
    owner = known_owner()
    wanted = services.preferences_of(owner)
    page = settings_page(
        snapshot(),
        clock.now(),
        typed_settings(wanted),
        wanted,
        version=str(owner.settings_version if owner else NEVER_SAVED),
        is_saved="saved" in request.args,
    )
    return form_page(TEMPLATE, page, {})


@blueprint.post("/settings")
def update() -> Response:
    """Save what is set, or show the form again with what is wrong, or both versions."""
    facts, version = snapshot(), version_seen()
    wanted, errors = read_preferences(request.form, _homes(facts))
    if errors:
        shown = "" if version == NO_VERSION else str(version)
        page = settings_page(facts, clock.now(), request.form, wanted, version=shown, errors=errors)
        return form_page(TEMPLATE, page, errors)
    try:
        _save(wanted, version)
    except StaleEdit as error:
        return _both(error, asking_owner(), wanted)
    return seen_at(url_for("settings.index", saved=1))


def _save(wanted: Preferences, version: int) -> None:
    """Save for who is asking; who is not known yet has nothing that a form could be late for."""
    if known_owner() is None:
        version = NEVER_SAVED
    services.save(db.session(), saving_owner(), wanted, version)


def _both(error: StaleEdit, owner: Owner, wanted: Preferences) -> Response:
    """Show what is saved beside what was typed; the button saves over just what is shown."""
    action = url_for("settings.update")
    back = Link("Keep what is saved", url_for("settings.index"), "undo-2")
    both = both_settings(services.preferences_of(owner), wanted)
    form = Form(action, typed_settings(wanted), owner.settings_version, back)
    return conflict(error, both, form)


def _homes(facts: Snapshot) -> Homes:
    """Give what can be a home; a postal code is only looked up, to name its area."""
    known = areas(facts.network)

    def area_of_code(code: str) -> str | None:
        found = facts.gazetteer.lookup(code)
        return area_name(known, found.origin.location) if isinstance(found, Found) else None

    return Homes(facts.network.stations, [area.name for area in known], area_of_code)
