"""The rows of the plan: sessions, imported time, exams, tasks that are due, each in its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from flask import url_for

from planner.domain.plan.agenda import Entry, EntryKind
from planner.domain.sessions.clashes import stretch_words
from planner.domain.sessions.session import (
    OccurrenceStatus,
    day_of,
    is_coming,
    is_running,
    is_unlogged,
)
from planner.domain.sessions.verdicts import needs_mending
from planner.domain.time_words import clock_words
from planner.store.checklists.models import Task
from planner.store.plan.queries import BusyTime
from planner.store.sessions.models import Occurrence, PlanDate
from planner.web.own_addresses import task_url
from planner.web.plan.reading import Kept
from planner.web.plan.view_models import Drag, PlanRow
from planner.web.session_addresses import form_url, occurrence_url
from planner.web.session_log_words import logged_words
from planner.web.sessions.engagements import ASSUMED, NAMELESS
from planner.web.sessions.look import PARTLY_OPEN, STATES
from planner.web.shown import Link, Press

MOST_NAMED = 2

Entries = Sequence[Entry[Kept]]


@dataclass(frozen=True)
class Desk:
    """Hold what rows are written from, besides what they are about.

    ``base`` is the address of a session without its number: a plan has hundreds of them, and the
    router is asked once. ``ways`` are words for those that cannot be made.
    """

    now: datetime
    overlaps: Mapping[Entry[Kept], Entries] = field(default_factory=dict)
    ways: Mapping[Entry[Kept], tuple[str, ...]] = field(default_factory=dict)
    fixes: Mapping[int, tuple[Press, ...]] = field(default_factory=dict)
    is_week: bool = False
    base: str = field(default_factory=lambda: url_for("sessions.show", session_id=0)[:-1])

    def url(self, occurrence: Occurrence) -> str:
        """Give the address of a date of a session."""
        return f"{self.base}{occurrence.session_id}?on={day_of(occurrence)}"


def plan_row(entry: Entry[Kept], day: date, desk: Desk) -> PlanRow:
    """Write an entry as it stands on a day."""
    what = entry.what
    if isinstance(what, Occurrence):
        return _session_row(entry, what, day, desk)
    if isinstance(what, BusyTime):
        return _busy_row(entry, what, day, desk)
    row = _due_row(what, desk) if isinstance(what, Task) else _date_row(entry, what)
    return _drawn(row, entry) if desk.is_week else row


def where_of(occurrence: Occurrence) -> str:
    """Say where a session takes place: a listed place, or its owner's own words."""
    return occurrence.place.name if occurrence.place else occurrence.place_text


def state_of(occurrence: Occurrence) -> str:
    """Name the state of a session's verdict as pages draw it."""
    return STATES[occurrence.fit]


def fit_words(occurrence: Occurrence) -> str:
    """Say how a session fits the hours of its place, as a sentence of its own."""
    words = occurrence.fit_words.removeprefix(PARTLY_OPEN)
    return f"{words[:1].upper()}{words[1:]}"


def status_words(occurrence: Occurrence, now: datetime) -> str:
    """Say what became of a session, with its minutes; "" of one that is still to come."""
    if is_unlogged(occurrence, now):
        return "How did it go?"
    if occurrence.status is OccurrenceStatus.PLANNED:
        return ""
    return logged_words(occurrence)


def _session_row(entry: Entry[Kept], occurrence: Occurrence, day: date, desk: Desk) -> PlanRow:
    coming = is_coming(occurrence, desk.now)
    task, fixes = occurrence.session.task, desk.fixes.get(occurrence.id, ())
    url, times = desk.url(occurrence), _times(entry, day)
    warnings = _warnings(entry, desk) if coming else ()
    is_misfit = coming and (bool(warnings) or needs_mending(occurrence.fit))
    row = PlanRow(
        kind="session",
        begins=times[0],
        ends=times[1],
        title=task.title,
        url=url,
        about=task.checklist.name,
        state=state_of(occurrence) if coming else "",
        verdict=fit_words(occurrence) if coming else "",
        place=where_of(occurrence),
        status=status_words(occurrence, desk.now),
        is_quiet=not coming,
        is_off=occurrence.status is OccurrenceStatus.CANCELLED,
        is_now=is_running(occurrence, desk.now),
        warnings=warnings,
        fixes=fixes,
        more=_more(url, has_fixes=bool(fixes)) if is_misfit else None,
    )
    return _in_week(row, entry, occurrence, coming=coming) if desk.is_week else row


