from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from planner.domain.calendar.feed import FeedEvent
from planner.domain.calendar.feed_sessions import place_words, session_events
from planner.domain.sessions.session import CANCELLED_KEPT, OccurrenceStatus
from planner.store.models import Place
from planner.store.sessions.models import Occurrence, RevisionSession
from tests.domain.feed_examples import (
    FOUR_TUESDAYS,
    LIBRARY,
    TELLING,
    TUESDAY_18_30,
    TUESDAY_19_00,
    WEEK,
    Series,
    called_off,
    series,
)

LONG_AGO = TUESDAY_18_30 - CANCELLED_KEPT
JUST_KEPT = LONG_AGO + timedelta(minutes=1)


def told(row: Series) -> tuple[FeedEvent, ...]:
    return session_events(row, TELLING)


def test_a_session_that_happens_once_is_one_event_as_it_takes_place() -> None:
    row = series(note="Chapter 4", sequence=3, updated_at=TUESDAY_18_30)
    row.occurrences[0].start += timedelta(minutes=30)
    (event,) = told(row)
    assert (event.uid, event.title, event.sequence) == ("chemistry", "Chemistry", 3)
    assert event.start == TUESDAY_19_00 + timedelta(minutes=30)
    assert (event.rrule, event.exdates, event.recurrence_id) == ("", (), None)
    assert (event.note, event.changed_at) == ("Chapter 4", TUESDAY_18_30)
    assert event.url == "https://waypoint.example/sessions/7?on=2026-11-24"
    assert event.location == LIBRARY.location


def test_a_series_without_exceptions_is_one_event_with_its_rule() -> None:
    (event,) = told(series(rrule=FOUR_TUESDAYS))
    assert (event.rrule, event.exdates) == (FOUR_TUESDAYS, ())
    assert event.end == TUESDAY_19_00 + timedelta(hours=2)
    assert event.url == "https://waypoint.example/sessions/7"


def test_a_day_without_a_row_is_left_out_of_the_rule() -> None:
    row = series(rrule=FOUR_TUESDAYS)
    del row.occurrences[2]
    (event,) = told(row)
    assert event.exdates == (TUESDAY_19_00 + 2 * WEEK,)


CHANGES = {
    "later": {"start": TUESDAY_19_00 + WEEK + timedelta(minutes=15)},
    "shorter": {"end": TUESDAY_19_00 + WEEK + timedelta(minutes=90)},
    "at another place": {"place_id": 2},
    "at a place of one's own": {"place_id": None, "place": None, "place_text": "Home"},
}


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
def test_a_date_that_differs_stands_beside_the_rule(changes: dict[str, object]) -> None:
    row = series(rrule=FOUR_TUESDAYS)
    row.occurrences[1] = replace(row.occurrences[1], **changes)  # type: ignore[arg-type]
    whole, apart = told(row)
    assert whole.exdates == ()
    assert (apart.uid, apart.recurrence_id) == (whole.uid, TUESDAY_19_00 + WEEK)
    assert (apart.start, apart.end) == (row.occurrences[1].start, row.occurrences[1].end)
    assert apart.place == place_words(row.occurrences[1])
    assert apart.url.endswith("?on=2026-12-01")


@pytest.mark.parametrize("status", [OccurrenceStatus.DONE, OccurrenceStatus.PARTLY])
def test_how_much_of_a_date_was_done_is_nobody_elses_concern(status: OccurrenceStatus) -> None:
    row = series(rrule=FOUR_TUESDAYS)
    row.occurrences[0].status = status
    assert told(row) == told(series(rrule=FOUR_TUESDAYS))


@pytest.mark.parametrize("rule", ["", FOUR_TUESDAYS])
def test_a_date_that_was_missed_takes_no_time_and_is_not_called_off(rule: str) -> None:
    row = series(rrule=rule)
    row.occurrences[0].status = OccurrenceStatus.MISSED
    *whole, missed = told(row)
    assert (missed.is_free, missed.is_cancelled, missed.start) == (True, False, TUESDAY_19_00)
    assert [event.is_free for event in whole] == [False] * bool(rule)


