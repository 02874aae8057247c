"""The form of a session: what was typed, what an address fills in, how it reads."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import cast

from werkzeug.datastructures import MultiDict

from planner.domain.moments import SINGAPORE_ZONE, in_singapore
from planner.domain.sessions.form import (
    USUAL_LENGTH,
    SessionPlan,
    read_session,
    typed_form,
)
from planner.domain.sessions.session import LONGEST
from planner.domain.time_words import day_words
from planner.domain.typed_fields import Form
from planner.web.places.params import LOCAL_TIME
from planner.web.sessions.form_view_models import SessionForm

Typed = MultiDict[str, str]

MOST_DIGITS = 3  # of the minutes that an address names


def form_of(typed: Typed) -> SessionForm:
    """Give the fields as they were typed."""
    names = ("task", "topic", "date", "to", "place", "find", "where", "note", "remind", "repeat")
    return SessionForm(
        **{name: typed.get(name, "") for name in names},
        from_=typed.get("from", ""),
        wants=tuple(typed.getlist("want")),
        days=tuple(typed.getlist("day")),
        every=typed.get("every") or "1",
        ends=typed.get("ends") or "until",
        until=typed.get("until", ""),
        count=typed.get("count", ""),
        skips=typed.get("skips") or "none",
    )


def read_form(
    typed: Typed, now: datetime, saved_on: date | None = None
) -> tuple[SessionPlan | None, dict[str, str]]:
    """Read a form; ``saved_on`` is the day of what is saved, which may stay."""
    return read_session(as_form(typed), now, saved_on)


def as_form(typed: Typed) -> Form:
    """Give what was typed as the rules read it; its ``get`` is overloaded, and does as asked."""
    return cast("Form", typed)


def typed_from_plan(plan: SessionPlan) -> Typed:
    """Fill the form with a session that is saved."""
    filled: Mapping[str, str | list[str]] = typed_form(plan)
    return MultiDict(filled)


def put_times(typed: Typed, start: datetime, end: datetime) -> None:
    """Write a start and an end into the form."""
    start, end = in_singapore(start), in_singapore(end)
    typed["date"] = f"{day_words(start.date())} {start.year}"
    typed["from"], typed["to"] = f"{start:%H:%M}", f"{end:%H:%M}"
    typed.poplist("for")


def start_named(text: str) -> datetime | None:
    """Read the start that an address names ("2026-11-24 19:00"); None if it cannot be read."""
    if not LOCAL_TIME.fullmatch(text):
        return None
    try:
        start = datetime.fromisoformat(text)
    except ValueError:
        return None
    return in_singapore(start if start.tzinfo else start.replace(tzinfo=SINGAPORE_ZONE))


def length_named(text: str) -> timedelta:
    """Read the minutes that an address names, two hours if it names none that fit."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
    length = timedelta(minutes=int(text) if is_number else 0)
    return length if timedelta() < length <= LONGEST else USUAL_LENGTH
