"""Which outside geocoders may be asked, and by whom."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from flask import Flask, current_app, request

from planner.adapters.geocoding.geocoders import (
    NOMINATIM_GAP_S,
    NOMINATIM_SOURCE,
    ONEMAP_SOURCE,
    nominatim_geocode,
    onemap_geocode,
)
from planner.adapters.geocoding.pacing import Pace
from planner.config import Settings
from planner.domain.origins.origin import Geocode, Origin, Resolution
from planner.services.origins import Answers, CachedAnswer, keep_answer, kept_answer, resolve
from planner.store.database import db
from planner.web import clock
from planner.web.snapshot import snapshot

ONEMAP, NOMINATIM = "onemap", "nominatim"
SOURCES = {ONEMAP: ONEMAP_SOURCE, NOMINATIM: NOMINATIM_SOURCE}
ASKED_BY_A_PERSON_HERE = ("same-origin", "none")  # "none" is the address bar


def find_origin(text: str, *, may_ask_outside: bool) -> Resolution:
    """Find what a text means: the gazetteer, what was said before, then whoever is configured."""
    geocoders: Sequence[tuple[str, Geocode]] = current_app.extensions["geocoders"]
    return resolve(
        text,
        snapshot().gazetteer.lookup,
        geocoders,
        Answers(_kept, _keep),
        now=clock.now(),
        may_ask_outside=may_ask_outside,
    )


def is_submitted_here() -> bool:
    """Tell whether the request came from a page of ours, so that no other site can ask through us.

    Browsers say so; one that does not is believed by the address it came from.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ASKED_BY_A_PERSON_HERE
    return request.headers.get("Referer", "").startswith(request.host_url)


def _kept(provider: str, text: str) -> CachedAnswer | None:
    return kept_answer(db.session(), provider, text, SOURCES[provider])


def _keep(provider: str, text: str, origin: Origin | None) -> None:
    keep_answer(db.session(), provider, text, origin, clock.now())


def configured(settings: Settings) -> tuple[tuple[str, Geocode], ...]:
    """Make the geocoders that the settings name; none by default."""
    agent = f"Waypoint study places ({settings.contact or 'no contact given'})"
    found: list[tuple[str, Geocode]] = []
    if settings.onemap_email and settings.onemap_password:
        where = urlsplit(settings.onemap_url)
        account = (settings.onemap_email, settings.onemap_password)
        onemap = onemap_geocode(*account, agent, domain=where.netloc, scheme=where.scheme)
        found.append((ONEMAP, onemap))
    if settings.nominatim_url:
        where = urlsplit(settings.nominatim_url)
        pace = Pace(NOMINATIM_GAP_S, settings.instance / "nominatim.turn")
        nominatim = nominatim_geocode(agent, pace, domain=where.netloc, scheme=where.scheme)
        found.append((NOMINATIM, nominatim))
    return tuple(found)


def install(app: Flask) -> None:
    """Give the app its geocoders."""
    app.extensions["geocoders"] = configured(app.config["SETTINGS"])
