"""Offers: the facts of one internship offer, as its owner typed them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Offer:
    """Hold what is known of an offer; days are Singapore's, the last day is part of it."""

    name: str
    host: str = ""
    role: str = ""
    city: str = ""
    first_day: date | None = None
    last_day: date | None = None
    pay: str = ""
    hours: str = ""
    school: str = ""
