"""Watching sources: what a look can find, and what it makes of what is known of the page.

A change is told once, on the look that first reads another text. A page that does not answer is
unreachable only after ``FAILURES_TO_SAY_SO`` looks in a row. Text that was read is never given up
for a page that cannot be read. Days are Singapore's.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from planner.domain.checklists.checklist import STATUS_WORDS, TaskStatus
from planner.domain.time_words import full_day_words
from planner.domain.watch.watched import WatchState
from planner.domain.watch.watched_text import doubt, excerpt, fingerprint, normalised

FAILURES_TO_SAY_SO = 3
LONGEST_NOTE = 2_000
TURNED = f"{STATUS_WORDS[TaskStatus.DONE]} → {STATUS_WORDS[TaskStatus.CHECK_AGAIN]}"

FIRST_READ = "Read for the first time: there is nothing yet to compare it with."
READ_ANEW = "Recorded afresh: we read it in another way, or at another address, than before."
ONLY_FINGERPRINT = "Only the fingerprint of the earlier text is kept, not its words."
NOT_ASKED = "It says that nothing changed, although it was not asked so."


class FoundKind(StrEnum):
    """Name what a look came back with."""

    TEXT = "text"
    NOT_MODIFIED = "not-modified"
    MOVED = "moved"
    GONE = "gone"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class Found:
    """Hold what a look found; ``detail`` is a sentence, or "".

    ``text`` is the main text as ``read_with`` gave it. ``moved_to`` is the address that the page
    names as its own from now on. ``etag`` and ``last_modified`` are for the next look.
    """

    kind: FoundKind
    detail: str = ""
    text: str = ""
    read_with: str = ""
    etag: str = ""
    last_modified: str = ""
    moved_to: str = ""


# Looks at a URL; ETag and Last-Modified are those of the last answer, or "".
Look = Callable[[str, str, str], Found]


@dataclass(frozen=True, slots=True)
class Known:
    """Hold what is known of a watched page after its last look; the fields are the row's."""

    url: str
    state: WatchState = WatchState.NEVER
    fingerprint: str = ""
    text: str = ""
    text_seen_on: date | None = None
    etag: str = ""
    last_modified: str = ""
    moved_to: str = ""
    detail: str = ""
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """Hold what the list of sources says: address, fingerprint when read by a person, that day."""

    url: str
    fingerprint: str = ""
    read_on: date | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """Hold one change: the last day on which the earlier text was seen, and what differs."""

    seen_before_on: date | None
    excerpt: str


def judge(known: Known, found: Found, listed: Listed, today: date) -> tuple[Known, Change | None]:
    """Tell what is known after a look, and the change that it noticed, if any."""
    if found.kind is FoundKind.UNREACHABLE:
        return _unanswered(known, found.detail), None
    if found.kind is FoundKind.NOT_MODIFIED and not known.text:
        return _unanswered(known, NOT_ASKED), None
    if found.kind is FoundKind.TEXT:
        return _read(known, found, listed, today)
    after = replace(known, failures=0, detail=found.detail, moved_to=found.moved_to)
    if found.kind is FoundKind.NOT_MODIFIED:
        return replace(after, state=_quiet(found), text_seen_on=today), None
    return replace(after, state=WatchState(found.kind.value)), None


def change_words(title: str, seen_before_on: date | None, noticed_on: date) -> str:
    """Write for a task's log that a page under it changed, with the day before and the day now."""
    before = f", last seen as it was on {full_day_words(seen_before_on)}" if seen_before_on else ""
    return (
        f"“{title}” changed, noticed on {full_day_words(noticed_on)}{before}. "
        "Your evidence is kept."
    )


def _unanswered(known: Known, detail: str) -> Known:
    failures = known.failures + 1
    state = WatchState.UNREACHABLE if failures >= FAILURES_TO_SAY_SO else known.state
    return replace(known, failures=failures, state=state, detail=detail)


def _quiet(found: Found) -> WatchState:
    return WatchState.MOVED if found.moved_to else WatchState.UNCHANGED


def _read(known: Known, found: Found, listed: Listed, today: date) -> tuple[Known, Change | None]:
    text = normalised(found.text)
    if fault := doubt(text, known.text):
        return replace(known, failures=0, state=WatchState.REFUSED, detail=fault), None
    seen = fingerprint(text, found.read_with)
    change, detail = _compared(known, text, seen, found.read_with, listed)
    after = Known(
        url=listed.url,
        state=WatchState.CHANGED if change else _quiet(found),
        fingerprint=seen,
        text=text,
        text_seen_on=today,
        etag=found.etag,
        last_modified=found.last_modified,
        moved_to=found.moved_to,
        detail=" ".join(said for said in (found.detail, detail) if said),
    )
    return after, change


def _compared(
    known: Known, text: str, seen: str, read_with: str, listed: Listed
) -> tuple[Change | None, str]:
    """Compare with the text of the last look, else with what the list of sources says."""
    if not known.fingerprint:
        if listed.fingerprint in {"", seen}:
            return None, "" if listed.fingerprint else FIRST_READ
        return Change(listed.read_on, ONLY_FINGERPRINT), ""
    if known.text == text:
        return None, ""
    is_comparable = known.fingerprint == fingerprint(known.text, read_with)
    if not is_comparable or known.url != listed.url:
        return None, READ_ANEW
    return Change(known.text_seen_on, excerpt(known.text, text)), ""
