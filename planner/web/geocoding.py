"""Which outside geocoders are asked, and where their answers are kept."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from flask import Flask, current_app

from planner.adapters.geocoders import (
    NOMINATIM_GAP_S,
    NOMINATIM_SOURCE,
    ONEMAP_SOURCE,
    nominatim_geocode,
    onemap_geocode,
)
from planner.adapters.pacing import Pace
from planner.config import Settings
from planner.domain.geo import LatLon
from planner.domain.origins import Geocode, Origin, Resolution
from planner.services.origins import Answers, CachedAnswer, resolve
from planner.store import queries
from planner.store.database import db
from planner.web import clock
from planner.web.snapshot import snapshot

ONEMAP, NOMINATIM = "onemap", "nominatim"
SOURCES = {ONEMAP: ONEMAP_SOURCE, NOMINATIM: NOMINATIM_SOURCE}


def find_origin(text: str) -> Resolution:
    """Find what a submitted text means: the gazetteer first, then whoever is configured."""
    geocoders: Sequence[tuple[str, Geocode]] = current_app.extensions["geocoders"]
    return resolve(
        text,
        snapshot().gazetteer.lookup,
        geocoders,
        Answers(_cached, _remember),
        now=clock.now(),
        may_ask_outside=True,
    )


def _cached(provider: str, text: str) -> CachedAnswer | None:
    row = queries.geocode_answer(db.session(), provider, text)
    if row is None:
        return None
    origin = None
    if row.lat is not None and row.lon is not None:
        origin = Origin(row.label, LatLon(row.lat, row.lon), SOURCES[provider], "geocoder")
    return CachedAnswer(provider, origin, row.answered_at)


def _remember(provider: str, text: str, origin: Origin | None) -> None:
    label, point = (origin.label, origin.location) if origin else ("", None)
    queries.keep_geocode_answer(db.session(), (provider, text), label, point, clock.now())
    db.session.commit()


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
