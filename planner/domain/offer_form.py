"""The form of an offer: which fields it has, how long each may be, what is wrong with them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from planner.domain.errors import InvalidValue
from planner.domain.offers import Offer
from planner.domain.time_words import full_day_words
from planner.domain.typed_text import read_day, read_text

T = TypeVar("T")


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
DAY_FIELDS: dict[str, str] = {"first_day": "First day", "last_day": "Last day"}


def read_offer(form: Mapping[str, str]) -> tuple[Offer, dict[str, str]]:
    """Read an offer and its errors by field; a field at fault is left empty in the offer."""
    errors: dict[str, str] = {}
    texts = {
        field: _kept(errors, "", _text_reader(form, field, spec))
        for field, spec in TEXT_FIELDS.items()
    }
    days = {
        field: _kept(errors, None, _day_reader(form, field, label))
        for field, label in DAY_FIELDS.items()
    }
    offer = Offer(**texts, **days)
    return _with_days_in_order(offer, errors), errors
