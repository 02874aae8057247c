"""Words and shapes for what a place is: what lists, maps and pages share."""

from planner.domain.places.opening_hours import Verdict
from planner.domain.places.place import (
    Access,
    Answer,
    Confidence,
    Kind,
    Place,
    Status,
    StudyEvidence,
)
from planner.web.shown import Link

KINDS = {
    Kind.LIBRARY: "Library",
    Kind.STUDY_ROOM: "Study room",
    Kind.COMMUNITY_CLUB: "Community club",
    Kind.CAMPUS: "Campus",
    Kind.CAFE: "Café",
    Kind.FAST_FOOD: "Fast food",
    Kind.COWORKING: "Co-working",
    Kind.OTHER: "Other",
}
SHAPES = {
    Kind.LIBRARY: "library",
    Kind.STUDY_ROOM: "study",
    Kind.COMMUNITY_CLUB: "community",
    Kind.CAMPUS: "campus",
    Kind.CAFE: "cafe",
    Kind.FAST_FOOD: "late",
    Kind.COWORKING: "study",
    Kind.OTHER: "other",
}
ATTRIBUTES = {
    "quiet": ("Quiet", "volume-x"),
    "power": ("Power", "plug"),
    "wifi": ("Wi-Fi", "wifi"),
    "aircon": ("Air-con", "snowflake"),
    "food": ("Food", "utensils"),
    "booking": ("Booking", "calendar-check"),
}
ACCESSES = {
    Access.PUBLIC: "Anyone",
    Access.CUSTOMERS: "For customers",
    Access.MEMBERS: "For members",
    Access.STUDENTS: "For its students",
    Access.PAID: "Paid",
}
EVIDENCES = {
    StudyEvidence.SEATS: "Bookable study seats",
    StudyEvidence.LIBRARY: "It is a library",
    StudyEvidence.LISTED: "Listed by somebody as a place to study",
    StudyEvidence.NONE: "Nobody has confirmed that people may study here",
}
CONFIDENCES = {
    Confidence.CONFIRMED: "Two sources agree",
    Confidence.SINGLE_SOURCE: "One source only",
    Confidence.STALE: "The newest source is old or undated",
}
STATUSES = {
    Status.OPEN: "Yes, as far as the source tells",
    Status.CLOSED: "Closed",
    Status.MOVED: "Moved",
    Status.UNKNOWN: "Not verified",
}
POSITIONS = {
    "dataset": "From the publisher's dataset",
    "postal": "The point of its postal code",
    "source": "From the place's own publisher",
    "map": "From a map made by students",
}
KILOMETRE = 1000


def state_word(verdict: Verdict) -> str:
    """Name the ring of a pin: open, part, closed or unknown."""
    return "part" if verdict.is_partial else verdict.state.value


def distance_words(metres: float) -> str:
    """Write a straight line: "350 m" in tens, "1.2 km" from a kilometre on."""
    if metres < KILOMETRE:
        return f"{round(metres, -1):.0f} m"
    return f"{metres / KILOMETRE:.1f} km"


def hours_as_of(place: Place) -> str:
    """Say whose hours these are, and how old."""
    if not place.opening_hours:
        return "Hours not found in any source"
    return f"Hours from {place.hours_source}, {as_of(place.hours_date)}"


def as_of(date: str) -> str:
    """Write a partial date: "as of 2023", or "undated"."""
    return f"as of {date}" if date else "undated"


def caution(place: Place, successor: Place | None = None) -> str:
    """Say what is wrong with a place or not confirmed; nothing where all is well.

    ``successor`` is the place that ``moved_to`` names.
    """
    if place.status is not Status.OPEN and place.status_note:
        moved = f"Moved to {successor.name}." if successor else ""
        return " ".join(filter(None, (moved, place.status_note)))
    if place.study_evidence is StudyEvidence.NONE:
        return "Nobody has confirmed that people may study here."
    if place.confidence is Confidence.STALE:
        return f"The newest source is old ({_newest(place) or 'undated'}): check before you go."
    return ""


def _newest(place: Place) -> str:
    """Give the newest date of what makes a place worth going to; partial dates sort as text."""
    return max(place.source_date, place.evidence_date, place.hours_date)


def amenities(place: Place) -> tuple[Link, ...]:
    """List what a source says is there, seats first, and who may come in where not everyone may."""
    seats = [Link(f"{place.capacity} bookable seats", "", "armchair")] if place.capacity else []
    there = [
        Link(label, "", icon)
        for name, (label, icon) in ATTRIBUTES.items()
        if getattr(place, name) is Answer.YES
    ]
    limits = [] if place.access is Access.PUBLIC else [Link(ACCESSES[place.access], "", "users")]
    return (*seats, *there, *limits)
