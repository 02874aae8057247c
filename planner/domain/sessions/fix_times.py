"""Other times for a session at its own place: earlier, later, or a little shorter.

Each is the smallest change of its kind, in steps of five minutes, at which the place is open for
all of it (if it is a listed one) and nothing clashes, the way there and on included.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from planner.domain.holidays import HolidayCalendar
from planner.domain.moments import MINUTE
from planner.domain.places.opening_hours import State, judge
from planner.domain.sessions.clashes import TravelMinutes, around, is_free
from planner.domain.sessions.fix_kinds import FARTHEST_SHIFT, LARGEST_CUT, STEP, Asked, Fix, FixKind
from planner.domain.sessions.fix_words import cut_words, shift_words, time_reason

Times = tuple[datetime, datetime]
Check = Callable[[datetime, datetime], bool]


def time_fixes(asked: Asked, holidays: HolidayCalendar, travel: TravelMinutes) -> Iterator[Fix]:
    """Give the nearest time that works each way, and the longest shorter one."""
    fits = _check(asked, holidays, travel)
    for kind, times in (
        (FixKind.EARLIER, _shifts(asked, -STEP)),
        (FixKind.LATER, _shifts(asked, STEP)),
        (FixKind.SHORTER, _cuts(asked, fits)),
    ):
        found = next((pair for pair in times if fits(*pair)), None)
        if found:
            yield _fix(kind, asked, found, holidays)


def _check(asked: Asked, holidays: HolidayCalendar, travel: TravelMinutes) -> Check:
    near = around(asked.start - FARTHEST_SHIFT, asked.end + FARTHEST_SHIFT, asked.others)
    place = asked.place

    def fits(start: datetime, end: datetime) -> bool:
        if asked.not_before and start < asked.not_before:
            return False
        if place and judge(place, start, end, holidays).state is not State.OPEN:
            return False
        return is_free(start, end, asked.location, near, travel)

    return fits


def _shifts(asked: Asked, step: timedelta) -> Iterator[Times]:
    for number in range(1, FARTHEST_SHIFT // STEP + 1):
        yield asked.start + number * step, asked.end + number * step


def _cuts(asked: Asked, fits: Check) -> Iterator[Times]:
    """Take from the start, the end or both, in all as little as will do."""
    most = (asked.end - asked.start) // LARGEST_CUT // STEP
    # What every cut leaves must fit itself, or none of them need be tried.
    if fits(asked.start + most * STEP, asked.end - most * STEP):
        for number in range(1, most + 1):
            for late in range(number + 1):
                yield asked.start + late * STEP, asked.end - (number - late) * STEP


def _fix(kind: FixKind, asked: Asked, times: Times, holidays: HolidayCalendar) -> Fix:
    start, end = times
    is_cut = kind is FixKind.SHORTER
    change = (asked.end - asked.start) - (end - start) if is_cut else abs(start - asked.start)
    words = cut_words(asked, start, end) if is_cut else shift_words(asked, start, end)
    reason = time_reason(asked, start, end, holidays)
    return Fix(kind, start, end, None, words, reason, change // MINUTE)
