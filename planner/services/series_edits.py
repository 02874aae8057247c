"""How a plan is written over several dates: in place, or as a session of its own from a date on.

What the plan says as the date does whose form showed it is left alone on all others, so that a
new note moves nothing back; what differs holds for all of them. Dates over or logged stay.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from planner.domain.errors import InvalidValue
from planner.domain.holidays import HolidayCalendar
from planner.domain.moments import SINGAPORE_ZONE, in_singapore
from planner.domain.recurrence import Repeat, rrule_text, starts
from planner.domain.session_form import SessionPlan
from planner.domain.sessions import LOGGED, Scope, Skips
from planner.services.acts import VERDICT
from planner.services.plan_changes import Change, pattern_day
from planner.services.series import (
    Pattern,
    Spot,
    ending_before,
    minutes_of_plan,
    new_date,
    new_session,
    pattern_of,
    put,
    write_pattern,
    write_series,
)
from planner.store.checklist_models import Task
from planner.store.session_models import Occurrence, RevisionSession

STATE = ("status", "minutes_spent", "log_line", "logged_at", "timer_started_at", "cancelled_at")
WHERE_AND_WHEN = ("start", "end", "place_id", "place_text", *VERDICT)


@dataclass(frozen=True, slots=True)
class Wish:
    """Hold a plan with its task and its spot, both looked up, and the days that hours rest on."""

    plan: SessionPlan
    task: Task
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
    def place_differs(self) -> bool:
        """Tell whether the wish names another spot than the date shown."""
        spot, shown = self.wish.spot, self.shown
        return (spot.place_id, spot.words) != (shown.place_id, shown.place_text)

    @property
    def is_another_pattern(self) -> bool:
        """Tell whether the dates have to be worked out again."""
        moves = self.times_differ or _repeats_otherwise(self.row, self.wish.plan.repeat)
        return moves or (self.place_differs and self.row.skips is Skips.CLOSED)

    @property
    def usual_spot(self) -> Spot:
        """Give the spot of every date that has none of its own."""
        row = self.row
        return self.wish.spot if self.place_differs else Spot(row.place, row.place_text)

    def stays(self, occurrence: Occurrence) -> bool:
        """Tell whether a date keeps its time and place: one of a series, over or logged."""
        return bool(self.row.rrule) and _is_past(occurrence, self.now)


def rewrite(change: Change, shown: Occurrence, scope: Scope, wish: Wish) -> RevisionSession:
    """Write a wish over the dates that a scope names; give the session that holds them now."""
    row = change.row
    first = _first_affected(row, shown, scope, change.now)
    tail = [date for date in row.occurrences if date.original_start >= first.original_start]
    work = Rewriting(row, shown, tail, wish, change.now)
    if work.is_split or work.is_another_pattern:
        return _rewritten(change, work)
    write_series(row, wish.plan, wish.task)
    if work.place_differs:
        row.place_id, row.place_text = wish.spot.place_id, wish.spot.words
        for date in tail:
            if not work.stays(date):
                put(date, date.start, date.end, wish.spot, wish.holidays)
    return row


def _rewritten(change: Change, work: Rewriting) -> RevisionSession:
    """Put new dates in the place of the old ones, in a session of their own if others stay."""
    row, first = work.row, work.tail[0].original_start
    pattern = _pattern(work, first)
    dates = _dates(work, pattern)
    usual = work.usual_spot
    earlier = [date for date in row.occurrences if date.original_start < first]
    row.occurrences = earlier
    change.session.flush()  # the days are free again before they are taken
    target = row
    if earlier:
        _end_before(row, first)
        target = new_session(row.owner_id, f"{row.uid} {row.sequence}", work.now)
    target.occurrences.extend(dates)
    write_series(target, work.wish.plan, work.wish.task)
    write_pattern(target, pattern, usual)
    if target is not row:
        change.add(target)
    return target


def _end_before(row: RevisionSession, first: datetime) -> None:
    """Let a pattern end before a start that goes to another session."""
    day = in_singapore(first).date()
    row.rrule = ending_before(row.rrule, day)
    row.exdates = [exdate for exdate in row.exdates if exdate < day.isoformat()]


def _pattern(work: Rewriting, first: datetime) -> Pattern:
    """Work out the pattern from the first date affected on, which moves as the date shown did."""
    row, plan, wish = work.row, work.wish.plan, work.wish
    start, minutes = in_singapore(first), row.minutes
    if work.times_differ:
        shift = plan.start.date() - in_singapore(work.shown.start).date()
        clock = plan.start.timetz().replace(tzinfo=SINGAPORE_ZONE)
        start, minutes = datetime.combine(start.date() + shift, clock), minutes_of_plan(plan)
    if plan.repeat is None:
        start, minutes = plan.start, minutes_of_plan(plan)
    repeat = _rest_of(row, plan.repeat, first)
    return pattern_of(start, minutes, repeat, work.usual_spot.place, wish.holidays)


def _rest_of(row: RevisionSession, repeat: Repeat | None, first: datetime) -> Repeat | None:
    """Take from a count, which is that of the whole series, the dates that came before."""
    if repeat is None or repeat.count is None or not row.rrule:
        return repeat
    behind = sum(start < first for start in starts(in_singapore(row.starts_at), row.rrule))
    if repeat.count <= behind:
        raise InvalidValue(
            "count", f"{behind} dates came before this one: give a number above {behind}."
        )
    return replace(repeat, count=repeat.count - behind)


def _dates(work: Rewriting, pattern: Pattern) -> list[Occurrence]:
    """Make the dates of a pattern; what became of a day stays with that day."""
    old = {pattern_day(date): date for date in work.tail}
    if not work.row.rrule:
        old = {in_singapore(pattern.starts[0]).date(): work.shown}
    dates = [
        _date(work, pattern, start, old.pop(in_singapore(start).date(), None))
        for start in pattern.starts
    ]
    logged = [date for date in old.values() if date.status in LOGGED]
    return dates + [_copied(date, ("original_start", *STATE, *WHERE_AND_WHEN)) for date in logged]


def _date(work: Rewriting, pattern: Pattern, start: datetime, old: Occurrence | None) -> Occurrence:
    wish = work.wish
    made = new_date(work.row.owner_id, start, pattern.minutes, work.usual_spot, wish.holidays)
    if old is None:
        return made
    _take(made, old, STATE)
    if work.stays(old) or not (work.times_differ or work.place_differs):
        _take(made, old, WHERE_AND_WHEN)
        return made
    begin, end = (made.start, made.end) if work.times_differ else (old.start, old.end)
    spot = wish.spot if work.place_differs else Spot(old.place, old.place_text)
    put(made, begin, end, spot, wish.holidays)
    return made


def _copied(original: Occurrence, names: tuple[str, ...]) -> Occurrence:
    copy = Occurrence(owner_id=original.owner_id)
    _take(copy, original, names)
    return copy


def _take(copy: Occurrence, original: Occurrence, names: tuple[str, ...]) -> None:
    for name in names:
        setattr(copy, name, getattr(original, name))


def _first_affected(
    row: RevisionSession, shown: Occurrence, scope: Scope, now: datetime
) -> Occurrence:
    """Find the first date that a change of several reaches; raises InvalidValue if there is none.

    A session that happens once is corrected as a whole, also when it is over.
    """
    if not row.rrule:
        return shown
    for date in row.occurrences:
        is_later = scope is Scope.ALL or date.original_start >= shown.original_start
        if is_later and not _is_past(date, now):
            return date
    raise InvalidValue(
        "scope", "These dates are over or logged: change one of them, or make a new session."
    )


def _is_past(occurrence: Occurrence, now: datetime) -> bool:
    return occurrence.end <= now or occurrence.status in LOGGED


def _repeats_otherwise(row: RevisionSession, repeat: Repeat | None) -> bool:
    if repeat is None or not row.rrule:
        return bool(row.rrule) or repeat is not None
    begin = in_singapore(row.starts_at)
    same = starts(begin, rrule_text(repeat, begin)) == starts(begin, row.rrule)
    return not same or repeat.skips is not row.skips
