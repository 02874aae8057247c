"""The agenda: now and next on top, what needs its owner, then day after day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from flask import url_for

from planner.domain.moments import in_singapore
from planner.domain.plan.agenda import on_top, overlaps
from planner.domain.plan.sums import Sums
from planner.domain.sessions.session import is_coming, is_unlogged
from planner.domain.sessions.words import time_words
from planner.domain.time_words import clock_words, day_words, length_words, range_words
from planner.store.checklists.models import Owner
from planner.store.sessions.models import Occurrence
from planner.web.plan.attention import Mender, attention, fixes_soon
from planner.web.plan.chart import NO_SUMS, Key
from planner.web.plan.days import days_of, weeks_of
from planner.web.plan.frame import frame_of, of_checklist
from planner.web.plan.needs import (
    NO_NEEDS,
    Needs,
    next_weeks,
    overlap_of,
    overlapping_among,
)
from planner.web.plan.notices import Change
from planner.web.plan.params import Asked
from planner.web.plan.reading import NOTHING, PlanRows, entries, shown_of
from planner.web.plan.rows import Desk, fit_words, state_of
from planner.web.plan.travel import ways_of
from planner.web.plan.view_models import AgendaPage, Lead, Unlogged
from planner.web.session_addresses import occurrence_url
from planner.web.shown import Link
from planner.web.snapshot import Snapshot

MOST_UNLOGGED = 3
UNLOGGED_FOR = timedelta(days=14)
HOW = "How did it go?"
EMPTY = "Nothing is planned from {} to {}."


@dataclass(frozen=True)
class AgendaRows:
    """Hold what an agenda is written from: the rows of every checklist, all else as asked for.

    What overlaps in the next weeks is found among the rows where these are of those weeks.
    """

    rows: PlanRows = NOTHING
    next: Occurrence | None = None
    needs: Needs = NO_NEEDS
    sums: Sums[Key] = NO_SUMS
    changes: Sequence[Change] = ()
    is_first_visit: bool = True


def agenda_page(
    read: AgendaRows, asked: Asked, owner: Owner | None, snapshot: Snapshot, now: datetime
) -> AgendaPage:
    """Write the agenda."""
    today, kept = asked.today, entries(read.rows)
    shown = shown_of(kept, asked.checklist_id)
    rows, clashing = read.rows.of(asked.checklist_id), overlaps(kept)
    mender = Mender(owner, snapshot, now, kept, asked.stretch) if owner else None
    needs = read.needs
    if asked.stretch == next_weeks(now):
        among = overlapping_among(shown, clashing, now)
        needs = replace(needs, overlap=overlap_of(among, needs.worse))
    soon = [each for each in rows.occurrences if is_coming(each, now)]
    desk = Desk(
        now=now,
        overlaps=clashing,
        ways=ways_of(kept, snapshot, now),
        fixes=fixes_soon(mender, soon, len(needs.worse)) if mender else {},
    )
    sums = of_checklist(read.sums, asked)
    days = days_of(shown, asked, desk, snapshot.holidays)
    return AgendaPage(
        frame=frame_of(asked, rows.dates, read.sums, read.changes),
        leads=_leads(rows, read.next, now) if asked.is_now else (),
        attention=attention(mender, needs, today) if mender else None,
        unlogged=_unlogged(rows, now) if asked.is_now else None,
        weeks=weeks_of(days, sums, today),
        empty="" if shown or read.is_first_visit else _empty(asked),
        is_first_visit=read.is_first_visit,
    )


def _empty(asked: Asked) -> str:
    first, last = asked.stretch.first, asked.stretch.last
    return EMPTY.format(day_words(first), day_words(last))


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


def _leads(rows: PlanRows, following: Occurrence | None, now: datetime) -> tuple[Lead, ...]:
    return tuple(lead_of(each, now) for each in on_top(rows.occurrences, following, now))


def _till(start: datetime, now: datetime) -> str:
    """Say how soon it is, or on another day which one."""
    return f"in {length_words(start - now)}" if start.date() == now.date() else day_words(start)


def _unlogged(rows: PlanRows, now: datetime) -> Unlogged | None:
    """Link to the sessions that are over and of which nothing is said, the newest first."""
    over = (*rows.earlier, *rows.occurrences)
    waiting = [each for each in over if is_unlogged(each, now)][::-1][:MOST_UNLOGGED]
    if not waiting:
        return None
    count = f" ({len(waiting)})" if len(waiting) > 1 else ""
    return Unlogged(f"{HOW}{count}", tuple(_unlogged_link(each, now) for each in waiting))


def _unlogged_link(occurrence: Occurrence, now: datetime) -> Link:
    start, end = in_singapore(occurrence.start), in_singapore(occurrence.end)
    when = time_words(start, end, now.date())
    return Link(f"{occurrence.session.task.title}, {when}", occurrence_url(occurrence))
