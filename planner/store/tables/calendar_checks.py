"""Whether the holidays and school periods can be true: weekdays, observed days, eves, order."""

import datetime as dt
from collections.abc import Collection, Iterator
from pathlib import Path

from planner.domain.holidays import missing_holidays
from planner.store.data_rows import Fault, Table
from planner.store.tables.layout import academic_table, holidays_table
from planner.store.tables.records import HolidayRecord

SUNDAY = 6
DAY = dt.timedelta(days=1)
NEW_YEARS_EVE = (12, 31)  # its New Year's Day may stand in a list not yet gazetted


def faults(folder: Path) -> Iterator[Fault]:
    """List the faults of holidays.csv and academic_calendar.csv."""
    yield from _holiday_faults(folder)
    yield from _period_faults(folder)


def _holiday_faults(folder: Path) -> Iterator[Fault]:
    table = holidays_table(folder)
    yield from table.faults
    yield from _year_faults(table)
    public = {holiday.date for _, holiday in table.rows if holiday.level == "public"}
    seen: set[tuple[dt.date, str]] = set()
    for line, holiday in table.rows:
        if (holiday.date, holiday.level) in seen:
            yield table.blame(line, f"{holiday.date} stands twice as {holiday.level}")
        seen.add((holiday.date, holiday.level))
        problem = _observed_problem(holiday, public) or _eve_problem(holiday, public)
        if problem:
            yield table.blame(line, problem)


def _year_faults(table: Table[HolidayRecord]) -> Iterator[Fault]:
    """Blame the first line of a year whose list of public holidays is not whole."""
    years: dict[int, list[tuple[int, str]]] = {}
    for line, holiday in table.rows:
        if holiday.level == "public":
            years.setdefault(holiday.date.year, []).append((line, holiday.name))
    for year, told in years.items():
        missing = missing_holidays(name for _, name in told)
        if missing:
            yield table.blame(told[0][0], f"public holidays of {year} lack {', '.join(missing)}")


def _observed_problem(holiday: HolidayRecord, public: Collection[dt.date]) -> str | None:
    """Ask for the next day that is not a holiday itself where a public holiday is a Sunday.

    Source: Holidays Act 1998, section 4(2), as MOM's lists apply it.
    """
    if holiday.level != "public" or holiday.date.weekday() != SUNDAY:
        if holiday.observed:
            return f"observed is given, but {holiday.date} is no public holiday on a Sunday"
        return None
    due = holiday.date + DAY
    while due in public:
        due += DAY
    if holiday.observed == due:
        return None
    return f"{holiday.name} is a Sunday: observed should be {due}"


def _eve_problem(holiday: HolidayRecord, public: Collection[dt.date]) -> str | None:
    if holiday.level != "eve" or holiday.date + DAY in public:
        return None
    if (holiday.date.month, holiday.date.day) == NEW_YEARS_EVE:
        return None
    return f"{holiday.name} is not the day before a public holiday"


def _period_faults(folder: Path) -> Iterator[Fault]:
    table = academic_table(folder)
    yield from table.faults
    seen: set[tuple[str, str, dt.date]] = set()
    for line, period in table.rows:
        key = (period.institution, period.period, period.starts)
        if key in seen:
            yield table.blame(line, f"{period.period!r} stands twice")
        seen.add(key)
        if period.ends < period.starts:
            yield table.blame(line, f"end {period.ends} is before start {period.starts}")
