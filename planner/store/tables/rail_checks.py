"""Whether lines, stations, exits, links and trains name each other truly.

Contrast is WCAG 2.2's ratio of relative luminances, from 1 to 21.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from planner.domain.errors import SetUpFault
from planner.domain.travel.geo import SINGAPORE, LatLon
from planner.store.data_rows import Fault, label
from planner.store.tables.files import feature_collection
from planner.store.tables.layout import (
    exits_table,
    lines_table,
    links_table,
    stations_table,
    trains_table,
)
from planner.store.tables.records import LineRecord, StationRecord

TRANSFER = "transfer"
COLOUR = re.compile(r"#[0-9A-F]{6}")
SRGB_KNEE = 0.04045  # IEC 61966-2-1: below it the curve is a straight line
LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3, for small text
HOURS_A_DAY = 24
LATEST = re.compile(r"([0-2]\d):([0-5]\d)")

Lines = Mapping[str, LineRecord]
Stations = Mapping[str, StationRecord]


def faults(folder: Path) -> Iterator[Fault]:
    """List the faults of the rail files."""
    line_rows, station_rows = lines_table(folder), stations_table(folder)
    lines = {line.line: line for _, line in line_rows.rows}
    stations = {station.code: station for _, station in station_rows.rows}
    yield from _line_faults(folder)
    yield from _station_faults(folder, lines)
    yield from _exit_faults(folder, stations)
    yield from _link_faults(folder, lines, stations)
    yield from _train_faults(folder, lines, stations)
    yield from _drawn_faults(folder, lines)


def contrast(colour: str, other: str) -> float:
    """Measure the contrast of two colours written #RRGGBB."""
    bright, dark = sorted((_luminance(colour), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= SRGB_KNEE else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _line_faults(folder: Path) -> Iterator[Fault]:
    table = lines_table(folder)
    yield from table.faults
    seen: set[str] = set()
    for number, line in table.rows:
        if line.line in seen:
            yield table.blame(number, f"line {line.line} stands twice")
        seen.add(line.line)
        if not COLOUR.fullmatch(line.colour):
            yield table.blame(number, f"colour {line.colour!r} is not like #D42E12")
            continue
        ratio = contrast(line.colour, "#000000" if line.text_colour == "black" else "#FFFFFF")
        if ratio < LEAST_CONTRAST:
            problem = f"{line.text_colour} on {line.colour} has a contrast of {ratio:.1f}"
            yield table.blame(number, f"{problem}: give {LEAST_CONTRAST} or more")


def _station_faults(folder: Path, lines: Lines) -> Iterator[Fault]:
    table = stations_table(folder)
    yield from table.faults
    seen: set[str] = set()
    for number, station in table.rows:
        if station.code in seen:
            yield table.blame(number, f"code {station.code} stands twice")
        seen.add(station.code)
        if station.line not in lines:
            yield table.blame(number, f"line {station.line!r} is not in lines.csv")
        if station.location not in SINGAPORE:
            yield table.blame(number, f"{station.name} is outside Singapore")
        if (station.status == "open") != (station.opened is not None):
            yield table.blame(number, f"status is {station.status} but opened is {station.opened}")


def _exit_faults(folder: Path, stations: Stations) -> Iterator[Fault]:
    table = exits_table(folder)
    yield from table.faults
    seen: set[tuple[str, LatLon]] = set()
    for number, way in table.rows:
        if (way.exit, way.location) in seen:  # two parts of one station may both have an exit A
            yield table.blame(number, f"exit {way.exit} of {way.station} stands twice")
        seen.add((way.exit, way.location))
        if way.location not in SINGAPORE:
            yield table.blame(number, f"exit {way.exit} is outside Singapore")
        for code in way.codes:
            yield from _naming(table.file, number, code, way.station, stations)


def _naming(file: str, number: int, code: str, name: str, stations: Stations) -> Iterator[Fault]:
    """Ask that a code is a station's and goes with its name."""
    if code not in stations:
        yield Fault(file, number, f"code {code!r} is no station")
    elif stations[code].name != name:
        yield Fault(file, number, f"code {code} is {stations[code].name}, not {name}")


def _link_faults(folder: Path, lines: Lines, stations: Stations) -> Iterator[Fault]:
    table = links_table(folder)
    yield from table.faults
    seen: set[frozenset[str]] = set()
    for number, link in table.rows:
        ends = frozenset((link.from_code, link.to_code))
        if ends in seen or len(ends) == 1:
            yield table.blame(number, f"{link.from_code}–{link.to_code} is no new way")
        seen.add(ends)
        if link.line not in lines and link.line != TRANSFER:
            yield table.blame(number, f"line {link.line!r} is not in lines.csv")
        if link.minutes is None and link.line != TRANSFER and not link.minutes_note:
            yield table.blame(number, "minutes is empty: say why in minutes_note")
        for code in sorted(ends):
            if code not in stations:
                yield table.blame(number, f"code {code!r} is no station")
            elif link.line not in (TRANSFER, stations[code].line):
                yield table.blame(number, f"code {code} is not on line {link.line}")


def _train_faults(folder: Path, lines: Lines, stations: Stations) -> Iterator[Fault]:
    table = trains_table(folder)
    yield from table.faults
    names = {station.name for station in stations.values()}
    for number, train in table.rows:
        yield from _naming(table.file, number, train.station_code, train.station_name, stations)
        if train.line not in lines:
            yield table.blame(number, f"line {train.line!r} is not in lines.csv")
        if train.terminus not in names:
            yield table.blame(number, f"terminus {train.terminus!r} is no station")
        late = LATEST.fullmatch(train.last_train_24)
        wrapped = late and f"{int(late[1]) % HOURS_A_DAY:02}:{late[2]}"
        if wrapped != f"{train.last_train:%H:%M}":
            problem = f"last_train_24 {train.last_train_24!r} is not {train.last_train:%H:%M}"
            yield table.blame(number, problem)


def _drawn_faults(folder: Path, lines: Lines) -> Iterator[Fault]:
    """Ask that the drawn lines have the colours of lines.csv; other faults are told elsewhere."""
    name = "rail_lines.geojson"
    try:
        features = feature_collection(folder, name)["features"]
    except SetUpFault:
        return
    for feature in features:
        drawn = feature.get("properties") or {}
        line = lines.get(drawn.get("line", ""))
        if line is None:
            yield Fault(label(folder, name), 1, f"line {drawn.get('line')!r} is not in lines.csv")
        elif (line.name, line.colour) != (drawn.get("name"), drawn.get("colour")):
            yield Fault(label(folder, name), 1, f"{line.line} differs from lines.csv")
