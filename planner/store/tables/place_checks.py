"""Whether each study place and its seats can be believed.

Distances in metres along the great circle; a postal point is that of postal_codes.csv.gz.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from planner.domain.errors import SetUpFault, UnknownHours
from planner.domain.holidays import HolidayCalendar
from planner.domain.places.hours_text import read_hours
from planner.domain.places.place import ATTRIBUTES, Access, Answer, Part, Status, StudyEvidence
from planner.domain.travel.areas import Area, area_name
from planner.domain.travel.geo import SINGAPORE, LatLon, distance_m
from planner.store.data_rows import Fault, Table, label
from planner.store.tables.files import read_areas
from planner.store.tables.layout import places_table, seats_table
from planner.store.tables.records import PlaceRecord, SeatsRecord

FARTHEST_M = 300.0  # a block and its car park; farther needs a sentence
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_SLUG = 120
PAID_PART = re.compile(r"\b(?:is|are) paid\b")
POSTAL_CODE = re.compile(r"\d{6}")
NO_HOLIDAYS = HolidayCalendar.from_rows([])


def faults(folder: Path, postal_points: Mapping[str, LatLon]) -> Iterator[Fault]:
    """List the faults of places.csv and seats.csv."""
    places, seats = places_table(folder), seats_table(folder)
    yield from places.faults
    yield from seats.faults
    areas, area_faults = _areas(folder)
    yield from area_faults
    slugs = Counter(place.slug for _, place in places.rows)
    zones: dict[str, list[SeatsRecord]] = {}
    for _, zone in seats.rows:
        zones.setdefault(zone.place_slug, []).append(zone)
    for line, place in places.rows:
        problems = [
            *_slug_problems(place, slugs),
            *_hours_problems(place),
            *_position_problems(place, areas, postal_points),
            *_status_problems(place, slugs),
            *_seats_problems(place, zones.get(place.slug, [])),
            *_price_problems(place),
            *_source_problems(place),
        ]
        yield from (places.blame(line, problem) for problem in problems)
    yield from _zone_faults(seats, slugs)


def hours_problem(text: str) -> str | None:
    """Say why the judge could not use an opening-hours text; None if it can."""
    if "||" in text:
        return f"opening_hours {text!r} has a fallback (||): write one rule that holds"
    if '"' in text:
        return f"opening_hours {text!r} has a comment: put it into note"
    try:
        read_hours(text, NO_HOLIDAYS)
    except UnknownHours as error:
        return f"opening_hours cannot be used: {' '.join(str(error).split())}"
    return None


def _areas(folder: Path) -> tuple[tuple[Area, ...] | None, list[Fault]]:
    """Read the planning areas; None and a fault if they cannot be read."""
    try:
        return read_areas(folder), []
    except SetUpFault as error:
        return None, [Fault.told_by(error)]
    except (KeyError, TypeError, ValueError) as error:
        file = label(folder, "planning_areas.geojson")
        return None, [Fault(file, 1, f"is not made of polygons: {error!r}")]


def _slug_problems(place: PlaceRecord, slugs: Mapping[str, int]) -> Iterator[str]:
    if not SLUG.fullmatch(place.slug) or len(place.slug) > LONGEST_SLUG:
        yield f"slug {place.slug!r} is not of small letters, digits and single hyphens"
    if slugs[place.slug] > 1:
        yield f"slug {place.slug!r} stands {slugs[place.slug]} times"


def _hours_problems(place: PlaceRecord) -> Iterator[str]:
    if place.opening_hours is None:
        if place.holiday_hours_stated:
            yield "holiday_hours is stated but there are no opening_hours"
        return
    problem = hours_problem(place.opening_hours)
    if problem:
        yield problem
    if not place.hours_source:
        yield "hours_source is missing"


def _position_problems(
    place: PlaceRecord, areas: tuple[Area, ...] | None, postal_points: Mapping[str, LatLon]
) -> Iterator[str]:
    if place.location not in SINGAPORE:
        yield f"{place.location.lat}, {place.location.lon} is outside Singapore"
    elif areas is not None and area_name(areas, place.location) is None:
        yield f"{place.location.lat}, {place.location.lon} lies in no planning area"
    if place.postal_code and not POSTAL_CODE.fullmatch(place.postal_code):
        yield f"postal_code {place.postal_code!r} is not six digits"
    elif not place.position_note:
        yield from _postal_problems(place, postal_points)


def _postal_problems(place: PlaceRecord, postal_points: Mapping[str, LatLon]) -> Iterator[str]:
    """Ask for a position_note where the postal code does not bear the point out."""
    point = postal_points.get(place.postal_code)
    if not place.postal_code:
        yield "there is no postal_code: say in position_note where the point comes from"
    elif point is None:
        yield f"postal_code {place.postal_code} is not in our postal codes: say so in position_note"
    elif (far := distance_m(point, place.location)) > FARTHEST_M:
        yield f"the point is {far:.0f} m from its postal code: say why in position_note"


def _status_problems(place: PlaceRecord, slugs: Mapping[str, int]) -> Iterator[str]:
    closed, reopens = place.closed_from, place.reopens_from
    if place.status is not Status.OPEN and not place.status_note:
        yield f"status is {place.status}: say why in status_note"
    if place.status is Status.CLOSED and closed is None:
        yield "status is closed: give closed_from"
    if closed and reopens and closed > reopens:
        yield f"closed_from {closed} is after reopens_from {reopens}"
    if reopens and not closed:
        yield "reopens_from is given without closed_from"
    if (place.status is Status.MOVED) != bool(place.moved_to):
        yield f"status is {place.status} but moved_to is {place.moved_to!r}"
    elif place.moved_to and (place.moved_to not in slugs or place.moved_to == place.slug):
        yield f"moved_to {place.moved_to!r} is no other place"


def _seats_problems(place: PlaceRecord, zones: Sequence[SeatsRecord]) -> Iterator[str]:
    seats = sum(zone.seats for zone in zones)
    if (place.capacity or 0) != seats:
        yield f"capacity is {place.capacity} but seats.csv adds up to {seats}"
    if (place.study_evidence is StudyEvidence.SEATS) != (seats > 0):
        yield f"study_evidence is {place.study_evidence} but seats.csv has {seats} seats"
    told = (place.evidence_source, place.evidence_date)
    if zones and told not in {(zone.source, zone.source_date) for zone in zones}:
        yield "evidence_source and evidence_date are not those of its seats in seats.csv"


def _price_problems(place: PlaceRecord) -> Iterator[str]:
    """Ask that what is free for anyone costs nothing, but for a part that the note names."""
    if place.access is Access.PUBLIC and place.price and not PAID_PART.search(place.note):
        yield "access is public but there is a price: give paid, or say in note what is paid"
    if place.access is Access.PAID and not place.price:
        yield "access is paid: give price"


def _source_problems(place: PlaceRecord) -> Iterator[str]:
    """Ask each part for a source where it needs one, and for none where nothing is told."""
    told = _told(place)
    for part in Part:
        source, date = getattr(place, f"{part}_source"), getattr(place, f"{part}_date")
        if date and not source:
            yield f"{part}_date is given without {part}_source"
        if source and not told[part]:
            yield f"{part}_source is given, but nothing is told of it"
    if place.status is not Status.OPEN and not place.status_source:
        yield f"status is {place.status}: give status_source"
    if place.price and not place.price_source:
        yield "price_source is missing"
    if place.holiday_source and not (place.holiday_hours_stated or place.eve_closing):
        yield "holiday_source is given, but neither holiday hours nor eve_closing"


def _told(place: PlaceRecord) -> dict[Part, bool]:
    """Tell of which parts a place says anything at all."""
    answers = {getattr(place, name) for name in ATTRIBUTES}
    return {
        Part.ATTRIBUTES: answers != {Answer.UNKNOWN},
        Part.PRICE: bool(place.price),
        Part.EVIDENCE: place.study_evidence is not StudyEvidence.NONE,
        Part.STATUS: True,
    }


def _zone_faults(seats: Table[SeatsRecord], slugs: Mapping[str, int]) -> Iterator[Fault]:
    seen: set[tuple[str, str, str]] = set()
    for line, zone in seats.rows:
        key = (zone.place_slug, zone.level, zone.zone)
        if key in seen:
            yield seats.blame(line, f"zone {zone.zone!r} stands twice")
        seen.add(key)
        if zone.place_slug not in slugs:
            yield seats.blame(line, f"place_slug {zone.place_slug!r} is no place")
