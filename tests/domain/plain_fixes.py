"""The fixes worked out the plain way: every time and every place is tried, one by one.

It shares nothing with the rules but the judge of hours and the estimate of the way between two
points.
"""

import math
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import product

from planner.domain.moments import Moment
from planner.domain.places.catalogue import is_supported
from planner.domain.places.opening_hours import State, judge
from planner.domain.places.place import Access, Answer, Place
from planner.domain.sessions.clashes import Engagement
from planner.domain.sessions.fix_kinds import Asked, FixKind
from planner.domain.travel.geo import LatLon, distance_m
from tests.domain.fix_examples import MINUTE, TRAVEL, Row
from tests.domain.hours_examples import HOLIDAYS
from tests.domain.place_examples import PlaceExample

EVERY_KIND = tuple(FixKind)


def plainly_mended(asked: Asked, places: Sequence[PlaceExample]) -> list[Row]:
    """Work out the fixes by trying everything."""
    if is_plainly_fine(asked):
        return []
    offers = sorted([*_plain_times(asked), *_plain_places(asked, places)], key=lambda o: o[:3])
    rows = [offer[3] for offer in offers]
    skip = [(FixKind.SKIP, asked.start, asked.end, "")] if asked.is_series else []
    return rows[: 5 - len(skip)] + skip


def is_plainly_fine(asked: Asked) -> bool:
    return is_good(asked.others, asked.start, asked.end, asked.place)


def is_good(
    others: Sequence[Engagement], start: datetime, end: datetime, place: Place | None
) -> bool:
    """Tell whether a place is open for all of it and nothing clashes."""
    if place and judge(place, start, end, HOLIDAYS).state is not State.OPEN:
        return False
    return not plainly_clashing(Moment(start, end), place.location if place else None, others)


def plainly_clashing(
    moment: Moment, here: LatLon | None, others: Sequence[Engagement]
) -> set[tuple[str, bool]]:
    """Name what clashes, minute by minute, and whether it is the way."""
    minutes = [moment.start + number * MINUTE for number in range(moment.minutes)]
    overlaps = {(o.key, False) for o in others if any(o.start <= m < o.end for m in minutes)}
    ways = {
        (key, True)
        for key, where, gap in _plain_neighbours(others, moment.start, moment.end)
        if here and distance_m(where, here) >= 100 and TRAVEL(here, where) > gap
    }
    return overlaps | ways


def _plain_neighbours(
    others: Sequence[Engagement], start: datetime, end: datetime
) -> Iterator[tuple[str, LatLon, float]]:
    known = [(o, o.location) for o in others if o.location]
    before = {(start - o.end) / MINUTE for o, _ in known if o.end <= start}
    after = {(o.start - end) / MINUTE for o, _ in known if o.start >= end}
    for other, where in known:
        if before and (start - other.end) / MINUTE == min(before):
            yield other.key, where, min(before)
        if after and (other.start - end) / MINUTE == min(after):
            yield other.key, where, min(after)


Offer = tuple[float, int, int, Row]


def _plain_times(asked: Asked) -> Iterator[Offer]:
    """Try every shift of up to an hour, and every cut of up to a quarter."""
    best: dict[FixKind, tuple[int, int, Row]] = {}
    for early, late in product(range(-75, 76, 5), repeat=2):
        kind = _kind_of(early, late, (asked.end - asked.start) / MINUTE / 4)
        if kind:
            start, end = asked.start + early * MINUTE, asked.end + late * MINUTE
            is_past = asked.not_before is not None and start < asked.not_before
            if not is_past and is_good(asked.others, start, end, asked.place):
                cost = abs(early) if early == late else early - late
                offer = (cost, early, (kind, start, end, ""))
                best[kind] = min(best.get(kind, offer), offer, key=lambda o: o[:2])
    for kind, (cost, _, found) in best.items():
        yield cost, EVERY_KIND.index(kind), 0, found


def _kind_of(early: int, late: int, quarter: float) -> FixKind | None:
    if early == late and 0 < abs(early) <= 60:
        return FixKind.LATER if early > 0 else FixKind.EARLIER
    return FixKind.SHORTER if early >= 0 >= late and 0 < early - late <= quarter else None


def _plain_places(asked: Asked, places: Sequence[PlaceExample]) -> Iterator[Offer]:
    here = asked.place
    if here is None:
        return
    allowed = {Access.PUBLIC, Access.CUSTOMERS, here.access}
    good = [
        place
        for place in sorted(places, key=lambda p: p.slug)
        if not place.do_not_list
        and place.access in allowed
        and TRAVEL(here.location, place.location) <= 30
        and is_good(asked.others, asked.start, asked.end, place)
    ]
    nearness = {p.slug: _nearness(here.location, p.location) for p in good}
    suiting = [
        p
        for p in good
        if is_supported(p) and all(getattr(p, name) is Answer.YES for name in asked.wants)
    ]
    nearest = sorted(suiting, key=lambda p: nearness[p.slug])[:2]
    offers = [(FixKind.PLACE, p) for p in nearest]
    is_late = asked.end.hour >= 22 or asked.end.hour * 60 + asked.end.minute <= 300
    latest = sorted(good, key=lambda p: (not is_supported(p), -_closes(asked, p), nearness[p.slug]))
    if is_late and latest and latest[0] not in nearest:
        offers.append((FixKind.LATE_PLACE, latest[0]))
    for number, (kind, p) in enumerate(offers):
        found = (kind, asked.start, asked.end, p.slug)
        yield (
            nearness[p.slug][0] + 999 * (not is_supported(p)),
            EVERY_KIND.index(kind),
            number,
            found,
        )


def _nearness(here: LatLon, there: LatLon) -> tuple[int, int]:
    return TRAVEL(here, there), round(distance_m(here, there))


def _closes(asked: Asked, place: PlaceExample) -> float:
    closes = judge(place, asked.start, asked.end, HOLIDAYS).closes_at
    return closes.timestamp() if closes else math.inf
