"""How a plan is written over several dates: in place, or as a session of its own from a date on.

What the plan says as the date does whose form showed it is left alone on all others, so that a
new note moves nothing back; what differs holds for all of them. Dates over or logged stay.
"""

from collections.abc import Sequence
from datetime import datetime

from planner.domain.moments import MINUTE, day_in_singapore, in_singapore
from planner.domain.sessions.recurrence import Repeat, rrule_text
from planner.domain.sessions.session import Scope, Skips
from planner.services.plan.acts import VERDICT
from planner.services.plan.changes import Change
from planner.services.sessions.series import (
    Spot,
    ending_before,
    new_date,
    new_session,
    put,
    write_pattern,
    write_series,
)
from planner.services.sessions.series_dates import DatesAfter, Slot, dates_after
from planner.services.sessions.series_reach import Rewriting, Wish, rewriting
from planner.store.checklists.models import Task
from planner.store.sessions.models import Occurrence, RevisionSession

STATE = ("status", "minutes_spent", "log_line", "logged_at", "timer_started_at", "cancelled_at")
WHERE_AND_WHEN = ("start", "end", "place_id", "place_text", *VERDICT)


def rewrite(
    change: Change, shown: Occurrence, scope: Scope, task: Task, wish: Wish
) -> RevisionSession:
    """Write a wish over the dates that a scope names; give the session that holds them now."""
    row = change.row
    work = rewriting(row, shown, scope, wish, change.now)
    if work.is_split or work.is_another_pattern:
        return _rewritten(change, work, task)
    write_series(row, wish.plan, task)
    if work.place_differs:
        row.place_id, row.place_text = wish.spot.place_id, wish.spot.words
        for date in work.tail:
            if not work.stays(date):
                put(date, date.start, date.end, wish.spot, wish.holidays)
    return row


def _rewritten(change: Change, work: Rewriting, task: Task) -> RevisionSession:
    """Put new dates in the place of the old ones, in a session of their own if others stay."""
    row, first, found = work.row, work.tail[0].original_start, dates_after(work)
    dates, usual = [_date(work, found, slot) for slot in found.slots], work.usual_spot
    earlier = [date for date in row.occurrences if date.original_start < first]
    row.occurrences = [*earlier, *found.left]
    change.session.flush()  # the days are free again before they are taken
    target = row
    if row.occurrences:
        if earlier:
            _end_before(row, first)
        else:
            _keep_only(row, found.left)
        target = new_session(row.owner_id, f"{row.uid} {row.sequence}", work.now)
    target.occurrences.extend(dates)
    write_series(target, work.wish.plan, task)
    write_pattern(target, found.pattern, usual)
    if target is not row:
        change.add(target)
    return target


def _end_before(row: RevisionSession, first: datetime) -> None:
    """Let a pattern end before a start that goes to another session."""
    day = day_in_singapore(first)
    row.rrule = ending_before(row.rrule, day)
    row.exdates = [exdate for exdate in row.exdates if exdate < day.isoformat()]


def _keep_only(row: RevisionSession, left: Sequence[Occurrence]) -> None:
    """Let a session be those of its dates that stay: one, or a pattern of the first and strays."""
    first = left[0]
    if len(left) == 1:
        first.original_start, row.minutes = first.start, (first.end - first.start) // MINUTE
        row.place_id, row.place_text = first.place_id, first.place_text
    start = in_singapore(first.original_start)
    once = Repeat(frozenset({start.weekday()}), until=start.date())
    row.starts_at, row.rrule = start, rrule_text(once, start) if len(left) > 1 else ""
    row.exdates, row.skips = [], Skips.NONE


def _date(work: Rewriting, found: DatesAfter, slot: Slot) -> Occurrence:
    """Make the row of a date, with what became of it before."""
    wish, old, minutes = work.wish, slot.old, found.pattern.minutes
    owner_id = work.row.owner_id
    made = new_date(owner_id, slot.original_start, minutes, work.usual_spot, wish.holidays)
    if old is None:
        return made
    _take(made, old, STATE)
    if slot.is_as_was:
        _take(made, old, WHERE_AND_WHEN)
        return made
    spot = wish.spot if work.place_differs else Spot(old.place, old.place_text)
    put(made, slot.start, slot.end, spot, wish.holidays)
    return made


def _take(copy: Occurrence, original: Occurrence, names: tuple[str, ...]) -> None:
    for name in names:
        setattr(copy, name, getattr(original, name))
