"""The agenda: now and next on top, what needs its owner, then day after day."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from flask import url_for

from planner.domain.moments import in_singapore
from planner.domain.plan.agenda import now_and_next, overlaps
from planner.domain.plan.sums import Sums
from planner.domain.sessions.session import is_coming, is_unlogged
from planner.domain.sessions.words import time_words
from planner.domain.time_words import clock_words, day_words, length_words, range_words
from planner.store.checklists.models import Owner
from planner.store.sessions.models import Occurrence
from planner.web.plan.attention import Mender, attention, fixes_soon
from planner.web.plan.chart import Key
from planner.web.plan.days import days_of, weeks_of
from planner.web.plan.frame import frame_of, of_checklist
from planner.web.plan.notices import Change
from planner.web.plan.params import Asked
from planner.web.plan.reading import NOTHING, PlanRows, entries
from planner.web.plan.rows import Desk, Entries, fit_words, state_of
from planner.web.plan.travel import unmade_ways
from planner.web.plan.view_models import AgendaPage, Lead
from planner.web.session_addresses import occurrence_url
from planner.web.shown import Link
from planner.web.snapshot import Snapshot

MOST_UNLOGGED = 3
UNLOGGED_FOR = timedelta(days=14)
NO_SUMS: Sums[Key] = Sums({})
EMPTY = "Nothing is planned from {} to {}."


@dataclass(frozen=True)
class AgendaRows:
    """Hold what an agenda is written from; ``worse`` are the dates that no longer fit."""

    rows: PlanRows = NOTHING
    next: Occurrence | None = None
    worse: Sequence[Occurrence] = ()
    coming: int = 0
    sums: Sums[Key] = field(default_factory=lambda: NO_SUMS)
    changes: Sequence[Change] = ()
    is_first_visit: bool = True


def agenda_page(
    read: AgendaRows, asked: Asked, owner: Owner | None, snapshot: Snapshot, now: datetime
) -> AgendaPage:
    """Write the agenda."""
    today, kept = asked.today, entries(read.rows)
    mender = _mender(kept, asked, owner, snapshot, now) if owner else None
    soon = [each for each in read.rows.occurrences if is_coming(each, now)]
    desk = Desk(
        now=now,
        overlaps=overlaps(kept),
        ways=unmade_ways(kept, snapshot, now),
        fixes=fixes_soon(mender, soon, len(read.worse)) if mender else {},
    )
    days = days_of(kept, asked, desk, snapshot.holidays)
    sums = of_checklist(read.sums, asked)
    stretch = asked.stretch
    empty = EMPTY.format(day_words(stretch.first), day_words(stretch.last))
    return AgendaPage(
        frame=frame_of(asked, read.rows.dates, read.sums, read.changes),
        leads=_leads(read, now) if asked.is_now else (),
        attention=attention(mender, read.worse, read.coming, today) if mender else None,
        unlogged=_unlogged(read.rows, now) if asked.is_now else (),
        weeks=weeks_of(days, sums, today),
        empty="" if kept or read.is_first_visit else empty,
        is_first_visit=read.is_first_visit,
    )


def _mender(kept: Entries, asked: Asked, owner: Owner, snapshot: Snapshot, now: datetime) -> Mender:
    """Work out fixes from what was read, unless that is of one checklist alone."""
    is_all = asked.checklist_id is None
    return Mender(owner, snapshot, now, kept if is_all else None, asked.stretch)


def lead_of(occurrence: Occurrence, now: datetime) -> Lead:
    """Write what is on, or what comes next, with when."""
    start, end = in_singapore(occurrence.start), in_singapore(occurrence.end)
    is_on, place = start <= now, occurrence.place
    return Lead(
        word="Now" if is_on else "Next",
        when=f"until {clock_words(end, now.date())}" if is_on else _till(start, now),
        title=occurrence.session.task.title,
        url=occurrence_url(occurrence),
        times=range_words(start, end),
        place=Link(place.name, url_for("places.show", slug=place.slug)) if place else None,
        where="" if place else occurrence.place_text,
        state=state_of(occurrence),
        verdict=fit_words(occurrence),
    )


def _leads(read: AgendaRows, now: datetime) -> tuple[Lead, ...]:
    """Show what is on, and what comes next: soon after it, or whenever that is."""
    running, coming = now_and_next(read.rows.occurrences, now)
    if running is None:
        coming = coming or read.next
    elif coming and in_singapore(coming.start).date() != now.date():
        coming = None
    return tuple(lead_of(each, now) for each in (running, coming) if each)


def _till(start: datetime, now: datetime) -> str:
    """Say how soon it is, or on another day which one."""
    return f"in {length_words(start - now)}" if start.date() == now.date() else day_words(start)


def _unlogged(rows: PlanRows, now: datetime) -> tuple[Link, ...]:
    """Link to the sessions that are over and of which nothing is said, the newest first."""
    over = (*rows.earlier, *rows.occurrences)
    waiting = [each for each in over if is_unlogged(each, now)][::-1]
    return tuple(_unlogged_link(each, now) for each in waiting[:MOST_UNLOGGED])


def _unlogged_link(occurrence: Occurrence, now: datetime) -> Link:
    start, end = in_singapore(occurrence.start), in_singapore(occurrence.end)
    when = time_words(start, end, now.date())
    return Link(f"{occurrence.session.task.title}, {when}", occurrence_url(occurrence))
