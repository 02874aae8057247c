"""Answers lately given, kept in memory for the rest of the minute they were true in.

The key is the question as asked, the minute, and the digest of the facts; so nothing stale is
given. A question that holds a position is never kept.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from flask import Flask, current_app, request

from planner.web import clock
from planner.web.snapshot import snapshot

MOST_ANSWERS = 512
T = TypeVar("T")


class Answers:
    """Keep the answers used last, for all threads of a process."""

    def __init__(self, most: int = MOST_ANSWERS) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, object] = OrderedDict()

    def find(self, key: Hashable) -> object | None:
        """Give the answer kept under a key, if it still is."""
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key]

    def keep(self, key: Hashable, answer: object) -> None:
        """Keep an answer, and let go of the one not used for longest."""
        with self._lock:
            self._kept[key] = answer
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)


def kept(what: str, make: Callable[[], tuple[T, bool]]) -> T:
    """Give the answer to this request, made at most once a minute.

    ``make`` gives the answer and whether it may be kept.
    """
    answers: Answers = current_app.extensions["answers"]
    minute = clock.now().replace(second=0, microsecond=0)
    site = (request.scheme, request.host)  # answers hold whole addresses
    key = (what, site, request.path, request.query_string, minute, snapshot().digest)
    found = answers.find(key)
    if found is not None:
        return cast("T", found)
    answer, may_keep = make()
    if may_keep:
        answers.keep(key, answer)
    return answer


def install(app: Flask) -> None:
    """Give the app answers of its own."""
    app.extensions["answers"] = Answers()
