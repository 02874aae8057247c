"""Two offers side by side: the facts that matter, and where they differ.

Lengths count both the first and the last day. 90 days and 3 calendar months are two lines, not
one: each is compared by its own date, and how an office counts is for that office to say.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

from planner.domain.checklists.checklist import TaskLike, TaskStatus, is_settled, next_due
from planner.domain.checklists.due_dates import months_before
from planner.domain.time_words import full_day_words

NOT_KNOWN = "not known yet"
DAYS_LINE = 90
MONTHS_LINE = 3
ONE_DAY = timedelta(days=1)
ASK_HOW_COUNTED = "Ask the office concerned how it counts the days."


class OfferLike(Protocol):
    """Be anything with the facts of an offer; an ``Offer`` and a row fit."""

    @property
    def name(self) -> str:
        """Give what its owner calls it."""
        ...

    @property
    def host(self) -> str:
        """Give who offers it, or ""."""
        ...

    @property
    def role(self) -> str:
        """Give what the work is, or ""."""
        ...

    @property
    def city(self) -> str:
        """Give where it is, or ""."""
        ...

    @property
    def first_day(self) -> date | None:
        """Give its first day, or None."""
        ...

    @property
    def last_day(self) -> date | None:
        """Give its last day, which is part of it, or None."""
        ...

    @property
    def pay(self) -> str:
        """Give the pay as typed, or ""."""
        ...

    @property
    def hours(self) -> str:
        """Give the hours as typed, or ""."""
        ...

    @property
    def school(self) -> str:
        """Give the school, or ""."""
        ...


@dataclass(frozen=True, slots=True)
class OfferSide:
    """Hold one side of a comparison: an offer and the live tasks of its checklist.

    ``country`` is in words; ``answers`` maps questions of the flow, by id, to the words of their
    answers, without those that are not known.
    """

    offer: OfferLike
    tasks: Sequence[TaskLike]
    country: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ComparedFact:
    """Hold one fact of both offers in words; ``note`` is a line under its label, or ""."""

    id: str
    label: str
    left: str
    right: str
    differs: bool
    note: str = ""


Fact = Callable[[OfferSide, date], str]


def compared(left: OfferSide, right: OfferSide, today: date) -> tuple[ComparedFact, ...]:
    """Put two offers side by side, one row a fact; what is not known says so."""
    return tuple(_row(row, left, right, today) for row in _ROWS)


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    label: str
    fact: Fact
    note: str = ""
    is_of_the_offer: bool = True  # how far one's own work is differs always and says nothing


def _row(row: _Row, left: OfferSide, right: OfferSide, today: date) -> ComparedFact:
    """Fill in one row."""
    one, other = (row.fact(side, today) or NOT_KNOWN for side in (left, right))
    differs = row.is_of_the_offer and one != other
    return ComparedFact(row.id, row.label, one, other, differs, row.note)


def length_days(offer: OfferLike) -> int | None:
    """Count the days of an offer, both ends included, or None while a day is not known."""
    if offer.first_day is None or offer.last_day is None:
        return None
    return (offer.last_day - offer.first_day).days + 1


def length_words(offer: OfferLike) -> str:
    """Write the length of an offer: "92 days", or "" while it is not known."""
    days = length_days(offer)
    return "" if days is None else _days(days)


def days_line_words(offer: OfferLike) -> str:
    """Write on which side of 90 days an offer ends, or "" while it is not known."""
    if offer.first_day is None:
        return ""
    return _line_words(offer, offer.first_day + (DAYS_LINE - 1) * ONE_DAY, "90 days")


def months_line_words(offer: OfferLike) -> str:
    """Write on which side of 3 calendar months an offer ends, or "" while it is not known."""
    if offer.first_day is None:
        return ""
    return _line_words(offer, months_before(offer.first_day, -MONTHS_LINE) - ONE_DAY, "3 months")


def _line_words(offer: OfferLike, ends: date, line: str) -> str:
    """Write how far past the last day of a line an offer runs."""
    if offer.last_day is None:
        return ""
    if offer.last_day <= ends:
        return f"within {line} (they end on {full_day_words(ends)})"
    over = (offer.last_day - ends).days
    return f"longer than {line}, by {_days(over)} (they end on {full_day_words(ends)})"


def _days(count: int) -> str:
    """Write a number of days."""
    return f"{count} day{'' if count == 1 else 's'}"


def days_until_words(day: date | None, today: date) -> str:
    """Write how far away a day is: "in 12 days", "today", "3 days ago", or ""."""
    if day is None:
        return ""
    ahead = (day - today).days
    if not ahead:
        return "today"
    return f"in {_days(ahead)}" if ahead > 0 else f"{_days(-ahead)} ago"


def _day(day: date | None) -> str:
    return "" if day is None else full_day_words(day)


def _time_left(side: OfferSide, today: date) -> str:
    return days_until_words(side.offer.first_day, today)


def _open_tasks(side: OfferSide, _today: date) -> str:
    return str(sum(not is_settled(task.status) for task in side.tasks))


def _check_again(side: OfferSide, _today: date) -> str:
    return str(sum(task.status is TaskStatus.CHECK_AGAIN for task in side.tasks))


def _next_due(side: OfferSide, _today: date) -> str:
    task = next_due(side.tasks)
    return "nothing with a date" if task is None else f"{_day(task.due_on)}: {task.title}"


_ROWS = (
    _Row("country", "Country", lambda side, _: side.country),
    _Row("host", "Host", lambda side, _: side.offer.host),
    _Row("role", "Role", lambda side, _: side.offer.role),
    _Row("city", "City", lambda side, _: side.offer.city),
    _Row("pay", "Pay", lambda side, _: side.offer.pay),
    _Row("hours", "Hours", lambda side, _: side.offer.hours),
    _Row("curriculum", "Part of my course", lambda side, _: side.answers.get("curriculum", "")),
    _Row("offered_by", "Offered by", lambda side, _: side.answers.get("host", "")),
    _Row("first_day", "First day", lambda side, _: _day(side.offer.first_day)),
    _Row("until", "Time left", _time_left, is_of_the_offer=False),
    _Row("last_day", "Last day", lambda side, _: _day(side.offer.last_day)),
    _Row("length", "Length", lambda side, _: length_words(side.offer), "Both ends are counted."),
    _Row("days_line", "90 days", lambda side, _: days_line_words(side.offer), ASK_HOW_COUNTED),
    _Row("months_line", "3 months", lambda side, _: months_line_words(side.offer), ASK_HOW_COUNTED),
    _Row("school", "School", lambda side, _: side.offer.school),
    _Row("open", "Open tasks", _open_tasks, is_of_the_offer=False),
    _Row("check_again", "Tasks to check again", _check_again),
    _Row("next_due", "Next due", _next_due, is_of_the_offer=False),
)
