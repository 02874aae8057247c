"""What a visitor sets once: the home station, the usual reminder; and ways to their calendars."""

from flask import Blueprint, Response, request, url_for

from planner.domain.sessions.preferences import read_preferences
from planner.services import settings as services
from planner.store.database import db
from planner.web import clock
from planner.web.owners import known_owner, saving_owner
from planner.web.personal import form_page, seen_at
from planner.web.settings.page import settings_page, typed_settings
from planner.web.snapshot import snapshot

blueprint = Blueprint("settings", __name__)
TEMPLATE = "settings/index.html"


@blueprint.get("/settings")
def index() -> Response:
    """Show what is set; looking at it makes nobody an owner."""
    wanted = typed_settings(services.preferences_of(known_owner()))
    page = settings_page(snapshot(), clock.now(), wanted, is_saved="saved" in request.args)
    return form_page(TEMPLATE, page, {})


@blueprint.post("/settings")
def update() -> Response:
    """Save what is set, or show the form again with what is wrong."""
    facts = snapshot()
    wanted, errors = read_preferences(request.form, facts.network.stations)
    if errors:
        page = settings_page(facts, clock.now(), request.form, errors)
        return form_page(TEMPLATE, page, errors)
    services.save(db.session(), saving_owner(), wanted)
    return seen_at(url_for("settings.index", saved=1))
