"""What every date of a session clashes with: the one rule of clashes, asked of many dates at once.

A series has two hundred dates and a plan a thousand engagements: each date is held against those
near it alone.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from planner.domain.sessions.clashes import AROUND, Clash, Engagement, TravelMinutes, clashes
from planner.domain.travel.geo import LatLon


class Span(NamedTuple):
    """Hold when and where one date takes place; ``key`` names it among the engagements, if any."""

    start: datetime
    end: datetime
    location: LatLon | None
    key: str = ""


def clashes_by_date(
    spans: Sequence[Span], others: Sequence[Engagement], travel: TravelMinutes
) -> Iterator[tuple[Clash, ...]]:
    """Give what each date clashes with; ``others`` stand by their start."""
    starts = [other.start for other in others]
    longest = max((other.end - other.start for other in others), default=timedelta())
    for span in spans:
        first = bisect_left(starts, span.start - AROUND - longest)
        last = bisect_left(starts, span.end + AROUND)
        begins = span.start - AROUND
        near = [each for each in others[first:last] if each.end > begins and each.key != span.key]
        yield clashes(span.start, span.end, span.location, near, travel)


def clash_words(found: Sequence[Clash]) -> str:
    """Name the first clash of a date in a few words, and count the others; "" for none."""
    if not found:
        return ""
    first, more = found[0], f" and {len(found) - 1} more" if found[1:] else ""
    what = "Too little time for the way from or to" if first.is_travel else "Overlaps"
    return f"{what} “{first.other.title}”{more}"
