"""The sessions of a plan as the rule of ways reads them."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from planner.domain.plan.agenda import Entry
from planner.domain.plan.ways import Held, unmade_ways
from planner.domain.sessions.session import is_coming
from planner.store.sessions.models import Occurrence
from planner.web.plan.reading import Kept
from planner.web.plan.rows import Entries
from planner.web.sessions.engagements import own_engagement
from planner.web.sessions.fixes import travel_over
from planner.web.snapshot import Snapshot


def ways_of(
    entries: Entries, snapshot: Snapshot, now: datetime
) -> Mapping[Entry[Kept], tuple[str, ...]]:
    """Say of the sessions to come which ways to them are too short."""
    return unmade_ways(_held_somewhere(entries, now), travel_over(snapshot))


def _held_somewhere(entries: Entries, now: datetime) -> Iterator[Held[Entry[Kept]]]:
    """Give the sessions that take time at a listed place."""
    for entry in entries:
        what = entry.what
        if isinstance(what, Occurrence) and entry.takes_time and what.place:
            yield Held(entry, own_engagement(what), is_coming(what, now))
