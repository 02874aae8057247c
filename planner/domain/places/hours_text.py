"""Opening-hours text in OSM syntax, turned into texts that name dates and stay within a day.

The library's own Singapore holidays are wrong, so ``PH``, ``PH ±n days`` and ``SH`` become the
dates of our calendar. The library also lets one day's rule cut the night of the day before, so
each text is told as two: what lies before midnight, and what lies after it, moved to 00:00 of
the day on which the opening began. Times are minutes since 00:00 of that day, up to 48 hours.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import opening_hours

from planner.domain.errors import UnknownHours
from planner.domain.holidays import HolidayCalendar
from planner.domain.time_words import MONTHS

MINUTES_A_DAY = 24 * 60
ALWAYS = "24/7"
HOURS_NOT_KNOWN = "Hours not known"

_CLOCK = r"\d\d:\d\d-\d\d:\d\d"
_RULE = re.compile(
    rf"(?P<days>.*?) ?(?P<times>{_CLOCK}(?:,{_CLOCK})*)?"
    r' ?(?P<kind>closed|unknown)? ?(?P<comment>".*")?'
)
_BETWEEN_RULES = re.compile(r'(; |, | \|\| )(?=(?:[^"]*"[^"]*")*[^"]*$)')
_COMMA = re.compile(r'(?P<comment>"[^"]*")|(?P<word>[^\s,;"]+) ?, ?(?P<time>\d?\d:\d\d)?')
_ENDS_RULE = re.compile(r"(?:\d:\d\d|\+|24/7|open|off|closed|unknown)$")
_WEEKDAY = re.compile(r"Mo|Tu|We|Th|Fr|Sa|Su")
_HOLIDAY = re.compile(r"(?P<sort>PH|SH)(?: (?P<offset>-?\d+) days)?")
_BETWEEN_DAYS = re.compile(r",(?![^\[]*\])")
_BESIDE_HOLIDAY = re.compile(
    rf"[PS]H(?: *[+-]?\d+ *days?)? +(?:{_WEEKDAY.pattern})|(?:{_WEEKDAY.pattern})[^\s;,]* +[PS]H"
)
_NOT_FIXED = re.compile(r":|sunrise|sunset|dawn|dusk")


@dataclass(frozen=True, slots=True)
class DatedHours:
    """Hold a text as its part before midnight and its part after, and what it rests on.

    A day's answer rests on the public holidays of the days ``holiday_offsets`` before it
    (``PH -1 day`` is offset -1) and, if ``names_school``, on the school holidays of that day.
    """

    before_midnight: str
    after_midnight: str
    holiday_offsets: frozenset[int]
    names_school: bool
    latest_minute: int


@dataclass(frozen=True, slots=True)
class _Rule:
    """Hold one rule in the library's own spelling; no times means the whole day."""

    separator: str
    days: str
    times: tuple[tuple[int, int], ...]
    kind: str
    comment: str

    @property
    def replaces(self) -> bool:
        """Tell whether it overrides what earlier rules said of its days."""
        return self.separator == "; " or self.kind == "closed"

    def told(self, times: Iterable[tuple[int, int]]) -> str:
        """Write the rule with other times."""
        ranges = ",".join(f"{_clock(opens)}-{_clock(closes)}" for opens, closes in times)
        return " ".join(filter(None, (self.days, ranges, self.kind, self.comment)))


def read_hours(text: str, holidays: HolidayCalendar) -> DatedHours:
    """Turn a text into dated ones; ``UnknownHours`` says why where it cannot be done."""
    rules = _rules(_spelled(text))
    named = [holiday for rule in rules for holiday in _HOLIDAY.finditer(rule.days)]
    dated = [part for rule in rules for part in _dated(rule, holidays)]
    latest = max((closes for rule in dated for _, closes in rule.times), default=0)
    return DatedHours(
        before_midnight=_text(dated, _before_midnight),
        after_midnight=_text(dated, _after_midnight) if latest > MINUTES_A_DAY else "",
        holiday_offsets=frozenset(_offset(holiday) for holiday in named if holiday["sort"] == "PH"),
        names_school=any(holiday["sort"] == "SH" for holiday in named),
        latest_minute=max(latest, MINUTES_A_DAY),
    )


