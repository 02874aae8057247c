"""The form of an offer: which fields it has, how long each may be, what is wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from planner.domain.errors import InvalidValue
from planner.domain.offers import Offer
from planner.domain.time_words import full_day_words
from planner.domain.typed_text import read_day, read_text


@dataclass(frozen=True, slots=True)
class TextField:
    """Hold one field of text: its label and the most characters that its column takes."""

    label: str
    longest: int
    is_required: bool = False


TEXT_FIELDS: dict[str, TextField] = {
    "name": TextField("Name", 120, is_required=True),
    "host": TextField("Host", 200),
    "role": TextField("Role", 200),
    "city": TextField("City", 120),
    "pay": TextField("Pay", 200),
    "hours": TextField("Hours", 200),
    "school": TextField("School", 200),
}
DAY_LABELS: dict[str, str] = {"first_day": "First day", "last_day": "Last day"}


def read_offer(form: Mapping[str, str]) -> tuple[Offer, dict[str, str]]:
    """Read an offer and its errors by field; a field at fault is left empty in the offer."""
    errors: dict[str, str] = {}
    texts = {field: _text(form, field, errors) for field in TEXT_FIELDS}
    first_day, last_day = (_day(form, field, errors) for field in DAY_LABELS)
    if first_day and last_day and last_day < first_day:
        errors["last_day"] = (
            f"Last day: {full_day_words(last_day)} comes before the first day, "
            f"{full_day_words(first_day)}. Mend one of the two."
        )
        last_day = None
    return Offer(**texts, first_day=first_day, last_day=last_day), errors


def _text(form: Mapping[str, str], field: str, errors: dict[str, str]) -> str:
    """Read a field of text, or note its error and give ""."""
    spec = TEXT_FIELDS[field]
    typed = form.get(field, "")
    try:
        return read_text(field, spec.label, typed, spec.longest, required=spec.is_required)
    except InvalidValue as fault:
        errors[field] = fault.message
        return ""


def _day(form: Mapping[str, str], field: str, errors: dict[str, str]) -> date | None:
    """Read a day, or note its error and give None."""
    try:
        return read_day(field, DAY_LABELS[field], form.get(field, ""))
    except InvalidValue as fault:
        errors[field] = fault.message
        return None
