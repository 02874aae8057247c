"""How a session repeats: weekdays, every n weeks, until a day or for a number of times."""

from dataclasses import dataclass
from datetime import date

from planner.domain.sessions import Skips


@dataclass(frozen=True, slots=True)
class Repeat:
    """Hold a weekly pattern; exactly one of ``until`` (its last day) and ``count`` is given.

    ``weekdays`` count from 0, Monday. ``interval`` is every how many weeks.
    """

    weekdays: frozenset[int]
    interval: int = 1
    until: date | None = None
    count: int | None = None
    skips: Skips = Skips.NONE