def _spelled(text: str) -> str:
    """Write a text in the library's own spelling, so that only one form is left to read."""
    plain = _COMMA.sub(_tight, " ".join(text.replace("–", "-").split()).strip("; "))
    if not plain:
        raise UnknownHours(HOURS_NOT_KNOWN)
    if not opening_hours.validate(plain):
        raise UnknownHours(f'Hours cannot be read: "{text}"')
    if _BESIDE_HOLIDAY.search(plain):
        raise UnknownHours(f'Hours name a holiday beside a weekday without a comma: "{text}"')
    return str(opening_hours.OpeningHours(plain, auto_country=False, auto_timezone=False))


def _tight(comma: re.Match[str]) -> str:
    """Close up the commas of lists: the library takes "Sa, Su 10:00-12:00" for two rules."""
    word, time = comma["word"], comma["time"] or ""
    if comma["comment"] or (_ENDS_RULE.search(word) and not time):
        return comma[0]
    return f"{word},{time}"


def _rules(spelled: str) -> list[_Rule]:
    first, *rest = _BETWEEN_RULES.split(spelled)
    separators = ["; ", *rest[::2]]
    return [
        _rule(separator, words)
        for separator, words in zip(separators, [first, *rest[1::2]], strict=True)
    ]


def _rule(separator: str, words: str) -> _Rule:
    found = _RULE.fullmatch(words)
    if found is None or separator == " || ":
        raise UnknownHours(f'Hours with a fallback are not read: "{words}"')
    rule = _Rule(
        separator=separator,
        days=found["days"],
        times=tuple(_minutes(span) for span in (found["times"] or "").split(",") if span),
        kind=found["kind"] or "",
        comment=found["comment"] or "",
    )
    if _NOT_FIXED.search(rule.days):
        raise UnknownHours(f'Hours without fixed times are not read: "{words}"')
    if rule.kind == "closed" and any(closes > MINUTES_A_DAY for _, closes in rule.times):
        raise UnknownHours(f'A closure across midnight is not read: "{words}"')
    return rule


def _minutes(span: str) -> tuple[int, int]:
    """Read "22:00-02:00" as (1320, 1560): an end at or before its start is on the next day."""
    opens, closes = (int(clock[:2]) * 60 + int(clock[3:]) for clock in (span[:5], span[6:]))
    return opens, closes if closes > opens else closes + MINUTES_A_DAY


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _dated(rule: _Rule, holidays: HolidayCalendar) -> list[_Rule]:
    """Split a rule into its weekdays and its holidays' dates; one that meets no day is gone."""
    named = list(_HOLIDAY.finditer(rule.days))
    if not named:
        return [rule]
    terms = _BETWEEN_DAYS.split(rule.days)
    weekdays = [term for term in terms if not _HOLIDAY.fullmatch(term)]
    if not all(_WEEKDAY.match(term) for term in weekdays):
        raise UnknownHours(f'Holidays within months, weeks or years are not read: "{rule.days}"')
    days = sorted({day for holiday in named for day in _dates(holiday, holidays)})
    either = (",".join(weekdays), ",".join(map(_dated_words, days)))
    return [replace(rule, days=days_words) for days_words in either if days_words]


def _dates(holiday: re.Match[str], holidays: HolidayCalendar) -> list[date]:
    days = holidays.public if holiday["sort"] == "PH" else holidays.school
    return [day + timedelta(days=_offset(holiday)) for day in days]


def _offset(holiday: re.Match[str]) -> int:
    return int(holiday["offset"] or 0)


def _dated_words(day: date) -> str:
    return f"{day.year} {MONTHS[day.month - 1]} {day.day:02}"


def _text(rules: Sequence[_Rule], part: Callable[[_Rule], str]) -> str:
    told = [(rule.separator, words) for rule in rules if (words := part(rule))]
    return "".join(separator + words for separator, words in told)[2:]


def _before_midnight(rule: _Rule) -> str:
    return rule.told((opens, min(closes, MINUTES_A_DAY)) for opens, closes in rule.times)


def _after_midnight(rule: _Rule) -> str:
    """Tell a rule's night; one without a night still ends those that it overrides."""
    night = [(0, closes - MINUTES_A_DAY) for _, closes in rule.times if closes > MINUTES_A_DAY]
    if night:
        return rule.told(night)
    if not rule.replaces or (rule.kind == "closed" and rule.times):
        return ""
    return f"{rule.days or ALWAYS} closed"
