"""The parameters and answers of the reading API, as OpenAPI tells them."""

from typing import Any

from planner.domain.places.place import ATTRIBUTES, Kind
from planner.domain.places.search import Sort
from planner.web.places.params import LOCAL_TIME, LONGEST_TEXT, WHENS, YEARS

Json = dict[str, Any]
LOCAL_TIME_PATTERN = f"^{LOCAL_TIME.pattern}$"


def _query(name: str, description: str, **schema: object) -> Json:
    return {"in": "query", "name": name, "description": description, "schema": schema}


def _flag(name: str, description: str) -> Json:
    return _query(name, description, type="string", enum=["0", "1"])


def _time(name: str, description: str) -> Json:
    return _query(name, description, type="string", pattern=LOCAL_TIME_PATTERN)


NEAR = _query(
    "near",
    "Where distances start: a postal code, a station's name or code, a road, a building, a "
    'place, or "lat,lon" in degrees.',
    type="string",
    maxLength=LONGEST_TEXT,
)
PLACES = [
    NEAR,
    _query(
        "when",
        "The time asked about; a word wins over from and to, pick says that these hold it.",
        type="string",
        enum=list(WHENS),
    ),
    _time("from", f"Start, Singapore time to the minute, {YEARS[0]} to {YEARS[-1]}."),
    _time("to", "End, at most a day after the start."),
    _query(
        "for", "Length in minutes; an end wins over it.", type="integer", minimum=1, maximum=1440
    ),
    {
        **_query("kind", "Kinds of place; repeat for several.", type="array"),
        "schema": {"type": "array", "items": {"type": "string", "enum": list(Kind)}},
        "style": "form",
        "explode": True,
    },
    _flag("late", "1: open at 23:00 that day."),
    *(_flag(name, f"1: a source says that there is {name}.") for name in ATTRIBUTES),
    _query("access", "public: free for anyone.", type="string", enum=["public"]),
    _query(
        "sort",
        "Order within a section: open and confirmed places first, then open ones where studying "
        "is not confirmed, then those whose hours are not known.",
        type="string",
        enum=list(Sort),
    ),
    _query("bbox", "south,west,north,east in degrees.", type="string", maxLength=LONGEST_TEXT),
    _query("limit", "Most places to give.", type="integer", minimum=1, maximum=100, default=20),
    _query("offset", "Places to leave out first.", type="integer", minimum=0, maximum=1_000_000),
]

_TEXT: Json = {"type": "string"}
_MOMENT: Json = {"type": ["string", "null"], "description": "ISO 8601 with offset"}
_NUMBER: Json = {"type": "number"}
_WHOLE: Json = {"type": ["integer", "null"]}


def _object(**properties: Json) -> Json:
    return {"type": "object", "required": list(properties), "properties": properties}


VERDICT = _object(
    state={"type": "string", "enum": ["open", "closed", "unknown"]},
    reasons={"type": "array", "items": _TEXT},
    opens_at=_MOMENT,
    closes_at=_MOMENT,
    next_open=_MOMENT,
)
PLACE = _object(
    number=_WHOLE,
    slug=_TEXT,
    name=_TEXT,
    kind={"type": "string", "enum": list(Kind)},
    lat=_NUMBER,
    lon=_NUMBER,
    distance_m=_WHOLE,
    walk_minutes=_WHOLE,
    travel_minutes=_WHOLE,
    verdict=VERDICT,
    attributes=_object(
        **{name: {"type": "string", "enum": ["yes", "no", "unknown"]} for name in ATTRIBUTES}
    ),
    access=_TEXT,
    price=_TEXT,
    capacity=_WHOLE,
    status=_TEXT,
    status_note=_TEXT,
    moved_to=_TEXT,
    do_not_list=_TEXT,
    confidence=_TEXT,
    hours_text={"type": ["string", "null"]},
    hours_source=_TEXT,
    hours_date=_TEXT,
    source=_TEXT,
    source_date=_TEXT,
    study_evidence=_TEXT,
    url=_TEXT,
)
ORIGIN = _object(label=_TEXT, lat=_NUMBER, lon=_NUMBER, source=_TEXT)
ANSWER = _object(
    origin={"oneOf": [ORIGIN, {"type": "null"}]},
    moment={**_object(to=_MOMENT), "properties": {"from": _MOMENT, "to": _MOMENT}},
    total={"type": "integer"},
    places={"type": "array", "items": PLACE},
)
ORIGINS = _object(
    origins={
        "type": "array",
        "items": _object(label=_TEXT, kind=_TEXT, lat=_NUMBER, lon=_NUMBER, source=_TEXT),
    }
)
PROBLEM = {
    **_object(type=_TEXT, title=_TEXT, status={"type": "integer"}, detail=_TEXT),
    "description": "An RFC 9457 problem; `field` names the parameter at fault.",
}


def answers(schema: Json, *faults: int) -> Json:
    """Describe an operation's answers: 200 with a schema, and problems."""
    described: Json = {
        "200": {"description": "OK", "content": {"application/json": {"schema": schema}}}
    }
    for status in faults:
        content = {"application/problem+json": {"schema": PROBLEM}}
        described[str(status)] = {"description": "What was wrong", "content": content}
    return described
