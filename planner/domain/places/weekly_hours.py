"""What an opening-hours text alone says of a day, before anything else is known of the place.

An opening belongs to the day on which it began. Times are aware, in Singapore.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

import opening_hours

from planner.domain.holidays import DAY, HolidayCalendar
from planner.domain.moments import SINGAPORE_ZONE
from planner.domain.places.hours_text import DatedHours, read_hours

LOOK_AHEAD_DAYS = 366
UNCERTAIN = "The source is not certain of these hours"


@dataclass(frozen=True, slots=True)
class Span:
    """Hold one stretch of opening, half-open; ``doubt`` says why it is not certain."""

    opens: datetime
    closes: datetime
    doubt: str = ""


class WeeklyHours:
    """Answer what a text says of any day."""

    def __init__(self, dated: DatedHours) -> None:
        self.holiday_offsets = dated.holiday_offsets
        self.names_school = dated.names_school
        self.longest = timedelta(minutes=dated.latest_minute)
        self._halves = [
            (_parsed(text), shift)
            for text, shift in ((dated.before_midnight, 0 * DAY), (dated.after_midnight, DAY))
            if text
        ]

    def spans(self, day: date) -> tuple[Span, ...]:
        """List the openings that begin on a day, in order; they may end on the next."""
        return _joined(
            piece for hours, shift in self._halves for piece in _pieces(hours, day, shift)
        )


@lru_cache(maxsize=2048)
def compile_hours(text: str, holidays: HolidayCalendar) -> WeeklyHours:
    """Read a text against a calendar, once; ``UnknownHours`` says why where it cannot be read."""
    return WeeklyHours(read_hours(text, holidays))


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Make one span of those that touch and are equally certain; they come in order, apart."""
    runs: list[Span] = []
    for span in spans:
        if runs and span.opens == runs[-1].closes and span.doubt == runs[-1].doubt:
            runs[-1] = Span(runs[-1].opens, span.closes, span.doubt)
        else:
            runs.append(span)
    return tuple(runs)


def _parsed(text: str) -> opening_hours.OpeningHours:
    return opening_hours.OpeningHours(
        text, auto_country=False, auto_timezone=False, max_interval_days=LOOK_AHEAD_DAYS
    )


def _pieces(hours: opening_hours.OpeningHours, day: date, shift: timedelta) -> Iterator[Span]:
    # Without a zone the library counts in plain local times, as Singapore has no summer time.
    start = datetime.combine(day, time.min)
    for opens, closes, state, comment in hours.intervals(start, start + DAY):
        if state != opening_hours.State.CLOSED:
            certain = state == opening_hours.State.OPEN
            doubt = comment or ("" if certain else UNCERTAIN)
            yield Span(_aware(opens + shift), _aware(closes + shift), doubt)


def _aware(local: datetime) -> datetime:
    return local.replace(tzinfo=SINGAPORE_ZONE)
