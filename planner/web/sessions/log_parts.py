"""Builds the parts of a session's page about what happened: its clock, the form, the log."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlencode

from planner.domain.checklists.checklist import STATUS_WORDS as TASK_WORDS
from planner.domain.checklists.checklist import TaskStatus, statuses_offered
from planner.domain.moments import Moment, day_in_singapore, in_singapore
from planner.domain.sessions.free_slots import next_free_slot
from planner.domain.sessions.session import LOGGED, OccurrenceStatus, may_start_clock, minutes_of
from planner.domain.sessions.words import time_words
from planner.domain.time_words import length_words, minutes_words
from planner.store.checklists.queries import live_tasks, task_of
from planner.store.database import db
from planner.store.sessions.models import Occurrence
from planner.web.own_addresses import task_url
from planner.web.plan_links import new_session_url
from planner.web.session_addresses import form_url
from planner.web.session_log_words import logged_words
from planner.web.sessions.answers import AskedFor, hidden_of
from planner.web.sessions.engagements import engagements
from planner.web.sessions.fixes import travel_over
from planner.web.sessions.view_models import FinishForm, Logged, TaskMoved, Timer
from planner.web.shown import Link, Press

LOOKED_AHEAD = timedelta(days=15)
CHOICES = (
    (OccurrenceStatus.DONE, "Done"),
    (OccurrenceStatus.PARTLY, "Partly done"),
    (OccurrenceStatus.MISSED, "Missed"),
)
MISSED = "Nothing is lost. The next time that is free:"
NO_SLOT = "No time is free within two weeks."


@dataclass(frozen=True)
class Tried:
    """Hold the form that could not be saved: what was typed."""

    typed: Mapping[str, str] = field(default_factory=dict)


def timer_of(asked: AskedFor) -> Timer | None:
    """Write the clock of a date that is planned; it may be started around its time."""
    occurrence, now = asked.occurrence, asked.desk.now
    if occurrence.status is not OccurrenceStatus.PLANNED:
        return None
    url, pairs = form_url(occurrence, "sessions.timer"), hidden_of(asked)
    spent = occurrence.minutes_spent
    if occurrence.timer_started_at is None:
        planned = f"{minutes_words(minutes_of(occurrence))} planned"
        words = f"{minutes_words(spent)} so far" if spent else planned
        label = "Go on" if spent else "Start the clock"
        start = Press(label, url, "play", (*pairs, ("timer", "start")))
        button = start if may_start_clock(occurrence, now) else None
        return Timer(_heading(occurrence, asked), words, button=button)
    began = occurrence.timer_started_at
    ran = length_words(max(now - began, timedelta(0)))
    words = f"Running since {in_singapore(began):%H:%M}"
    stop = Press("Stop", url, "square", (*pairs, ("timer", "stop")))
    return Timer("Under way", words, ran, int(began.timestamp()), stop)


def _heading(occurrence: Occurrence, asked: AskedFor) -> str:
    if occurrence.end <= asked.desk.now:
        return "It is over"
    return "Now" if occurrence.start <= asked.desk.now else "When you begin"


def finish_form(asked: AskedFor, tried: Tried | None) -> FinishForm | None:
    """Write the form that says what became of a date; filled with what was typed and refused."""
    occurrence, now = asked.occurrence, asked.desk.now
    if occurrence.status is not OccurrenceStatus.PLANNED:
        return None
    typed = tried.typed if tried else {}
    chosen = typed.get("status", OccurrenceStatus.DONE.value)
    return FinishForm(
        action=form_url(occurrence, "sessions.finish"),
        hidden=hidden_of(asked),
        statuses=tuple((each.value, words, each.value == chosen) for each, words in CHOICES),
        minutes=typed.get("minutes", _minutes(asked)),
        hint=f"Leave empty for the clock’s time, or the {minutes_of(occurrence)} planned.",
        line=typed.get("line", ""),
        is_open=bool(tried) or occurrence.start <= now or bool(occurrence.timer_started_at),
    )


def _minutes(asked: AskedFor) -> str:
    """Give the minutes that a stopped clock counted; a running one counts until it is saved."""
    occurrence = asked.occurrence
    if occurrence.timer_started_at is None and occurrence.minutes_spent:
        return str(occurrence.minutes_spent)
    return ""


def logged(asked: AskedFor) -> Logged | None:
    """Write what became of a date, and what may come next."""
    occurrence = asked.occurrence
    if occurrence.status is OccurrenceStatus.PLANNED:
        return None
    is_missed = occurrence.status is OccurrenceStatus.MISSED
    slot = _next_slot(asked) if is_missed else None
    is_cancelled = occurrence.status is OccurrenceStatus.CANCELLED
    label = "Bring it back" if is_cancelled else "Say anew how it went"
    return Logged(
        words=logged_words(occurrence),
        line=occurrence.log_line,
        reopen=Press(
            label, form_url(occurrence, "sessions.reopen"), "rotate-ccw", hidden_of(asked)
        ),
        task=_task_moved(asked) if occurrence.status in LOGGED and not is_missed else None,
        next_slot=slot,
        next_note=(MISSED if slot else NO_SLOT) if is_missed else "",
    )


def _task_moved(asked: AskedFor) -> TaskMoved | None:
    """Ask whether the task moved on, unless it is done or cannot move."""
    row = asked.series.task
    task = task_of(db.session(), row.owner_id, row.checklist_id, row.id)
    if task.removed_at is not None or task.status is TaskStatus.DONE:
        return None
    offered = statuses_offered(task, live_tasks(task.checklist))
    choices = tuple(
        (status.value, TASK_WORDS[status], status is task.status)
        for status in offered
        if status is not TaskStatus.CHECK_AGAIN
    )
    status = TASK_WORDS[task.status].lower()
    return TaskMoved(task.title, task_url(task, "tasks.status"), task.version, status, choices)


def _next_slot(asked: AskedFor) -> Link | None:
    """Offer the next free time as long as the one that was missed, where and as it was to be."""
    occurrence, desk = asked.occurrence, asked.desk
    others = engagements(desk.owner, desk.now, desk.now + LOOKED_AHEAD)
    slot = next_free_slot(
        minutes_of(occurrence),
        occurrence.place,
        others,
        desk.snapshot.holidays,
        travel_over(desk.snapshot),
        desk.now,
    )
    if slot is None:
        return None
    slug = occurrence.place.slug if occurrence.place else ""
    wants, task_id = asked.series.wants, asked.series.task_id
    url = new_session_url(place=slug, task_id=task_id, moment=Moment(*slot), wants=wants)
    if occurrence.place_text:
        url = f"{url}&{urlencode({'where': occurrence.place_text})}"
    return Link(f"Plan it for {time_words(*slot, day_in_singapore(desk.now))}", url)
