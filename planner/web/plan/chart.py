"""The minutes planned and done of some weeks: a drawing in whole units, and a table.

The drawing is 320 units wide and 116 high; its bars stand on a line at 92 and are 24 wide.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from planner.domain.plan.agenda import Stretch
from planner.domain.plan.sums import NOTHING, Spent, Sums, minutes_by_week, spent_words
from planner.domain.time_words import MONTHS, minutes_words
from planner.store.sessions.queries import PlannedMinutes
from planner.web.plan.view_models import Chart, ChartBar

WEEK = timedelta(days=7)
WEEKS_BEFORE, WEEKS = 3, 8
WIDTH, BAR, GROUND, TALLEST, LEAST = 320, 24, 92, 84, 2
ALL = "All"

Key = tuple[int, str]
"""A checklist: its id, and its name."""

NO_SUMS: Sums[Key] = Sums({})


def chart_stretch(monday: date) -> Stretch:
    """Give the weeks that are drawn around a week."""
    first = monday - WEEKS_BEFORE * WEEK
    return Stretch(first, first + WEEKS * WEEK - timedelta(days=1))


def sums_of(rows: Sequence[PlannedMinutes]) -> Sums[Key]:
    """Add up minutes by week and checklist."""
    return minutes_by_week(((row.checklist_id, row.checklist_name), row) for row in rows)


def chart_of(sums: Sums[Key], monday: date, this_monday: date) -> Chart | None:
    """Draw the weeks around one; None if nothing was planned in any of them."""
    weeks = [chart_stretch(monday).first + n * WEEK for n in range(WEEKS)]
    totals = [sums.week(week) for week in weeks]
    most = max((max(total.planned, total.done) for total in totals), default=0)
    if not most:
        return None
    return Chart(
        summary=f"{week_heading(monday, this_monday)}: {spent_words(sums.week(monday))}.",
        bars=tuple(
            _bar(number, week, total, most, is_now=week == this_monday)
            for number, (week, total) in enumerate(zip(weeks, totals, strict=True))
        ),
        columns=_columns(sums),
        rows=tuple((_short(week), _cells(sums, week)) for week in weeks),
    )


def week_heading(monday: date, this_monday: date) -> str:
    """Name a week: "This week", "Next week", "Week of 7 Dec"."""
    near = {0: "This week", 7: "Next week", -7: "Last week"}
    year = f" {monday.year}" if monday.year != this_monday.year else ""
    return near.get((monday - this_monday).days) or f"Week of {_short(monday)}{year}"


def _short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def _bar(number: int, week: date, total: Spent, most: int, *, is_now: bool) -> ChartBar:
    slot = WIDTH // WEEKS
    planned, done = (_height(minutes, most) for minutes in (total.planned, total.done))
    return ChartBar(
        x=number * slot + (slot - BAR) // 2,
        planned_y=GROUND - planned,
        planned_height=planned,
        done_y=GROUND - done,
        done_height=done,
        label_x=number * slot + slot // 2,
        label=_short(week),
        words=f"Week of {_short(week)}: {spent_words(total)}",
        is_now=is_now,
    )


def _height(minutes: int, most: int) -> int:
    return max(LEAST, TALLEST * minutes // most) if minutes else 0


def _columns(sums: Sums[Key]) -> tuple[str, ...]:
    names = tuple(name for _, name in sums.ranked())
    return (ALL, *names) if len(names) > 1 else names


def _cells(sums: Sums[Key], week: date) -> tuple[str, ...]:
    each = [_cell(sums.of(week, key)) for key in sums.ranked()]
    return (_cell(sums.week(week)), *each) if len(each) > 1 else tuple(each)


def _cell(spent: Spent) -> str:
    if spent == NOTHING:
        return "–"
    return f"{minutes_words(spent.done)} of {minutes_words(spent.planned)}"
