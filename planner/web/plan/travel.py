"""Ways between the sessions of today and tomorrow that cannot be made in the time between them."""

from collections.abc import Mapping
from datetime import datetime

from planner.domain.moments import midnight
from planner.domain.plan.agenda import DAY, Entry
from planner.domain.sessions.clashes import clashes
from planner.domain.sessions.session import is_coming
from planner.store.sessions.models import Occurrence
from planner.web.plan.reading import Kept
from planner.web.plan.rows import Entries
from planner.web.sessions.engagements import own_engagement, own_key
from planner.web.sessions.fixes import travel_over
from planner.web.snapshot import Snapshot

DAYS = 2  # further ahead nobody is about to leave, and each way costs a search over stations


def unmade_ways(
    entries: Entries, snapshot: Snapshot, now: datetime
) -> Mapping[Entry[Kept], tuple[str, ...]]:
    """Say of the sessions of today and tomorrow which ways to them are too short.

    A way is named once, on the session that it leads to.
    """
    first = midnight(now.date())
    near = [
        (entry, entry.what)
        for entry in entries
        if isinstance(entry.what, Occurrence)
        and entry.takes_time
        and entry.what.place is not None
        and first <= entry.start < first + DAYS * DAY
    ]
    taken = [own_engagement(occurrence) for _, occurrence in near]
    travel = travel_over(snapshot)
    found: dict[Entry[Kept], tuple[str, ...]] = {}
    for entry, occurrence in near:
        if is_coming(occurrence, now) and occurrence.place:
            others = [each for each in taken if each.key != own_key(occurrence.id)]
            spot = occurrence.place.location
            seen = clashes(entry.start, entry.end, spot, others, travel)
            ways = (each for each in seen if each.is_travel and each.other.end <= entry.start)
            found[entry] = tuple(each.words for each in ways)
    return found
