"""The days on which hours differ: public holidays, eves and school holidays.

Dates are Singapore's. A year counts as known only if its whole list is there: a year without
one, or with a part of one, is never taken for a year without other holidays.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

DAY = dt.timedelta(days=1)
PUBLIC_HOLIDAYS = (
    "New Year's Day",
    "Chinese New Year",
    "Chinese New Year (second day)",
    "Hari Raya Puasa",
    "Good Friday",
    "Labour Day",
    "Hari Raya Haji",
    "Vesak Day",
    "National Day",
    "Deepavali",
    "Christmas Day",
)
"""The days of every year. Source: Holidays Act 1998, Schedule; named as in MOM's yearly lists."""


class HolidayRow(Protocol):
    """Ask of a row only what the calendar needs; other levels than these three are left out."""

    @property
    def date(self) -> dt.date:
        """The day itself."""

    @property
    def name(self) -> str:
        """What people call it; words in brackets after an eve's name are dropped."""

    @property
    def observed(self) -> dt.date | None:
        """The Monday off in lieu where a public holiday falls on a Sunday."""

    @property
    def level(self) -> str:
        """One of ``public``, ``eve`` and ``school``."""


@dataclass(frozen=True, eq=False)
class HolidayCalendar:
    """Name the holidays by date; two calendars of the same days are equal and hash alike."""

    public: Mapping[dt.date, str]
    eves: Mapping[dt.date, str]
    school: frozenset[dt.date]
    public_years: frozenset[int]
    school_years: frozenset[int]
    version: str = field(init=False)

    def __post_init__(self) -> None:
        days = (
            sorted(self.public.items()),
            sorted(self.eves.items()),
            sorted(self.school),
            sorted(self.public_years),
            sorted(self.school_years),
        )
        object.__setattr__(self, "version", hashlib.sha256(repr(days).encode()).hexdigest())

    def __hash__(self) -> int:
        return hash(self.version)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, HolidayCalendar) and self.version == other.version

    @classmethod
    def from_rows(
        cls,
        rows: Iterable[HolidayRow],
        school_vacations: Iterable[tuple[dt.date, dt.date]] = (),
    ) -> "HolidayCalendar":
        """Gather rows, adding observed days; vacations give their first and their last day.

        A year's public holidays are known once it has every one of ``PUBLIC_HOLIDAYS``. Its
        school holidays are known once it has a vacation: single school days alone are not a
        whole year.
        """
        rows, vacations = tuple(rows), tuple(school_vacations)
        public = {row.date: row.name for row in rows if row.level == "public"}
        off_days = {row.date for row in rows if row.level == "school"}
        return cls(
            public=_observed(rows) | public,
            eves={row.date: _bare(row.name) for row in rows if row.level == "eve"},
            school=frozenset(off_days).union(*(_days(*vacation) for vacation in vacations)),
            public_years=_complete_years(rows),
            school_years=frozenset(first.year for first, _last in vacations),
        )

    def name_on(self, day: dt.date) -> str:
        """Name the public holiday, or else the eve, of a day; empty if it is neither."""
        return self.public.get(day) or self.eves.get(day, "")


def missing_holidays(names: Iterable[str]) -> tuple[str, ...]:
    """Name the public holidays that a year's list lacks."""
    told = frozenset(names)
    return tuple(name for name in PUBLIC_HOLIDAYS if name not in told)


def _complete_years(rows: Iterable[HolidayRow]) -> frozenset[int]:
    names: dict[int, set[str]] = {}
    for row in rows:
        if row.level == "public":
            names.setdefault(row.date.year, set()).add(row.name)
    return frozenset(year for year, told in names.items() if not missing_holidays(told))


def _observed(rows: Iterable[HolidayRow]) -> dict[dt.date, str]:
    return {
        observed: f"{row.name} observed"
        for row in rows
        if row.level == "public" and (observed := row.observed)
    }


def _bare(name: str) -> str:
    return name.partition(" (")[0]


def _days(first: dt.date, last: dt.date) -> set[dt.date]:
    return {first + DAY * number for number in range((last - first).days + 1)}
