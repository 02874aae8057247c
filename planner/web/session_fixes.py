"""How a session looks at a time and place: its verdict, what it clashes with, what would mend it.

One reading for every page that asks it. Travel between places is an estimate.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from planner.domain.clashes import Clash, Engagement, TravelMinutes, clashes, travel_between
from planner.domain.fixes import Asked, Fix, fixes, is_fine
from planner.domain.last_trains import HomeWay, fix_for_train
from planner.domain.moments import in_singapore
from planner.domain.places import Place
from planner.domain.session_verdicts import Judged, judged
from planner.store.checklist_models import Owner
from planner.web.home_trains import way_home_of
from planner.web.session_engagements import engagements, own_key
from planner.web.snapshot import Snapshot

# A fix moves a session by an hour at most, and few journeys here take longer than two.
AROUND = timedelta(hours=4)
Times = tuple[datetime, datetime]


@dataclass(frozen=True)
class Look:
    """Hold what is to be said of a session at a time and place.

    ``fixes`` each judge open and clash with nothing; ``train_fix`` is the time that catches the
    last train home, where the session misses it and the place is open and all free then.
    """

    judged: Judged
    clashes: tuple[Clash, ...] = ()
    fixes: tuple[Fix, ...] = ()
    way_home: HomeWay | None = None
    train_fix: Times | None = None

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
    return Look(
        judged=judged(asked.place, asked.start, asked.end, holidays),
        clashes=found,
        fixes=fixes(asked, snapshot.catalogue, holidays, travel, snapshot.network),
        way_home=home,
        train_fix=_train_fix(home, asked, snapshot),
    )


def travel_over(snapshot: Snapshot) -> TravelMinutes:
    """Give the estimate of minutes between two points; each network remembers its latest."""
    return _travel(snapshot.network)


_travel = lru_cache(maxsize=2)(travel_between)


def _train_fix(home: HomeWay | None, asked: Asked, snapshot: Snapshot) -> Times | None:
    """Give the time that catches the last train, if the place is open then and nothing clashes."""
    if home is None or not home.is_missed:
        return None
    times = fix_for_train(home, asked.start, asked.end)
    if times is None or (asked.not_before and times[0] < asked.not_before):
        return None
    fit = judged(asked.place, *times, snapshot.holidays).fit
    found = clashes(*times, asked.location, asked.others, travel_over(snapshot))
    return times if is_fine(fit, found) else None
