"""Which dates of a session a change of several reaches, and what it changes of them.

Dates that are over or logged are not reached. A session that happens once may be corrected when
it is over.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from planner.domain.errors import InvalidValue
from planner.domain.holidays import DAY, HolidayCalendar
from planner.domain.moments import day_in_singapore, in_singapore
from planner.domain.sessions.form import SessionPlan
from planner.domain.sessions.recurrence import Repeat, rrule_text, starts
from planner.domain.sessions.session import LOGGED, Scope, Skips
from planner.services.sessions.series import Spot
from planner.store.sessions.models import Occurrence, RevisionSession

ALL_PAST = "These dates are over or logged: change one of them, or make a new session."


@dataclass(frozen=True, slots=True)
class Wish:
    """Hold a plan with its spot looked up, and the days that hours rest on."""

    plan: SessionPlan
    spot: Spot
    holidays: HolidayCalendar


@dataclass(frozen=True, slots=True)
class Rewriting:
    """Hold what is rewritten: which dates of a session, and what the wish changes of them.

    ``shown`` is the date that the form was about; ``tail`` begins with the first date affected.
    """

    row: RevisionSession
    shown: Occurrence
    tail: list[Occurrence]
    wish: Wish
    now: datetime

    @property
    def is_split(self) -> bool:
        """Tell whether earlier dates stay as they are."""
        return len(self.tail) < len(self.row.occurrences)

    @property
    def times_differ(self) -> bool:
        """Tell whether the wish names other times than the date shown."""
        plan, shown = self.wish.plan, self.shown
        return (plan.start, plan.end) != (shown.start, shown.end)

    @property
    def shift(self) -> timedelta:
        """Count the days by which the wish moves the date shown."""
        moved = day_in_singapore(self.wish.plan.start) - day_in_singapore(self.shown.start)
        return moved.days * DAY

    @property
    def place_differs(self) -> bool:
        """Tell whether the wish names another spot than the date shown."""
        spot, shown = self.wish.spot, self.shown
        return (spot.place_id, spot.words) != (shown.place_id, shown.place_text)

    @property
    def is_another_pattern(self) -> bool:
        """Tell whether the dates have to be worked out again."""
        moves = self.times_differ or repeats_otherwise(self.row, self.wish.plan.repeat)
        return moves or (self.place_differs and self.row.skips is Skips.CLOSED)

    @property
    def usual_spot(self) -> Spot:
        """Give the spot of every date that has none of its own."""
        row = self.row
        return self.wish.spot if self.place_differs else Spot(row.place, row.place_text)

    def stays(self, occurrence: Occurrence) -> bool:
        """Tell whether a date keeps its time and place: one of a series, over or logged."""
        is_past = occurrence.end <= self.now or occurrence.status in LOGGED
        return bool(self.row.rrule) and is_past

    def is_over(self, end: datetime) -> bool:
        """Tell whether no date may be put there; a session that happens once may be corrected."""
        return bool(self.row.rrule) and end <= self.now


def rewriting(
    row: RevisionSession, shown: Occurrence, scope: Scope, wish: Wish, now: datetime
) -> Rewriting:
    """Find the dates that a change of several reaches; raises InvalidValue if there are none.

    A session that happens once is corrected as a whole, also when it is over.
    """
    work = Rewriting(row, shown, [], wish, now)
    first = shown.original_start
    dates = (
        row.occurrences if scope is Scope.ALL else [d for d in row.occurrences if _from(d, first)]
    )
    open_ones = (date for date in dates if not work.stays(date))
    begins = next(open_ones, None)
    if begins is None:
        raise InvalidValue("scope", ALL_PAST)
    first = begins.original_start
    return replace(work, tail=[date for date in row.occurrences if _from(date, first)])


def _from(occurrence: Occurrence, first: datetime) -> bool:
    return occurrence.original_start >= first


def repeats_otherwise(row: RevisionSession, repeat: Repeat | None) -> bool:
    """Tell whether a pattern differs from that of a session."""
    if repeat is None or not row.rrule:
        return bool(row.rrule) or repeat is not None
    begin = in_singapore(row.starts_at)
    same = starts(begin, rrule_text(repeat, begin)) == starts(begin, row.rrule)
    return not same or repeat.skips is not row.skips
