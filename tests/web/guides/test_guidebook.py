"""The guidebook is read once in an app, at the first page that needs it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from planner.domain.errors import SetUpFault
from planner.domain.guides.guidebook import Guidebook
from planner.web.guides import guidebook
from planner.web.guides.guidebook import Shelf
from tests.services.small_guidebook import SUNDAY
from tests.services.small_guidebook import guidebook as small_guidebook

READERS = 8


def test_threads_that_ask_at_once_read_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []

    def read(folder: Path) -> Guidebook:
        asked.append(folder)
        return small_guidebook()

    monkeypatch.setattr(guidebook, "read_guidebook", read)
    shelf = Shelf(lambda: SUNDAY)
    assert asked == []
    with ThreadPoolExecutor(READERS) as readers:
        books = list(readers.map(lambda _: shelf.book(), range(READERS)))
    assert asked == [guidebook.GUIDES]
    assert all(book is books[0] for book in books)


def test_a_guidebook_with_faults_is_read_again_once_it_is_mended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[SetUpFault | Guidebook] = [SetUpFault("flow.yaml:1: a fault"), small_guidebook()]

    def read(_: Path) -> Guidebook:
        outcome = told.pop(0)
        if isinstance(outcome, SetUpFault):
            raise outcome
        return outcome

    monkeypatch.setattr(guidebook, "read_guidebook", read)
    shelf = Shelf(lambda: SUNDAY)
    with pytest.raises(SetUpFault, match="a fault"):
        shelf.book()
    assert shelf.book().guides == small_guidebook().guides


def test_what_is_overdue_is_said_once_in_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(guidebook, "read_guidebook", lambda _: small_guidebook())
    shelf = Shelf(lambda: SUNDAY.replace(year=2030))
    shelf.book()
    shelf.book()
    assert [record.message for record in caplog.records if "review date" in record.message] == [
        "2 sources of the guides are past their review date: isa-page, nus-page"
    ]
