"""Public holidays that a series leaves out: which of its dates they concern, and in which words."""

from datetime import datetime

from planner.domain.holidays import HolidayCalendar
from planner.domain.moments import day_in_singapore
from planner.domain.places.opening_hours import State, judge
from planner.domain.places.place import KeepsHours
from planner.domain.sessions.session import Skips


def public_holiday(start: datetime, holidays: HolidayCalendar) -> str:
    """Name the public holiday on which a date starts; "" for none."""
    return holidays.public.get(day_in_singapore(start), "")


def left_out_holiday(
    skips: Skips,
    start: datetime,
    end: datetime,
    place: KeepsHours | None,
    holidays: HolidayCalendar,
) -> str:
    """Name the public holiday for which a date is left out: any, or where its place may be shut."""
    if skips is Skips.NONE or (skips is Skips.CLOSED and place is None):
        return ""
    name = public_holiday(start, holidays)
    if not name or skips is Skips.HOLIDAYS or place is None:
        return name
    return "" if judge(place, start, end, holidays).state is State.OPEN else name


def left_out_words(holiday: str) -> str:
    """Say of a date that stands on such a holiday why it is asked about."""
    return f"{holiday}: you leave public holidays out"
