"""The form of an offer: which fields it has, how long each may be, what is wrong with them."""

from collections.abc import Mapping
from datetime import date

from planner.domain.checklists.offers import OFFER_LABELS, Offer
from planner.domain.errors import InvalidValue
from planner.domain.time_words import full_day_words
from planner.domain.typed_text import read_day, read_text

LONGEST: dict[str, int] = {
    "name": 120,
    "host": 200,
    "role": 200,
    "city": 120,
    "school": 200,
    "pay": 200,
    "hours": 200,
}  # characters that the column of each text takes
DAYS = ("first_day", "last_day")


def read_name(value: str) -> str:
    """Read what its owner calls an offer or a checklist; raises InvalidValue."""
    return read_text("name", OFFER_LABELS["name"], value, LONGEST["name"], required=True)


def read_offer(form: Mapping[str, str]) -> tuple[Offer, dict[str, str]]:
    """Read an offer and its errors by field; a field at fault is left empty in the offer."""
    errors: dict[str, str] = {}
    texts = {field: _text(form, field, errors) for field in LONGEST}
    first_day, last_day = (_day(form, field, errors) for field in DAYS)
    if first_day and last_day and last_day < first_day:
        errors["last_day"] = _turned(first_day, last_day)
        last_day = None
    in_order = {field: errors[field] for field in OFFER_LABELS if field in errors}
    return Offer(**texts, first_day=first_day, last_day=last_day), in_order


def _turned(first_day: date, last_day: date) -> str:
    """Say that the two days of an offer stand in the wrong order."""
    return (
        f"{OFFER_LABELS['last_day']}: {full_day_words(last_day)} comes before the first working "
        f"day, {full_day_words(first_day)}. Mend one of the two."
    )


def _text(form: Mapping[str, str], field: str, errors: dict[str, str]) -> str:
    """Read a field of text, or note its error and give ""."""
    typed = form.get(field, "")
    try:
        if field == "name":
            return read_name(typed)
        return read_text(field, OFFER_LABELS[field], typed, LONGEST[field])
    except InvalidValue as fault:
        errors[field] = fault.message
        return ""


def _day(form: Mapping[str, str], field: str, errors: dict[str, str]) -> date | None:
    """Read a day, or note its error and give None."""
    try:
        return read_day(field, OFFER_LABELS[field], form.get(field, ""))
    except InvalidValue as fault:
        errors[field] = fault.message
        return None
