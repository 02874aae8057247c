"""The last trains of each station by service and kind of day, as a published table has them.

Minutes count from the midnight before the night's evening, so a train at 00:18 is at 1,458. A row
with a note is in doubt. Services follow their stations; no train that stops short is known.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple, Protocol

from planner.domain.holidays import HolidayCalendar
from planner.domain.travel.rail import Hop, RailNetwork

SATURDAY, SUNDAY = 5, 6
MINUTES_AN_HOUR = 60


class TrainRow(Protocol):
    """Ask of a row of the table; all of it is text."""

    @property
    def station_code(self) -> str:
        """The platform's code, such as "NS17"."""

    @property
    def line(self) -> str:
        """The line's code."""

    @property
    def direction(self) -> str:
        """The service's name, such as "Main Service, Northbound"."""

    @property
    def terminus(self) -> str:
        """The name of the station where the service ends."""

    @property
    def day_type(self) -> str:
        """One of ``weekday``, ``saturday`` and ``sunday_ph``."""

    @property
    def last_train_24(self) -> str:
        """The last train; hours run on past midnight: "24:18"."""

    @property
    def source_date(self) -> str:
        """The day of the source, as exact as that is."""

    @property
    def note(self) -> str:
        """Why the row is in doubt, or ""."""


class LastTrain(NamedTuple):
    """Hold the last train of one service at one station; ``doubt`` is why not to rely on it."""

    terminus: str
    minutes: int
    as_of: str
    doubt: str


class Service(NamedTuple):
    """Name one way in which the trains of a line run."""

    line: str
    direction: str
    terminus: str


Onward = Mapping[str, str]  # a station code to the next on the way to the terminus


@dataclass(frozen=True, slots=True, eq=False)
class LastTrains:
    """Hold the table, built once: times by code, service and kind of day, and how services run.

    ``sure`` is the network without the lines of which no last train is known.
    """

    sure: RailNetwork
    times: Mapping[tuple[str, Service, str], LastTrain]
    onward: Mapping[Service, Onward]
    codes: Mapping[tuple[str, str], tuple[str, ...]]
    names: Mapping[str, str]

    @classmethod
    def build(cls, network: RailNetwork, rows: Iterable[TrainRow]) -> "LastTrains":
        """Join rows with the network; a service whose terminus is not open leads nowhere."""
        rows = tuple(rows)
        calls: dict[Service, set[str]] = {}
        for row in rows:
            calls.setdefault(_service(row), set()).add(row.station_code)
        codes: dict[tuple[str, str], tuple[str, ...]] = {}
        for station in network.stations:
            key = (station.line, station.name)
            codes[key] = (*codes.get(key, ()), station.code)
        sure_lines = {"", *(row.line for row in rows if not row.note)}
        return cls(
            sure=without(network, lambda _from, _to, line: line not in sure_lines),
            times={(row.station_code, _service(row), row.day_type): _last(row) for row in rows},
            onward={service: _onward(network, service, at) for service, at in calls.items()},
            codes=codes,
            names={station.code: station.name for station in network.stations},
        )

    def last_train(self, line: str, start: str, end: str, kind: str) -> LastTrain | None:
        """Look up the last train from one station to another, by names; None if no row tells.

        ``kind`` is one of the day types. Where several services go there, one in doubt comes
        first, for it may be the later one; then the latest.
        """
        found = [
            self.times[code, service, kind]
            for code in self.codes.get((line, start), ())
            for service in self.onward
            if service.line == line and (code, service, kind) in self.times
            if end in self._ahead(service, code)
        ]
        return max(found, key=lambda last: (bool(last.doubt), last.minutes), default=None)

    def _ahead(self, service: Service, code: str) -> Iterator[str]:
        """Name the stations that a train of a service still calls at after one."""
        onward = self.onward[service]
        while code := onward.get(code, ""):
            yield self.names[code]


def without(network: RailNetwork, is_left_out: Callable[[str, str, str], bool]) -> RailNetwork:
    """Leave out hops by the codes of their two platforms and their line, "" for a change."""
    codes = [station.code for station in network.stations]

    def kept(code: str, hops: tuple[Hop, ...]) -> tuple[Hop, ...]:
        return tuple(hop for hop in hops if not is_left_out(code, codes[hop.platform], hop.line))

    return replace(network, hops=tuple(map(kept, codes, network.hops)))


def day_type(day: date, holidays: HolidayCalendar) -> str:
    """Name the kind of day that the table knows a date as."""
    if day.weekday() == SUNDAY or day in holidays.public:
        return "sunday_ph"
    return "saturday" if day.weekday() == SATURDAY else "weekday"


def _service(row: TrainRow) -> Service:
    return Service(row.line, row.direction, row.terminus)


def _last(row: TrainRow) -> LastTrain:
    hours, minutes = row.last_train_24.split(":")
    at = int(hours) * MINUTES_AN_HOUR + int(minutes)
    return LastTrain(row.terminus, at, row.source_date, row.note)


def _onward(network: RailNetwork, service: Service, calls: set[str]) -> Onward:
    """Walk back from the terminus along the line, through stations that the service calls at."""
    ends = [
        i
        for i, station in enumerate(network.stations)
        if station.name == service.terminus and station.line == service.line
    ]
    onward: dict[str, str] = {network.stations[i].code: "" for i in ends}
    queue = deque(ends)
    while queue:
        here = queue.popleft()
        for hop in network.hops[here]:
            code = network.stations[hop.platform].code
            if hop.line == service.line and code in calls and code not in onward:
                onward[code] = network.stations[here].code
                queue.append(hop.platform)
    return onward
