"""What would mend a session that does not fit: at most five ways, the smallest change first.

A change is as large as the minutes by which the plan differs: moved, cut, or on the way to another
place. Of equal ones the order is that of ``FixKind``; then the nearer place. A place where nobody
has confirmed that people study comes after these, and skipping a date last. Every fix but that is
open for all of it (at a listed place) and clashes with nothing, the ways there and on included.
"""

from dataclasses import replace

from planner.domain.holidays import HolidayCalendar
from planner.domain.moments import in_singapore
from planner.domain.places.catalogue import Catalogue, is_supported
from planner.domain.sessions.clashes import TravelMinutes, clashes, is_fine
from planner.domain.sessions.fix_kinds import MOST_FIXES, Asked, Fix, FixKind
from planner.domain.sessions.fix_places import place_fixes
from planner.domain.sessions.fix_times import time_fixes
from planner.domain.sessions.fix_words import SKIP_REASON, SKIP_WORDS
from planner.domain.sessions.verdicts import judged
from planner.domain.travel.rail import RailNetwork


def fixes(
    asked: Asked,
    places: Catalogue,
    holidays: HolidayCalendar,
    travel: TravelMinutes,
    network: RailNetwork,
) -> tuple[Fix, ...]:
    """Work out the fixes of a session; none where it fits as it is."""
    asked = replace(asked, start=in_singapore(asked.start), end=in_singapore(asked.end))
    fit = judged(asked.place, asked.start, asked.end, holidays).fit
    found = clashes(asked.start, asked.end, asked.location, asked.others, travel)
    if is_fine(fit, found):
        return ()
    other_times = time_fixes(asked, holidays, travel)
    other_places = place_fixes(asked, places, holidays, travel, network)
    ranked = sorted([*other_times, *other_places], key=_rank)
    skips = [_skip(asked)] if asked.is_series else []
    return (*ranked[: MOST_FIXES - len(skips)], *skips)


def _rank(fix: Fix) -> tuple[bool, int]:
    return fix.place is not None and not is_supported(fix.place), fix.cost


def _skip(asked: Asked) -> Fix:
    minutes = int((asked.end - asked.start).total_seconds() // 60)
    return Fix(FixKind.SKIP, asked.start, asked.end, None, SKIP_WORDS, SKIP_REASON, minutes)
