"""The lines of an iCalendar file: which events it holds, by the few properties that we read.

Everything else in an event (descriptions, guests, alarms) is dropped here, before any library sees
it. Lines are unfolded; texts are as they stand in the file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

KEPT = frozenset(
    {
        *("UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"),
        *("SUMMARY", "LOCATION", "STATUS", "TRANSP", "SEQUENCE", "X-MICROSOFT-CDO-BUSYSTATUS"),
    }
)
REPEATING = frozenset({"RRULE", "RDATE", "RECURRENCE-ID"})
TEXTS = frozenset({"SUMMARY", "LOCATION"})  # cut where too long: only their beginning is shown
LONGEST_KEPT = 20_000  # characters: some thousand excluded dates
MOST_LINES = 2_000  # of one event
FOLD = re.compile(r"(?:\r\n|\r|\n)[ \t]")
BREAK = re.compile(r"\r\n|\r|\n")
NAME_ENDS = re.compile("[:;]")
UP_TO_VALUE = r'[^":]*(?:"[^"]*"[^":]*)*:'
VALUE = re.compile(f"{UP_TO_VALUE}(.*)", re.DOTALL)
DAY = re.compile(rf"^{UP_TO_VALUE}(\d{{8}})(?:T|$)")
UNTIL = re.compile(r"[:;]UNTIL=(\d{8})(?:T\d{6}Z?)?(?:;|$)", re.IGNORECASE)
NEAR = timedelta(days=2)  # no time zone moves a day further than this
ZONE = re.compile(r"[^:]*;TZID=\"?([^\";:]+)", re.IGNORECASE)
SUB_DAILY = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
TIMES_OF_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")


@dataclass
class EventLines:
    """Hold the lines of one event that are read, and the first line of each property."""

    number: int
    lines: list[str] = field(default_factory=list)
    first: dict[str, str] = field(default_factory=dict)
    is_too_long: bool = False

    @property
    def own_uid(self) -> str:
        """Give the UID that it names, or ""."""
        return value_of(self.first.get("UID", "")).strip()

    @property
    def uid(self) -> str:
        """Give its UID; one without has its number in the file for one."""
        return self.own_uid or f"event {self.number}"

    @property
    def repeats(self) -> bool:
        """Tell whether it takes more than its own times to know its dates."""
        return not REPEATING.isdisjoint(self.first)

    @property
    def is_sub_daily(self) -> bool:
        """Tell whether it repeats more often than once a day."""
        return is_sub_daily(self.lines) if "RRULE" in self.first else False

    @property
    def start_zone(self) -> str | None:
        """Name the zone of its start, "" if it names none, None if it needs none."""
        line = self.first.get("DTSTART", "")
        named = ZONE.match(line)
        if named:
            return named[1].strip()
        value = value_of(line).strip().upper()
        return "" if "T" in value and not value.endswith("Z") else None

    def add(self, name: str, line: str) -> None:
        """Keep a line if it is one of those that are read."""
        if name not in KEPT:
            return
        kept = line[:LONGEST_KEPT] if name in TEXTS else line
        self.first.setdefault(name, kept)
        if len(self.lines) >= MOST_LINES or len(kept) > LONGEST_KEPT:
            self.is_too_long = True
        else:
            self.lines.append(kept)

    def is_outside(self, first: date, last: date) -> bool:
        """Tell whether it surely lies outside these days, without working anything out."""
        if not {"RDATE", "RECURRENCE-ID", "DURATION"}.isdisjoint(self.first):
            return False
        start = _day(self.first.get("DTSTART", ""))
        end = _day(self.first["DTEND"]) if "DTEND" in self.first else start
        if start is None or end is None:
            return False
        if start > last + NEAR:
            return True
        until = _until(self.lines) if "RRULE" in self.first else start
        return until is not None and first - NEAR - until > end - start


@dataclass
class Outline:
    """Hold what a file says: its name, its zone, its VTIMEZONEs by TZID, its events in order."""

    name: str = ""
    zone: str = ""
    zones: dict[str, list[str]] = field(default_factory=dict)
    events: list[EventLines] = field(default_factory=list)
    is_cut_off: bool = False


class Reading:
    """Go through the lines of a file; nothing that stands there is an error."""

    def __init__(self) -> None:
        self.found = Outline()
        self._open: list[str] = []
        self._event: EventLines | None = None
        self._zone: list[str] = []

    def take(self, line: str) -> None:
        """Read the next line."""
        name = property_name(line)
        if name == "BEGIN":
            self._begin(value_of(line).strip().upper())
        if "VTIMEZONE" in self._open:
            self._zone.append(line)
        if name == "END":
            self._end(value_of(line).strip().upper())
        elif name != "BEGIN" and self._open:
            self._property(name, line)

    def ended(self) -> Outline:
        """Give what was found once there are no more lines."""
        self.found.is_cut_off = self.found.is_cut_off or bool(self._open)
        return self.found

    def _begin(self, component: str) -> None:
        self._open.append(component)
        if component == "VEVENT":
            self._event = EventLines(len(self.found.events) + 1)
        elif component == "VTIMEZONE":
            self._zone = []

    def _end(self, component: str) -> None:
        """Leave a component, and with it those in it that were never ended."""
        if component not in self._open:
            return
        while self._open.pop() != component:
            self.found.is_cut_off = True
        if component == "VEVENT" and self._event is not None:
            self.found.events.append(self._event)
            self._event = None
        elif component == "VTIMEZONE":
            ids = [value_of(line).strip() for line in self._zone if property_name(line) == "TZID"]
            self.found.zones.setdefault(ids[0] if ids else "", self._zone)

    def _property(self, name: str, line: str) -> None:
        within = self._open[-1]
        if within == "VEVENT" and self._event is not None:
            self._event.add(name, line)
        elif within == "VCALENDAR" and name in {"X-WR-CALNAME", "NAME"}:
            self.found.name = self.found.name or value_of(line)
        elif within == "VCALENDAR" and name == "X-WR-TIMEZONE":
            self.found.zone = self.found.zone or value_of(line).strip()


def outline(text: str) -> Outline:
    """Read what stands in a file, line by line."""
    reading = Reading()
    for line in content_lines(text):
        reading.take(line)
    return reading.ended()


def content_lines(text: str) -> Iterator[str]:
    """Give the unfolded lines that are not blank."""
    return filter(None, map(str.strip, BREAK.split(FOLD.sub("", text))))


def property_name(line: str) -> str:
    """Give the name of a line's property, in capitals."""
    return NAME_ENDS.split(line, maxsplit=1)[0].strip().upper()


def value_of(line: str) -> str:
    """Give what stands behind the first colon that is not in quotation marks."""
    found = VALUE.match(line)
    return found[1] if found else ""


def is_sub_daily(lines: list[str]) -> bool:
    """Tell whether a rule among these lines repeats more often than once a day."""
    return any(
        _is_rule_sub_daily(value_of(line)) for line in lines if property_name(line) == "RRULE"
    )


def _is_rule_sub_daily(rule: str) -> bool:
    pairs = (part.partition("=") for part in rule.upper().split(";"))
    parts = {name.strip(): value.strip() for name, _, value in pairs}
    if parts.get("FREQ", "") in SUB_DAILY:
        return True
    return any("," in parts.get(name, "") for name in TIMES_OF_DAY)


def _until(lines: list[str]) -> date | None:
    """Give the last day of the only rule among these lines, None if there is no telling."""
    rules = [line for line in lines if property_name(line) == "RRULE"]
    return _day(rules[0], UNTIL) if len(rules) == 1 else None


def _day(line: str, form: re.Pattern[str] = DAY) -> date | None:
    found = form.search(line)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
