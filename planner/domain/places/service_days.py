"""When a place is open on its service days: its hours, holidays, eves and closures together.

A service day holds the openings that begin on it, so the night after it belongs to it. Days and
times are Singapore's.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from planner.domain.errors import UnknownHours
from planner.domain.holidays import DAY, HolidayCalendar
from planner.domain.moments import SINGAPORE_ZONE, midnight
from planner.domain.places.hours_text import HOURS_NOT_KNOWN
from planner.domain.places.place import KeepsHours, Status
from planner.domain.places.weekly_hours import LOOK_AHEAD_DAYS, Span, WeeklyHours, compile_hours
from planner.domain.time_words import full_day_words

KEPT_DAYS = 400  # over a year's look ahead; at most some 150 kB for each distinct set of hours


class HoursKey(NamedTuple):
    """Hold all of a place that its verdicts rest on."""

    text: str
    holiday_hours_stated: bool
    eve_closing: time | None
    status: Status = Status.OPEN
    closed_from: date | None = None
    reopens_from: date | None = None
    do_not_list: str = ""


@dataclass(frozen=True, slots=True)
class ServiceDay:
    """Hold the openings that begin on a day.

    ``why_closed`` is the reason where there are none; ``eve`` names the eve that cut them short;
    ``is_known`` is False where the whole day is beyond what anybody has published.
    """

    spans: tuple[Span, ...]
    why_closed: str = ""
    eve: str = ""
    is_known: bool = True


def hours_key(place: KeepsHours) -> HoursKey:
    """Take what verdicts rest on: places with equal keys always have equal verdicts."""
    if place.do_not_list:
        return HoursKey("", place.holiday_hours_stated, None, do_not_list=place.do_not_list)
    text = (place.opening_hours or "").strip()
    is_undated_doubt = place.status is Status.UNKNOWN and place.closed_from is None
    hours = HoursKey(text, place.holiday_hours_stated, place.eve_closing)
    if place.status is Status.OPEN or is_undated_doubt:
        return hours
    return hours._replace(
        status=place.status,
        closed_from=place.closed_from,
        reopens_from=place.reopens_from,
    )


@lru_cache(maxsize=2048)
def service_days(key: HoursKey, holidays: HolidayCalendar) -> "ServiceDays":
    """Prepare the service days of a set of hours, once."""
    return ServiceDays(key, holidays)


class ServiceDays:
    """Answer for any day when a place is open, and remember it."""

    def __init__(self, key: HoursKey, holidays: HolidayCalendar) -> None:
        self._key = key
        self._holidays = holidays
        self._hours = _hours(key, holidays)
        self._kept: dict[date, ServiceDay] = {}
        self._next: dict[date, tuple[datetime | None]] = {}

    def on(self, day: date) -> ServiceDay:
        """Give a service day."""
        found = self._kept.get(day)
        if found is None:
            if len(self._kept) >= KEPT_DAYS:
                self._kept.clear()
            found = self._kept[day] = self._closure(day) or self._opening(day)
        return found

    def between(self, start: datetime, end: datetime) -> tuple[Span, ...]:
        """List the spans that share time with an interval, by the day on which they began."""
        day, last = start.date() - DAY, end.date()
        found: list[Span] = []
        while day <= last:
            found += [s for s in self.on(day).spans if s.opens < end and s.closes > start]
            day += DAY
        return tuple(found)

    def running_on(self, moment: datetime) -> Span | None:
        """Find the certain span that is open at a time."""
        days = (moment.date() - DAY, moment.date())
        spans = (span for day in days for span in self.on(day).spans if not span.doubt)
        return next((s for s in spans if s.opens <= moment < s.closes), None)

    def running_into(self, moment: datetime) -> Span | None:
        """Find the certain span that is open right before a time."""
        days = (moment.date() - number * DAY for number in range(3))
        spans = (span for day in days for span in self.on(day).spans if not span.doubt)
        return next((s for s in spans if s.opens < moment <= s.closes), None)

    def eve_of_closing(self, closes: datetime) -> str:
        """Name the eve that makes a place close at a time; empty if it is not for an eve."""
        day = self.on(closes.date())
        return day.eve if day.spans and day.spans[-1].closes == closes else ""

    def next_opening(self, start: datetime) -> datetime | None:
        """Find the first certain minute at or after a time; None within 366 days or if unknown."""
        today = start.date()
        for day in (today - DAY, today):
            service_day = self.on(day)
            for span in service_day.spans:
                if span.closes > start and not span.doubt:
                    return max(span.opens, start)
            if not service_day.is_known and any(s.closes > start for s in service_day.spans):
                return None
        return self._first_opening(today + DAY)

    def _first_opening(self, day: date) -> datetime | None:
        found = self._next.get(day)
        if found is None:
            if len(self._next) >= KEPT_DAYS:
                self._next.clear()
            found = self._next[day] = (self._search(day),)
        return found[0]

    def _search(self, day: date) -> datetime | None:
        for number in range(LOOK_AHEAD_DAYS):
            service_day = self.on(day + number * DAY)
            certain = [span.opens for span in service_day.spans if not span.doubt]
            if certain or not service_day.is_known:
                return min(certain, default=None)
        return None

    def _closure(self, day: date) -> ServiceDay | None:
        """Give the day as a long closure, or the doubt after one, leaves it; None if neither."""
        key = self._key
        if key.status is Status.OPEN or (key.closed_from and day < key.closed_from):
            return None
        if key.status is Status.UNKNOWN:
            return _unknown(day, _since("Not confirmed to be open", key))
        if key.reopens_from and day >= key.reopens_from:
            due = f"Was due to reopen on {full_day_words(key.reopens_from)}; not confirmed"
            return _unknown(day, due)
        return ServiceDay((), _since("Closed", key))

    def _opening(self, day: date) -> ServiceDay:
        if isinstance(self._hours, str):
            return _unknown(day, self._hours)
        years = {(day - offset * DAY).year for offset in self._hours.holiday_offsets}
        if missing := years - self._holidays.public_years:
            return _unknown(day, _not_published("Public", min(missing)), self._hours.longest)
        if self._hours.names_school and day.year not in self._holidays.school_years:
            return _unknown(day, _not_published("School", day.year), self._hours.longest)
        return self._on_holiday(day, self._hours.spans(day))

    def _on_holiday(self, day: date, spans: tuple[Span, ...]) -> ServiceDay:
        key, name = self._key, self._holidays.public.get(day, "")
        if key.holiday_hours_stated and key.eve_closing is None:
            return ServiceDay(spans, _why_closed(name))
        if day.year not in self._holidays.public_years:
            spans = _doubtful(spans, _not_published("Public", day.year))
            return ServiceDay(spans, _why_closed(""), is_known=False)
        if name and not key.holiday_hours_stated:
            spans = _doubtful(spans, f"Public-holiday hours are not stated by the source ({name})")
        eve = self._holidays.eves.get(day)
        if eve and key.eve_closing is not None:
            return _cut(spans, datetime.combine(day, key.eve_closing, SINGAPORE_ZONE), eve)
        return ServiceDay(spans, _why_closed(name))


def _hours(key: HoursKey, holidays: HolidayCalendar) -> WeeklyHours | str:
    """Compile the text, or say why nobody can."""
    if not key.text:
        return key.do_not_list or HOURS_NOT_KNOWN
    try:
        return compile_hours(key.text, holidays)
    except UnknownHours as fault:
        return str(fault)


def _unknown(day: date, doubt: str, length: timedelta = DAY) -> ServiceDay:
    start = midnight(day)
    return ServiceDay((Span(start, start + length, doubt),), is_known=False)


def _doubtful(spans: tuple[Span, ...], doubt: str) -> tuple[Span, ...]:
    return tuple(replace(span, doubt=doubt) for span in spans)


def _cut(spans: tuple[Span, ...], closing: datetime, eve: str) -> ServiceDay:
    """Close early on an eve; an opening that would begin later is dropped."""
    kept = tuple(replace(s, closes=min(s.closes, closing)) for s in spans if s.opens < closing)
    if kept == spans:
        return ServiceDay(spans, _why_closed(""))
    return ServiceDay(kept, _why_closed(eve), eve)


def _why_closed(occasion: str) -> str:
    return f"closed: {occasion}" if occasion else "closed all day"


def _since(words: str, key: HoursKey) -> str:
    return f"{words} since {full_day_words(key.closed_from)}" if key.closed_from else words


def _not_published(sort: str, year: int) -> str:
    return f"{sort} holidays of {year} are not known yet"
