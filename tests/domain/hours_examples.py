"""Places with hours to judge, built with defaults, and the real holidays of 2026 and 2027.

Holidays: Ministry of Manpower's lists of 2025 and 2026-06-18; eves: the 17:00 closings that the
National Library Board announces; vacations: Ministry of Education, 2025-07-30 and 2026-07-14.
"""

import datetime as dt
from dataclasses import dataclass
from datetime import date, datetime, time

from planner.domain.holidays import HolidayCalendar
from planner.domain.moments import SINGAPORE_ZONE, Moment
from planner.domain.places.opening_hours import Verdict, judge
from planner.domain.places.place import Status

LIBRARY = "Mo-Su 10:00-21:00; PH off"
LATE_BAR = "Fr-Sa 18:00-26:00"
FAST_FOOD = "Su-Th,PH 06:00-26:00; Fr,Sa,PH -1 day 00:00-24:00"
FIVE_PM = time(17)


@dataclass(frozen=True)
class HolidayRow:
    date: dt.date
    name: str
    level: str = "public"
    observed: dt.date | None = None


@dataclass(frozen=True)
class PlaceWithHours:
    opening_hours: str | None = LIBRARY
    holiday_hours_stated: bool = True
    eve_closing: time | None = None
    status: Status = Status.OPEN
    closed_from: date | None = None
    reopens_from: date | None = None
    do_not_list: str = ""


def holiday(day: str, name: str, level: str = "public", observed: str | None = None) -> HolidayRow:
    monday = date.fromisoformat(observed) if observed else None
    return HolidayRow(date.fromisoformat(day), name, level, monday)


ROWS = (
    holiday("2026-01-01", "New Year's Day"),
    holiday("2026-02-16", "Chinese New Year Eve (closes 17:00)", "eve"),
    holiday("2026-02-17", "Chinese New Year"),
    holiday("2026-02-18", "Chinese New Year (second day)"),
    holiday("2026-03-21", "Hari Raya Puasa"),
    holiday("2026-04-03", "Good Friday"),
    holiday("2026-05-01", "Labour Day"),
    holiday("2026-05-27", "Hari Raya Haji"),
    holiday("2026-05-31", "Vesak Day", observed="2026-06-01"),
    holiday("2026-08-09", "National Day", observed="2026-08-10"),
    holiday("2026-11-08", "Deepavali", observed="2026-11-09"),
    holiday("2026-12-24", "Christmas Eve (closes 17:00)", "eve"),
    holiday("2026-12-25", "Christmas Day"),
    holiday("2026-12-31", "New Year's Eve (closes 17:00)", "eve"),
    holiday("2027-01-01", "New Year's Day"),
    holiday("2027-02-05", "Chinese New Year Eve (closes 17:00)", "eve"),
    holiday("2027-02-06", "Chinese New Year"),
    holiday("2027-02-07", "Chinese New Year (second day)", observed="2027-02-08"),
    holiday("2027-02-09", "Day off in lieu of Chinese New Year", "school"),
    holiday("2027-03-10", "Hari Raya Puasa"),
    holiday("2027-03-26", "Good Friday"),
    holiday("2027-05-01", "Labour Day"),
    holiday("2027-05-17", "Hari Raya Haji"),
    holiday("2027-05-20", "Vesak Day"),
    holiday("2027-07-05", "Youth Day", "school"),
    holiday("2027-08-09", "National Day"),
    holiday("2027-10-28", "Deepavali"),
    holiday("2027-12-24", "Christmas Eve (closes 17:00)", "eve"),
    holiday("2027-12-25", "Christmas Day"),
    holiday("2027-12-31", "New Year's Eve (closes 17:00)", "eve"),
)
VACATIONS = (
    (date(2026, 3, 14), date(2026, 3, 22)),
    (date(2026, 5, 30), date(2026, 6, 28)),
    (date(2026, 9, 5), date(2026, 9, 13)),
    (date(2026, 11, 21), date(2026, 12, 31)),
)
HOLIDAYS = HolidayCalendar.from_rows(ROWS, VACATIONS)


def sg(text: str) -> datetime:
    """Read "2026-11-24 18:30", or with a weekday that must be true, "Tue 2026-11-24 18:30"."""
    weekday, rest = (text[:3], text[4:]) if text[0].isalpha() else ("", text)
    moment = datetime.fromisoformat(rest).replace(tzinfo=SINGAPORE_ZONE)
    assert weekday in {"", f"{moment:%a}"}, f"{text} is a {moment:%A}"
    return moment


def verdict(
    place: PlaceWithHours | str | None, start: str | datetime, end: str | datetime | None = None
) -> Verdict:
    """Judge a place, or hours alone, at an instant or for an interval."""
    kept = place if isinstance(place, PlaceWithHours) else PlaceWithHours(place)
    first = sg(start) if isinstance(start, str) else start
    last = sg(end) if isinstance(end, str) else end
    return judge(kept, first, last or first, HOLIDAYS)


def moment(start: str, end: str | None = None) -> Moment:
    return Moment(sg(start), sg(end or start))
