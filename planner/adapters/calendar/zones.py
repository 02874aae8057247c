"""Time zones as calendars name them, and the time that working one out may take. Seconds."""

import signal
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import tzinfo
from functools import lru_cache

import icalendar
from icalendar.timezone import tzp

from planner.adapters.calendar.lines import is_sub_daily

OPENING = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Waypoint//Import//EN")
PATIENCE = 0.25  # of computing, for one zone or one series
AGAIN = 0.05  # as what is raised while an object is let go of is lost


class TooSlow(Exception):
    """Say that a zone or a series takes too long."""


@lru_cache(maxsize=256)
def known_zone(name: str) -> tzinfo | None:
    """Give the zone of an Olson, Windows or vendor's name, or one that a file brought along."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that a vendor's prefix was cut off is as we wish
            return tzp.timezone(name)
    except Exception:  # noqa: BLE001 - a name may be anything, and is looked up as a file
        return None


def learn_zones(zones: Mapping[str, list[str]]) -> None:
    """Let the parser learn those VTIMEZONEs that only the file knows, by TZID, from their lines."""
    for tzid, lines in zones.items():
        if known_zone(tzid) is None and not is_sub_daily(lines):
            _learn(lines)
    known_zone.cache_clear()


def _learn(lines: list[str]) -> None:
    text = "\r\n".join([*OPENING, *lines, "END:VCALENDAR", ""])
    try:
        with at_most(PATIENCE):
            icalendar.Calendar.from_ical(text)
    except Exception:  # noqa: BLE001 - its events will say that the zone is not known
        return


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise TooSlow within the block once it has computed for so long; for the main thread."""

    def stop(_signal: int, _frame: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
