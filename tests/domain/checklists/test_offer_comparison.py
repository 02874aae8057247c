from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.checklists.offer_comparison import (
    NOT_KNOWN,
    OfferSide,
    compared,
    days_line_words,
    days_until_words,
    length_days,
    length_words,
    months_line_words,
)
from planner.domain.checklists.offers import Offer
from tests.domain.checklist_examples import OFFER, SUNDAY, ATask, a_task

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31))


def lasting(first: str | None, last: str | None) -> Offer:
    days = [date.fromisoformat(day) if day else None for day in (first, last)]
    return Offer("An offer", first_day=days[0], last_day=days[1])


def facts(left: Offer, right: Offer, tasks: list[ATask] | None = None) -> dict[str, list[str]]:
    rows = compared(OfferSide(left, tasks or []), OfferSide(right, []), SUNDAY)
    return {row.id: [row.left, row.right] for row in rows}


@pytest.mark.parametrize(
    ("first", "last", "days", "words"),
    [
        ("2027-06-01", "2027-06-01", 1, "1 day"),
        ("2027-06-01", "2027-08-31", 92, "92 days"),
        ("2028-02-01", "2028-03-01", 30, "30 days"),
        ("2027-02-01", "2027-03-01", 29, "29 days"),
        ("2027-06-01", None, None, ""),
        (None, "2027-06-01", None, ""),
    ],
)
def test_a_length_counts_both_ends(
    first: str | None, last: str | None, days: int | None, words: str
) -> None:
    offer = lasting(first, last)
    assert length_days(offer) == days
    assert length_words(offer) == words


@pytest.mark.parametrize(
    ("first", "last", "days_line", "months_line"),
    [
        (
            "2027-06-01",
            "2027-08-29",
            "within 90 days (they end on 29 Aug 2027)",
            "within 3 months (they end on 31 Aug 2027)",
        ),
        (
            "2027-06-01",
            "2027-08-31",
            "longer than 90 days, by 2 days (they end on 29 Aug 2027)",
            "within 3 months (they end on 31 Aug 2027)",
        ),
        (
            "2027-06-01",
            "2027-09-01",
            "longer than 90 days, by 3 days (they end on 29 Aug 2027)",
            "longer than 3 months, by 1 day (they end on 31 Aug 2027)",
        ),
        (
            "2027-02-01",
            "2027-05-01",
            "within 90 days (they end on 1 May 2027)",
            "longer than 3 months, by 1 day (they end on 30 Apr 2027)",
        ),
        (
            "2027-11-30",
            "2028-02-28",
            "longer than 90 days, by 1 day (they end on 27 Feb 2028)",
            "within 3 months (they end on 28 Feb 2028)",
        ),
        ("2027-06-01", None, "", ""),
        (None, "2027-06-01", "", ""),
    ],
)
def test_90_days_and_3_months_are_two_lines(
    first: str | None, last: str | None, days_line: str, months_line: str
) -> None:
    offer = lasting(first, last)
    assert days_line_words(offer) == days_line
    assert months_line_words(offer) == months_line


@given(DAYS, st.integers(0, 400))
def test_the_90_day_line_agrees_with_the_length(first: date, more: int) -> None:
    offer = Offer("An offer", first_day=first, last_day=first + timedelta(days=more))
    assert days_line_words(offer).startswith("within") is ((length_days(offer) or 0) <= 90)


@given(DAYS, st.integers(0, 400), st.integers(1, 400))
def test_a_longer_offer_never_comes_back_within_a_line(first: date, more: int, yet: int) -> None:
    short = Offer("Short", first_day=first, last_day=first + timedelta(days=more))
    long = replace(short, last_day=first + timedelta(days=more + yet))
    for line in (days_line_words, months_line_words):
        assert line(long).startswith("longer") or line(short).startswith("within")


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (None, ""),
        (0, "today"),
        (1, "in 1 day"),
        (45, "in 45 days"),
        (-1, "1 day ago"),
        (-30, "30 days ago"),
    ],
)
def test_days_until_count_both_ways(ahead: int | None, words: str) -> None:
    day = None if ahead is None else SUNDAY + timedelta(days=ahead)
    assert days_until_words(day, SUNDAY) == words


