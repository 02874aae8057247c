"""Ways between the sessions of a plan that cannot be made in the time between them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from planner.domain.sessions.clashes import AROUND, Engagement, TravelMinutes, clashes

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Held(Generic[K]):
    """Hold a session that takes time at a known place, and what it is called by here."""

    key: K
    time: Engagement
    is_coming: bool


def unmade_ways(held: Iterable[Held[K]], travel: TravelMinutes) -> Mapping[K, tuple[str, ...]]:
    """Say of the sessions to come which ways to them are too short.

    A way is named once, on the session that it leads to. Each session is judged beside those
    begun before it that end within ``AROUND`` of it or later, so a long plan costs no more a day.
    """
    found: dict[K, tuple[str, ...]] = {}
    before: list[Engagement] = []
    for each in sorted(held, key=lambda each: each.time.start):
        time = each.time
        before = [other for other in before if other.end > time.start - AROUND]
        if before and each.is_coming:
            seen = clashes(time.start, time.end, time.location, before, travel)
            found[each.key] = tuple(clash.words for clash in seen if clash.is_travel)
        before.append(time)
    return found
