"""Builds the page that asks whether a session shall go: what goes, and what would take fewer."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from planner.domain.moments import day_in_singapore, in_singapore
from planner.domain.sessions.session import Scope, day_of
from planner.domain.sessions.words import day_words_from, time_words
from planner.domain.time_words import minutes_words
from planner.services.sessions import edits as services
from planner.store.sessions.models import Occurrence
from planner.web.session_addresses import form_url, occurrence_url
from planner.web.sessions.answers import AskedFor, hidden_of
from planner.web.sessions.view_models import DeletePage
from planner.web.shown import Link, Press

KEPT_WORDS = "The task itself stays. You can undo this on the plan."


def delete_page(asked: AskedFor) -> DeletePage:
    """Build the page; each date says its year where that is not the one of the date before."""
    series, occurrence = asked.series, asked.occurrence
    going = goes_with(asked, Scope.ALL)
    later = goes_with(asked, Scope.LATER) if series.rrule else ()
    days = [day_in_singapore(asked.desk.now), *map(_day, going)]
    return DeletePage(
        title=f"Delete “{series.task.title}”?",
        back=Link(_when(occurrence, _day(occurrence)), occurrence_url(occurrence)),
        action=form_url(occurrence, "sessions.delete"),
        hidden=hidden_of(asked),
        goes=tuple(
            (_line(each, before), _mark(each, occurrence, later))
            for each, (before, _) in zip(going, pairwise(days), strict=True)
        ),
        lead=KEPT_WORDS,
        button=f"Delete all {len(going)} dates" if len(going) > 1 else "Delete it",
        others=tuple(_fewer(asked)) if series.rrule else (),
    )


def goes_with(asked: AskedFor, scope: Scope) -> tuple[Occurrence, ...]:
    """List the dates that skipping takes, or, for all of them, deleting the session."""
    return services.going(asked.series, day_of(asked.occurrence), scope, asked.desk.now)


def _fewer(asked: AskedFor) -> Iterator[Press]:
    """Give the buttons that skip dates instead, where there is one to skip."""
    url, pairs = form_url(asked.occurrence, "sessions.cancel"), hidden_of(asked)
    day = day_words_from(_day(asked.occurrence), day_in_singapore(asked.desk.now))
    if goes_with(asked, Scope.THIS):
        yield Press(f"Skip only {day}", url, "skip-forward", pairs)
    if goes_with(asked, Scope.LATER):
        label = f"Skip {day} and all later dates"
        yield Press(label, url, "skip-forward", (*pairs, ("scope", "later")))


def _mark(each: Occurrence, this: Occurrence, later: Sequence[Occurrence]) -> str:
    """Mark what skipping this and later dates takes."""
    if each not in later:
        return ""
    return "this date" if each is this else "later"


def _line(occurrence: Occurrence, before: date) -> str:
    spent = occurrence.minutes_spent
    written = f", {minutes_words(spent)} written down" if spent else ""
    return f"{_when(occurrence, before)}{written}"


def _when(occurrence: Occurrence, before: date) -> str:
    return time_words(in_singapore(occurrence.start), in_singapore(occurrence.end), before)


def _day(occurrence: Occurrence) -> date:
    return day_in_singapore(occurrence.start)
