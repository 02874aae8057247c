"""Study places: the list, one place, the map's script and its features."""

from typing import NamedTuple

from flask import Blueprint, Response, current_app, make_response, render_template, request, url_for

from planner.adapters import folium_map
from planner.adapters.geojson import places_geojson
from planner.adapters.geojson_columns import places_columns
from planner.domain.errors import NotFound
from planner.domain.moments import instant
from planner.domain.places.opening_hours import judge
from planner.domain.places.verdict_words import headline
from planner.store.database import db
from planner.store.models import Place
from planner.store.sessions.queries import next_occurrence
from planner.web import clock
from planner.web.answers import kept
from planner.web.assets import asset
from planner.web.caching import NOT_KEPT, Written, cacheable
from planner.web.geocoding import is_submitted_here
from planner.web.owners import known_owner
from planner.web.places.asking import Answered, ask
from planner.web.places.base_map import base_document
from planner.web.places.jsonld import place_jsonld
from planner.web.places.links import question as place_question
from planner.web.places.list_page import PAGE_SIZE, places_page, unanswered_page
from planner.web.places.origins import Start, start_of
from planner.web.places.params import Read, one_of, read_places
from planner.web.places.pins import pin_of, pins_of
from planner.web.places.questions import asked_question
from planner.web.places.show_page import place_page
from planner.web.places.words import state_word
from planner.web.snapshot import snapshot

MOST_PINS = 2000
DAY = "public, max-age=86400"
A_MINUTE = "private, max-age=60"
ASK_AGAIN = "private, no-cache"
HTML = "text/html"
GEOJSON = "application/geo+json"

blueprint = Blueprint("places", __name__)


class Page(NamedTuple):
    """Hold a page made ready to send."""

    html: bytes
    status: int
    control: str

    @property
    def size(self) -> int:
        """Count its bytes."""
        return len(self.html)


@blueprint.get("/places")
def index() -> Response:
    """List the places that answer the question in the query string."""
    page = kept("list", _list)
    return Response(page.html, page.status, [("Cache-Control", page.control)], HTML)


def _list() -> tuple[Page, bool]:
    """Answer the list's question, and whether it may be kept: not with faults or a position."""
    read = read_places(request.args, clock.now())
    start = Start() if "near" in read.errors else _submitted(read.typed.near)
    answered = _answered(read, start)
    page = places_page(read, start, answered) if answered else unanswered_page(read, start)
    html = render_template("places/index.html", page=page)
    may_keep = not (start.is_position or page.errors)  # a refused position is a fault
    control = ASK_AGAIN if may_keep else NOT_KEPT
    return Page(html.encode(), 400 if page.errors else 200, control), may_keep


def _submitted(near: str) -> Start:
    return start_of(near, may_ask_outside=is_submitted_here())


def _answered(read: Read, start: Start) -> Answered | None:
    """Ask the question if it is whole; a page past the end is a fault of the question."""
    if start.fault:
        read.errors["near"] = start.fault
    if read.errors or start.choices:
        return None
    answered = ask(snapshot(), read.query, start.origin, clock.now(), read.page * PAGE_SIZE)
    if read.page > 1 and (read.page - 1) * PAGE_SIZE >= answered.results.total:
        read.errors["page"] = f"There is no page {read.page}: the list ends before it."
        return None
    return answered


@blueprint.get("/places/<slug>")
def show(slug: str) -> Response:
    """Show one place: its hours, its facts with their sources, how to get there."""
    read = read_places(request.args, clock.now())
    start = Start() if "near" in read.errors else start_of(read.typed.near)
    place, mine = _place(slug), None
    if owner := known_owner():
        mine = next_occurrence(db.session(), owner.id, clock.now(), place.id)
    page = place_page(snapshot(), place, read, start.origin, clock.now(), mine)
    response = make_response(render_template("places/show.html", page=page))
    response.headers["Cache-Control"] = NOT_KEPT if start.is_position or mine else ASK_AGAIN
    return response


def _place(slug: str) -> Place:
    place = snapshot().by_slug.get(slug)
    if place is None:
        raise NotFound(f"No place is called “{slug[:60]}” here: it may have been mistyped.")
    return place


@blueprint.get("/places/<slug>/place.jsonld")
def jsonld(slug: str) -> Response:
    """Describe one place in the words of schema.org."""
    address = url_for("places.show", slug=slug, _external=True)
    body = place_jsonld(_place(slug), address)
    return cacheable(Response(body, mimetype="application/ld+json"), DAY)


@blueprint.get("/places/<slug>/place.geojson")
def place_geojson(slug: str) -> Response:
    """Give one place as the only pin of a map, without a number."""
    place = _place(slug)
    this_minute = instant(clock.now())
    verdict = judge(place, this_minute.start, this_minute.end, snapshot().holidays)
    words = headline(verdict, this_minute, clock.now())
    pin = pin_of(place, 0, (state_word(verdict), words))
    return cacheable(_geojson(places_geojson([pin])), A_MINUTE)


@blueprint.get("/places.geojson")
def geojson() -> Response:
    """Give the pins of a list: the same question, the same numbers."""
    return kept("geojson", _pins).response()


def _pins() -> tuple[Written, bool]:
    """Write the pins of the question asked; raises InvalidValue for its first fault."""
    question = asked_question()
    answered = ask(snapshot(), question.read.query, question.origin, clock.now(), MOST_PINS)
    origin = question.origin
    location, label = (origin.location, origin.label) if origin else (None, "")
    control = NOT_KEPT if question.is_position else A_MINUTE
    form = one_of(request.args, "form", ("points", "columns"), "points")
    write = places_columns if form == "columns" else places_geojson
    asked = place_question(question.read.typed)
    body = write(pins_of(answered, asked), location, label)
    return Written.of(body, GEOJSON, control), not question.is_position


def _geojson(body: bytes) -> Response:
    return Response(body, mimetype=GEOJSON)


@blueprint.get("/places/base.geojson")
def base_map() -> Response:
    """Give the base map: land, areas, rail lines and stations."""
    return cacheable(_geojson(base_document()), DAY)


@blueprint.get("/places/map.js")
def map_script() -> Response:
    """Give Folium's script, the same text for everybody."""
    has_tiles = current_app.config["SETTINGS"].has_tiles
    script = folium_map.map_script(asset, has_tiles=has_tiles)
    return cacheable(Response(script, mimetype=folium_map.MEDIA_TYPE), DAY)
