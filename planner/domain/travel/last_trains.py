"""The last trains home after a late session: when to leave for them, or that it is not known.

Aware Singapore times. A night is named after its evening and lasts until 05:00. Leaving times
are estimates: walks and rides are those of the travel estimate, and at every platform its wait
for a train is kept as time to spare. A home in an area is one of its stations, whichever one can
leave for latest; the way from there is not counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from planner.domain.holidays import DAY, HolidayCalendar
from planner.domain.moments import NIGHT_ENDS, in_singapore, midnight
from planner.domain.time_words import clock_words
from planner.domain.travel.geo import LatLon
from planner.domain.travel.homes import Home
from planner.domain.travel.journeys import journey_words
from planner.domain.travel.rail import RailNetwork
from planner.domain.travel.train_times import LastTrains, day_type
from planner.domain.travel.trains_taken import Boarding, Choice, Way, latest_way
from planner.domain.typed_text import MONTH_NAMES

LATE = time(21, 0)  # no last train of July 2026 leaves its first station before 22:30
LONGEST_SHIFT = timedelta(minutes=60)
PARTS = 4  # a session may lose one part of these
FULL_MINUTES = 5
CHECK = "Check at the station."


@dataclass(frozen=True, slots=True)
class HomeWay:
    """Hold when to leave for the last train home, in words to show.

    ``leave_by`` is None where it is not known; ``is_missed`` says that the session ends after it,
    or after a train that every way needs. ``caveat`` says what is uncertain, or is ""; ``journey``
    is the way itself.
    """

    leave_by: datetime | None
    words: str
    is_missed: bool
    caveat: str
    journey: str = ""


class _Asked(NamedTuple):
    """Hold a session's night and times, and what is uncertain of that night."""

    night: date
    start: datetime
    end: datetime
    caveat: str


class _Leaving(NamedTuple):
    """Hold when to leave for one train of a way, and which: "the last train from …"."""

    leave_by: datetime
    train: str

    def words(self, night: date) -> str:
        return f"Leave by {clock_words(self.leave_by, night)} for {self.train}"


def way_home(  # noqa: PLR0913, PLR0917 - the railway, its times, from where to where, when
    network: RailNetwork,
    trains: LastTrains,
    from_location: LatLon,
    home: Home | None,
    start: datetime,
    end: datetime,
    holidays: HolidayCalendar,
) -> HomeWay | None:
    """Tell the way home after a session; None if it ends early, or home is near or not set.

    It is the quickest way to a station; where a last train of that is not known, the quickest of
    which all are. Of an area's stations it is the one by which one can leave latest.
    """
    night = _night(end)
    if night is None or home is None or from_location in home:
        return None
    choice = latest_way(network, trains, from_location, home, day_type(night, holidays))
    if choice is None:
        return None
    gap = _gap(network, home, choice)
    caveat = " ".join(filter(None, (gap, _eve(night, holidays))))
    asked = _Asked(night, in_singapore(start), in_singapore(end), caveat)
    told = _known(choice, asked) if choice.way.is_known else _unknown(choice.way, asked)
    return replace(told, words=f"{told.words}{_counted(home, choice.way)}")


def fix_for_train(way: HomeWay, start: datetime, end: datetime) -> tuple[datetime, datetime] | None:
    """Offer to end in time for the last train: a quarter shorter at most, or an hour earlier."""
    if way.leave_by is None or not way.is_missed:
        return None
    new_end = way.leave_by - timedelta(minutes=way.leave_by.minute % FULL_MINUTES)
    cut = end - new_end
    if cut * PARTS <= end - start:
        return start, new_end
    return (start - cut, new_end) if cut <= LONGEST_SHIFT else None


def _night(end: datetime) -> date | None:
    """Name the night in which a session ends by its evening; None for one that ends by day."""
    at = in_singapore(end)
    if at.time() < NIGHT_ENDS:
        return at.date() - DAY
    return at.date() if at.time() >= LATE else None


