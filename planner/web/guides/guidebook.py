"""The guidebook of this process: read once, at the first page that needs it."""

import threading
from collections.abc import Callable
from datetime import date

from flask import Flask, current_app

from planner import PROJECT
from planner.domain.guides.guidebook import Guidebook
from planner.store.guides.files import read_guidebook
from planner.store.guides.overdue_sources import warn_of_overdue
from planner.web import clock

GUIDES = PROJECT / "data" / "guides"


class Shelf:
    """Hold the guidebook once it is read; threads that ask at once read it once.

    ``today`` is asked once, to say in the log which sources are past their review date.
    """

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today
        self._lock = threading.Lock()
        self._book: Guidebook | None = None

    def book(self) -> Guidebook:
        """Give the guidebook; raises SetUpFault with every fault of its files."""
        with self._lock:
            if self._book is None:
                self._book = read_guidebook(GUIDES)
                warn_of_overdue(self._book.sources.values(), self._today())
            return self._book


def guidebook() -> Guidebook:
    """Give every guide, question, route, item and source."""
    shelf: Shelf = current_app.extensions["guidebook"]
    return shelf.book()


def today() -> date:
    """Give the day in Singapore."""
    return clock.now().date()


def install(app: Flask) -> None:
    """Give the app a shelf for its guidebook."""
    app.extensions["guidebook"] = Shelf(today)
