"""What a study place is: its vocabulary, and the shape that rules ask of it.

Dates of sources are partial on purpose ("2023", "2025-02", "2026-09-05", ""): a source that
names only a year is not given a day that nobody stated.
"""

from datetime import date, time
from enum import StrEnum
from typing import Protocol

from planner.domain.travel.geo import LatLon


class Kind(StrEnum):
    """Name what sort of place it is."""

    LIBRARY = "library"
    STUDY_ROOM = "study_room"
    COMMUNITY_CLUB = "community_club"
    CAMPUS = "campus"
    CAFE = "cafe"
    FAST_FOOD = "fast_food"
    COWORKING = "coworking"
    OTHER = "other"


class Answer(StrEnum):
    """Give one of three answers, never two."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Access(StrEnum):
    """Say who may come in."""

    PUBLIC = "public"
    CUSTOMERS = "customers"
    MEMBERS = "members"
    STUDENTS = "students"
    PAID = "paid"


class StudyEvidence(StrEnum):
    """Say what shows that people may study there."""

    LIBRARY = "library"
    SEATS = "seats"
    LISTED = "listed"
    NONE = "none"


class Confidence(StrEnum):
    """Say how well the facts are supported."""

    CONFIRMED = "confirmed"
    SINGLE_SOURCE = "single-source"
    STALE = "stale"


class Status(StrEnum):
    """Say whether the place still stands where the row says."""

    OPEN = "open"
    CLOSED = "closed"
    MOVED = "moved"
    UNKNOWN = "unknown"


class Part(StrEnum):
    """Name what of a place may come from another source than its record."""

    ATTRIBUTES = "attributes"
    PRICE = "price"
    EVIDENCE = "evidence"
    STATUS = "status"


ATTRIBUTES = ("quiet", "power", "wifi", "aircon", "food", "booking")


class KeepsHours(Protocol):
    """Ask of a place only what the judge of opening hours needs."""

    @property
    def opening_hours(self) -> str | None:
        """OSM ``opening_hours`` text; None where nobody states the hours."""

    @property
    def holiday_hours_stated(self) -> bool:
        """Whether the text also tells what happens on public holidays."""

    @property
    def eve_closing(self) -> time | None:
        """Earlier closing on the eves of Christmas, New Year and Chinese New Year."""

    @property
    def status(self) -> Status:
        """Whether the place still stands."""

    @property
    def closed_from(self) -> date | None:
        """First day of a long closure; None if there is none or its day is unknown."""

    @property
    def reopens_from(self) -> date | None:
        """Earliest day on which the closure may end; None if it is for good or unknown."""

    @property
    def do_not_list(self) -> str:
        """Why we keep the place out of lists; empty where it is listed."""


class Place(KeepsHours, Protocol):
    """Ask of a place all that lists, maps and pages show."""

    slug: str
    name: str
    kind: Kind
    location: LatLon
    address: str
    postal_code: str
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
    status_note: str
    status_source: str
    status_date: str
    hours_source: str
    hours_date: str
    holiday_source: str
    url: str
    source: str
    source_date: str
    licence: str
    position_source: str
    position_note: str
    moved_to: str
    note: str


def source_of(place: Place, part: Part) -> tuple[str, str]:
    """Name the source and the date of a part: the record's own where the part names none."""
    source: str = getattr(place, f"{part}_source")
    date_of_part: str = getattr(place, f"{part}_date")
    return (source, date_of_part) if source else (place.source, place.source_date)
