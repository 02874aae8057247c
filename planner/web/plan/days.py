"""The days of the plan, with a name each and their rows in order, and the weeks they make."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from flask import url_for

from planner.domain.holidays import HolidayCalendar
from planner.domain.moments import SINGAPORE_ZONE
from planner.domain.plan.agenda import Entry, by_day, week_of
from planner.domain.plan.sums import NOTHING, Sums, spent_words
from planner.domain.time_words import day_words
from planner.web.plan.chart import Key, week_heading
from planner.web.plan.params import Asked
from planner.web.plan.reading import Kept
from planner.web.plan.rows import Desk, Entries, plan_row
from planner.web.plan.view_models import PlanDay, PlanWeek

EVENING = 19  # the hour that a new session's form begins with
LASTS = 120  # minutes, likewise
NEAR = {-1: "Yesterday", 0: "Today", 1: "Tomorrow"}


def days_of(
    entries: list[Entry[Kept]], asked: Asked, desk: Desk, holidays: HolidayCalendar
) -> dict[date, PlanDay]:
    """Write the days asked for: each of a week, else today and those on which something stands."""
    found = by_day(entries, asked.stretch)
    return {
        day: _day(day, found.get(day, ()), asked, desk, holidays)
        for day in asked.stretch.days()
        if day in found or asked.is_week or day == asked.today
    }


def weeks_of(days: Mapping[date, PlanDay], sums: Sums[Key], today: date) -> tuple[PlanWeek, ...]:
    """Put days under the headings of their weeks."""
    this_monday = week_of(today)
    return tuple(
        PlanWeek(
            id=f"week-{monday}",
            heading=week_heading(monday, this_monday),
            spent=spent_of(sums, monday),
            days=tuple(days[day] for day in group),
        )
        for monday, group in groupby(days, key=week_of)
    )


def spent_of(sums: Sums[Key], monday: date) -> str:
    """Write the minutes of a week; "" if nothing was planned in it."""
    spent = sums.week(monday)
    return "" if spent == NOTHING else spent_words(spent)


def _day(
    day: date, entries: Entries, asked: Asked, desk: Desk, holidays: HolidayCalendar
) -> PlanDay:
    away = (day - asked.today).days
    return PlanDay(
        id=f"day-{day}",
        near=NEAR.get(away, ""),
        name=_name(day, asked.today),
        holiday=holidays.name_on(day),
        rows=tuple(plan_row(entry, day, desk) for entry in entries),
        is_today=away == 0,
        new_url="" if entries else _new_url(day, asked, desk.now),
    )


def _name(day: date, today: date) -> str:
    return day_words(day) + (f" {day.year}" if day.year != today.year else "")


def _new_url(day: date, asked: Asked, now: datetime) -> str:
    """Lead to a new session on a free day; of one that is over there is none to plan."""
    start = datetime(day.year, day.month, day.day, EVENING, tzinfo=SINGAPORE_ZONE)
    if start <= now:
        start = now.replace(minute=0) + timedelta(hours=1)
    if start.date() != day:
        return ""
    query: dict[str, Any] = {"from": f"{start:%Y-%m-%d %H:%M}", "for": LASTS}
    return url_for("sessions.new", checklist=asked.checklist_id, **query)
