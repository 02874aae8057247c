"""Stations as origins: those with trains, and those that are only planned.

A name is one station with all its codes; it lies at the mean of the codes' points, in degrees.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from planner.domain.travel.geo import LatLon
from planner.store.gazetteer.sources import STATION_SOURCE, Entry, in_singapore
from planner.store.tables.files import LineRecord, StationRecord, read_lines
from planner.store.tables.layout import stations_table

_WORDS = ("MRT", "LRT", "station", "MRT station", "LRT station")


def stations(folder: Path) -> list[Entry]:
    """List the open stations, one for each name, with all its codes."""
    groups = _by_name(stop for stop in _stops(folder) if stop.status == "open")
    return [_open(name, stops) for name, stops in groups.items()]


def planned_stations(folder: Path) -> list[Entry]:
    """List the stations that were not open when their lines were last looked up.

    Where an open station has the same name, only the planned codes lead here.
    """
    dates = {line.line: _day_words(line) for line in read_lines(folder)}
    stops = _stops(folder)
    running = {stop.name for stop in stops if stop.status == "open"}
    groups = _by_name(stop for stop in stops if stop.status != "open")
    return [
        _planned(name, group, dates.get(group[0].line, ""), is_shared=name in running)
        for name, group in groups.items()
    ]


def _stops(folder: Path) -> list[StationRecord]:
    return in_singapore(stations_table(folder))


def _by_name(stops: Iterable[StationRecord]) -> dict[str, list[StationRecord]]:
    groups: dict[str, list[StationRecord]] = defaultdict(list)
    for stop in stops:
        groups[stop.name].append(stop)
    return groups


def _open(name: str, stops: list[StationRecord]) -> Entry:
    codes = [stop.code for stop in stops]
    label = f"{name} ({'/'.join(codes)})"
    extra = " ".join(["mrt lrt station", *codes])
    return Entry("station", _names(name, codes), label, _middle(stops), STATION_SOURCE, extra)


def _planned(name: str, stops: list[StationRecord], day: str, *, is_shared: bool) -> Entry:
    codes = [stop.code for stop in stops]
    names = tuple(codes) if is_shared else _names(name, codes)
    told = [] if name in codes else ["/".join(codes)]
    note = ", ".join([*told, f"not open on {day}" if day else "not open yet"])
    extra = " ".join(["mrt station", *codes])
    return Entry("planned", names, f"{name} ({note})", _middle(stops), STATION_SOURCE, extra)


def _names(name: str, codes: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([name, *(f"{name} {word}" for word in _WORDS), *codes]))


def _middle(stops: list[StationRecord]) -> LatLon:
    lat = sum(stop.location.lat for stop in stops) / len(stops)
    lon = sum(stop.location.lon for stop in stops) / len(stops)
    return LatLon(round(lat, 6), round(lon, 6))


def _day_words(line: LineRecord) -> str:
    """Write a line's source date: "24 July 2026", or what there is of it."""
    try:
        day = date.fromisoformat(line.source_date)
    except ValueError:
        return line.source_date
    return f"{day.day} {day:%B} {day.year}"
