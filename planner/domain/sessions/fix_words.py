"""What a fix says of itself: one line for what it changes, and one for why it helps."""

from collections.abc import Iterable
from datetime import date, datetime

from planner.domain.holidays import HolidayCalendar
from planner.domain.moments import Moment
from planner.domain.places.catalogue import is_supported
from planner.domain.places.opening_hours import Verdict
from planner.domain.places.place import ATTRIBUTES, Answer, Place
from planner.domain.places.verdict_words import headline
from planner.domain.sessions.fix_kinds import Asked
from planner.domain.sessions.verdicts import judged
from planner.domain.time_words import WEEKDAYS, length_words, range_words

SKIP_WORDS = "Skip this date"
SKIP_REASON = "The other dates of the series stay."
NOT_CONFIRMED = "Nobody has confirmed that people study there."
WANTED = {
    "quiet": "quiet",
    "power": "power",
    "wifi": "Wi-Fi",
    "aircon": "air-conditioning",
    "food": "food",
    "booking": "booking",
}


def shift_words(asked: Asked, start: datetime, end: datetime) -> str:
    """Write "18:00–20:00, 30 min earlier"."""
    moved = start - asked.start
    way = "later" if start > asked.start else "earlier"
    return f"{_range(start, end, asked.start.date())}, {length_words(abs(moved))} {way}"


def cut_words(asked: Asked, start: datetime, end: datetime) -> str:
    """Write "19:00–20:30, 30 min shorter"."""
    cut = (asked.end - asked.start) - (end - start)
    return f"{_range(start, end, asked.start.date())}, {length_words(cut)} shorter"


def time_reason(asked: Asked, start: datetime, end: datetime, holidays: HolidayCalendar) -> str:
    """Say that the place stays and is open, and that nothing clashes."""
    name = asked.place.name if asked.place else asked.place_name
    hours = judged(asked.place, start, end, holidays).words
    where = [f"Still at {name}."] if name else []
    return " ".join([*where, *([f"{hours}."] if hours else []), "Nothing else then."])


def place_words(place: Place, minutes: int) -> str:
    """Write "Bishan Public Library, about 12 min away"."""
    return f"{place.name}, about {minutes} min away by our estimate"


def place_reason(wants: Iterable[str], verdict: Verdict, moment: Moment) -> str:
    """Say that it is open, and that it has what is wanted."""
    wanted = _listed(wants)
    return " ".join(
        [
            f"{headline(verdict, moment, moment.start)}.",
            *([f"As wanted: {wanted}."] if wanted else []),
        ]
    )


def late_reason(place: Place, wants: Iterable[str], verdict: Verdict, moment: Moment) -> str:
    """Say that it is open longest, and what nobody has confirmed of it."""
    among = "confirmed study places" if is_supported(place) else "places"
    sentences = [f"Open longest of the {among} near here."]
    sentences.append(f"{headline(verdict, moment, moment.start)}.")
    if not is_supported(place):
        sentences.append(NOT_CONFIRMED)
    if missing := _listed(name for name in wants if getattr(place, name) is not Answer.YES):
        sentences.append(f"Not confirmed: {missing}.")
    return " ".join(sentences)


def _listed(names: Iterable[str]) -> str:
    """Join the words for attributes, in the order in which lists show them."""
    chosen = frozenset(names)
    words = [WANTED[name] for name in ATTRIBUTES if name in chosen]
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def _range(start: datetime, end: datetime, day: date) -> str:
    words = range_words(start, end)
    if start.date() == day or not words[0].isdigit():
        return words
    return f"{WEEKDAYS[start.weekday()]} {words}"
