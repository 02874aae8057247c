"""The reading API: the same answers as the pages, for programs."""

import json
from datetime import datetime
from typing import Any

from flask import Flask, Response, jsonify, request, url_for
from flask_smorest import Api, Blueprint

from planner.domain.errors import NotFound
from planner.domain.moments import instant
from planner.domain.origins.origin import Origin, holds_position
from planner.domain.places.opening_hours import Verdict, judge
from planner.domain.places.place import ATTRIBUTES, Place
from planner.domain.travel.walking import walk_minutes
from planner.web import clock
from planner.web.answers import kept
from planner.web.caching import NOT_KEPT, Written, cacheable
from planner.web.places import api_docs
from planner.web.places.asking import Answered, Ranked, ask
from planner.web.places.params import text, whole
from planner.web.places.questions import asked_question
from planner.web.snapshot import snapshot

DEFAULT_LIMIT, MOST = 20, 100
LARGEST_OFFSET = 1_000_000
HALF_A_MINUTE = "public, max-age=30"

blueprint = Blueprint("api", __name__, url_prefix="/api/v1", description="Study places")
suggesting = Blueprint("origins", __name__, url_prefix="/api/v1", description="Origins")


@blueprint.get("/places")
@blueprint.doc(parameters=api_docs.PLACES, responses=api_docs.answers(api_docs.ANSWER, 400))
def places() -> Response:
    """List study places for a time, from an origin"""  # noqa: D400, D415 - shown as a title
    return kept("api", _places).response()


def _places() -> tuple[Written, bool]:
    limit = whole(request.args, "limit", range(1, MOST + 1), DEFAULT_LIMIT)
    offset = whole(request.args, "offset", range(LARGEST_OFFSET + 1), 0)
    question = asked_question()
    last = offset + limit
    answered = ask(snapshot(), question.read.query, question.origin, clock.now(), last)
    document = {
        "origin": _origin(answered.origin),
        "moment": _moment(answered),
        "total": answered.results.total,
        "places": [_ranked(ranked) for ranked in answered.ranked(offset, last)],
    }
    control = NOT_KEPT if question.is_position else HALF_A_MINUTE
    body = json.dumps(document, ensure_ascii=False).encode()
    return Written.of(body, "application/json", control), not question.is_position


@blueprint.get("/places/<slug>")
@blueprint.doc(responses=api_docs.answers(api_docs.PLACE, 404))
def place(slug: str) -> Response:
    """Give one place, judged for now"""  # noqa: D400, D415 - shown as a title
    found = snapshot().by_slug.get(slug)
    if found is None:
        raise NotFound(f"No place is called “{slug[:60]}”.")
    this_minute = instant(clock.now())
    verdict = judge(found, this_minute.start, this_minute.end, snapshot().holidays)
    return cacheable(jsonify({"number": None, **_place(found, verdict, None, None)}), HALF_A_MINUTE)


@suggesting.get("/origins")
@suggesting.doc(
    parameters=[{**api_docs.NEAR, "name": "q"}],
    responses=api_docs.answers(api_docs.ORIGINS, 400),
)
def suggestions() -> Response:
    """Suggest origins while typing"""  # noqa: D400, D415 - shown as a title
    asked = text(request.args, "q")
    found = snapshot().gazetteer.suggest(asked) if asked else ()
    listed = [{**(_origin(origin) or {}), "kind": origin.kind} for origin in found]
    is_position = holds_position(asked) or any(origin.is_position for origin in found)
    return cacheable(jsonify(origins=listed), NOT_KEPT if is_position else HALF_A_MINUTE)


def _origin(origin: Origin | None) -> dict[str, Any] | None:
    if origin is None:
        return None
    point = {"lat": origin.location.lat, "lon": origin.location.lon}
    return {"label": origin.label, **point, "source": origin.source}


def _moment(answered: Answered) -> dict[str, str | None]:
    moment = answered.query.moment
    start, end = (moment.start, moment.end) if moment else (None, None)
    return {"from": _time(start), "to": _time(end)}


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="minutes") if moment else None


def _ranked(ranked: Ranked) -> dict[str, Any]:
    minutes = ranked.journey.minutes if ranked.journey else None
    described = _place(ranked.place, ranked.verdict, ranked.distance_m, minutes)
    return {"number": ranked.number, **described}


def _place(
    found: Place, verdict: Verdict, metres: float | None, travel_minutes: int | None
) -> dict[str, Any]:
    return {
        "slug": found.slug,
        "name": found.name,
        "kind": found.kind,
        "lat": found.location.lat,
        "lon": found.location.lon,
        "distance_m": round(metres) if metres is not None else None,
        "walk_minutes": walk_minutes(metres) if metres is not None else None,
        "travel_minutes": travel_minutes,
        "verdict": _verdict(verdict),
        "attributes": {name: getattr(found, name) for name in ATTRIBUTES},
        "access": found.access,
        "price": found.price,
        "capacity": found.capacity,
        "status": found.status,
        "status_note": found.status_note,
        "moved_to": found.moved_to,
        "do_not_list": found.do_not_list,
        "confidence": found.confidence,
        "hours_text": found.opening_hours,
        "hours_source": found.hours_source,
        "hours_date": found.hours_date,
        "source": found.source,
        "source_date": found.source_date,
        "study_evidence": found.study_evidence,
        "url": f"{url_for('places.index', _external=True)}/{found.slug}",
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "state": verdict.state,
        "reasons": list(verdict.reasons),
        "opens_at": _time(verdict.opens_at),
        "closes_at": _time(verdict.closes_at),
        "next_open": _time(verdict.next_open),
    }


def install(app: Flask) -> None:
    """Serve the API and its description at ``/api/v1/openapi.json``."""
    app.config.update(
        API_TITLE="Waypoint",
        API_VERSION="v1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/api/v1",
    )
    api = Api(app)
    api.register_blueprint(blueprint)
    api.register_blueprint(suggesting)
