"""Which dates of a series do not fit, and why: its place is shut, or something else is planned.

What takes the owner's time is read once for all dates.
"""

from collections.abc import Collection, Iterator, Sequence

from planner.domain.sessions.clashes import AROUND, Engagement
from planner.domain.sessions.series_clashes import Span, clash_words, clashes_by_date
from planner.store.checklists.models import Owner
from planner.web.sessions.engagements import engagements
from planner.web.sessions.fixes import travel_over
from planner.web.snapshot import Snapshot


def engagements_around(
    owner: Owner | None, spans: Sequence[Span], exclude: Collection[int] = ()
) -> tuple[Engagement, ...]:
    """Read what takes an owner's time from the first of some dates to the last."""
    first, last = min(each.start for each in spans), max(each.end for each in spans)
    return engagements(owner, first - AROUND, last + AROUND, exclude)


def reasons(
    spans: Sequence[Span], hours: Sequence[str], others: Sequence[Engagement], snapshot: Snapshot
) -> Iterator[str]:
    """Say of each date why it does not fit, "" where it does; ``hours`` say so of its place."""
    found = clashes_by_date(spans, others, travel_over(snapshot))
    for shut, clash in zip(hours, map(clash_words, found), strict=True):
        yield f"{shut}; {clash[:1].lower()}{clash[1:]}" if shut and clash else shut or clash


def unfit_words(count: int, unfit: int, of: str = "dates") -> str:
    """Count what does not fit: "1 of 4 dates does not fit"; "" if all do."""
    if not unfit:
        return ""
    return f"{unfit} of {count} {of} {'does' if unfit == 1 else 'do'} not fit"
