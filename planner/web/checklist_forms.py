"""The forms about checklists: what was typed, and how an offer that is saved stands in its form."""

from dataclasses import fields
from datetime import date

from flask import request

from planner.domain.errors import InvalidValue
from planner.domain.offers import Offer
from planner.domain.time_words import full_day_words
from planner.domain.typed_text import read_text
from planner.store.checklist_models import Checklist
from planner.web.checklist_form_view import OfferForm

LONGEST_NAME = 120
LONGEST_TITLE = 300
MOST_TOPICS = 200
FIELD_LABELS = {
    "name": "Name",
    "host": "Host",
    "role": "Role",
    "city": "City",
    "school": "Your school",
    "first_day": "First working day",
    "last_day": "Last working day",
    "pay": "Pay",
    "hours": "Hours",
}


def typed_offer() -> OfferForm:
    """Give what was typed into the form of an offer, as it was typed."""
    return OfferForm(**{name: request.form.get(name, "") for name in FIELD_LABELS})


def offer_form(offer: Checklist | Offer) -> OfferForm:
    """Write an offer that is saved the way it stands in its form."""
    names = (part.name for part in fields(Offer))
    return OfferForm(**{name: _field_text(getattr(offer, name)) for name in names})


def both_offers(saved: OfferForm, mine: OfferForm) -> dict[str, tuple[str, str, str]]:
    """Put what is saved beside what was typed: label, saved, typed, by field."""
    return {
        name: (label, getattr(saved, name), getattr(mine, name))
        for name, label in FIELD_LABELS.items()
    }


def read_name(text: str) -> tuple[str, dict[str, str]]:
    """Read a name and what is wrong with it."""
    try:
        return read_text("name", "Name", text, LONGEST_NAME, required=True), {}
    except InvalidValue as error:
        return "", {error.field: error.message}


def read_topics(text: str) -> tuple[list[str], dict[str, str]]:
    """Read one topic a line, and what is wrong with them; empty lines are left out."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_TOPICS:
        return [], {"topics": f"{len(lines)} topics: up to {MOST_TOPICS} fit in one checklist."}
    try:
        topics = [read_text("topics", "Topic", line, LONGEST_TITLE) for line in lines]
    except InvalidValue as error:
        return [], {error.field: error.message}
    return [topic for topic in topics if topic], {}


def _field_text(value: str | date | None) -> str:
    return full_day_words(value) if isinstance(value, date) else value or ""