def test_the_facts_that_matter_stand_side_by_side() -> None:
    tasks = [
        a_task("c1", "done"),
        a_task("c2", "check-again"),
        a_task("c3", title="Ask the school", due_on=SUNDAY + timedelta(days=5)),
        a_task("c4", "not-for-me"),
    ]
    assert facts(OFFER, Offer("Seoul", city="Seoul"), tasks) == {
        "country": [NOT_KNOWN, NOT_KNOWN],
        "curriculum": [NOT_KNOWN, NOT_KNOWN],
        "offered_by": [NOT_KNOWN, NOT_KNOWN],
        "host": ["Kita Robotics", NOT_KNOWN],
        "role": ["Research intern", NOT_KNOWN],
        "city": ["Osaka", "Seoul"],
        "pay": ["JPY 1,200 an hour", NOT_KNOWN],
        "hours": ["28 a week", NOT_KNOWN],
        "first_day": ["1 Jun 2027", NOT_KNOWN],
        "until": ["in 191 days", NOT_KNOWN],
        "last_day": ["31 Aug 2027", NOT_KNOWN],
        "length": ["92 days", NOT_KNOWN],
        "days_line": ["longer than 90 days, by 2 days (they end on 29 Aug 2027)", NOT_KNOWN],
        "months_line": ["within 3 months (they end on 31 Aug 2027)", NOT_KNOWN],
        "school": ["SUSS", NOT_KNOWN],
        "open": ["2", "0"],
        "check_again": ["1", "0"],
        "next_due": ["27 Nov 2026: Ask the school", "nothing with a date"],
    }


def test_a_row_says_whether_the_offers_differ_in_it() -> None:
    other = replace(OFFER, city="Kyoto", pay="")
    rows = compared(OfferSide(OFFER, []), OfferSide(other, []), SUNDAY)
    assert [row.id for row in rows if row.differs] == ["city", "pay"]


def test_country_course_and_host_come_from_what_was_answered() -> None:
    answers = {"curriculum": "It gives credit", "host": "An agent", "pay": "Nothing"}
    left = OfferSide(OFFER, [], "Japan", answers)
    rows = {row.id: row for row in compared(left, OfferSide(OFFER, [], "Korea"), SUNDAY)}
    assert (rows["country"].left, rows["country"].right) == ("Japan", "Korea")
    assert (rows["curriculum"].label, rows["curriculum"].left) == (
        "Part of my course",
        "It gives credit",
    )
    assert (rows["offered_by"].label, rows["offered_by"].left) == ("Offered by", "An agent")
    assert rows["offered_by"].right == NOT_KNOWN


def test_how_far_ones_own_work_is_never_counts_as_a_difference() -> None:
    later = replace(OFFER, first_day=date(2027, 6, 2))
    tasks = [a_task("c3", due_on=SUNDAY)]
    rows = compared(OfferSide(OFFER, tasks), OfferSide(later, []), SUNDAY)
    unlike = {row.id for row in rows if row.left != row.right}
    assert unlike - {row.id for row in rows if row.differs} == {"until", "open", "next_due"}


def test_the_rows_of_both_lines_say_to_ask_how_days_are_counted() -> None:
    rows = compared(OfferSide(OFFER, []), OfferSide(OFFER, []), SUNDAY)
    notes = {row.id: row.note for row in rows if row.note}
    assert notes == {
        "length": "Both ends are counted.",
        "days_line": "Ask the office concerned how it counts the days.",
        "months_line": "Ask the office concerned how it counts the days.",
    }


@given(st.builds(Offer, name=st.just("A"), first_day=st.none() | DAYS, last_day=st.none() | DAYS))
def test_comparing_the_other_way_round_swaps_the_sides(offer: Offer) -> None:
    one, other = OfferSide(OFFER, []), OfferSide(offer, [])
    forward, back = compared(one, other, SUNDAY), compared(other, one, SUNDAY)
    assert [(row.left, row.right) for row in forward] == [(row.right, row.left) for row in back]
    assert [row.differs for row in forward] == [row.differs for row in back]
    assert not any(row.differs for row in compared(one, one, SUNDAY))
