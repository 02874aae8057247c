"""All places side by side, as columns, so that a search looks at thousands in a few milliseconds.

Arrays have one entry a place, in the order of ``places`` (by slug).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.domain.places.opening_hours import hours_key
from planner.domain.places.place import (
    ATTRIBUTES,
    Access,
    Answer,
    Confidence,
    Kind,
    Place,
    Status,
    StudyEvidence,
)
from planner.domain.travel.estimates import ExitAccess, exits_near
from planner.domain.travel.geo import Box
from planner.domain.travel.rail import RailNetwork

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Catalogue:
    """Hold the listed places and, for each, what filters and ranking ask.

    ``hours_of`` points into ``hours``, which holds one place for each distinct set of hours.
    """

    places: tuple[Place, ...]
    locations: NDArray[np.float64]
    kinds: dict[Kind, Flags]
    has: dict[str, Flags]
    is_public: Flags
    is_supported: Flags
    is_shut: Flags
    hours: tuple[Place, ...]
    hours_of: NDArray[np.int64]
    access: ExitAccess

    @classmethod
    def build(cls, places: Iterable[Place], network: RailNetwork) -> "Catalogue":
        """Line up the places that may be listed; the others stay on their own pages only."""
        listed = tuple(sorted((p for p in places if not p.do_not_list), key=lambda p: p.slug))
        locations = np.array([(p.location.lat, p.location.lon) for p in listed]).reshape(-1, 2)
        hours, hours_of = _distinct_hours(listed)
        return cls(
            places=listed,
            locations=locations,
            kinds={kind: _flags(p.kind is kind for p in listed) for kind in Kind},
            has={name: _flags(_has(p, name) for p in listed) for name in ATTRIBUTES},
            is_public=_flags(p.access is Access.PUBLIC for p in listed),
            is_supported=_flags(is_supported(p) for p in listed),
            is_shut=_flags(p.status in (Status.CLOSED, Status.MOVED) for p in listed),
            hours=hours,
            hours_of=hours_of,
            access=exits_near(network, locations),
        )

    def inside(self, box: Box) -> Flags:
        """Tell which places lie in a box."""
        lat, lon = self.locations[:, 0], self.locations[:, 1]
        return (lat >= box.south) & (lat <= box.north) & (lon >= box.west) & (lon <= box.east)


def is_supported(place: Place) -> bool:
    """Tell whether a source shows that people study here, and is not too old to rely on."""
    return (
        place.study_evidence is not StudyEvidence.NONE and place.confidence is not Confidence.STALE
    )


def _flags(answers: Iterable[bool]) -> Flags:
    return np.fromiter(answers, dtype=np.bool_)


def _has(place: Place, attribute: str) -> bool:
    """Tell whether a source says that the attribute is there; silence is not a yes."""
    return bool(getattr(place, attribute) is Answer.YES)


def _distinct_hours(places: Sequence[Place]) -> tuple[tuple[Place, ...], NDArray[np.int64]]:
    """Give one place for each distinct set of hours, and each place's index into them."""
    first: dict[object, int] = {}
    representatives: list[Place] = []
    indices = np.empty(len(places), dtype=np.int64)
    for index, place in enumerate(places):
        key = hours_key(place)
        if key not in first:
            first[key] = len(representatives)
            representatives.append(place)
        indices[index] = first[key]
    return tuple(representatives), indices
