from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from planner.domain.errors import InvalidValue
from planner.domain.sessions.session import (
    LOGGED,
    STATUS_WORDS,
    OccurrenceStatus,
    check_length,
    day_of,
    is_coming,
    is_running,
    is_unlogged,
    may_start_clock,
    minutes_of,
    next_date,
    takes_time,
)
from tests.domain.hours_examples import sg

TUESDAY_19_00 = sg("Tue 2026-11-24 19:00")
TUESDAY_21_00 = sg("Tue 2026-11-24 21:00")
MINUTE = timedelta(minutes=1)


@dataclass
class Evening:
    original_start: datetime = TUESDAY_19_00
    start: datetime = TUESDAY_19_00
    end: datetime = TUESDAY_21_00
    place_id: int | None = None
    place_text: str = ""
    status: OccurrenceStatus = OccurrenceStatus.PLANNED
    minutes_spent: int | None = None


@pytest.mark.parametrize(
    ("now", "coming", "running", "unlogged"),
    [
        (TUESDAY_19_00 - MINUTE, True, False, False),
        (TUESDAY_19_00, True, True, False),
        (TUESDAY_21_00 - MINUTE, True, True, False),
        (TUESDAY_21_00, False, False, True),
    ],
    ids=["before", "its first minute", "its last minute", "over"],
)
def test_a_planned_date_comes_runs_and_then_waits_to_be_logged(
    now: datetime, coming: bool, running: bool, unlogged: bool
) -> None:
    evening = Evening()
    found = (is_coming(evening, now), is_running(evening, now), is_unlogged(evening, now))
    assert found == (coming, running, unlogged)


@pytest.mark.parametrize("status", sorted(set(OccurrenceStatus) - {OccurrenceStatus.PLANNED}))
@pytest.mark.parametrize("now", [TUESDAY_19_00, TUESDAY_21_00])
def test_what_is_logged_or_called_off_neither_comes_nor_waits(
    status: OccurrenceStatus, now: datetime
) -> None:
    evening = Evening(status=status)
    asked = (is_coming, is_running, is_unlogged)
    assert not any(ask(evening, now) for ask in asked)


def test_a_date_counts_the_minutes_for_which_it_takes_place_now() -> None:
    assert minutes_of(Evening()) == 120
    assert minutes_of(Evening(end=sg("Wed 2026-11-25 00:30"))) == 330


def test_every_status_has_its_words_and_is_logged_unless_planned_or_cancelled() -> None:
    assert set(STATUS_WORDS) == set(OccurrenceStatus)
    others = {OccurrenceStatus.PLANNED, OccurrenceStatus.CANCELLED}
    assert set(OccurrenceStatus) - others == LOGGED


@pytest.mark.parametrize("minutes", [5, 120, 720])
def test_a_session_lasts_from_five_minutes_to_twelve_hours(minutes: int) -> None:
    check_length(TUESDAY_19_00, TUESDAY_19_00 + minutes * MINUTE)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (-30, "not after the start"),
        (0, "not after the start"),
        (4, "To: that is 4 min; a session lasts from 5 min to 12 h."),
        (721, "To: until Wed 25 Nov 07:01 that is 12 h 1 min; a session lasts"),
    ],
)
def test_another_length_is_refused_at_its_end(minutes: int, words: str) -> None:
    with pytest.raises(InvalidValue, match=words) as fault:
        check_length(TUESDAY_19_00, TUESDAY_19_00 + minutes * MINUTE)
    assert fault.value.field == "to"


def test_what_was_called_off_or_missed_takes_no_time() -> None:
    free = {status for status in OccurrenceStatus if not takes_time(status)}
    assert free == {OccurrenceStatus.CANCELLED, OccurrenceStatus.MISSED}


@pytest.mark.parametrize(
    ("at", "may"),
    [("17:59", False), ("18:00", True), ("20:59", True), ("21:00", False)],
)
def test_a_clock_may_be_started_from_an_hour_before_until_the_end(at: str, *, may: bool) -> None:
    now = sg(f"Tue 2026-11-24 {at}")
    assert may_start_clock(Evening(), now) is may
    assert not may_start_clock(Evening(status=OccurrenceStatus.DONE), now)


def test_the_next_date_is_planned_else_to_come_else_the_last() -> None:
    week = timedelta(days=7)
    over = Evening(start=TUESDAY_19_00 - week, end=TUESDAY_21_00 - week)
    skipped = Evening(status=OccurrenceStatus.CANCELLED)
    planned = Evening(start=TUESDAY_19_00 + week, end=TUESDAY_21_00 + week)
    assert next_date([planned, skipped, over], TUESDAY_19_00) is planned
    assert next_date([skipped, over], TUESDAY_19_00) is skipped
    assert next_date([over], TUESDAY_19_00) is over


def test_a_date_is_named_by_the_day_of_its_pattern_here() -> None:
    assert day_of(Evening(original_start=sg("Wed 2026-11-25 00:30"))).isoformat() == "2026-11-25"
