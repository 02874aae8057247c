"""Answers lately given, kept in memory while they are true: a page's, for the rest of its minute.

The key is the question as asked; with the minute or the facts all that was kept goes, so nothing
stale is given. A question that holds a position, or a parameter that we do not know, is never kept.
Sizes in bytes.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Protocol, TypeVar, cast

from flask import Flask, current_app, request

from planner.domain.places.place import ATTRIBUTES
from planner.web import clock
from planner.web.snapshot import snapshot

MOST_BYTES = 16 * 1024 * 1024
LARGEST_SHARE = 8  # no answer takes more than this part of the whole
OVERHEAD = 1024  # of an answer beside its body: its key, its headers, its objects
LONGEST_QUERY = 1000
PLACES_QUERY = {"near", "when", "from", "to", "for", "kind", "late", "access", "sort", "bbox"}
KNOWN_PARAMETERS = {*PLACES_QUERY, *ATTRIBUTES, "view", "page", "limit", "offset", "form"}


class Sized(Protocol):
    """Be an answer that tells how many bytes it has."""

    @property
    def size(self) -> int:
        """Count the bytes of the body."""
        ...


T = TypeVar("T", bound=Sized)


class KeptPages:
    """Keep the answers used last that are true as of one time, for all threads of a process.

    What that time is, whoever asks says with each question: a minute, a day, a minute of one state
    of the facts.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, Sized] = OrderedDict()
        self._bytes = 0
        self._as_of: Hashable = None

    def __len__(self) -> int:
        return len(self._kept)

    def find(self, as_of: Hashable, key: Hashable) -> Sized | None:
        """Give the answer kept under a key; the first question as of another time lets all go."""
        with self._lock:
            if as_of != self._as_of:
                self._kept.clear()
                self._bytes, self._as_of = 0, as_of
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def keep(self, as_of: Hashable, key: Hashable, answer: Sized) -> None:
        """Keep an answer of the time asked of last, and let go of those not used for longest."""
        size = answer.size + OVERHEAD
        with self._lock:
            if as_of != self._as_of or size > self._most_bytes // LARGEST_SHARE:
                return
            before = self._kept.pop(key, None)
            self._bytes += size - (before.size + OVERHEAD if before else 0)
            self._kept[key] = answer
            while self._bytes > self._most_bytes:
                _, oldest = self._kept.popitem(last=False)
                self._bytes -= oldest.size + OVERHEAD


def kept(what: str, make: Callable[[], tuple[T, bool]]) -> T:
    """Give the answer to this request, made at most once a minute.

    ``make`` gives the answer and whether it may be kept.
    """
    pages: KeptPages = current_app.extensions["kept_pages"]
    minute = (clock.now().replace(second=0, microsecond=0), snapshot().digest)
    # The site is part of it because answers hold whole addresses.
    key = (what, request.scheme, request.host, request.path, request.query_string)
    found = pages.find(minute, key)
    if found is not None:
        return cast("T", found)
    answer, may_keep = make()
    if may_keep and _is_worth_keeping():
        pages.keep(minute, key, answer)
    return answer


def _is_worth_keeping() -> bool:
    """Tell whether others may ask the same: made-up parameters would fill the memory."""
    return len(request.query_string) <= LONGEST_QUERY and request.args.keys() <= KNOWN_PARAMETERS


def install(app: Flask) -> None:
    """Give the app kept pages of its own."""
    app.extensions["kept_pages"] = KeptPages()