def _known(choice: Choice, asked: _Asked) -> HomeWay:
    way, doubtful = choice.way, choice.in_doubt
    first, journey = min(_leavings(way, asked.night)), journey_words(way.journey)
    late = _too_late(asked, first.leave_by, " that is known" if doubtful else "")
    is_detour = doubtful is not None and doubtful.stop == way.stop
    detour = f" That is {journey}; a quicker way is in doubt." if is_detour else ""
    words = f"{late}{first.words(asked.night)}.{detour}"
    return HomeWay(first.leave_by, words, bool(late), asked.caveat, journey)


def _unknown(way: Way, asked: _Asked) -> HomeWay:
    """Say that it is not known; any train of the way whose time is known is still the latest."""
    first, late = min(_leavings(way, asked.night), default=None), ""
    words = "When the last train home leaves is not known."
    if first is not None:
        late = _too_late(asked, first.leave_by, "")
        words = f"{late}{words} {first.words(asked.night)} in any case."
    return HomeWay(None, words, bool(late), asked.caveat, journey_words(way.journey))


def _leavings(way: Way, night: date) -> Iterator[_Leaving]:
    """Reckon, for each train of a way whose last is known, when to leave for it."""
    begins = midnight(night)
    for boarding in way.boardings:
        last = boarding.last
        if last is not None and not last.doubt:
            leave_by = begins + timedelta(minutes=last.minutes - boarding.minutes)
            train = f"the last train from {boarding.station} towards {last.terminus}"
            yield _Leaving(leave_by, f"{train} ({_source(last.as_of)})")


def _too_late(asked: _Asked, leave_by: datetime, which: str) -> str:
    """Say that a session does not leave time for the train, or nothing if it does."""
    if asked.end <= leave_by:
        return ""
    verb = "begins after" if asked.start > leave_by else "ends too late for"
    return f"This {verb} the last train home{which}. "


def _counted(home: Home, way: Way) -> str:
    """Say which station stands for an area; nothing for a home that is a station."""
    stop = home.stop_words(way.stop)
    return f" That counts as far as {stop}, without the walk or bus from there." if stop else ""


def _gap(network: RailNetwork, home: Home, choice: Choice) -> str:
    """Say which train of a way in doubt the table lacks, or why it is in doubt."""
    way = choice.in_doubt
    if way is None:
        return ""
    boarding = next(train for train in way.boardings if not train.is_known)
    which = f"{_line_name(network, boarding)} from {boarding.station}: {_doubt(boarding)}. {CHECK}"
    if way.stop == choice.way.stop:
        return which
    return f"One may leave later for {home.stations[way.stop]}, but that is in doubt. {which}"


def _line_name(network: RailNetwork, boarding: Boarding) -> str:
    line = network.lines.get(boarding.line)
    return line.name if line else boarding.line


def _doubt(boarding: Boarding) -> str:
    if boarding.last is None:
        return f"our table has no last train to {boarding.to_station}"
    words = boarding.last.doubt.removesuffix(".").removesuffix("; check")
    return words[:1].lower() + words[1:]


def _eve(night: date, holidays: HolidayCalendar) -> str:
    """Say what the table cannot tell of a night: eves, and years without a list of holidays."""
    if holiday := holidays.public.get(night + DAY):
        return f"Whether trains run later on the eve of {holiday} is not known."
    if eve := holidays.eves.get(night):
        return f"Whether trains run later on {eve} is not known."
    if night.year not in holidays.public_years:
        return f"The public holidays of {night.year} are not known, nor their trains."
    return ""


def _source(as_of: str) -> str:
    """Write the source with its month, as exact as its date is: "MRTDown, July 2026"."""
    year, _, rest = as_of.partition("-")
    month = f"{MONTH_NAMES[int(rest[:2]) - 1]} {year}" if rest else year
    return f"MRTDown, {month}" if month else "MRTDown"
