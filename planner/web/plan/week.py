"""One week of the plan: a list for each day, and the addresses by which a session is moved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from planner.domain.plan.agenda import overlaps, week_of
from planner.domain.plan.sums import Sums
from planner.domain.time_words import MONTHS
from planner.store.checklists.models import Owner
from planner.web.plan.attention import Mender, attention
from planner.web.plan.chart import NO_SUMS, Key, week_heading
from planner.web.plan.days import days_of, spent_of
from planner.web.plan.frame import frame_of, of_checklist
from planner.web.plan.needs import NO_NEEDS, Needs
from planner.web.plan.notices import Change
from planner.web.plan.params import Asked
from planner.web.plan.reading import NOTHING, PlanRows, entries, shown_of
from planner.web.plan.rows import Desk
from planner.web.plan.travel import ways_of
from planner.web.plan.view_models import WeekPage
from planner.web.snapshot import Snapshot

MOST_MENDED = 1  # the week is to be seen: of the others only the way to mend them


@dataclass(frozen=True)
class WeekRows:
    """Hold what a week is written from: the rows of every checklist, all else as asked for."""

    rows: PlanRows = NOTHING
    needs: Needs = NO_NEEDS
    sums: Sums[Key] = NO_SUMS
    changes: Sequence[Change] = ()


def week_page(
    read: WeekRows, asked: Asked, owner: Owner | None, snapshot: Snapshot, now: datetime
) -> WeekPage:
    """Write a week."""
    kept, sums = entries(read.rows), read.sums
    shown = shown_of(kept, asked.checklist_id)
    desk = Desk(now, overlaps(kept), ways_of(kept, snapshot, now), is_week=True)
    mender = Mender(owner, snapshot, now, kept, asked.stretch) if owner else None
    dates = read.rows.of(asked.checklist_id).dates
    return WeekPage(
        frame=frame_of(asked, dates, sums, read.changes),
        attention=attention(mender, read.needs, asked.today, MOST_MENDED) if mender else None,
        heading=_heading(asked),
        spent=spent_of(of_checklist(sums, asked), asked.day),
        monday=asked.day.isoformat(),
        today=asked.today.isoformat(),
        days=tuple(days_of(shown, asked, desk, snapshot.holidays).values()),
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
