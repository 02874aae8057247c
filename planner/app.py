"""The application: the only module that knows all the others."""

import os
from typing import Any

from flask import Flask, request, url_for
from flask_compress import Compress

from planner import PROJECT
from planner.adapters.folium_map import MODULES, SCRIPTS, STYLES
from planner.config import VARIABLES, read_settings
from planner.store.database import db, engine_options, migrate, usable_url
from planner.web import (
    answers,
    assets,
    commands,
    cookies,
    errors,
    geocoding,
    headers,
    health,
    hosts,
    pages,
    request_log,
    same_origin,
    snapshot,
    styleguide,
)
from planner.web.calendar import imports as calendar_import
from planner.web.calendar import views as calendar
from planner.web.check import views as check
from planner.web.checklists import views as checklists
from planner.web.guides import commands as guide_commands
from planner.web.guides import guidebook, source_commands
from planner.web.guides import views as guides
from planner.web.home import views as home
from planner.web.places import api
from planner.web.places import views as places
from planner.web.plan import views as plan
from planner.web.sessions import views as sessions
from planner.web.settings import views as settings
from planner.web.shown import Link
from planner.web.tasks import views as tasks

INSTALLED = (
    hosts,
    same_origin,
    cookies,
    assets,
    headers,
    snapshot,
    answers,
    geocoding,
    guidebook,
    api,
    errors,
    commands,
    guide_commands,
    source_commands,
)
SERVED = (
    home,
    places,
    plan,
    sessions,
    calendar,
    calendar_import,
    check,
    guides,
    checklists,
    tasks,
    settings,
    pages,
    health,
)
PLAN = "Plan"
BAR = (
    ("Places", "places.index", "map-pin"),
    (PLAN, "plan.index", "calendar-days"),
    ("Checklists", "checklists.index", "list-checks"),
    ("Guides", "guides.index", "signpost"),
)
OF_THE_PLAN = ("/sessions", "/calendar", "/settings")


def create_app(**overrides: Any) -> Flask:  # noqa: ANN401 - Flask's own settings are of any type
    """Make the app from the ``PLANNER_*`` variables, some of them given here instead.

    ``create_app(PLANNER_INSTANCE="elsewhere")`` reads that name before the environment's; any
    other name, such as ``TESTING=True``, is Flask's own. Raises SetUpFault, with one sentence,
    where a setting is unsafe or cannot be used.
    """
    ours = {name: str(value) for name, value in overrides.items() if name in VARIABLES}
    set_up = read_settings({**os.environ, **ours})
    app = Flask("planner", static_folder=None, template_folder=str(PROJECT / "templates"))
    url = usable_url(set_up.database_url)
    app.config.from_mapping(
        set_up.as_flask(),
        SQLALCHEMY_DATABASE_URI=url,
        SQLALCHEMY_ENGINE_OPTIONS=engine_options(url),
    )
    app.config.update({name: overrides[name] for name in overrides.keys() - ours.keys()})
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    db.init_app(app)
    migrate.init_app(app, db, render_as_batch=True)
    request_log.install(app, set_up.log_level)
    for part in INSTALLED:
        part.install(app)
    for page in SERVED:
        app.register_blueprint(page.blueprint)
    if not set_up.is_production:
        app.register_blueprint(styleguide.blueprint)
    Compress(app)
    app.jinja_env.globals.update(map_scripts=SCRIPTS, map_styles=STYLES, map_modules=MODULES)
    app.context_processor(_navigation)
    return app


def _navigation() -> dict[str, Any]:
    """Name the pages of the bar, and which of them the page that is asked for belongs to."""
    links = [(label, url_for(endpoint), icon) for label, endpoint, icon in BAR]
    return {
        "nav": tuple(
            Link(label, url, icon, is_on=_is_under(label, url)) for label, url, icon in links
        )
    }


def _is_under(label: str, url: str) -> bool:
    """Tell whether a page stands under one of the bar's, by its address."""
    return request.path.startswith((url, *(OF_THE_PLAN if label == PLAN else ())))
