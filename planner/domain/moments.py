"""The time a person asks about: an instant or an interval, in Singapore, to the minute.

Intervals are half-open: they hold their first minute and not their last.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from planner.domain.errors import InvalidValue

SINGAPORE_ZONE = ZoneInfo("Asia/Singapore")
MINUTE = timedelta(minutes=1)
LONGEST = timedelta(hours=24)

EVENING_STARTS = time(19, 0)
EVENING_ENDS = time(22, 0)
NIGHT_ENDS = time(5, 0)
SHORTEST_EVENING = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """Hold an interval of aware Singapore times; equal ends mean one instant."""

    start: datetime
    end: datetime

    @property
    def is_instant(self) -> bool:
        """Tell whether it is a single minute rather than a stretch of time."""
        return self.start == self.end

    @property
    def minutes(self) -> int:
        """Count its minutes; 0 for an instant."""
        return int((self.end - self.start).total_seconds() // 60)


def midnight(day: date) -> datetime:
    """Give the moment with which a day begins in Singapore."""
    return datetime.combine(day, time.min, SINGAPORE_ZONE)


def instant(now: datetime) -> Moment:
    """Take the running minute of ``now``, so that 23:59:30 is still 23:59."""
    minute = in_singapore(now)
    return Moment(minute, minute)


def in_singapore(moment: datetime) -> datetime:
    """Turn an aware time into Singapore's, without its seconds."""
    here = moment.astimezone(SINGAPORE_ZONE)
    if here.second or here.microsecond:  # few have any, and leaving them out takes its time
        return here.replace(second=0, microsecond=0)
    return here


def day_in_singapore(moment: datetime) -> date:
    """Give the day that a moment falls on here."""
    return in_singapore(moment).date()


def tonight(now: datetime) -> Moment:
    """Take 19:00 to 22:00; what is left of it, at least an hour, once it has begun.

    Before 05:00 the night before is not over: it is the hour from now.
    """
    start = in_singapore(now)
    if start.time() < NIGHT_ENDS:
        return Moment(start, start + SHORTEST_EVENING)
    evening = start.replace(hour=EVENING_STARTS.hour, minute=EVENING_STARTS.minute)
    closing = start.replace(hour=EVENING_ENDS.hour, minute=EVENING_ENDS.minute)
    start = max(start, evening)
    return Moment(start, max(closing, start + SHORTEST_EVENING))


def between(start: datetime, end: datetime) -> Moment:
    """Join two times into an interval of at most 24 hours; the end comes after the start."""
    if end <= start:
        raise InvalidValue(
            "to", f"{end:%d %b %H:%M} is not after {start:%d %b %H:%M}: choose a later end."
        )
    if end - start > LONGEST:
        raise InvalidValue("to", "That is longer than 24 hours: choose an end within a day.")
    return Moment(start, end)


def lasting(start: datetime, minutes: int) -> Moment:
    """Make an interval of 1 to 1,440 minutes."""
    if not 1 <= minutes <= LONGEST // MINUTE:
        raise InvalidValue("for", f"{minutes} minutes: give a length from 1 to 1440 minutes.")
    return Moment(start, start + timedelta(minutes=minutes))
