"""Builds the page of a calendar that was read: its weeks, its clashes, what to know of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from flask import url_for

from planner.domain.calendar.busy import WeekRun, week_runs
from planner.domain.calendar.busy_matching import reading_mark, same_calendar, session_clashes
from planner.domain.holidays import DAY
from planner.domain.moments import MINUTE, day_in_singapore, in_singapore
from planner.domain.sessions.clashes import Clash, Engagement
from planner.domain.time_words import WEEK, day_words, full_day_words, length_words, range_words
from planner.store.calendar.busy_queries import ReadEvent
from planner.store.calendar.models import BusyCalendar
from planner.store.sessions.models import Occurrence
from planner.web.calendar.import_view_models import ClashRow, EventRow, SaveForm, ShowPage, WeekRow
from planner.web.sessions.engagements import NAMELESS, engagement_url, own_engagement
from planner.web.shown import Link, Press

MOST_NOTES = 6
MOST_CLASHES = 12
MOST_CLASHES_OPEN = 3  # the form that saves stands below them
MOST_EVENTS = 10
NOTHING = (
    "No event of it lies within the 400 days that are read, so there is nothing to save. See what "
    "was left out, or export a newer calendar."
)


@dataclass(frozen=True)
class Tried:
    """Hold what was typed to save a calendar, and what is wrong with it."""

    typed: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)


def show_page(  # noqa: PLR0913, PLR0917 - which calendar, what is in it, and what it is beside
    calendar: BusyCalendar,
    events: Sequence[ReadEvent],
    saved: Sequence[BusyCalendar],
    sessions: Sequence[Occurrence],
    now: datetime,
    tried: Tried | None = None,
) -> ShowPage:
    """Build the page; ``sessions`` are the owner's to come while the calendar lasts."""
    tried = tried or Tried()
    clashes = session_clashes(
        [own_engagement(each) for each in sessions],
        [_engagement(each) for each in events if each.is_busy] if sessions else [],
    )
    rows = tuple(_clash_row(*each) for each in clashes[:MOST_CLASHES])
    coming = [event for event in events if event.end > now]
    is_preview = calendar.saved_at is None
    runs = week_runs(events)
    return ShowPage(
        title=f"Look through “{calendar.name}”" if is_preview else calendar.name,
        lead=_lead(calendar, events, sum(run.weeks for run in runs)),
        back=Link("Import a timetable", url_for("calendar_import.index")),
        notes=tuple(calendar.notes[:MOST_NOTES]),
        more_notes=tuple(calendar.notes[MOST_NOTES:]),
        clashes=rows[:MOST_CLASHES_OPEN],
        more_clashes=rows[MOST_CLASHES_OPEN:],
        clash_words=_clash_words(len(clashes), has_sessions=bool(sessions)),
        weeks=tuple(map(_week_row, runs)),
        events=tuple(_event_row(event) for event in coming[:MOST_EVENTS]),
        more_events=_more(len(coming) - MOST_EVENTS),
        remove=_remove(calendar),
        save=_save_form(calendar, saved, tried.typed) if is_preview and events else None,
        errors=tried.errors,
    )


def events_words(number: int) -> str:
    """Write a number of events."""
    return "1 event" if number == 1 else f"{number:,} events"


def days_words(first: datetime, last: datetime) -> str:
    """Write from when to when events are: "24 Aug 2026 to 12 Nov 2026"."""
    days = (full_day_words(day_in_singapore(moment)) for moment in (first, last))
    return " to ".join(dict.fromkeys(days))


def _lead(calendar: BusyCalendar, events: Sequence[ReadEvent], weeks: int) -> str:
    if not events:
        return NOTHING
    in_weeks = "in 1 week" if weeks == 1 else f"in {weeks} weeks"
    days = days_words(events[0].start, max(event.start for event in events))
    state = "Nothing is saved yet." if calendar.saved_at is None else _read_words(calendar)
    return f"{events_words(len(events))} {in_weeks}, {days}. {state}"


def _read_words(calendar: BusyCalendar) -> str:
    return f"Read on {full_day_words(day_in_singapore(calendar.read_at))}."


def _engagement(event: ReadEvent) -> Engagement:
    return Engagement(
        key=f"busy-{event.id}",
        title=event.title or NAMELESS,
        start=event.start,
        end=event.end,
        place_name=event.place_text,
        is_session=False,
    )


def _clash_row(session: Engagement, clashes: Sequence[Clash]) -> ClashRow:
    when = f"{day_words(session.start.date())}, {range_words(session.start, session.end)}"
    link = Link(f"{session.title}, {when}", engagement_url(session))
    return ClashRow(link, tuple(clash.words for clash in clashes))


def _clash_words(clashing: int, *, has_sessions: bool) -> str:
    if not has_sessions:
        return ""
    if not clashing:
        return "None of your sessions to come overlaps it."
    verb = "overlaps" if clashing == 1 else "overlap"
    return f"{clashing} of your sessions to come {verb} it. Nothing is moved until you do so."


def _week_row(run: WeekRun) -> WeekRow:
    first, last = run.first, run.last + WEEK - DAY
    return WeekRow(
        when=f"{day_words(first).partition(' ')[2]} – {full_day_words(last)}",
        weeks=str(run.weeks),
        events=str(run.events),
        hours=length_words(timedelta(minutes=run.minutes)) if run.minutes else "none",
    )


def _event_row(event: ReadEvent) -> EventRow:
    return EventRow(_when(event), event.title or NAMELESS, event.place_text, event.is_busy)


def _when(event: ReadEvent) -> str:
    """Write when an event is: "Tue 24 Nov, 19:00–21:00", "Mon 21 Sep – Fri 25 Sep, all day"."""
    start, end = in_singapore(event.start), in_singapore(event.end)
    first, last = day_words(start.date()), day_words((end - MINUTE).date())
    if event.is_all_day:
        return f"{' – '.join(dict.fromkeys((first, last)))}, all day"
    if end - start > WEEK - DAY:
        return f"{first} {start:%H:%M} – {last} {end:%H:%M}"
    return f"{first}, {range_words(start, end)}"


def _more(number: int) -> str:
    return f"And {events_words(number)} more." if number > 0 else ""


def _remove(calendar: BusyCalendar) -> Press:
    url = url_for("calendar_import.remove", calendar_id=calendar.id)
    hidden = (("mark", reading_mark(calendar)),)
    if calendar.saved_at is None:
        return Press("Throw it away", url, "x", hidden=hidden)
    return Press("Remove it", url, "trash-2", hidden=hidden)


def _save_form(
    calendar: BusyCalendar, saved: Sequence[BusyCalendar], typed: Mapping[str, str]
) -> SaveForm:
    same = same_calendar(calendar.own_name, calendar.uid_digest, saved)
    chosen = str(same.id) if same else ""
    return SaveForm(
        action=url_for("calendar_import.save", calendar_id=calendar.id),
        mark=reading_mark(calendar),
        name=typed.get("name", calendar.name),
        replaces=typed.get("replaces", chosen),
        choices=(("", "None: keep it beside the others"), *((str(e.id), e.name) for e in saved)),
        same=f"It looks like a newer reading of “{same.name}”." if same else "",
    )
