"""How far places are, all at once, and how long that is on foot.

Distances are metres along the great circle; minutes are for the longer way that streets take, and
say so: nothing here knows the streets.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.domain.travel.assumptions import DETOUR, WALK_M_PER_MINUTE
from planner.domain.travel.geo import EARTH_RADIUS_M, LatLon

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]

M_PER_WALKED_MINUTE = WALK_M_PER_MINUTE / DETOUR
ROUNDING_MINUTES = 1e-6  # what floating point may add to a whole minute


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """Hold many points as unit vectors, so that a distance costs no trigonometry but one arcsine.

    ``vectors`` has the shape (3, n).
    """

    vectors: Numbers

    @classmethod
    def at(cls, locations: Numbers) -> "Points":
        """Take points of the shape (n, 2), lat and lon in degrees."""
        lat, lon = np.radians(np.asarray(locations, dtype=np.float64).reshape(-1, 2)).T
        vectors = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
        vectors.flags.writeable = False
        return cls(vectors)

    @property
    def count(self) -> int:
        """Count the points."""
        return int(self.vectors.shape[1])

    def distances_m(self, origin: LatLon) -> Numbers:
        """Measure from ``origin`` to each point, in metres; shape (n,)."""
        centre = Points.at(np.array([[origin.lat, origin.lon]]))
        return arcs_m(self.vectors, centre.vectors)


def arcs_m(a: Numbers, b: Numbers) -> Numbers:
    """Measure between unit vectors of the shapes (3, …), in metres."""
    east, north, up = a[0] - b[0], a[1] - b[1], a[2] - b[2]
    half_chord = np.sqrt(east * east + north * north + up * up) / 2
    return np.asarray(2 * EARTH_RADIUS_M * np.arcsin(np.minimum(half_chord, 1.0)))


def distances_m(origin: LatLon, locations: Numbers) -> Numbers:
    """Measure from ``origin`` to points of the shape (n, 2), lat and lon, in metres."""
    return Points.at(locations).distances_m(origin)


def whole_minutes(minutes: float) -> int:
    """Round up to whole minutes, at least 1."""
    return max(1, math.ceil(minutes - ROUNDING_MINUTES))


def walk_minutes(distance_m: float) -> int:
    """Estimate the walk over a straight-line distance, rounded up, at least 1 minute."""
    return whole_minutes(distance_m / M_PER_WALKED_MINUTE)
