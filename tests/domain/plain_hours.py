"""Opening hours told and judged the plain way, to check the judge against: no library in it."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tests.domain.hours_examples import HOLIDAYS

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


@dataclass(frozen=True)
class Rule:
    """Hold one rule: weekdays and offsets from holidays it names, and minutes; none is off."""

    weekdays: frozenset[int]
    offsets: frozenset[int]
    times: tuple[tuple[int, int], ...]
    dates: frozenset[str] = frozenset()

    def names(self, day: date) -> bool:
        holidays = (day - offset * DAY for offset in self.offsets)
        is_named = day.weekday() in self.weekdays or f"{day:%b %d}" in self.dates
        return is_named or any(day in HOLIDAYS.public for day in holidays)

    def __str__(self) -> str:
        holidays = [f"PH {offset:+} day" if offset else "PH" for offset in sorted(self.offsets)]
        days = ",".join([WEEKDAYS[day] for day in sorted(self.weekdays)] + holidays)
        times = (f"{a // 60:02}:{a % 60:02}-{b // 60:02}:{b % 60:02}" for a, b in self.times)
        return f"{days} {','.join(times) or 'off'}"


def is_open_by_the_rules(rules: list[Rule], when: datetime) -> bool:
    """Tell it the plain way: the last rule that names a day rules that day and its night."""
    midnight = when.replace(hour=0, minute=0)
    for began in (midnight - DAY, midnight):
        ruling = [rule for rule in rules if rule.names(began.date())][-1:]
        minute = (when - began) // MINUTE
        if any(opens <= minute < closes for rule in ruling for opens, closes in rule.times):
            return True
    return False


def read_rules(text: str) -> list[Rule]:
    """Read hours made of weekdays, PH, PH -1 day, dates like "Dec 24", times and off only."""
    return [_rule(words) for words in text.replace("24/7", "Mo-Su 00:00-24:00").split("; ")]


def _rule(words: str) -> Rule:
    days, times = words.rsplit(" ", 1)
    weekdays: set[int] = set()
    for first, last in re.findall(r"\b([A-Z][a-z])(?:-([A-Z][a-z]))?(?![a-z])", days):
        begin, end = WEEKDAYS.index(first), WEEKDAYS.index(last or first)
        weekdays |= {(begin + number) % 7 for number in range((end - begin) % 7 + 1)}
    return Rule(
        weekdays=frozenset(weekdays),
        offsets=frozenset(int(n or 0) for n in re.findall(r"PH(?: (-\d) day)?", days)),
        times=tuple(
            (60 * int(a) + int(b), 60 * int(c) + int(d))
            for a, b, c, d in re.findall(r"(\d\d):(\d\d)-(\d\d):(\d\d)", times)
        ),
        dates=frozenset(re.findall(r"[A-Z][a-z][a-z] \d\d", days)),
    )
