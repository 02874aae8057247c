"""The forms about checklists: what was typed, and how an offer that is saved stands in its form."""

from dataclasses import fields
from datetime import date

from flask import request

from planner.domain.checklists.offers import OFFER_LABELS, Offer
from planner.domain.time_words import full_day_words
from planner.store.checklists.models import Checklist
from planner.web.checklists.form_view_models import OfferForm


def typed_offer() -> OfferForm:
    """Give what was typed into the form of an offer, as it was typed."""
    return OfferForm(**{name: request.form.get(name, "") for name in OFFER_LABELS})


def offer_form(offer: Checklist | Offer) -> OfferForm:
    """Write an offer that is saved the way it stands in its form."""
    names = (part.name for part in fields(Offer))
    return OfferForm(**{name: _field_text(getattr(offer, name)) for name in names})


def both_offers(saved: Checklist, mine: Offer) -> dict[str, tuple[str, str, str]]:
    """Put what is saved beside what was read, written alike: label, saved, typed, by field."""
    theirs, ours = offer_form(saved), offer_form(mine)
    return {
        name: (label, getattr(theirs, name), getattr(ours, name))
        for name, label in OFFER_LABELS.items()
    }


def _field_text(value: str | date | None) -> str:
    return full_day_words(value) if isinstance(value, date) else value or ""