def test_a_date_called_off_is_told_as_cancelled_for_thirty_days_and_then_left_out() -> None:
    row = series(rrule=FOUR_TUESDAYS)
    called_off(row.occurrences[1], JUST_KEPT)
    whole, apart = told(row)
    assert (whole.is_cancelled, apart.is_cancelled, whole.exdates) == (False, True, ())
    called_off(row.occurrences[1], LONG_AGO)
    (whole,) = told(row)
    assert whole.exdates == (TUESDAY_19_00 + WEEK,)


def test_a_deleted_session_is_told_as_cancelled_for_thirty_days_and_then_not_at_all() -> None:
    for rule in ("", FOUR_TUESDAYS):
        row = series(rrule=rule, deleted_at=JUST_KEPT)
        assert {event.is_cancelled for event in told(row)} == {True}
        row.deleted_at = LONG_AGO
        assert told(row) == ()


def test_a_rule_with_every_date_forgotten_is_not_told() -> None:
    row = series(rrule=FOUR_TUESDAYS)
    for each in row.occurrences:
        called_off(each, LONG_AGO)
    assert told(row) == ()


def test_a_date_that_the_rule_does_not_bring_is_an_event_of_its_own() -> None:
    row = series(rrule=FOUR_TUESDAYS)
    stray = replace(row.occurrences[0], original_start=TUESDAY_19_00 + timedelta(days=1))
    row.occurrences.append(stray)
    whole, alone = told(row)
    assert whole.exdates == ()
    assert (alone.uid, alone.recurrence_id) == ("chemistry-20261125", None)


def test_a_reminder_is_told_to_those_who_asked_for_it_and_never_of_what_is_off() -> None:
    row = series(rrule=FOUR_TUESDAYS, reminder_minutes=15)
    called_off(row.occurrences[1])
    assert [event.alarm_minutes for event in told(row)] == [None, None]
    with_alarms = replace(TELLING, has_alarms=True)
    assert [event.alarm_minutes for event in session_events(row, with_alarms)] == [15, None]


def test_times_are_told_in_singapores_zone_though_rows_hold_utc() -> None:
    row = series(starts_at=TUESDAY_19_00.astimezone(UTC), rrule=FOUR_TUESDAYS)
    for each in row.occurrences:
        each.original_start = each.original_start.astimezone(UTC)
        each.start, each.end = each.start.astimezone(UTC), each.end.astimezone(UTC)
    del row.occurrences[3]
    called_off(row.occurrences[1])
    moments = [
        moment
        for event in told(row)
        for moment in (event.start, event.end, event.recurrence_id, *event.exdates)
        if moment is not None
    ]
    assert {f"{moment:%z}" for moment in moments} == {"+0800"}
    assert len(moments) == 6


def test_the_place_is_its_name_and_address_or_ones_own_words() -> None:
    assert place_words(series()) == f"{LIBRARY.name}, {LIBRARY.address}"
    assert place_words(series(place_id=None, place=None, place_text="Home")) == "Home"
    assert place_words(series(place_id=None, place=None)) == ""


def row_events(row: RevisionSession) -> tuple[FeedEvent, ...]:
    """Fail under mypy unless a row fits."""
    return session_events(row, TELLING)


def test_a_row_is_told_as_it_stands() -> None:
    plain = series()
    place = Place(name=LIBRARY.name, address=LIBRARY.address, location=LIBRARY.location)
    of_both = {"place": place, "place_id": 1, "place_text": ""}
    date = plain.occurrences[0]
    row = RevisionSession(
        **{name: getattr(plain, name) for name in ("id", "uid", "starts_at", "minutes", "rrule")},
        **{name: getattr(plain, name) for name in ("note", "sequence", "created_at")},
        updated_at=plain.updated_at,
        **of_both,
    )
    row.__dict__["task"] = plain.task
    row.occurrences = [
        Occurrence(
            original_start=date.start, start=date.start, end=date.end, status=date.status, **of_both
        )
    ]
    assert row_events(row) == told(plain)
