"""What a calendar app is told of a plan: events, to-dos, and the link by which it asks for them.

Times are aware and of whole minutes; a ``date`` stands for a whole day. ``changed_at`` is when
what is told changed last, so the same plan is always told in the same bytes.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from planner.domain.travel.geo import LatLon
from planner.domain.typed_text import read_text

FEED_NAME = "Waypoint"
MOST_LINKS = 20  # live ones of one owner
LONGEST_NAME = 120  # characters that the column takes
TOKEN_BYTES = 32  # 256 bits, so that no link can be guessed
FETCH_NOTED = timedelta(minutes=1)  # a link asked more often is not written to each time


@dataclass(frozen=True, slots=True)
class FeedOptions:
    """Hold what a link tells beside the sessions: reminders, to-dos, titles of imported events."""

    has_alarms: bool = False
    has_todos: bool = False
    has_busy: bool = False


@dataclass(frozen=True, slots=True)
class FeedEvent:
    """Hold one event; a ``rrule`` makes it a series, a ``recurrence_id`` one date of a series.

    ``end`` is exclusive, None for a moment. ``exdates`` are starts of the pattern that are left
    out. ``is_free`` marks what takes no time, such as a due day or a date that was missed.
    ``alarm_minutes`` is None for no reminder.
    """

    uid: str
    title: str
    start: datetime | date
    end: datetime | date | None
    created_at: datetime
    changed_at: datetime
    sequence: int = 0
    url: str = ""
    note: str = ""
    place: str = ""
    location: LatLon | None = None
    is_cancelled: bool = False
    is_free: bool = False
    rrule: str = ""
    exdates: tuple[datetime, ...] = ()
    recurrence_id: datetime | None = None
    alarm_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class FeedTask:
    """Hold an open task with its due day, for apps that show to-dos."""

    uid: str
    title: str
    due: date
    created_at: datetime
    changed_at: datetime
    sequence: int = 0
    url: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """Hold a whole plan as calendar apps are told it; ``url`` leads back to the plan."""

    uid: str
    url: str
    events: tuple[FeedEvent, ...] = ()
    tasks: tuple[FeedTask, ...] = ()
    name: str = FEED_NAME


def token_hash(token: str) -> str:
    """Give what is kept of a link's token: enough to know it again, too little to make it."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def namespace(key: str) -> str:
    """Name an owner in UIDs, so that two people's never meet; nothing leads back to the key."""
    return hashlib.sha256(f"feed {key}".encode()).hexdigest()[:20]


def read_link_name(typed: str) -> str:
    """Read what a link is called; raises InvalidValue if it is empty or too long."""
    return read_text("name", "Name", typed, LONGEST_NAME, required=True)


def is_fetch_worth_noting(noted_at: datetime | None, now: datetime) -> bool:
    """Tell whether the time of a link's last fetch is old enough to be written anew."""
    return noted_at is None or now - noted_at >= FETCH_NOTED
