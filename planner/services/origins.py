"""Finding where to start: our own gazetteer first, the outside only when asked to.

An outside answer is kept, hit or miss, so that the same text is not sent out twice.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from planner.domain.errors import OriginUnavailable
from planner.domain.origins import wording
from planner.domain.origins.origin import (
    Found,
    Geocode,
    Lookup,
    Missing,
    Origin,
    Resolution,
    holds_position,
)
from planner.domain.travel.geo import LatLon
from planner.store import queries

log = logging.getLogger(__name__)

HIT_LIFE = timedelta(days=90)
MISS_LIFE = timedelta(days=7)
LONGEST_KEY = 200

Remember = Callable[[str, str, Origin | None], None]


@dataclass(frozen=True, slots=True)
class CachedAnswer:
    """Hold what a provider once said of a text; no origin means it knew nothing."""

    provider: str
    origin: Origin | None
    answered_at: datetime

    def is_fresh(self, now: datetime) -> bool:
        """Tell whether the answer may still be used: a hit for 90 days, a miss for 7."""
        return now - self.answered_at < (HIT_LIFE if self.origin else MISS_LIFE)


@dataclass(frozen=True, slots=True)
class Answers:
    """Hold how kept answers are read and written.

    ``cached(provider, text)`` gives the kept answer or None; ``remember(provider, text, origin)``
    keeps one in place of any older one. The text is ``cache_key`` of what was typed.
    """

    cached: Callable[[str, str], CachedAnswer | None]
    remember: Remember


def cache_key(text: str) -> str:
    """Write a text the way answers are kept: folded words, at most ``LONGEST_KEY`` characters."""
    return " ".join(wording.tokens(text))[:LONGEST_KEY]


def resolve(  # noqa: PLR0913 - each is one thing handed in by the app
    text: str,
    gazetteer_lookup: Lookup,
    geocoders: Sequence[tuple[str, Geocode]],
    answers: Answers,
    *,
    now: datetime,
    may_ask_outside: bool = False,
) -> Resolution:
    """Find the origin a text means; ``geocoders`` are (provider, callable), asked in this order.

    What they once said is used even where they may not be asked. A text that may say where
    somebody is goes nowhere. A geocoder that fails only changes the sentence. Raises InvalidValue
    (field "near") as the gazetteer does.
    """
    answer = gazetteer_lookup(text)
    if not (isinstance(answer, Missing) and geocoders) or holds_position(text):
        return answer
    kept = {name: _fresh(answers, name, text, now) for name, _ in geocoders}
    for known in kept.values():
        if known is not None and known.origin is not None:
            return Found(known.origin)
    if not may_ask_outside:
        return answer
    return _asked_outside(text, answer, [pair for pair in geocoders if not kept[pair[0]]], answers)


def _fresh(answers: Answers, provider: str, text: str, now: datetime) -> CachedAnswer | None:
    known = answers.cached(provider, cache_key(text))
    return known if known is not None and known.is_fresh(now) else None


def _asked_outside(
    text: str, missing: Missing, geocoders: Sequence[tuple[str, Geocode]], answers: Answers
) -> Found | Missing:
    faults: list[str] = []
    for provider, geocode in geocoders:
        try:
            origin = geocode(wording.clean(text))
        except OriginUnavailable as error:
            faults.append(str(error))
            continue
        answers.remember(provider, cache_key(text), origin)
        if origin is not None:
            return Found(origin)
    return Missing(missing.suggestions, " ".join(dict.fromkeys((missing.message, *faults))))


def kept_answer(session: Session, provider: str, text: str, source: str) -> CachedAnswer | None:
    """Read what a provider once said of a text; a database that is away knows nothing."""
    try:
        row = queries.geocode_answer(session, provider, text)
    except SQLAlchemyError as fault:
        session.rollback()
        log.warning("kept answers cannot be read: %s", type(fault).__name__)
        return None
    if row is None:
        return None
    origin = None
    if row.lat is not None and row.lon is not None:
        origin = Origin(row.label, LatLon(row.lat, row.lon), source, "geocoder")
    return CachedAnswer(provider, origin, row.answered_at)


def keep_answer(
    session: Session, provider: str, text: str, origin: Origin | None, now: datetime
) -> None:
    """Keep what a provider said, in one transaction; if that fails, it will be asked again."""
    label, point = (origin.label, origin.location) if origin else ("", None)
    try:
        queries.keep_geocode_answer(session, (provider, text), label, point, now)
        session.commit()
    except SQLAlchemyError as fault:
        session.rollback()
        log.warning("an outside answer was not kept: %s", type(fault).__name__)
