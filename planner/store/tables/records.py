"""What one line of each file of ``data/`` says, in the types of the domain.

``data/README.md`` tells each field's unit and vocabulary. A ``source_date`` is partial on purpose:
"2023", "2025-02", "2026-09-05" or "".
"""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from planner.domain.places.place import Access, Answer, Confidence, Kind, Status, StudyEvidence
from planner.domain.travel.geo import LatLon


@dataclass(slots=True)  # not frozen: the Place protocol asks for plain, settable attributes
class PlaceRecord:
    """Hold one line of places.csv; fits ``planner.domain.places.place.Place``."""

    slug: str
    name: str
    also_known_as: str
    kind: Kind
    location: LatLon
    address: str
    postal_code: str
    opening_hours: str | None
    holiday_hours_stated: bool
    eve_closing: dt.time | None
    hours_source: str
    hours_date: str
    holiday_source: str
    quiet: Answer
    power: Answer
    wifi: Answer
    aircon: Answer
    food: Answer
    booking: Answer
    attributes_source: str
    attributes_date: str
    access: Access
    price: str
    price_source: str
    price_date: str
    capacity: int | None
    study_evidence: StudyEvidence
    evidence_note: str
    evidence_source: str
    evidence_date: str
    confidence: Confidence
    status: Status
    closed_from: dt.date | None
    reopens_from: dt.date | None
    status_note: str
    status_source: str
    status_date: str
    moved_to: str
    url: str
    source: str
    source_date: str
    licence: str
    position_source: str
    position_note: str
    do_not_list: str
    note: str


@dataclass(frozen=True, slots=True)
class SeatsRecord:
    """Hold the bookable seats of one zone of a place."""

    place_slug: str
    level: str
    zone: str
    seats: int
    source: str
    source_date: str


@dataclass(frozen=True, slots=True)
class LineRecord:
    """Hold one rail line: its code, name and colours (``text_colour`` is black or white)."""

    line: str
    name: str
    colour: str
    text_colour: str
    source: str
    source_date: str


@dataclass(frozen=True, slots=True)
class StationRecord:
    """Hold one station code; a station on three lines has three."""

    code: str
    name: str
    line: str
    location: LatLon
    opened: dt.date | None
    status: str
    position_source: str


@dataclass(frozen=True, slots=True)
class ExitRecord:
    """Hold one station exit and the codes of its station."""

    station: str
    codes: tuple[str, ...]
    exit: str
    location: LatLon


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """Hold the way between two codes; the same both ways. ``minutes`` is None if unknown."""

    line: str
    from_code: str
    to_code: str
    distance_m: float
    minutes: float | None
    minutes_note: str


@dataclass(frozen=True, slots=True)
class TrainRecord:
    """Hold a service's first and last train; ``last_train_24`` runs past midnight (24:18)."""

    station_code: str
    station_name: str
    line: str
    direction: str
    terminus: str
    day_type: str
    first_train: dt.time
    last_train: dt.time
    last_train_24: str
    source_date: str
    note: str


@dataclass(frozen=True, slots=True)
class HolidayRecord:
    """Hold one public holiday, school holiday or eve, with the weekday given in its lieu."""

    date: dt.date
    name: str
    observed: dt.date | None
    level: str
    source: str
    source_date: str
    note: str


@dataclass(frozen=True, slots=True)
class AcademicRecord:
    """Hold one period of a school year, its last day included."""

    institution: str
    period: str
    kind: str
    starts: dt.date
    ends: dt.date
    source: str
    source_date: str
    note: str


@dataclass(frozen=True, slots=True)
class SectorRecord:
    """Hold one two-digit postal sector: how many codes we know there, and their middle."""

    sector: str
    district: int
    general_location: str
    codes: int
    location: LatLon


class PostalCode(NamedTuple):
    """Hold one postal code; block, road and building may be empty."""

    postal_code: str
    lat: float
    lon: float
    block: str
    road: str
    building: str
    source: str
