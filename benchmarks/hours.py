"""How long a judgement of opening hours takes, warm and from cold; prints a table.

Run from the project's folder: ``python -m benchmarks.hours``.
"""

import datetime as dt
import timeit
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import cycle

from planner.domain.holidays import PUBLIC_HOLIDAYS, HolidayCalendar
from planner.domain.moments import SINGAPORE_ZONE
from planner.domain.places.opening_hours import judge
from planner.domain.places.place import Status
from planner.domain.places.service_days import service_days
from planner.domain.places.weekly_hours import compile_hours

ROUNDS = 2_000
THURSDAY_16_30 = datetime(2026, 12, 24, 16, 30, tzinfo=SINGAPORE_ZONE)
TWO_HOURS = timedelta(hours=2)
TEXTS = (
    "24/7",
    "Mo-Su 10:00-21:00; PH off",
    "Su-Th,PH 06:00-26:00; Fr,Sa,PH -1 day 00:00-24:00",
    "Mo 10:00-12:00",
    "off",
)


@dataclass(frozen=True)
class Row:
    """Hold one public holiday."""

    date: dt.date
    name: str
    observed: dt.date | None = None
    level: str = "public"


@dataclass(frozen=True)
class Hours:
    """Keep hours and nothing else."""

    opening_hours: str
    holiday_hours_stated: bool = True
    eve_closing: time | None = None
    status: Status = Status.OPEN
    closed_from: date | None = None
    reopens_from: date | None = None
    do_not_list: str = ""


def judge_cold(place: Hours, holidays: HolidayCalendar) -> None:
    """Judge with nothing remembered."""
    service_days.cache_clear()
    compile_hours.cache_clear()
    judge(place, THURSDAY_16_30, THURSDAY_16_30 + TWO_HOURS, holidays)


def main() -> None:
    """Print microseconds a judgement of two hours, for each text."""
    first = date(2026, 1, 1)
    days = [first + timedelta(days=30 * number) for number in range(24)]
    holidays = HolidayCalendar.from_rows(map(Row, days, cycle(PUBLIC_HOLIDAYS)))
    end = THURSDAY_16_30 + TWO_HOURS
    print(f"{'warm µs':>8} {'cold µs':>8}  hours")
    for text in TEXTS:
        place = Hours(text)
        cold = timeit.timeit(partial(judge_cold, place, holidays), number=ROUNDS // 100)
        asked = partial(judge, place, THURSDAY_16_30, end, holidays)
        warm = timeit.timeit(asked, number=ROUNDS)
        print(f"{warm / ROUNDS * 1e6:>8.1f} {cold / ROUNDS * 1e8:>8.1f}  {text}")


if __name__ == "__main__":
    main()
