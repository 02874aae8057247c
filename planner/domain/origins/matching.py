"""Which of the names that match a text was meant, and when that is clear.

A match's ``name`` is canonical (``wording.canonical``); points are in degrees, scores in
percent of likeness.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from planner.domain.origins import wording
from planner.domain.origins.origin import (
    WAYS_TO_ASK,
    Choices,
    Found,
    Missing,
    Origin,
    Resolution,
    Words,
)
from planner.domain.travel.geo import LatLon, distance_m

MOST_CHOICES = 8
SAME_SPOT_M = 500  # one name within this is one thing, told by two sources
SAME_TOWN_M = 2500  # "Bishan Junction 8": a name and its town lie no farther apart
CLEAR_SCORE = 85.0
CLEAR_LEAD = 4.0
SHORTEST_FOUND = 3  # letters and digits; fewer are only ever found as an exact name or code
KINDS = ("station", "area", "place", "planned", "building", "road", "postal_code")
_WEIGHT = {kind: weight for weight, kind in enumerate(KINDS)}


class Match(NamedTuple):
    """Hold one named thing as the index tells it."""

    kind: str
    name: str
    label: str
    lat: float
    lon: float
    source: str

    @property
    def origin(self) -> Origin:
        """Return the match as a start for distances."""
        return Origin(self.label, LatLon(self.lat, self.lon), self.source, self.kind)


def exact_keys(query: Words) -> tuple[str, ...]:
    """List the closed-up names that the text may be, at most ``wording.MOST_READINGS``."""
    return tuple(wording.key(reading) for reading in wording.readings(query.terms))


def ranked(query: Words, matches: Iterable[Match]) -> list[Match]:
    """Order matches: whole name, then its beginning, then anywhere; by kind; short names first."""
    readings = wording.readings(query.terms)
    keys = {wording.key(reading) for reading in readings}

    def order(match: Match) -> tuple[int, int, int, str]:
        begins = match.name.startswith(readings)
        tier = 2 - begins - (begins and wording.key(match.name) in keys)
        return tier, _WEIGHT[match.kind], len(match.name), match.label

    return sorted(matches, key=order)


def distinct(matches: Iterable[Match], limit: int = MOST_CHOICES) -> list[Match]:
    """Keep the first match of each name on one spot, up to ``limit``."""
    kept: list[Match] = []
    for match in matches:
        if not any(_is_same(match, other) for other in kept):
            kept.append(match)
        if len(kept) == limit:
            break
    return kept


def _is_same(a: Match, b: Match) -> bool:
    if a.label == b.label:
        return True
    near = distance_m(LatLon(a.lat, a.lon), LatLon(b.lat, b.lon)) < SAME_SPOT_M
    return a.name == b.name and near


def named_exactly(matches: Sequence[Match]) -> Found | Choices | None:
    """Settle between things that all bear the very name typed: the weightiest kind wins."""
    ordered = sorted(matches, key=lambda match: (_WEIGHT[match.kind], match.label))
    return settled([match for match in ordered if match.kind == ordered[0].kind])


def settled(matches: Sequence[Match]) -> Found | Choices | None:
    """Answer with the one thing that matches, or with choices; blocks only if nothing else does."""
    things = [match for match in matches if match.kind != "postal_code"] or matches
    kept = distinct(things)
    if len(kept) > 1:
        return Choices(tuple(match.origin for match in kept))
    return Found(kept[0].origin) if kept else None


def likeliest(text: str, scored: Sequence[tuple[float, Match]]) -> Found | Choices | None:
    """Answer for a mistyped text: the clear leader, or those that come near it.

    ``scored`` is ordered, best first.
    """
    if not scored:
        return None
    leader, score = scored[0][1], scored[0][0]
    rivals = [match for other, match in scored if other > score - CLEAR_LEAD]
    others = [match for match in rivals if match.name != leader.name]
    if score >= CLEAR_SCORE and not others:
        answer = named_exactly(rivals)
        return Found(answer.origin, text) if isinstance(answer, Found) else answer
    return Choices(tuple(match.origin for match in distinct(match for _, match in scored)))


def too_wide(text: str) -> Missing | None:
    """Answer for a text that names the whole country, or one beyond the edge of the map."""
    if wording.is_whole_map(text):
        return Missing((), f"Singapore is the whole map: say where in it. {WAYS_TO_ASK}")
    if wording.is_abroad(text):
        return Missing((), f"“{text}” is outside Singapore, where this map ends. {WAYS_TO_ASK}")
    return None


def is_short(query: Words) -> bool:
    """Tell whether the text is too short to mean one thing, unless it is that thing's name."""
    return sum(map(len, wording.tokens(query.text))) < SHORTEST_FOUND


def near_to(towns: Sequence[Origin], options: Iterable[Origin]) -> tuple[Origin, ...]:
    """Keep the options within ``SAME_TOWN_M`` of any of the towns."""
    return tuple(
        option
        for option in options
        if any(distance_m(option.location, town.location) <= SAME_TOWN_M for town in towns)
    )


def offered(options: Iterable[Origin], typed: str) -> Resolution | None:
    """Answer with one option, saying what was typed, or with choices; None if there is none."""
    kept = tuple(dict.fromkeys(options))[:MOST_CHOICES]
    if len(kept) > 1:
        return Choices(kept)
    return Found(kept[0], typed) if kept else None
