"""Offers: the facts of one internship offer, as its owner typed them, and what they are called."""

from dataclasses import dataclass
from datetime import date

OFFER_LABELS: dict[str, str] = {
    "name": "Name",
    "host": "Host",
    "role": "Role",
    "city": "City",
    "school": "Your school",
    "first_day": "First working day",
    "last_day": "Last working day",
    "pay": "Pay",
    "hours": "Hours",
}  # in the order in which they are asked for and shown
COUNTRY_WORDS: dict[str, str] = {
    "": "",  # a list of one's own
    "japan": "Japan",
    "korea": "Korea",
    "both": "Japan and Korea",
}


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
