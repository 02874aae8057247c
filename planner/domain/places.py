"""What a study place is: its vocabulary, and the shape that rules ask of it.

Dates of sources are partial on purpose ("2023", "2025-02", "2026-09-05", ""): a source that
names only a year is not given a day that nobody stated.
"""

from datetime import date, time
from enum import StrEnum
from typing import Protocol

from planner.domain.geo import LatLon


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


class Evidence(StrEnum):
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
    def status_note(self) -> str:
        """One sentence of ours about the closure or move; empty if there is none."""


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
    access: Access
    price: str
    capacity: int | None
    study_evidence: Evidence
    evidence_note: str
    confidence: Confidence
    hours_source: str
    hours_date: str
    url: str
    source: str
    source_date: str
    licence: str
    position_source: str
    position_note: str
    moved_to: str
    do_not_list: str
    note: str
