"""The words that pages about checklists share: countries, statuses as pills, days that are due."""

from datetime import date

from planner.domain.checklists.checklist import STATUS_WORDS, TaskStatus, is_overdue, is_settled
from planner.domain.checklists.offers import COUNTRY_WORDS, OFFER_LABELS
from planner.domain.time_words import day_words
from planner.store.checklists.models import Checklist, Task
from planner.web.shown import Pill, Term

MY_OWN = "My own"
KINDS: dict[TaskStatus, str] = {
    TaskStatus.NOT_STARTED: "todo",
    TaskStatus.IN_PROGRESS: "progress",
    TaskStatus.WAITING: "waiting",
    TaskStatus.DONE: "quiet",
    TaskStatus.CHECK_AGAIN: "again",
    TaskStatus.NOT_FOR_ME: "quiet",
}
BLOCKED = Pill("Cannot start yet", "blocked")


def pill_of(status: TaskStatus) -> Pill:
    """Write a status as a row wears it."""
    return Pill(STATUS_WORDS[status], KINDS[status])


def long_day(day: date) -> str:
    """Write a day with its weekday and its year: "Mon 10 May 2027"."""
    return f"{day_words(day)} {day.year}"


def near_day(day: date, today: date) -> str:
    """Write a day, with its year only where that is not this year: "Fri 27 Nov"."""
    return day_words(day) if day.year == today.year else long_day(day)


def due_words(task: Task, today: date) -> str:
    """Say when a task is due: "Due Fri 27 Nov", "Was due Fri 20 Nov", or nothing."""
    if task.due_on is None or is_settled(task.status):
        return ""
    verb = "Was due" if is_overdue(task, today) else "Due"
    return f"{verb} {near_day(task.due_on, today)}"


def checklist_facts(checklist: Checklist) -> str:
    """Say what a checklist is about: "Japan · first working day Mon 10 May 2027"."""
    country = COUNTRY_WORDS[checklist.country] or MY_OWN
    if checklist.first_day is None:
        return country
    return f"{country} · first working day {long_day(checklist.first_day)}"


def offer_terms(checklist: Checklist) -> tuple[Term, ...]:
    """List the facts of an offer, those not known yet among them."""
    return tuple(
        _term(label, getattr(checklist, field))
        for field, label in OFFER_LABELS.items()
        if field != "name"
    )


def _term(name: str, value: str | date | None) -> Term:
    words = long_day(value) if isinstance(value, date) else value or ""
    return Term(name, words, is_known=bool(words))