def _more(url: str, *, has_fixes: bool) -> Link:
    """Lead from what does not fit to all that would mend it."""
    return Link("More ways to mend it" if has_fixes else "Ways to mend it", url)


def _drawn(row: PlanRow, entry: Entry[Kept]) -> PlanRow:
    """Add the times that the week's picture is drawn by."""
    is_whole_day = entry.kind is not EntryKind.TIMED
    starts_at, ends_at = _local(entry.start), _local(entry.end)
    return row._replace(starts_at=starts_at, ends_at=ends_at, is_whole_day=is_whole_day)


def _in_week(row: PlanRow, entry: Entry[Kept], occurrence: Occurrence, *, coming: bool) -> PlanRow:
    """Add what the week's picture needs, and the way to move what is to come."""
    row = _drawn(row, entry)
    if not coming:
        return row
    drag = Drag(
        url=form_url(occurrence, "sessions.move"),
        version=str(occurrence.session.version),
        on=day_of(occurrence).isoformat(),
    )
    move = Link("Move…", occurrence_url(occurrence, "sessions.move_form"), "move")
    return row._replace(drag=drag, move=move)


def _busy_row(entry: Entry[Kept], event: BusyTime, day: date, desk: Desk) -> PlanRow:
    is_timed = entry.kind is EntryKind.TIMED
    begins, ends = _times(entry, day) if is_timed else ("all day", "")
    where = f" · {event.place_text}" if event.place_text else ""
    is_over, about = entry.end <= desk.now, f"from {event.calendar}{where}"
    row = PlanRow("busy", begins, ends, event.title or NAMELESS, "", about, is_quiet=is_over)
    return _drawn(row, entry) if desk.is_week else row


def _date_row(entry: Entry[Kept], fixed: PlanDate) -> PlanRow:
    begins = f"{entry.start:%H:%M}" if fixed.has_time else "all day"
    url = url_for("plan.dates.edit", date_id=fixed.id)
    return PlanRow("date", begins, "", fixed.name, url)


def _due_row(task: Task, desk: Desk) -> PlanRow:
    is_late = task.due_on is not None and task.due_on < desk.now.date()
    begins = "was due" if is_late else "due"
    return PlanRow("due", begins, "", task.title, task_url(task), task.checklist.name)


def _times(entry: Entry[Kept], day: date) -> tuple[str, str]:
    """Write the times of an entry as seen from the day it stands on: "19:00–" and "21:00"."""
    start, end = entry.start, entry.end
    if start.date() == end.date() == day:  # nearly all of them: format() takes its time
        return f"{start.hour:02}:{start.minute:02}–", f"{end.hour:02}:{end.minute:02}"
    return f"{clock_words(start, day)}–", clock_words(end, day)


def _warnings(entry: Entry[Kept], desk: Desk) -> tuple[str, ...]:
    """Name what overlaps, the first few of it, and ways that cannot be made."""
    others = desk.overlaps.get(entry, ())
    named = [_overlap(other) for other in others[:MOST_NAMED]]
    left = len(others) - len(named)
    if left:
        named.append(f"and {left} more")
    return (*named, *desk.ways.get(entry, ()))


def _overlap(other: Entry[Kept]) -> str:
    what = other.what
    if isinstance(what, PlanDate):
        return f"Overlaps “{what.name}” at {other.start:%H:%M}; {ASSUMED}"
    title = what.title if isinstance(what, BusyTime) else _task_title(what)
    return f"Overlaps “{title or NAMELESS}”, {_span(other)}"


def _span(other: Entry[Kept]) -> str:
    """Write the times of an entry with the days they need; most are within one."""
    is_all_day = other.kind is EntryKind.WHOLE_DAY
    if is_all_day or other.start.date() != other.end.date():
        return stretch_words(other.start, other.end, is_all_day=is_all_day)
    return "".join(_times(other, other.start.date()))


def _task_title(what: Occurrence | Task) -> str:
    return what.session.task.title if isinstance(what, Occurrence) else what.title


def _local(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M}"
