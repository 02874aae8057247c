"""How long the fixes of one session take, and the next free slot, beside 200 other engagements.

Run ``python -m benchmarks.fixes``. Each question is asked of every real place, so the slowest
answer counts as well as the median; a first question finds nothing worked out before it. Each is
asked three times and the least counts, in time of the processor, which leaves out what else the
machine does.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from benchmarks.table import Bound, Measure, print_table
from planner.domain.holidays import HolidayCalendar
from planner.domain.moments import SINGAPORE_ZONE
from planner.domain.places.catalogue import Catalogue
from planner.domain.places.place import Place
from planner.domain.places.service_days import service_days
from planner.domain.places.weekly_hours import compile_hours
from planner.domain.sessions.clashes import Engagement, TravelMinutes, travel_between
from planner.domain.sessions.fix_kinds import Asked
from planner.domain.sessions.fixes import fixes
from planner.domain.sessions.free_slots import next_free_slot
from planner.domain.travel.rail import RailNetwork
from planner.store.tables import files as data_files
from tools.set_up import PROJECT

DATA = PROJECT / "data"
ENGAGEMENTS, TIMES, MOST_MS = 200, 3, 50
FRIDAY_20 = datetime(2026, 11, 27, 20, 0, tzinfo=SINGAPORE_ZONE)
MINUTE, SEED = timedelta(minutes=1), 2026
WEEK, EVENING = 7 * 24 * 60, 6 * 60  # how far around the session the others lie, in minutes


@dataclass(frozen=True)
class Facts:
    """Hold what the questions are asked of."""

    catalogue: Catalogue
    network: RailNetwork
    holidays: HolidayCalendar

    def travel(self) -> TravelMinutes:
        """Estimate ways with nothing remembered, as each request does."""
        return travel_between(self.network)


def measures() -> list[Measure]:
    """Time the fixes beside a full fortnight, beside a full evening, and from cold; and a slot."""
    facts = _facts()
    asked = partial(_questions, facts)
    return [
        *_timed("fixes, a full fortnight", asked(WEEK, 120), partial(_mend, facts)),
        *_timed("fixes, a full evening", asked(EVENING, 120), partial(_mend, facts)),
        *_timed("fixes, 12 hours long", asked(WEEK, 720), partial(_mend, facts)),
        *_timed("fixes, the first ever", asked(WEEK, 120)[:40], partial(_mend_cold, facts)),
        *_timed("next free slot", asked(WEEK, 120), partial(_next_slot, facts)),
    ]


def _facts() -> Facts:
    network = RailNetwork.build(
        data_files.read_stations(DATA),
        data_files.read_exits(DATA),
        data_files.read_links(DATA),
        data_files.read_lines(DATA),
    )
    holidays = HolidayCalendar.from_rows(data_files.read_holidays(DATA))
    return Facts(Catalogue.build(data_files.read_places(DATA), network), network, holidays)


def _questions(facts: Facts, around: int, minutes: int) -> list[Asked]:
    """Ask at each place for a session from 20:00, among engagements that leave it free."""
    end = FRIDAY_20 + minutes * MINUTE
    others = tuple(_engagements(facts.catalogue.places, around, end))
    return [
        Asked(FRIDAY_20, end, place, frozenset({"wifi"}), others, is_series=True)
        for place in facts.catalogue.places
    ]


def _engagements(places: Iterable[Place], around: int, end: datetime) -> Iterable[Engagement]:
    """Place half of them before the session and half after it, two in three at a known place."""
    chance = random.Random(SEED)  # noqa: S311 - the same each run
    where = [place.location for place in places]
    for number in range(ENGAGEMENTS):
        length, gap = chance.randrange(5, 20), chance.randrange(15, around)
        begins = end + gap * MINUTE if number % 2 else FRIDAY_20 - (gap + length) * MINUTE
        location = chance.choice(where) if number % 3 else None
        yield Engagement(str(number), "Class", begins, begins + length * MINUTE, location)


def _mend(facts: Facts, asked: Asked) -> None:
    fixes(asked, facts.catalogue, facts.holidays, facts.travel(), facts.network)


def _mend_cold(facts: Facts, asked: Asked) -> None:
    service_days.cache_clear()
    compile_hours.cache_clear()
    _mend(facts, asked)


def _next_slot(facts: Facts, asked: Asked) -> None:
    next_free_slot(120, asked.place, asked.others, facts.holidays, facts.travel(), FRIDAY_20)


def _timed(
    what: str, questions: Iterable[Asked], answer: Callable[[Asked], None]
) -> Iterable[Measure]:
    taken = [min(_ms(partial(answer, asked)) for _ in range(TIMES)) for asked in questions]
    for name, ms in (("median", statistics.median(taken)), ("slowest", max(taken))):
        yield Measure(f"{what}, {name}", ms, MOST_MS, "ms", Bound.UNDER, 1.0)


def _ms(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def main() -> int:
    """Print the table; tell by the status whether all targets are met."""
    found = measures()
    print_table(found)
    return int(any(measure.is_missed for measure in found))


if __name__ == "__main__":
    sys.exit(main())
