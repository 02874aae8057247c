from datetime import date

import pytest

from planner.domain.places.opening_hours import State, judge_hours
from planner.domain.places.place import Status
from planner.domain.places.service_days import hours_key
from tests.domain.hours_examples import HOLIDAYS, PlaceWithHours, sg, verdict

DAILY = "10:00-21:00"
FIRST_OF_AUGUST = date(2026, 8, 1)
FIRST_OF_MARCH = date(2027, 3, 1)


def closing(status: Status = Status.CLOSED, text: str = DAILY) -> PlaceWithHours:
    return PlaceWithHours(
        text, status=status, closed_from=FIRST_OF_AUGUST, reopens_from=FIRST_OF_MARCH
    )


@pytest.mark.parametrize("status", [Status.CLOSED, Status.MOVED])
@pytest.mark.parametrize(
    ("when", "state", "reasons"),
    [
        ("2026-07-31 20:59", State.OPEN, ()),
        ("2026-08-01 10:00", State.CLOSED, ("Closed since 1 Aug 2026",)),
        ("2027-02-28 12:00", State.CLOSED, ("Closed since 1 Aug 2026",)),
        (
            "2027-03-01 00:00",
            State.UNKNOWN,
            ("Was due to reopen on 1 Mar 2027; not confirmed",),
        ),
    ],
)
def test_a_closure_has_a_first_day_and_an_unconfirmed_end(
    status: Status, when: str, state: State, reasons: tuple[str, ...]
) -> None:
    found = verdict(closing(status), when)
    assert (found.state, found.reasons) == (state, reasons)


def test_the_last_night_before_a_closure_runs_to_its_end() -> None:
    late = closing(text="18:00-26:00")
    assert verdict(late, "2026-08-01 01:59").state is State.OPEN
    assert verdict(late, "2026-08-01 02:00").state is State.CLOSED


def test_no_opening_is_promised_beyond_a_closure() -> None:
    assert verdict(closing(), "2026-07-31 22:00").next_open is None
    assert verdict(closing(), "2026-07-30 22:00").next_open == sg("2026-07-31 10:00")


def test_an_interval_into_a_closure_is_partly_open() -> None:
    found = verdict(closing(text="24/7"), "2026-07-31 23:00", "2026-08-01 01:00")
    assert (found.state, found.is_partial) == (State.CLOSED, True)
    assert found.reasons == ("closes midnight, 1 h before you finish",)


def test_a_closure_without_dates_is_for_all_time() -> None:
    gone = PlaceWithHours(DAILY, status=Status.CLOSED)
    assert verdict(gone, "2026-01-05 12:00").reasons == ("Closed",)
    assert verdict(gone, "2026-01-05 12:00").next_open is None


def test_a_closed_place_is_closed_though_nobody_knows_its_hours() -> None:
    gone = PlaceWithHours(None, status=Status.CLOSED, closed_from=FIRST_OF_AUGUST)
    assert verdict(gone, "2026-08-01 12:00").state is State.CLOSED
    assert verdict(gone, "2026-07-31 12:00").state is State.UNKNOWN


def test_a_doubtful_place_is_judged_by_its_hours() -> None:
    doubtful = PlaceWithHours(DAILY, status=Status.UNKNOWN)
    assert verdict(doubtful, "2026-11-24 12:00").state is State.OPEN


def test_a_doubtful_place_without_hours_is_unknown_for_want_of_hours() -> None:
    doubtful = PlaceWithHours(None, status=Status.UNKNOWN)
    assert verdict(doubtful, "2026-11-24 12:00").reasons == ("Hours not known",)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("text", [DAILY, "24/7", None])
def test_a_place_that_we_do_not_list_is_never_told_as_open(
    status: Status, text: str | None
) -> None:
    unlisted = PlaceWithHours(text, status=status, do_not_list="Its building was pulled down.")
    found = verdict(unlisted, "2026-11-24 12:00", "2026-11-24 13:00")
    assert (found.state, found.reasons) == (State.UNKNOWN, ("Its building was pulled down.",))


def test_a_place_in_doubt_from_a_day_on_is_unknown_from_that_day() -> None:
    doubtful = closing(Status.UNKNOWN)
    assert verdict(doubtful, "2026-07-31 12:00").state is State.OPEN
    assert verdict(doubtful, "2026-08-01 12:00").reasons == (
        "Not confirmed to be open since 1 Aug 2026",
    )
    assert verdict(doubtful, "2027-03-01 12:00").state is State.UNKNOWN


def test_dates_of_an_open_place_do_not_close_it() -> None:
    assert verdict(closing(Status.OPEN), "2026-08-01 12:00").state is State.OPEN


def test_a_key_alone_is_judged_like_its_place() -> None:
    place, when = closing(), sg("2026-08-01 12:00")
    assert judge_hours(hours_key(place), when, when, HOLIDAYS) == verdict(place, when)
