"""How a session looks at a time and place: its verdict, what it clashes with, what would mend it.

One reading for every page that asks it. Travel between places is an estimate.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from planner.domain.moments import in_singapore
from planner.domain.places.place import Place
from planner.domain.sessions.clashes import (
    AROUND,
    Clash,
    Engagement,
    TravelMinutes,
    clashes,
    is_fine,
    travel_between,
)
from planner.domain.sessions.fix_kinds import Asked, Fix
from planner.domain.sessions.fixes import fixes
from planner.domain.sessions.train_fixes import TrainFix, five_at_most, still_missing, train_fix
from planner.domain.sessions.verdicts import Judged, judged
from planner.domain.travel.last_trains import HomeWay
from planner.store.checklists.models import Owner
from planner.web.sessions.engagements import engagements, own_key, told
from planner.web.sessions.home_trains import way_home_of
from planner.web.snapshot import Snapshot

Times = tuple[datetime, datetime]


@dataclass(frozen=True)
class Look:
    """Hold what is to be said of a session at a time and place.

    ``fixes`` each judge open and clash with nothing; ``train_fix`` is the time that catches the
    last train home, where the session misses it, all is free then and the place is not shut: it
    may be that its hours are not known, as they are not now. Together they are five at most.
    """

    judged: Judged
    clashes: tuple[Clash, ...] = ()
    fixes: tuple[Fix, ...] = ()
    way_home: HomeWay | None = None
    train_fix: TrainFix | None = None

    @property
    def is_fine(self) -> bool:
        """Tell whether nothing speaks against it."""
        is_home = self.way_home is None or not self.way_home.is_missed
        return is_fine(self.judged.fit, self.clashes) and is_home


def looked_at(  # noqa: PLR0913, PLR0917 - whose, when, where, what for, and by which facts
    owner: Owner | None,
    start: datetime,
    end: datetime,
    place: Place | None,
    wants: Iterable[str],
    snapshot: Snapshot,
    *,
    exclude: Collection[int] = (),
    is_series: bool = False,
    place_text: str = "",
    others: Sequence[Engagement] | None = None,
    now: datetime | None = None,
) -> Look:
    """Judge a session, and work out what would mend it.

    ``exclude`` holds ids of occurrences that it does not clash with: its own. ``others`` are its
    owner's engagements where the page has read them (``engagements``); else those around it are
    read. No fix begins before ``now``.
    """
    start, end = in_singapore(start), in_singapore(end)
    if others is None:
        others = engagements(owner, start - AROUND, end + AROUND, exclude)
    own = {own_key(each) for each in exclude}
    others = tuple(each for each in others if each.key not in own)
    if place:  # the same object as in the catalogue, so that it is no other place than itself
        place = snapshot.by_slug.get(place.slug, place)
    asked = Asked(
        start, end, place, frozenset(wants), others, is_series, place_text, not_before=now
    )
    return _look(asked, owner, snapshot)


def _look(asked: Asked, owner: Owner | None, snapshot: Snapshot) -> Look:
    travel, holidays = travel_over(snapshot), snapshot.holidays
    found = clashes(asked.start, asked.end, asked.location, asked.others, travel)
    home = way_home_of(snapshot, owner, asked.location, asked.start, asked.end)
    train = train_fix(asked, home, holidays, travel)
    offered = fixes(asked, snapshot.catalogue, holidays, travel, snapshot.network)
    return Look(
        judged=judged(asked.place, asked.start, asked.end, holidays),
        clashes=tuple(told(each) for each in found),
        fixes=tuple(
            still_missing(each, _home_after(each, asked, owner, snapshot))
            for each in five_at_most(offered, train)
        ),
        way_home=home,
        train_fix=train,
    )


def _home_after(fix: Fix, asked: Asked, owner: Owner | None, snapshot: Snapshot) -> HomeWay | None:
    """Tell the way home from a session as a fix would have it."""
    location = fix.place.location if fix.place else asked.location
    return way_home_of(snapshot, owner, location, fix.start, fix.end)


def travel_over(snapshot: Snapshot) -> TravelMinutes:
    """Give the estimate of minutes between two points; each network remembers its latest."""
    return _travel(snapshot.network)


_travel = lru_cache(maxsize=2)(travel_between)
