"""When an outside service may be asked: not too often, and not while it keeps failing.

Seconds are of the monotonic clock, which all processes of one machine share.
"""

import fcntl
import threading
import time
from collections.abc import Callable
from pathlib import Path

from planner.domain.errors import OriginUnavailable
from planner.domain.origins.origin import WAYS_TO_ASK, Geocode, Origin

LONGEST_WAIT_S = 3.0
FAILURES_TO_REST = 3
REST_S = 60.0

Clock = Callable[[], float]


class TooBusy(OriginUnavailable):
    """Say that too many are waiting; this is no fault of the geocoder."""


class Pace:
    """Let calls through one at a time with a gap between them.

    With a file (in the instance folder) the gap holds between all processes of this machine that
    name the same file; without one, in this process only, so that n workers ask n times as often.
    """

    def __init__(
        self,
        gap_s: float,
        path: Path | None = None,
        *,
        clock: Clock = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._gap_s = gap_s
        self._path = path
        self._clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        self._next = 0.0

    def wait(self) -> None:
        """Return when it is this caller's turn; raises TooBusy if that is too long to wait."""
        with self._lock:
            wait_s = self._reserved() if self._path is None else self._reserved_in(self._path)
        if wait_s > 0:
            self._sleep(wait_s)

    def _reserved_in(self, path: Path) -> float:
        with path.open("a+") as file:
            # Released when the file closes, also if this process is killed.
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            self._next = _seconds(file.read(40))
            wait_s = self._reserved()
            file.truncate(0)
            file.write(repr(self._next))
        return wait_s

    def _reserved(self) -> float:
        """Take the next free turn and return the wait for it."""
        now = self._clock()
        # A turn farther off than anybody waits was written before this machine last started.
        farthest = now + LONGEST_WAIT_S + self._gap_s
        turn = max(now, self._next if self._next <= farthest else now)
        if turn - now > LONGEST_WAIT_S:
            raise TooBusy(f"Too many searches are waiting. {WAYS_TO_ASK}")
        self._next = turn + self._gap_s
        return turn - now


def _seconds(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


class Breaker:
    """Leave a failing geocoder alone: three failures in a row, a minute's rest, one trial."""

    def __init__(self, name: str, geocode: Geocode, *, clock: Clock = time.monotonic) -> None:
        self._name = name
        self._geocode = geocode
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._closed_until: float | None = None

    def __call__(self, text: str) -> Origin | None:
        """Ask, unless the geocoder is resting."""
        self._admit()
        try:
            answer = self._geocode(text)
        except TooBusy:
            self._release()
            raise
        except OriginUnavailable:
            self._note_failure()
            raise
        with self._lock:
            self._failures, self._closed_until = 0, None
        return answer

    def _admit(self) -> None:
        with self._lock:
            if self._closed_until is None:
                return
            if self._clock() < self._closed_until:
                raise OriginUnavailable(
                    f"{self._name} did not answer lately and is left alone for a minute. "
                    f"{WAYS_TO_ASK}"
                )
            # This caller makes the trial; the others wait for what it shows.
            self._closed_until = self._clock() + REST_S

    def _note_failure(self) -> None:
        with self._lock:
            self._failures += 1
            if self._failures >= FAILURES_TO_REST:
                self._closed_until = self._clock() + REST_S

    def _release(self) -> None:
        """Let the next caller make the trial that this one did not make."""
        with self._lock:
            if self._closed_until is not None:
                self._closed_until = self._clock()
