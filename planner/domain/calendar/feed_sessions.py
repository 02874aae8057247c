"""How a session is told to calendar apps: its pattern, the dates left out, those that differ.

The rule with its exceptions says just what our own rows say. What was called off is told as
cancelled for ``CANCELLED_KEPT``, so that an app takes it away; after that it is left out, of a rule
by an EXDATE. The sequence stays then: both tellings give the same dates, so an app that keeps the
older one shows nothing else. A date that was missed takes no time, as in the plan's own clashes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from planner.domain.calendar.feed import FeedEvent
from planner.domain.moments import in_singapore
from planner.domain.sessions.recurrence import starts
from planner.domain.sessions.session import CANCELLED_KEPT, OccurrenceStatus, day_of
from planner.domain.travel.geo import LatLon

UrlOf = Callable[[int, date | None], str]
"""The address of a session, or of one date of it, from its id and the day."""


class ToldPlace(Protocol):
    """Ask of a place what an app shows of it; a row fits."""

    name: str
    address: str
    location: LatLon


class Titled(Protocol):
    """Ask of a task its name; a row fits."""

    title: str


class Sited(Protocol):
    """Ask where something takes place: a listed place, one's own words, or neither."""

    place_id: int | None
    place_text: str

    @property
    def place(self) -> ToldPlace | None:
        """The listed place."""


class ToldDate(Sited, Protocol):
    """Ask of one date of a session when and where it is, and whether it was called off."""

    original_start: datetime
    start: datetime
    end: datetime
    status: OccurrenceStatus
    cancelled_at: datetime | None


class ToldSession(Sited, Protocol):
    """Ask of a session its pattern, its words and all of its dates; a row fits."""

    id: int
    uid: str
    starts_at: datetime
    minutes: int
    rrule: str
    note: str
    reminder_minutes: int | None
    sequence: int
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None

    @property
    def task(self) -> Titled:
        """What it is for."""

    @property
    def occurrences(self) -> Sequence[ToldDate]:
        """Every date that it has a row for."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Hold what sessions are told with: their addresses, the time now, reminders or none."""

    url_of: UrlOf
    now: datetime
    has_alarms: bool = False


def session_events(series: ToldSession, telling: Telling) -> tuple[FeedEvent, ...]:
    """Tell a session: one event, or a series followed by each date that differs from it."""
    if _is_forgotten(series.deleted_at, telling.now):
        return ()
    told = [each for each in series.occurrences if not _is_forgotten_date(each, telling.now)]
    if not series.rrule:
        return tuple(_alone(series, each, series.uid, telling) for each in told)
    pattern = starts(series.starts_at, series.rrule)
    of_pattern = set(pattern)
    kept = [each for each in told if each.original_start in of_pattern]
    strays = [each for each in told if each.original_start not in of_pattern]
    return (
        *_whole_series(series, kept, pattern, telling),
        *(_alone(series, each, _stray_uid(series, each), telling) for each in strays),
    )


def _is_forgotten(called_off_at: datetime | None, now: datetime) -> bool:
    """Tell whether apps had their time to hear that something was called off."""
    return called_off_at is not None and now - called_off_at >= CANCELLED_KEPT


def _is_forgotten_date(one: ToldDate, now: datetime) -> bool:
    return _is_off(one) and _is_forgotten(one.cancelled_at, now)


def _is_off(one: ToldDate) -> bool:
    return one.status is OccurrenceStatus.CANCELLED


def _is_free(one: ToldDate) -> bool:
    return one.status is OccurrenceStatus.MISSED


def _whole_series(
    series: ToldSession, kept: Sequence[ToldDate], pattern: Sequence[datetime], telling: Telling
) -> tuple[FeedEvent, ...]:
    """Tell the rule and its exceptions; nothing of a rule with no date left."""
    if not kept:
        return ()
    left = {each.original_start for each in kept}
    whole = _event(
        series,
        series,
        telling,
        start=in_singapore(series.starts_at),
        end=in_singapore(series.starts_at + timedelta(minutes=series.minutes)),
        rrule=series.rrule,
        exdates=tuple(in_singapore(each) for each in pattern if each not in left),
    )
    apart = (_override(series, each, telling) for each in kept if _differs(series, each))
    return (whole, *apart)


def _differs(series: ToldSession, one: ToldDate) -> bool:
    """Tell whether the rule alone would say something else of a date."""
    planned = (one.original_start, timedelta(minutes=series.minutes), *_site(series))
    return _is_off(one) or _is_free(one) or planned != (one.start, one.end - one.start, *_site(one))


def _site(one: Sited) -> tuple[int | None, str]:
    return one.place_id, one.place_text


def _override(series: ToldSession, one: ToldDate, telling: Telling) -> FeedEvent:
    return _dated(series, one, telling, recurrence_id=in_singapore(one.original_start))


def _alone(series: ToldSession, one: ToldDate, uid: str, telling: Telling) -> FeedEvent:
    return _dated(series, one, telling, uid=uid)


def _stray_uid(series: ToldSession, one: ToldDate) -> str:
    """Name a date that the rule does not bring, so that it cannot be taken for one that it does."""
    return f"{series.uid}-{in_singapore(one.original_start):%Y%m%d}"


def _dated(
    series: ToldSession,
    one: ToldDate,
    telling: Telling,
    uid: str = "",
    recurrence_id: datetime | None = None,
) -> FeedEvent:
    """Tell one date as it takes place."""
    return _event(
        series,
        one,
        telling,
        uid=uid,
        start=in_singapore(one.start),
        end=in_singapore(one.end),
        on=day_of(one),
        is_off=_is_off(one),
        is_free=_is_free(one),
        recurrence_id=recurrence_id,
    )


def _event(  # noqa: PLR0913 - what a series and one date of it differ in
    series: ToldSession,
    site: Sited,
    telling: Telling,
    *,
    start: datetime,
    end: datetime,
    uid: str = "",
    on: date | None = None,
    is_off: bool = False,
    is_free: bool = False,
    rrule: str = "",
    exdates: tuple[datetime, ...] = (),
    recurrence_id: datetime | None = None,
) -> FeedEvent:
    is_cancelled = is_off or series.deleted_at is not None
    has_alarm = telling.has_alarms and not is_cancelled
    return FeedEvent(
        uid=uid or series.uid,
        title=series.task.title,
        start=start,
        end=end,
        created_at=series.created_at,
        changed_at=series.updated_at,
        sequence=series.sequence,
        url=telling.url_of(series.id, on),
        note=series.note,
        place=place_words(site),
        location=site.place.location if site.place else None,
        is_cancelled=is_cancelled,
        is_free=is_free,
        rrule=rrule,
        exdates=exdates,
        recurrence_id=recurrence_id,
        alarm_minutes=series.reminder_minutes if has_alarm else None,
    )


def place_words(site: Sited) -> str:
    """Write where something is: a place's name and address, or one's own words."""
    if site.place is None:
        return site.place_text
    return ", ".join(filter(None, (site.place.name, site.place.address)))
