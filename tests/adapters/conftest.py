"""What tests of adapters share."""

from collections.abc import Iterator

import pytest
from icalendar.timezone import tzp

from planner.adapters.calendar import expansion, reading, zones


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a zone and a series take their time where a calendar is read in the tests' own process.

    Its coverage and its collector, with all the tests' objects to go through, would count within
    the quarter of a second that holds for the small process of an import.
    """
    for module in (expansion, zones):
        monkeypatch.setattr(module, "PATIENCE", 30.0)


@pytest.fixture
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for the process longer than a page does, where how long it takes is no question."""
    monkeypatch.setattr(reading, "SECONDS", 20)


@pytest.fixture(autouse=True)
def zones_forgotten() -> Iterator[None]:
    """Forget what a calendar says a zone is, which its own process would take to its end."""
    yield
    tzp.use_default()
    zones.known_zone.cache_clear()
