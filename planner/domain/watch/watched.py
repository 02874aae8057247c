"""Watched sources: the states that a look at a page can end in."""

from enum import StrEnum


class WatchState(StrEnum):
    """Name what the last look at a source found."""

    NEVER = "never"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    MOVED = "moved"
    GONE = "gone"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"


WATCH_WORDS: dict[WatchState, str] = {
    WatchState.NEVER: "not looked at yet",
    WatchState.UNCHANGED: "unchanged",
    WatchState.CHANGED: "changed",
    WatchState.MOVED: "moved to another address",
    WatchState.GONE: "no longer there",
    WatchState.REFUSED: "not open to programs: look yourself",
    WatchState.UNREACHABLE: "could not be reached three times in a row",
}
