"""What is asked of the fixes, what one of them is, and how far they may go.

Times are aware, in Singapore's zone; minutes are whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from planner.domain.places.place import Place
from planner.domain.sessions.clashes import Engagement
from planner.domain.travel.geo import LatLon

STEP = timedelta(minutes=5)
FARTHEST_SHIFT = timedelta(minutes=60)
LARGEST_CUT = 4  # at most one part in so many
NEAR_MINUTES = 30  # Assumption: farther than this is no longer "near by".
MOST_FIXES = 5


class FixKind(StrEnum):
    """Name a way to mend a session; where two change as little, the first named comes first."""

    EARLIER = "earlier"
    LATER = "later"
    SHORTER = "shorter"
    PLACE = "place"
    LATE_PLACE = "late_place"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold the session as it is: ``others`` leave it out, ``wants`` are names of ``ATTRIBUTES``.

    ``place`` is None for a session with no listed place; ``place_name`` is then its own text.
    Only a date of a series can be skipped. No other time begins before ``not_before``.
    """

    start: datetime
    end: datetime
    place: Place | None
    wants: frozenset[str] = frozenset()
    others: Sequence[Engagement] = ()
    is_series: bool = False
    place_name: str = ""
    not_before: datetime | None = None

    @property
    def location(self) -> LatLon | None:
        """Say where it is; None if nobody knows."""
        return None if self.place is None else self.place.location


@dataclass(frozen=True, slots=True)
class Fix:
    """Hold one fix: the session as it would be, a line for it, and why it helps.

    ``place`` is None where the place stays. A skipped date keeps its times. ``cost`` is the
    minutes by which it changes the plan: moved, cut, or to go from the place it was at.
    """

    kind: FixKind
    start: datetime
    end: datetime
    place: Place | None
    words: str
    reason: str
    cost: int
