"""The page of one place: everything its template prints."""

from dataclasses import replace
from datetime import datetime
from urllib.parse import urlencode

from flask import url_for

from planner.domain.moments import in_singapore, instant
from planner.domain.origins.origin import Origin
from planner.domain.places.opening_hours import Verdict, judge
from planner.domain.places.place import Answer, Part, Status, StudyEvidence, source_of
from planner.domain.places.search import PlaceQuery
from planner.domain.places.verdict_words import headline
from planner.domain.sessions.words import time_words
from planner.domain.travel.geo import LatLon, distance_m
from planner.domain.travel.journeys import Journey, journey_to, nearest_exits
from planner.store.models import Place
from planner.store.sessions.models import Occurrence
from planner.web.places.links import view_urls
from planner.web.places.params import Read
from planner.web.places.rows import GONE, plain_row, plan_url
from planner.web.places.view_models import Exit, Fact, PlacePage, Row
from planner.web.places.week import days_of
from planner.web.places.words import (
    ACCESSES,
    ATTRIBUTES,
    CONFIDENCES,
    EVIDENCES,
    KINDS,
    POSITIONS,
    STATUSES,
    as_of,
    caution,
    distance_words,
    state_word,
)
from planner.web.session_addresses import occurrence_url
from planner.web.shown import Link
from planner.web.snapshot import Snapshot

DIRECTIONS = "https://www.google.com/maps/dir/"
HOLIDAYS_NOT_STATED = "The source does not say what happens on public holidays."
FROM_THE_SEATS = ("quiet", "booking")  # of a place with seats: what their catalogue calls them
EVE_CLOSING = "Closes at {:%H:%M} on the eves of Christmas, New Year and Chinese New Year."


def place_page(  # noqa: PLR0913, PLR0917 - a place, and who looks at it, whence and when
    facts: Snapshot,
    place: Place,
    read: Read,
    origin: Origin | None,
    now: datetime,
    mine: Occurrence | None = None,
) -> PlacePage:
    """Write the page of a place, seen from an origin, by one with a session there, if any."""
    way = journey_to(facts.network, origin.location, place.location) if origin else None
    return PlacePage(
        row=_row(facts, place, origin, way, now, read.query),
        asked=_asked(facts, place, read, now),
        title=place.name,
        address=place.address,
        postal_code=place.postal_code,
        moved_to=_successor(facts, place),
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
        my_session=_my_session(mine, now) if mine else None,
    )


def _my_session(mine: Occurrence, now: datetime) -> Link:
    """Name the next session that somebody has here."""
    start, end = in_singapore(mine.start), in_singapore(mine.end)
    words = f"{mine.session.task.title}, {time_words(start, end, now.date())}"
    return Link(words, occurrence_url(mine), "calendar")


def _asked(facts: Snapshot, place: Place, read: Read, now: datetime) -> str:
    """Say how the hours fit the time that the list was asked for; "" if that is only now."""
    moment = read.query.moment
    if read.errors or moment is None or moment.is_instant:
        return ""
    verdict = judge(place, moment.start, moment.end, facts.holidays)
    when = time_words(moment.start, moment.end, now.date())
    return f"{when}: {headline(verdict, moment, now)}"


def _row(  # noqa: PLR0913, PLR0917 - a place, and who looks at it, whence and when
    facts: Snapshot,
    place: Place,
    origin: Origin | None,
    way: Journey | None,
    now: datetime,
    query: PlaceQuery,
) -> Row:
    this_minute = instant(now)
    verdict = judge(place, this_minute.start, this_minute.end, facts.holidays)
    metres = distance_m(origin.location, place.location) if origin else None
    return replace(
        plain_row(place, verdict, way, metres),
        url=url_for("places.show", slug=place.slug),
        headline="Not known" if place.do_not_list else headline(verdict, this_minute, now),
        detail=_detail(place, verdict),
        caution="" if place.status in GONE or place.do_not_list else caution(place),
        plan_url=plan_url(place, query),
    )


def _detail(place: Place, verdict: Verdict) -> str:
    """Say why it is closed, unless a banner tells that it is gone."""
    is_told = place.status in GONE and place.status_note
    return "" if is_told or state_word(verdict) != "closed" else "; ".join(verdict.reasons)


def _successor(facts: Snapshot, place: Place) -> Link | None:
    found = facts.by_slug.get(place.moved_to)
    if found is None:
        return None
    return Link(f"Moved to {found.name}", url_for("places.show", slug=found.slug))


def _banners(place: Place) -> tuple[str, ...]:
    """Say what a reader must know before going: a closure, and why we do not list the place."""
    closure = (place.status_note,) if place.status in GONE and place.status_note else ()
    unlisted = (f"We do not list this place: {place.do_not_list}",) if place.do_not_list else ()
    return (*closure, *unlisted)


def _hours_note(place: Place) -> str:
    stated = "" if place.holiday_hours_stated or not place.opening_hours else HOLIDAYS_NOT_STATED
    eves = EVE_CLOSING.format(place.eve_closing) if place.eve_closing else ""
    source = f"Source of {place.holiday_source}." if place.holiday_source else ""
    return " ".join(filter(None, (stated, eves, source)))


def _fact(
    place: Place, term: str, value: str, part: Part | None = None, *, is_known: bool = True
) -> Fact:
    """Write a fact with the source of its part; what nobody knows has no source."""
    if not is_known:
        return Fact(term, value, is_known=False)
    source, date = source_of(place, part) if part else (place.source, place.source_date)
    return Fact(term, value, source, as_of(date))


def _facts(place: Place) -> tuple[Fact, ...]:
    """List what is known of a place and what is not, each with its source."""
    evidence = place.evidence_note or EVIDENCES[place.study_evidence]
    is_proven = place.study_evidence is not StudyEvidence.NONE
    return (
        _fact(place, "Kind", KINDS[place.kind]),
        _still_there(place),
        _fact(place, "Studying", evidence, Part.EVIDENCE, is_known=is_proven),
        *(_attribute(place, name) for name in ATTRIBUTES),
        Fact("How sure we are", CONFIDENCES[place.confidence]),
        Fact("Position", place.position_note or POSITIONS[place.position_source]),
        Fact("Licence of the facts", place.licence),
    )


def _still_there(place: Place) -> Fact:
    """Write the status; its source stands there even where that leaves it open."""
    source, date = source_of(place, Part.STATUS)
    is_known = place.status is not Status.UNKNOWN
    return Fact("Still there", STATUSES[place.status], source, as_of(date), is_known=is_known)


def _attribute(place: Place, name: str) -> Fact:
    answer: Answer = getattr(place, name)
    part = Part.EVIDENCE if place.seats and name in FROM_THE_SEATS else Part.ATTRIBUTES
    is_known = answer is not Answer.UNKNOWN
    return _fact(place, ATTRIBUTES[name][0], answer.value, part, is_known=is_known)


def _access(place: Place) -> tuple[Fact, ...]:
    return (
        _fact(place, "Who may enter", ACCESSES[place.access]),
        _fact(place, "Price", place.price, Part.PRICE, is_known=bool(place.price)),
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
    if origin and not origin.is_position:
        query["origin"] = f"{origin.label}, Singapore"
    return f"{DIRECTIONS}?{urlencode(query)}"
