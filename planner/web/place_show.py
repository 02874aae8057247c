"""The page of one place: everything its template prints."""

from datetime import datetime
from urllib.parse import urlencode

from flask import url_for

from planner.domain.geo import LatLon, distance_m
from planner.domain.journeys import Journey, journey_to, nearest_exits
from planner.domain.moments import instant
from planner.domain.opening_hours import judge
from planner.domain.origins import Origin
from planner.domain.places import Access, Answer, Evidence, Status
from planner.domain.verdict_words import headline
from planner.store.models import Place
from planner.web.place_links import view_urls
from planner.web.place_params import Read
from planner.web.place_view import Exit, Fact, Link, PlacePage, Row
from planner.web.place_week import days_of
from planner.web.place_words import (
    ACCESSES,
    ATTRIBUTES,
    CONFIDENCES,
    EVIDENCES,
    KINDS,
    SHAPES,
    STATUSES,
    amenities,
    as_of,
    caution,
    distance_words,
    hours_as_of,
    state_word,
)
from planner.web.snapshot import Snapshot

DIRECTIONS = "https://www.google.com/maps/dir/"
HOLIDAYS_NOT_STATED = "The source does not say what happens on public holidays."
EVE_CLOSING = "Closes at {:%H:%M} on the eves of Christmas, New Year and Chinese New Year."


def place_page(
    facts: Snapshot, place: Place, read: Read, origin: Origin | None, now: datetime
) -> PlacePage:
    """Write the page of a place, seen from an origin if there is one."""
    way = journey_to(facts.network, origin.location, place.location) if origin else None
    return PlacePage(
        row=_row(facts, place, origin, way, now),
        title=place.name,
        address=place.address,
        postal_code=place.postal_code,
        banners=_banners(place),
        days=days_of(place, facts.holidays, now),
        hours_text=place.opening_hours or "",
        hours_note=_hours_note(place),
        facts=_facts(place),
        access=_access(place),
        seats=_seats(place),
        exits=_exits(facts, place.location),
        directions=Link("Directions", _directions(place.location, origin)),
        website=Link("Website", place.url) if place.url else None,
        share_url=url_for("places.show", slug=place.slug, _external=True),
        jsonld_url=url_for("places.jsonld", slug=place.slug),
        origin_words=f"From {origin.label}, which you chose." if origin else "",
        geojson_url=url_for("places.place_geojson", slug=place.slug),
        back_url=view_urls(read.typed)["list_url"],
        note=place.note,
    )


def _row(
    facts: Snapshot, place: Place, origin: Origin | None, way: Journey | None, now: datetime
) -> Row:
    this_minute = instant(now)
    verdict = judge(place, this_minute.start, this_minute.end, facts.holidays)
    metres = distance_m(origin.location, place.location) if origin else None
    return Row(
        number=0,
        slug=place.slug,
        name=place.name,
        url=url_for("places.show", slug=place.slug),
        kind=KINDS[place.kind],
        shape=SHAPES[place.kind],
        state=state_word(verdict),
        headline=headline(verdict, this_minute, now),
        detail="; ".join(verdict.reasons) if state_word(verdict) == "closed" else "",
        travel_minutes=way.minutes if way else None,
        travel_steps=tuple(step.words for step in way.steps) if way else (),
        distance=distance_words(metres) if metres is not None else "",
        nearest_exit="",
        amenities=amenities(place),
        hours_as_of=hours_as_of(place),
        caution=caution(place),
    )


def _banners(place: Place) -> tuple[str, ...]:
    """Say what a reader must know before going: closures, moves, and why we do not list it."""
    is_told = place.status_note and place.status is not Status.UNKNOWN
    closure = (place.status_note,) if is_told else ()
    unlisted = (f"We do not list this place: {place.do_not_list}",) if place.do_not_list else ()
    return (*closure, *unlisted)


def _hours_note(place: Place) -> str:
    stated = "" if place.holiday_hours_stated or not place.opening_hours else HOLIDAYS_NOT_STATED
    eves = EVE_CLOSING.format(place.eve_closing) if place.eve_closing else ""
    return " ".join(filter(None, (stated, eves)))


def _fact(place: Place, term: str, value: str, *, is_known: bool = True) -> Fact:
    return Fact(term, value, place.source, as_of(place.source_date), is_known=is_known)


def _facts(place: Place) -> tuple[Fact, ...]:
    """List what is known of a place and what is not, each with its source."""
    evidence = place.evidence_note or EVIDENCES[place.study_evidence]
    attributes = (
        _fact(
            place,
            label,
            getattr(place, name).value,
            is_known=getattr(place, name) is not Answer.UNKNOWN,
        )
        for name, (label, _icon) in ATTRIBUTES.items()
    )
    return (
        _fact(place, "Kind", KINDS[place.kind]),
        _fact(place, "Still there", STATUSES[place.status], is_known=place.status != "unknown"),
        _fact(place, "Studying", evidence, is_known=place.study_evidence is not Evidence.NONE),
        *attributes,
        Fact("How sure we are", CONFIDENCES[place.confidence]),
        Fact("Position", place.position_note or f"From the {place.position_source} record"),
        Fact("Licence of the facts", place.licence),
    )


def _access(place: Place) -> tuple[Fact, ...]:
    is_free = place.access is Access.PUBLIC and not place.price
    price = place.price or ("Free" if is_free else "")
    return (
        _fact(place, "Who may enter", ACCESSES[place.access]),
        _fact(place, "Price", price, is_known=bool(price)),
    )


def _seats(place: Place) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            f"Level {zone.level}, {zone.zone}",
            str(zone.seats),
            zone.source,
            as_of(zone.source_date),
        )
        for zone in place.seats
    )


def _exits(facts: Snapshot, location: LatLon) -> tuple[Exit, ...]:
    return tuple(
        Exit(
            words=f"{near.exit.station} ({'/'.join(near.exit.codes)}), exit {near.exit.exit}",
            distance=distance_words(near.distance_m),
            walk_minutes=near.walk_minutes,
        )
        for near in nearest_exits(facts.network, location)
    )


def _directions(location: LatLon, origin: Origin | None) -> str:
    """Lead to directions in an outside map; the origin goes along only if it is no position."""
    query = {"api": "1", "destination": f"{location.lat},{location.lon}", "travelmode": "transit"}
    if origin and origin.kind != "point":
        query["origin"] = f"{origin.label}, Singapore"
    return f"{DIRECTIONS}?{urlencode(query)}"
