"""Roads, buildings and numbered blocks, gathered from the postal codes that lie on them.

Points are (lat, lon) in degrees; lengths in metres.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from statistics import median

from planner.domain.origins import wording
from planner.domain.travel.geo import LatLon, distance_m
from planner.store.gazetteer.sources import CODE_SOURCES, Entry, Postal

LONG_M = 1500  # above this the label says that the point is only the middle
SAME_BUILDING_M = 400  # codes of one building name farther apart belong to two buildings
ROAD_SOURCE = f"{CODE_SOURCES['geonames']}, middle of the road"
BUILDING_SOURCE = f"{CODE_SOURCES['onemap']}, points by GeoNames"
_NOT_BUILDINGS = ("hdb-", "mrt station", "lrt station")


def roads(codes: Iterable[Postal]) -> list[Entry]:
    """List the distinct roads, each at the code nearest to the median of its codes."""
    groups = _grouped(codes, lambda postal: postal.road)
    return [_road(group) for group in groups]


def buildings(codes: Iterable[Postal]) -> list[Entry]:
    """List the named buildings; one name in two parts of town makes two entries."""
    named = [code for code in codes if code.building and _is_building(code.building)]
    found: list[Entry] = []
    for group in _grouped(named, lambda postal: postal.building):
        clusters = _clusters(group)
        found += [_building(cluster) for cluster in clusters]
    return found


def blocks(codes: Iterable[Postal]) -> list[Entry]:
    """List the codes whose block or house number is known."""
    return [_block(code) for code in codes if code.block and code.road]


def _grouped(codes: Iterable[Postal], name: Callable[[Postal], str]) -> list[list[Postal]]:
    canonical: dict[str, str] = {}
    groups: dict[str, list[Postal]] = defaultdict(list)
    for code in codes:
        written = name(code)
        if written not in canonical:
            canonical[written] = wording.canonical(written)
        if canonical[written]:
            groups[canonical[written]].append(code)
    return list(groups.values())


def _middle(group: list[Postal]) -> LatLon:
    lat = median(code.location.lat for code in group)
    lon = median(code.location.lon for code in group)
    return min((code.location for code in group), key=lambda at: distance_m(at, LatLon(lat, lon)))


def _length_m(group: list[Postal]) -> float:
    """Measure the diagonal of the box round the codes."""
    lats = [code.location.lat for code in group]
    lons = [code.location.lon for code in group]
    return distance_m(LatLon(min(lats), min(lons)), LatLon(max(lats), max(lons)))


def _length_note(group: list[Postal]) -> str:
    length_m = _length_m(group)
    if length_m <= LONG_M:
        return ""
    return f" (middle; about {length_m / 1000:.1f} km from end to end)"


def _road(group: list[Postal]) -> Entry:
    name = max(code.road for code in group)
    return Entry("road", (name,), name + _length_note(group), _middle(group), ROAD_SOURCE)


def _is_building(name: str) -> bool:
    folded = name.casefold()
    return not any(part in folded for part in _NOT_BUILDINGS)


def _clusters(group: list[Postal]) -> list[list[Postal]]:
    """Part the codes so that no two parts are nearer than ``SAME_BUILDING_M`` to each other."""
    left, found = list(group), []
    while left:
        cluster, edge = [], [left.pop()]
        while edge:
            code = edge.pop()
            cluster.append(code)
            near = [c for c in left if distance_m(c.location, code.location) < SAME_BUILDING_M]
            edge += near
            left = [c for c in left if c not in near]
        found.append(cluster)
    return found


def _building(cluster: list[Postal]) -> Entry:
    name = cluster[0].building
    middle = _middle(cluster)
    road = next(code.road for code in cluster if code.location == middle)
    label = f"{name}, {road}" if road else name
    note = _length_note(cluster)
    return Entry("building", (name,), label + note, middle, BUILDING_SOURCE)


def _block(code: Postal) -> Entry:
    label = wording.address(code.block, code.road, code.building, code.code)
    name = f"{code.block} {code.road}"
    extra = f"{code.building} {code.code}"
    return Entry("postal_code", (name,), label, code.location, code.source, extra)
