from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.domain.guides.sources import LEVEL_WORDS, Level, Source

REVIEW_BY = date(2027, 11, 22)
PAGE = Source(
    id="isa",
    title="Internship",
    publisher="Immigration Services Agency",
    url="https://www.isa.go.jp/en/",
    is_official=True,
    level=Level.OFFICIAL,
    language="en",
    page_date="",
    read_on=date(2026, 11, 22),
    review_by=REVIEW_BY,
)
ASKED_ABOUT = (Level.OFFICIAL_OLD, Level.THIRD_PARTY, Level.UNVERIFIED, Level.LINK)
SCHOOL = replace(PAGE, level=Level.INSTITUTION, is_official=False, school="suss")


@pytest.mark.parametrize(
    ("today", "is_overdue"),
    [
        pytest.param(REVIEW_BY - timedelta(days=1), False, id="the day before"),
        pytest.param(REVIEW_BY, False, id="on the day itself"),
        pytest.param(REVIEW_BY + timedelta(days=1), True, id="the day after"),
    ],
)
def test_a_source_is_overdue_after_its_day(today: date, is_overdue: bool) -> None:
    assert PAGE.is_overdue(today) is is_overdue


@pytest.mark.parametrize("level", Level)
def test_only_official_pages_and_schools_on_themselves_may_be_stated(level: Level) -> None:
    assert replace(PAGE, level=level).may_state() is (level is Level.OFFICIAL)


@pytest.mark.parametrize(
    ("school", "may_state"),
    [("suss", True), ("nus", False), ("", False)],
    ids=["its own rule", "another school's rule", "a rule of immigration"],
)
def test_a_school_may_be_quoted_on_its_own_rules_alone(school: str, may_state: bool) -> None:
    assert SCHOOL.may_state(school) is may_state


def test_an_institution_that_is_no_school_here_states_nothing() -> None:
    assert not replace(SCHOOL, school="").may_state("")


@pytest.mark.parametrize(
    ("level", "school", "is_relied_on"),
    [
        (Level.OFFICIAL, "", True),
        (Level.OFFICIAL, "suss", True),
        (Level.INSTITUTION, "suss", True),
        (Level.INSTITUTION, "", False),
        *((level, school, False) for level in ASKED_ABOUT for school in ("", "suss")),
    ],
)
def test_official_pages_and_schools_own_are_relied_on(
    level: Level, school: str, is_relied_on: bool
) -> None:
    assert replace(PAGE, level=level, school=school).is_relied_on is is_relied_on


def test_every_level_is_said_in_words() -> None:
    assert set(LEVEL_WORDS) == set(Level)
    assert len(set(LEVEL_WORDS.values())) == len(Level)
