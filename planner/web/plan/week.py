"""One week of the plan: a list for each day, and the addresses by which a session is moved."""

from collections.abc import Sequence
from datetime import datetime

from planner.domain.plan.agenda import overlaps, week_of
from planner.domain.plan.sums import Sums
from planner.domain.time_words import MONTHS
from planner.web.plan.chart import Key, week_heading
from planner.web.plan.days import days_of, spent_of
from planner.web.plan.frame import frame_of, of_checklist
from planner.web.plan.notices import Change
from planner.web.plan.params import Asked
from planner.web.plan.reading import PlanRows, entries
from planner.web.plan.rows import Desk
from planner.web.plan.view_models import WeekPage
from planner.web.snapshot import Snapshot


def week_page(  # noqa: PLR0913, PLR0917 - what was read, what is asked for, and by which facts
    rows: PlanRows,
    sums: Sums[Key],
    changes: Sequence[Change],
    asked: Asked,
    snapshot: Snapshot,
    now: datetime,
) -> WeekPage:
    """Write a week."""
    kept = entries(rows)
    desk = Desk(now, overlaps(kept), is_week=True)
    return WeekPage(
        frame=frame_of(asked, rows.dates, sums, changes),
        heading=_heading(asked),
        spent=spent_of(of_checklist(sums, asked), asked.day),
        monday=asked.day.isoformat(),
        today=asked.today.isoformat(),
        days=tuple(days_of(kept, asked, desk, snapshot.holidays).values()),
    )


def _heading(asked: Asked) -> str:
    """Name a week with its days: "This week, 23–29 Nov"."""
    first, last = asked.stretch.first, asked.stretch.last
    is_one = first.month == last.month
    begins = f"{first.day}" if is_one else f"{first.day} {MONTHS[first.month - 1]}"
    days = (
        f"{begins}–{last.day} {MONTHS[last.month - 1]}"
        if is_one
        else (f"{begins} – {last.day} {MONTHS[last.month - 1]}")
    )
    near = week_heading(asked.day, week_of(asked.today))
    year = f" {last.year}" if last.year != asked.today.year else ""
    return f"{days}{year}" if near.startswith("Week of") else f"{near}, {days}{year}"
