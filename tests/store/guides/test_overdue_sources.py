import logging
from datetime import date
from pathlib import Path

import pytest

from planner.store.guides.overdue_sources import overdue_sources, warn_of_overdue
from tests.data.tiny_guides import TINY_GUIDES, reworded, write_guides
from tests.domain.guide_examples import source

REVIEW_MONDAY = date(2027, 11, 22)
REVIEW_TUESDAY = date(2027, 11, 23)


def said(folder: Path, today: date, sources: str | None = TINY_GUIDES["sources.yaml"]) -> list[str]:
    write_guides(folder / "data" / "guides", sources=sources)
    return [str(fault) for fault in overdue_sources(folder / "data", today)]


def test_the_review_day_itself_is_in_time(tmp_path: Path) -> None:
    assert said(tmp_path, REVIEW_MONDAY) == []


def test_every_overdue_source_is_told_at_the_line_of_its_date(tmp_path: Path) -> None:
    assert said(tmp_path, REVIEW_TUESDAY) == [
        "data/guides/sources.yaml:10: law was to be read again by 2027-11-22",
        "data/guides/sources.yaml:19: blog was to be read again by 2027-11-22",
    ]


@pytest.mark.parametrize(
    "date_there",
    ["  review_by: 2027-02-29\n", ""],
    ids=["a day that is none", "no day at all"],
)
def test_a_date_that_is_at_fault_is_left_to_the_faults(tmp_path: Path, date_there: str) -> None:
    spoilt = reworded("sources", "  review_by: 2027-11-22\n", date_there)
    assert [line.split(": ")[1] for line in said(tmp_path, REVIEW_TUESDAY, spoilt)] == [
        "blog was to be read again by 2027-11-22"
    ]


def test_a_file_that_is_missing_has_no_overdue_source(tmp_path: Path) -> None:
    assert said(tmp_path, REVIEW_TUESDAY, None) == []


def test_the_log_names_all_overdue_sources_in_one_line(caplog: pytest.LogCaptureFixture) -> None:
    sources = [source("law"), source("blog"), source("new", review_by=date(2028, 1, 1))]
    with caplog.at_level(logging.WARNING, "planner.guides"):
        warn_of_overdue(sources, REVIEW_TUESDAY)
    assert caplog.messages == [
        "2 sources of the guides are past their review date: law, blog",
    ]


def test_the_log_says_nothing_while_every_source_is_in_time(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING, "planner.guides"):
        warn_of_overdue([source("law")], REVIEW_MONDAY)
    assert caplog.messages == []
