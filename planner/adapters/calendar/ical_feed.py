"""A plan written as iCalendar (RFC 5545, with the refresh interval and colour of RFC 7986).

Times stand in Singapore's zone, which is written along; lines end in CRLF and are folded at 75
bytes. The same plan gives the same bytes: nothing in them depends on when they are written.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from icalendar import Component, Timezone, vRecur

from planner.domain.calendar.feed import Feed, FeedEvent, FeedTask
from planner.domain.moments import SINGAPORE_ZONE
from planner.domain.typed_text import clean_text

MEDIA_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//Waypoint//Study plan//EN"
REFRESH = timedelta(hours=1)
COLOUR_NAME = "teal"  # RFC 7986 takes the names of CSS
COLOUR = "#0B5B54"  # for Apple's apps, which read a property of their own
FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2101, 1, 1)  # beyond every day that a form takes
KEPT_EVENTS = 4_096  # of two large plans: most events of a feed are those it had before
KEPT_LINES = 4_096  # of one: places, days and reminders come again

Properties = Iterable[tuple[str, object]]
PARAMETERS: dict[str, dict[str, str]] = {"refresh-interval": {"VALUE": "DURATION"}}


def _text(words: str) -> str:
    return clean_text(words, multiline=True)


TEXTS = ("summary", "location", "description")
READ: dict[str, Callable[[str], object]] = {
    "rrule": vRecur.from_ical,
    **dict.fromkeys(TEXTS, _text),
}


def feed_bytes(feed: Feed) -> bytes:
    """Write a whole plan."""
    return b"".join(
        (
            _begin("VCALENDAR"),
            *_lines(_head(feed)),
            _zone(),
            *(_event(event) for event in feed.events),
            *(line for task in feed.tasks for line in _component("VTODO", _todo(task))),
            _end("VCALENDAR"),
        )
    )


@lru_cache(KEPT_EVENTS)
def _event(event: FeedEvent) -> bytes:
    return b"".join(_event_lines(event))


def _event_lines(event: FeedEvent) -> Iterable[bytes]:
    yield _begin("VEVENT")
    yield from _lines((*_stamps(event), *_times(event), *_words(event)))
    if event.alarm_minutes is not None:
        yield from _component("VALARM", _alarm(event.title, event.alarm_minutes))
    yield _end("VEVENT")


def _component(name: str, properties: Properties) -> Iterable[bytes]:
    return (_begin(name), *_lines(properties), _end(name))


def _begin(name: str) -> bytes:
    return _line("begin", name)


def _end(name: str) -> bytes:
    return _line("end", name)


def _lines(properties: Properties) -> Iterable[bytes]:
    return (_line(name, value) for name, value in properties)


@lru_cache(KEPT_LINES)
def _line(name: str, value: object) -> bytes:
    """Write one property: its value encoded, escaped, folded, and ended.

    Equal times give one line, so those that name a zone come in ours. Texts are left without what
    an iCalendar text may not hold; line breaks may stay.
    """
    written = Component()
    given = READ[name](str(value)) if name in READ else value
    written.add(name, given, parameters=PARAMETERS.get(name, {}))
    return bytes(written.content_line(name.upper(), written[name]).to_ical()) + b"\r\n"


@cache
def _zone() -> bytes:
    zone = Timezone.from_tzinfo(SINGAPORE_ZONE, first_date=FIRST_DAY, last_date=LAST_DAY)
    return bytes(zone.to_ical(sorted=False))


def _head(feed: Feed) -> Properties:
    return (
        ("version", "2.0"),
        ("prodid", PRODUCT),
        ("calscale", "GREGORIAN"),
        ("uid", feed.uid),
        ("name", feed.name),
        ("x-wr-calname", feed.name),
        ("x-wr-timezone", SINGAPORE_ZONE.key),
        ("url", feed.url),
        ("color", COLOUR_NAME),
        ("x-apple-calendar-color", COLOUR),
        ("refresh-interval", REFRESH),
        ("x-published-ttl", "PT1H"),
    )


def _stamps(told: FeedEvent | FeedTask) -> Properties:
    """Give what tells an event from others, and this state of it from those before.

    Without a METHOD, DTSTAMP is when the event was last revised (RFC 5545, 3.8.7.2).
    """
    return (
        ("uid", told.uid),
        ("dtstamp", told.changed_at),
        ("created", told.created_at),
        ("last-modified", told.changed_at),
        ("sequence", told.sequence),
    )


def _times(event: FeedEvent) -> Properties:
    yield "dtstart", _ours(event.start)
    if event.end is not None:
        yield "dtend", _ours(event.end)
    if event.recurrence_id is not None:
        yield "recurrence-id", _ours(event.recurrence_id)
    if event.rrule:
        yield "rrule", event.rrule
    for start in event.exdates:  # one a line: several apps read only the first of a list
        yield "exdate", _ours(start)


def _ours(moment: datetime | date) -> datetime | date:
    """Take a time to Singapore's zone, and leave a day as it is."""
    return moment.astimezone(SINGAPORE_ZONE) if isinstance(moment, datetime) else moment


def _words(event: FeedEvent) -> Properties:
    yield "summary", event.title
    yield "status", "CANCELLED" if event.is_cancelled else "CONFIRMED"
    yield "transp", "TRANSPARENT" if event.is_free else "OPAQUE"
    if event.place:
        yield "location", event.place
    if event.location is not None:
        yield "geo", (event.location.lat, event.location.lon)
    yield from _link(event.note, event.url)


def _link(note: str, url: str) -> Properties:
    """Give the address twice: several apps show a description and no URL."""
    if words := "\n\n".join(filter(None, (note, url))):
        yield "description", words
    if url:
        yield "url", url


def _alarm(title: str, minutes: int) -> Properties:
    return (
        ("action", "DISPLAY"),
        ("description", title),
        ("trigger", -timedelta(minutes=minutes)),
    )


def _todo(task: FeedTask) -> Properties:
    yield from _stamps(task)
    yield "due", task.due
    yield "summary", task.title
    yield "status", "NEEDS-ACTION"
    yield from _link("", task.url)
