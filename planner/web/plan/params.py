"""What the address of the plan asks for: agenda or week, from which day, of which checklist.

A value that cannot be read counts as not given.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for

from planner.domain.plan.agenda import Stretch, week_of, weeks_from, whole_week
from planner.domain.typed_text import FIRST_YEAR, LAST_YEAR
from planner.web.personal import LARGEST_ID, MOST_DIGITS

WEEKS = 4


@dataclass(frozen=True)
class Asked:
    """Hold what is asked for; ``day`` is the first of the agenda, or a Monday for the week."""

    day: date
    today: date
    is_week: bool = False
    checklist_id: int | None = None

    @property
    def stretch(self) -> Stretch:
        """Give the days to show."""
        return whole_week(self.day) if self.is_week else weeks_from(self.day, WEEKS)

    @property
    def is_now(self) -> bool:
        """Tell whether it is the agenda from today on, or this week."""
        return self.day == (week_of(self.today) if self.is_week else self.today)

    def url(self, day: date | None = None, **query: Any) -> str:  # noqa: ANN401 - as url_for takes it
        """Give the address of the same question, from another day or with something else."""
        day = day or self.day
        begins = week_of(self.today) if self.is_week else self.today
        given: dict[str, Any] = {
            "view": "week" if self.is_week else None,
            "week" if self.is_week else "from": day.isoformat() if day != begins else None,
            "checklist": self.checklist_id,
        }
        return url_for("plan.index", **(given | query))


def asked(args: Mapping[str, str], today: date) -> Asked:
    """Read what an address asks for."""
    is_week = args.get("view") == "week"
    day = _day(args.get("week" if is_week else "from", "")) or today
    return Asked(week_of(day) if is_week else day, today, is_week, _id(args.get("checklist", "")))


def _day(text: str) -> date | None:
    """Read a day on whose either side there is room for months."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _id(text: str) -> int | None:
    is_number = text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
    return int(text) if is_number and 0 < int(text) <= LARGEST_ID else None
