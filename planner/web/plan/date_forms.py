"""The form of an exam or a deadline: as it was typed, as it is saved, and what it says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeVar

from flask import url_for

from planner.domain.errors import InvalidValue
from planner.domain.moments import SINGAPORE_ZONE, in_singapore
from planner.domain.time_words import full_day_words
from planner.domain.typed_fields import read_clock
from planner.domain.typed_text import clean_text, read_day, read_text
from planner.services.plan.plan_dates import LONGEST_NAME
from planner.store.checklists.models import Checklist
from planner.store.sessions.models import PlanDate
from planner.web.personal import typed
from planner.web.plan.date_view_models import DateForm
from planner.web.shown import Link

LABELS = {"name": "Name", "day": "Day", "clock": "Time", "checklist": "Checklist"}
NO_DAY = "Day: nothing is typed here yet, and this one is needed. Type it as 7 Dec 2026."
NO_LIST = "That checklist is not among yours: choose one of them, or none."
NO_CHECKLIST = ("", "No checklist")

Errors = Mapping[str, str]
Read = TypeVar("Read")


@dataclass(frozen=True)
class TypedPlanDate:
    """Hold an exam or a deadline as it would be kept."""

    name: str
    at: datetime
    has_time: bool
    checklist_id: int | None


def typed_fields() -> dict[str, str]:
    """Give what was typed, by field."""
    return {name: typed(name) for name in LABELS}


def saved_fields(row: PlanDate) -> dict[str, str]:
    """Write a saved date the way it stands in its form."""
    at = in_singapore(row.at)
    return {
        "name": row.name,
        "day": full_day_words(at.date()),
        "clock": f"{at:%H:%M}" if row.has_time else "",
        "checklist": str(row.checklist_id or ""),
    }


def read_fields(
    fields: Mapping[str, str], checklists: Sequence[Checklist]
) -> tuple[TypedPlanDate | None, dict[str, str]]:
    """Read the form, or say by field what has to be put right."""
    errors: dict[str, str] = {}

    def read(reader: Callable[[], Read]) -> Read | None:
        try:
            return reader()
        except InvalidValue as error:
            errors[error.field] = error.message
            return None

    name = read(
        lambda: read_text("name", LABELS["name"], fields["name"], LONGEST_NAME, required=True)
    )
    day = read(lambda: _day(fields["day"]))
    at = read(lambda: _clock(fields["clock"]))
    checklist_id = read(lambda: _checklist_id(fields["checklist"], checklists))
    if errors or not name or not day:
        return None, errors
    moment = datetime.combine(day, at or time.min, SINGAPORE_ZONE)
    return TypedPlanDate(name, moment, at is not None, checklist_id), errors


def date_form(
    fields: Mapping[str, str],
    checklists: Sequence[Checklist],
    row: PlanDate | None = None,
    errors: Errors | None = None,
    **hidden: str | int,
) -> DateForm:
    """Write the form of a new date, or of one that is saved, with what it sends unseen."""
    action = url_for("plan.dates.update", date_id=row.id) if row else url_for("plan.dates.create")
    return DateForm(
        title=f"Change “{row.name}”" if row else "Add an exam or a deadline",
        action=action,
        button="Save" if row else "Add it",
        back=Link("Exams and deadlines", url_for("plan.dates")),
        checklists=choices(checklists, fields["checklist"]),
        hidden=tuple((name, str(value)) for name, value in hidden.items()),
        errors=errors or {},
        **fields,
    )


def choices(checklists: Sequence[Checklist], chosen: str) -> tuple[tuple[str, str], ...]:
    """Offer no checklist and each of one's own; without any there is nothing to choose."""
    found = tuple((str(each.id), each.name) for each in checklists)
    if not found:
        return ()
    unknown = ((chosen, "Not known"),) if chosen not in {"", *dict(found)} else ()
    return (NO_CHECKLIST, *found, *unknown)


def both_fields(
    saved: Mapping[str, str], mine: Mapping[str, str], checklists: Sequence[Checklist]
) -> dict[str, tuple[str, str, str]]:
    """Put what is saved beside what was typed: label, saved, typed, by field."""
    names = {str(each.id): each.name for each in checklists}
    shown = [
        {**fields, "checklist": names.get(fields["checklist"], "")} for fields in (saved, mine)
    ]
    return {
        name: (label, shown[0][name], clean_text(shown[1][name])) for name, label in LABELS.items()
    }


def _day(text: str) -> date:
    day = read_day("day", LABELS["day"], text)
    if day is None:
        raise InvalidValue("day", NO_DAY)
    return day


def _clock(text: str) -> time | None:
    return read_clock("clock", LABELS["clock"], text) if clean_text(text) else None


def _checklist_id(text: str, checklists: Sequence[Checklist]) -> int | None:
    """Find the checklist that was chosen; another's is as unknown as an invented one."""
    if not text:
        return None
    for each in checklists:
        if str(each.id) == text:
            return each.id
    raise InvalidValue("checklist", NO_LIST)
