"""What in a plan needs its owner: sessions that fit worse than they did, and that overlap."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol, TypeVar

from flask import url_for

from planner.domain.moments import day_in_singapore
from planner.domain.plan.agenda import Entry, EntryKind, Stretch, overlaps, weeks_from
from planner.domain.sessions.clashes import EXAM_LASTS
from planner.domain.sessions.session import is_coming
from planner.store.database import db
from planner.store.plan.queries import OwnTime, coming_count, own_times, times_taken
from planner.store.sessions.models import Occurrence
from planner.store.sessions.queries import plan_dates_of, worse_occurrences
from planner.web.plan.params import WEEKS
from planner.web.plan.reading import Kept, is_of
from planner.web.plan.view_models import Overlap

SOMETHING = "something else"
WITHIN = "in the next four weeks"

T = TypeVar("T")
Overlaps = Mapping[Entry[T], Sequence[Entry[T]]]


class Named(Protocol):
    """Ask of a date of a session what tells it from others, and where its page is."""

    @property
    def id(self) -> int:
        """Give its number."""
        ...

    @property
    def session_id(self) -> int:
        """Give the number of its session."""
        ...

    @property
    def original_start(self) -> datetime:
        """Give where the pattern puts it."""
        ...


@dataclass(frozen=True)
class Needs:
    """Hold the dates that fit worse than they did, of how many to come, and the overlap of others.

    ``overlap`` says how many sessions overlap something, and leads to the first of them.
    """

    worse: Sequence[Occurrence] = ()
    coming: int = 0
    overlap: Overlap | None = None


NO_NEEDS = Needs()


def next_weeks(now: datetime) -> Stretch:
    """Give the weeks whose overlaps are told of."""
    return weeks_from(now.date(), WEEKS)


def worse_of(owner_id: int, now: datetime, checklist_id: int | None = None) -> Needs:
    """Read the dates that no longer fit, of all checklists or of one."""
    found = worse_occurrences(db.session(), owner_id, now)
    worse = [each for each in found if is_of(each, checklist_id)]
    coming = coming_count(db.session(), owner_id, now, checklist_id) if worse else 0
    return Needs(worse, coming)


def needs_of(owner_id: int, now: datetime, checklist_id: int | None = None) -> Needs:
    """Read what needs an owner, of all checklists or of one."""
    needs = worse_of(owner_id, now, checklist_id)
    overlapping = overlapping_soon(owner_id, now, checklist_id)
    return replace(needs, overlap=overlap_of(overlapping, needs.worse))


def overlapping_soon(
    owner_id: int, now: datetime, checklist_id: int | None = None
) -> list[OwnTime]:
    """Read which sessions to come overlap something in the next weeks; the earliest first."""
    session, stretch = db.session(), next_weeks(now)
    own = own_times(session, owner_id, stretch.start, stretch.end, now)
    mine = [each for each in own if each.is_coming and checklist_id in {None, each.checklist_id}]
    if not mine:
        return []
    exams = (each.at for each in plan_dates_of(session, owner_id) if each.has_time)
    others = [
        *times_taken(session, owner_id, mine[0].start, stretch.end),
        *((at, at + EXAM_LASTS) for at in exams),
    ]
    told = {each.id: _taken(each.start, each.end) for each in own}
    found = overlaps([*told.values(), *(_taken(*each) for each in others)])
    return [each for each in mine if told[each.id] in found]


def _taken(start: datetime, end: datetime) -> Entry[None]:
    return Entry(EntryKind.TIMED, start, end, None)


def overlapping_among(
    shown: Sequence[Entry[Kept]], found: Overlaps[Kept], now: datetime
) -> list[Occurrence]:
    """Give the sessions to come that overlap something, of what is shown; the earliest first."""
    clashing = [entry for entry in shown if entry in found]
    dates = [entry.what for entry in clashing if isinstance(entry.what, Occurrence)]
    return [each for each in dates if is_coming(each, now)]


def overlap_of(overlapping: Sequence[Named], worse: Sequence[Named]) -> Overlap | None:
    """Count the sessions that overlap something, but for those that are told of anyway."""
    told = {each.id for each in worse}
    others = [each for each in overlapping if each.id not in told]
    if not others:
        return None
    more = " more" if told else ""
    words = (
        f"1{more} session overlaps {SOMETHING}"
        if len(others) == 1
        else f"{len(others)}{more} sessions overlap {SOMETHING}"
    )
    first = others[0]
    day = day_in_singapore(first.original_start).isoformat()
    url = url_for("sessions.show", session_id=first.session_id, on=day)
    return Overlap(words, WITHIN, url)
