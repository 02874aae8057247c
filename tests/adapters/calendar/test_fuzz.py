"""Calendars made to do harm, or harmed: always an answer, within two seconds and 100 MB."""

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.adapters.calendar.reading import COMMAND, SECONDS, check_bytes, read_calendar
from planner.adapters.calendar.worker import answer
from planner.domain.calendar.busy import CalendarRead
from planner.domain.errors import InvalidValue
from tests.adapters.calendar_bombs import BOMBS
from tests.adapters.calendar_files import CALENDARS, TUESDAY, is_done_within

# In this process, unlike the child of an import, the time limit's signal may come while a callback
# of the collector runs: what is raised there is only reported, and the limit rings again.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

KEYS = {"name", "uid_digest", "notes", "dates"}
OURS = [path.read_bytes() for path in sorted(CALENDARS.glob("*.ics"))]
EVERY = 12  # of the libraries' files, one in so many goes through a process of its own

MEASURED = """
import contextlib, resource, subprocess, sys
seconds, *command = sys.argv[1:]
with contextlib.suppress(subprocess.TimeoutExpired):
    subprocess.run(command, stdin=sys.stdin, stdout=subprocess.DEVNULL, timeout=float(seconds))
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def corpus() -> list[Path]:
    """List the calendars that the libraries' wheels bring along for their own tests."""
    folders = [Path(str(files(name))) for name in ("icalendar", "recurring_ical_events")]
    return sorted(path for folder in folders for path in folder.rglob("*.ics"))


CORPUS = corpus()
LARGEST = sorted(CORPUS, key=lambda path: path.stat().st_size)[-3:]
HEAVY = BOMBS | {path.name: path.read_bytes() for path in LARGEST}


def is_answered(content: bytes) -> bool:
    """Read it as a page does, with the process and its limits."""
    try:
        return isinstance(read_calendar(content, TUESDAY), CalendarRead)
    except InvalidValue as refusal:
        return refusal.message.endswith(".")


@pytest.mark.parametrize("content", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_answered_within_two_seconds(content: bytes) -> None:
    answered = []
    assert is_done_within(2, lambda: answered.append(is_answered(content)))
    assert all(answered)


def is_let_in(content: bytes) -> bool:
    """Tell whether a worker is started for it at all."""
    try:
        check_bytes(content)
    except InvalidValue:
        return False
    return True


LET_IN = {name: content for name, content in HEAVY.items() if is_let_in(content)}


def test_few_bombs_are_refused_by_their_bytes() -> None:
    assert HEAVY.keys() - LET_IN.keys() == {"empty bytes", "nested"}


@pytest.mark.parametrize("content", LET_IN.values(), ids=LET_IN)
def test_a_bomb_never_takes_more_than_100_mb(content: bytes) -> None:
    assert 10 < peak_mb(content) <= 100


def peak_mb(content: bytes) -> float:
    """Give the most that a worker held, in a process between that holds little itself.

    A process begins with what its parent holds, and the tests hold more than 100 MB.
    """
    told = subprocess.run(
        [sys.executable, "-c", MEASURED, str(SECONDS), *COMMAND, TUESDAY.isoformat()],
        input=content,
        capture_output=True,
        check=True,
    )
    return int(told.stdout) / 1024


def is_told(content: bytes) -> bool:
    """Read it in this process: what is told is a refusal or a calendar, and can be written."""
    told = json.loads(json.dumps(answer(content, TUESDAY)))
    return set(told) in ({"refusal"}, KEYS)


def test_the_libraries_bring_calendars_along() -> None:
    assert len(CORPUS) >= 200, "their wheels hold fewer by now: take these calendars from elsewhere"


def test_every_calendar_of_the_libraries_is_answered() -> None:
    assert [path.name for path in CORPUS if not is_told(path.read_bytes())] == []


@pytest.mark.parametrize("path", CORPUS[::EVERY], ids=lambda path: path.name)
def test_calendars_of_the_libraries_are_answered_by_the_process(path: Path) -> None:
    assert is_answered(path.read_bytes())


@given(content=st.sampled_from(OURS), data=st.data())
def test_a_calendar_cut_anywhere_is_answered(content: bytes, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(content)))
    assert is_told(content[:cut])
    assert is_told(content[cut:])


@given(content=st.sampled_from(OURS), data=st.data())
def test_a_calendar_with_other_bytes_in_it_is_answered(content: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(content)))
    written = data.draw(
        st.binary(max_size=40) | st.text(':;=,TZ0123456789-"', max_size=40).map(str.encode)
    )
    over = data.draw(st.integers(0, 40))
    assert is_told(content[:at] + written + content[at + over :])


@given(st.lists(st.sampled_from(b"".join(OURS).splitlines()), max_size=60))
def test_lines_in_any_order_are_answered(lines: list[bytes]) -> None:
    assert is_told(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + b"\n".join(lines))


@given(st.binary(max_size=400))
def test_any_bytes_are_answered(content: bytes) -> None:
    assert is_told(content)
