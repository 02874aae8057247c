"""What is kept of sessions that are gone for good: enough to take them out, and no word of them."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from planner.domain.calendar.feed import FeedEvent
from planner.domain.calendar.feed_withdrawals import Withdrawal, withdrawals, withdrawn_event
from planner.domain.sessions.session import CANCELLED_KEPT
from planner.store.calendar.models import WithdrawnEntry
from tests.domain.feed_examples import (
    FOUR_TUESDAYS,
    TUESDAY_18_30,
    TUESDAY_19_00,
    Series,
    called_off,
    series,
)

LONG_AGO = TUESDAY_18_30 - CANCELLED_KEPT
DAY = timedelta(days=1)


def uids(row: Series) -> list[str]:
    return [each.uid for each in withdrawals(row, TUESDAY_18_30)]


@pytest.mark.parametrize("rule", ["", FOUR_TUESDAYS], ids=["once", "series"])
def test_a_session_is_withdrawn_where_it_stood_with_a_later_sequence(rule: str) -> None:
    (one,) = withdrawals(series(rrule=rule, sequence=3), TUESDAY_18_30)
    assert one == Withdrawal("chemistry", TUESDAY_19_00, 120, 4, TUESDAY_18_30)


def test_a_date_told_under_a_uid_of_its_own_is_withdrawn_too() -> None:
    row = series(rrule=FOUR_TUESDAYS)
    row.occurrences[1].end += timedelta(minutes=15)
    row.occurrences.append(replace(row.occurrences[0], original_start=TUESDAY_19_00 + DAY))
    assert uids(row) == ["chemistry", "chemistry-20261125"]


def test_one_deleted_lately_is_withdrawn_too_and_one_that_is_told_no_more_is_not() -> None:
    assert uids(series(deleted_at=LONG_AGO + DAY)) == ["chemistry"]
    assert uids(series(deleted_at=LONG_AGO)) == []
    row = series()
    called_off(row.occurrences[0], LONG_AGO)
    assert uids(row) == []


def row_event(row: WithdrawnEntry) -> FeedEvent:
    """Fail under mypy unless a row fits."""
    return withdrawn_event(row)


def test_what_was_withdrawn_is_told_as_cancelled_in_singapores_zone_and_without_a_word_of_it() -> (
    None
):
    event = row_event(
        WithdrawnEntry(
            uid="chemistry",
            starts_at=TUESDAY_19_00.astimezone(UTC),
            minutes=120,
            sequence=4,
            withdrawn_at=TUESDAY_18_30,
        )
    )
    assert event == FeedEvent(
        uid="chemistry",
        title="Cancelled",
        start=TUESDAY_19_00,
        end=TUESDAY_19_00 + timedelta(hours=2),
        created_at=TUESDAY_18_30,
        changed_at=TUESDAY_18_30,
        sequence=4,
        is_cancelled=True,
        is_free=True,
    )
    assert f"{event.start:%z}" == "+0800"
