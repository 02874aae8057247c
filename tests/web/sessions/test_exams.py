"""Exams with a time take an hour of it, and say that this is assumed."""

import pytest

from tests.web.planned import FORM, Planner
from tests.web.reading import Page, read

pytest_plugins = ["tests.web.planned_fixtures"]

FRIDAY = FORM | {"date": "Fri 27 Nov 2026"}
EVENING = FRIDAY | {"from": "18:30", "to": "20:30"}


@pytest.fixture
def exam(ana: Planner) -> Planner:
    """Let Ana have an exam on Friday at 19:00."""
    ana.plan()
    add(ana, clock="19:00")
    return ana


def add(ana: Planner, day: str = "27 Nov 2026", clock: str = "") -> None:
    form = {"name": "Chemistry paper 2", "day": day, "clock": clock}
    response = ana.send("/plan/dates", form)
    assert response.status_code == 303, read(response).errors


def words(ana: Planner, form: dict[str, str]) -> str:
    return read(ana.send("/sessions/new", form)).one("main").text


def clashes(page: Page) -> list[str]:
    return [each.text for each in page.all("a") if each.text.startswith("Overlaps")]


def test_it_clashes_and_its_length_is_said_to_be_assumed(exam: Planner) -> None:
    (clash,) = clashes(read(exam.send("/sessions/new", EVENING)))
    assert clash == (
        "Overlaps “Chemistry paper 2” at 19:00; its length is not known: an hour is assumed"
    )


@pytest.mark.parametrize(
    ("begins", "ends", "is_free"),
    [
        ("17:00", "19:00", True),
        ("17:00", "19:05", False),
        ("19:55", "20:55", False),
        ("20:00", "21:00", True),
    ],
)
def test_it_takes_the_hour_from_its_time(
    exam: Planner, begins: str, ends: str, *, is_free: bool
) -> None:
    said = words(exam, FRIDAY | {"from": begins, "to": ends})
    assert ("Nothing else is planned then" in said) is is_free


def test_fixes_keep_clear_of_it(exam: Planner) -> None:
    page = read(exam.send("/sessions/new", FRIDAY | {"from": "19:30", "to": "20:30"}))
    fixes = [each["value"] for each in page.all("button", name="fix")]
    assert "later 2026-11-27T20:00 2026-11-27T21:00" in fixes
    assert not [each for each in fixes if each.startswith("shorter 2026-11-27T19:3")]


def test_the_next_free_time_is_not_in_it(exam: Planner) -> None:
    add(exam, day="24 Nov 2026", clock="18:45")
    assert exam.page("/sessions/new").one("input", name="from")["value"] == "19:45"


def test_a_whole_day_takes_no_time(ana: Planner) -> None:
    ana.plan()
    add(ana)
    assert "Nothing else is planned then" in words(ana, EVENING)
