"""The guidebook of this process: read once, at the first page that needs it."""

import threading
from datetime import date

from flask import Flask, current_app

from planner import PROJECT
from planner.domain.guidebook import Guidebook
from planner.store.guide_files import read_guidebook
from planner.web import clock

GUIDES = PROJECT / "data" / "guides"


class Shelf:
    """Hold the guidebook once it is read; threads that ask at once read it once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._book: Guidebook | None = None

    def book(self) -> Guidebook:
        """Give the guidebook; raises SetUpFault with every fault of its files."""
        with self._lock:
            if self._book is None:
                self._book = read_guidebook(GUIDES)
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
    app.extensions["guidebook"] = Shelf()
