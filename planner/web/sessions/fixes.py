"""How a session looks at a time and place: its verdict, what it clashes with, what would mend it.

One reading for every page that asks it. Travel between places is an estimate.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache

from planner.domain.moments import in_singapore
from planner.domain.places.place import Place
from planner.domain.sessions.clashes import (
    Clash,
    Engagement,
    TravelMinutes,
    clashes,
    travel_between,
)
from planner.domain.sessions.fix_kinds import MOST_FIXES
from planner.domain.sessions.fix_words import time_reason
from planner.domain.sessions.fixes import Asked, Fix, FixKind, fixes, is_fine
from planner.domain.sessions.verdicts import Judged, is_worse, judged, needs_mending
from planner.domain.travel.last_trains import HomeWay, fix_for_train
from planner.store.checklists.models import Owner
from planner.web.sessions.engagements import engagements, own_key, told
from planner.web.sessions.home_trains import way_home_of
from planner.web.snapshot import Snapshot

# A fix moves a session by an hour at most, and few journeys here take longer than two.
AROUND = timedelta(hours=4)
Times = tuple[datetime, datetime]
STILL_MISSED = "It still misses the last train home."


@dataclass(frozen=True)
class TrainFix:
    """Hold the time that catches the last train home, and what is to be said of it."""

    start: datetime
    end: datetime
    reason: str


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
    home = None
    if owner and asked.location:
        home = way_home_of(snapshot, owner, asked.location, asked.start, asked.end)
    train = _train_fix(home, asked, snapshot)
    offered = fixes(asked, snapshot.catalogue, holidays, travel, snapshot.network)
    return Look(
        judged=judged(asked.place, asked.start, asked.end, holidays),
        clashes=tuple(told(each) for each in found),
        fixes=tuple(
            _with_train(each, asked, owner, snapshot) for each in five_at_most(offered, train)
        ),
        way_home=home,
        train_fix=train,
    )


def five_at_most(offered: tuple[Fix, ...], train: TrainFix | None) -> tuple[Fix, ...]:
    """Leave room for the train's fix among those offered; that which skips the date stays."""
    too_many = len(offered) + (train is not None) - MOST_FIXES
    if too_many <= 0:
        return offered
    skips = [each for each in offered if each.kind is FixKind.SKIP]
    others = [each for each in offered if each.kind is not FixKind.SKIP]
    return (*others[:-too_many], *skips)


def _with_train(fix: Fix, asked: Asked, owner: Owner | None, snapshot: Snapshot) -> Fix:
    """Say of a fix that one still misses the last train home, where one does."""
    location = fix.place.location if fix.place else asked.location
    if owner is None or location is None or fix.kind is FixKind.SKIP:
        return fix
    home = way_home_of(snapshot, owner, location, fix.start, fix.end)
    if home is None or not home.is_missed:
        return fix
    return replace(fix, reason=f"{fix.reason} {STILL_MISSED}")


def travel_over(snapshot: Snapshot) -> TravelMinutes:
    """Give the estimate of minutes between two points; each network remembers its latest."""
    return _travel(snapshot.network)


_travel = lru_cache(maxsize=2)(travel_between)


def _train_fix(home: HomeWay | None, asked: Asked, snapshot: Snapshot) -> TrainFix | None:
    """Give the time that catches the last train, if it fits no worse and nothing clashes then."""
    if home is None or not home.is_missed:
        return None
    times = fix_for_train(home, asked.start, asked.end)
    if times is None or (asked.not_before and times[0] < asked.not_before):
        return None
    holidays = snapshot.holidays
    now = judged(asked.place, asked.start, asked.end, holidays).fit
    then = judged(asked.place, *times, holidays).fit
    found = clashes(*times, asked.location, asked.others, travel_over(snapshot))
    if found or needs_mending(then) or is_worse(now, then):
        return None
    return TrainFix(*times, time_reason(asked, *times, holidays))
