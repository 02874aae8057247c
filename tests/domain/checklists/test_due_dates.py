from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.checklists.due_dates import Due, due, lead_that_applies, months_before
from planner.domain.guides.flow import Answers, Lead, LeadBasis, LeadFrom, When
from tests.domain.checklist_examples import LEAD, SUNDAY

FIRST_TUESDAY = date(2027, 6, 1)
LAST_TUESDAY = date(2027, 8, 31)
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31))
MONTHS = st.integers(-36, 36)
AT_SUSS: When = ({"school": frozenset({"suss"})},)
AT_SUTD: When = ({"school": frozenset({"sutd"})},)
SUSS = replace(LEAD, applies_if=AT_SUSS)
SUTD = Lead(LeadFrom.FIRST_DAY, LeadBasis.INSTITUTION, "SUTD asks for a month", 1, 0, "", AT_SUTD)
ANY = Lead(LeadFrom.FIRST_DAY, LeadBasis.GUESS, "Leave time for a reply", months=3)


def worked_out(lead: Lead, today: date = SUNDAY, first: date | None = FIRST_TUESDAY) -> Due:
    return due([lead], {}, first, LAST_TUESDAY, SUNDAY, today)


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        ("2027-06-01", 9, "2026-09-01"),
        ("2027-01-15", 1, "2026-12-15"),
        ("2027-12-31", 1, "2027-11-30"),
        ("2027-05-31", 3, "2027-02-28"),
        ("2028-05-31", 3, "2028-02-29"),
        ("2028-02-29", 12, "2027-02-28"),
        ("2028-02-29", 48, "2024-02-29"),
        ("2100-03-31", 1, "2100-02-28"),
        ("2027-03-30", 1, "2027-02-28"),
        ("2026-11-30", -3, "2027-02-28"),
        ("2027-12-31", -2, "2028-02-29"),
        ("2026-12-01", -1, "2027-01-01"),
        ("2026-12-01", 0, "2026-12-01"),
    ],
)
def test_a_short_month_gives_its_last_day(day: str, months: int, found: str) -> None:
    assert months_before(date.fromisoformat(day), months) == date.fromisoformat(found)


@given(DAYS, MONTHS)
def test_months_are_counted_on_the_calendar(day: date, months: int) -> None:
    found = months_before(day, months)
    assert (day.year - found.year) * 12 + day.month - found.month == months
    is_last = (found + timedelta(days=1)).day == 1
    assert found.day == day.day or (found.day < day.day and is_last)


@given(DAYS, DAYS, MONTHS)
def test_a_later_day_never_falls_due_earlier(one: date, other: date, months: int) -> None:
    earlier, later = sorted((one, other))
    assert months_before(earlier, months) <= months_before(later, months)


@given(DAYS, MONTHS)
def test_going_back_and_forth_loses_three_days_at_most(day: date, months: int) -> None:
    again = months_before(months_before(day, months), -months)
    assert timedelta(0) <= day - again <= timedelta(days=3)


@pytest.mark.parametrize(
    ("start", "months", "days", "on", "words"),
    [
        ("first-day", 9, 0, "2026-09-01", "9 months before the first day, 1 Jun 2027"),
        ("first-day", 1, 0, "2027-05-01", "1 month before the first day, 1 Jun 2027"),
        ("first-day", 0, 1, "2027-05-31", "1 day before the first day, 1 Jun 2027"),
        ("first-day", 2, 7, "2027-03-25", "2 months and 7 days before the first day, 1 Jun 2027"),
        (
            "first-day",
            1,
            -3,
            "2027-05-04",
            "1 month before and 3 days after the first day, 1 Jun 2027",
        ),
        ("first-day", 0, 0, "2027-06-01", "the first day, 1 Jun 2027"),
        ("first-day", 0, -14, "2027-06-15", "14 days after the first day, 1 Jun 2027"),
        ("last-day", 0, -30, "2027-09-30", "30 days after the last day, 31 Aug 2027"),
        ("last-day", -6, 0, "2028-02-29", "6 months after the last day, 31 Aug 2027"),
        ("last-day", 1, 0, "2027-07-31", "1 month before the last day, 31 Aug 2027"),
        ("saved", 0, 0, "2026-11-22", "the day this was saved, 22 Nov 2026"),
        ("saved", 0, -7, "2026-11-29", "7 days after the day this was saved, 22 Nov 2026"),
    ],
)
def test_a_day_says_how_it_was_worked_out(
    start: str, months: int, days: int, on: str, words: str
) -> None:
    lead = Lead(LeadFrom(start), LeadBasis.GUESS, "Leave time.", months, days)
    found = worked_out(lead)
    assert found.on == date.fromisoformat(on)
    assert found.words == f"Leave time. That is {words} (our own planning guess)."


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        (LeadBasis.OFFICIAL, "(from an official page)"),
        (LeadBasis.INSTITUTION, "(from a school’s or institution’s own page)"),
        (LeadBasis.THIRD_PARTY, "(from a page that is not official: ask)"),
        (LeadBasis.GUESS, "(our own planning guess)"),
    ],
)
def test_a_day_says_what_its_lead_rests_on(basis: LeadBasis, words: str) -> None:
    lead = replace(LEAD, basis=basis)
    assert words in worked_out(lead).words
    assert words in worked_out(lead, first=None).words


def test_a_guess_is_called_one_once() -> None:
    lead = Lead(LeadFrom.FIRST_DAY, LeadBasis.GUESS, "Our planning guess: 1 month", 1)
    assert worked_out(lead).words == (
        "Our planning guess: 1 month. That is 1 month before the first day, 1 Jun 2027."
    )
    official = replace(lead, basis=LeadBasis.OFFICIAL)
    assert worked_out(official).words.endswith("1 Jun 2027 (from an official page).")


@pytest.mark.parametrize(
    ("start", "words"),
    [
        ("first-day", "Type the first day of the offer to have a date worked out"),
        ("last-day", "Type the last day of the offer to have a date worked out"),
    ],
)
def test_without_a_day_to_count_from_the_words_ask_for_it(start: str, words: str) -> None:
    lead = replace(LEAD, counted_from=LeadFrom(start))
    found = due([lead], {}, None, None, SUNDAY, SUNDAY)
    assert found.on is None
    assert words in found.words
    assert found.words.startswith("SUSS asks for 6 to 9 months. ")
    assert (found.late, found.advice, found.counsel) == ("", "", "")


def test_no_lead_and_no_date_are_never_too_late() -> None:
    undated = Lead(LeadFrom.NO_DATE, LeadBasis.GUESS, "Always")
    assert worked_out(undated, date(2090, 1, 1)) == Due(None, "Always.")
    assert due([], {}, FIRST_TUESDAY, LAST_TUESDAY, SUNDAY, SUNDAY) == Due(None, "")


@pytest.mark.parametrize(
    ("start", "days", "today", "advice"),
    [
        ("first-day", 30, "2027-05-02", ""),
        ("first-day", 30, "2027-05-03", "Ask today, and ask whether a later start is possible."),
        ("first-day", 30, "2027-05-31", "Ask today, and ask whether a later start is possible."),
        ("first-day", 30, "2027-06-01", "Ask today what being late changes, and keep the answer."),
        ("first-day", -14, "2027-06-15", ""),
        ("first-day", -14, "2027-06-16", "Ask today what being late changes, and keep the answer."),
        ("last-day", -14, "2027-09-15", "Ask today what being late changes, and keep the answer."),
        ("saved", 0, "2026-11-22", ""),
        ("saved", 0, "2026-11-23", "Do it today."),
    ],
)
def test_a_day_that_has_passed_comes_with_what_to_do(
    start: str, days: int, today: str, advice: str
) -> None:
    lead = Lead(LeadFrom(start), LeadBasis.GUESS, "Leave time", days=days)
    found = worked_out(lead, date.fromisoformat(today))
    assert found.advice == advice
    assert bool(found.late) is bool(found.counsel) is bool(advice)


@pytest.mark.parametrize(
    ("basis", "counsel"),
    [
        (LeadBasis.OFFICIAL, "Too late already: ask today"),
        (LeadBasis.INSTITUTION, "Too late already: ask today"),
        (LeadBasis.THIRD_PARTY, "Later than we would plan: ask today"),
        (LeadBasis.GUESS, "Later than we would plan: ask today"),
    ],
)
def test_only_a_rule_is_called_too_late(basis: LeadBasis, counsel: str) -> None:
    lead = Lead(LeadFrom.FIRST_DAY, basis, "Leave time", days=30)
    found = worked_out(lead, date(2027, 5, 31))
    assert found.counsel == f"{counsel}, and ask whether a later start is possible."
    assert found.counsel.startswith(found.late)


@given(DAYS, DAYS, st.integers(0, 24), st.integers(0, 100))
def test_a_day_is_too_late_exactly_when_it_lies_behind(
    first: date, today: date, months: int, days: int
) -> None:
    lead = Lead(LeadFrom.FIRST_DAY, LeadBasis.GUESS, "Leave time", months, days)
    found = worked_out(lead, today, first)
    assert found.on is not None
    assert found.on <= first
    assert bool(found.late) is (found.on < today) is bool(found.counsel)


@pytest.mark.parametrize(
    ("leads", "answers", "taken"),
    [
        ([SUSS, SUTD, ANY], {"school": "suss"}, SUSS),
        ([SUSS, SUTD, ANY], {"school": "sutd"}, SUTD),
        ([SUSS, SUTD, ANY], {"school": "nus"}, ANY),
        ([SUSS, SUTD, ANY], {}, ANY),
        ([SUSS, SUTD, ANY], {"school": "unknown"}, ANY),
        ([SUSS, SUTD], {"school": "unknown"}, SUSS),
        ([ANY, SUSS], {"school": "suss"}, ANY),
        ([SUTD], {"school": "nus"}, None),
        ([], {"school": "nus"}, None),
    ],
)
def test_the_first_lead_that_surely_applies_is_taken(
    leads: list[Lead], answers: Answers, taken: Lead | None
) -> None:
    assert lead_that_applies(leads, answers) is taken


def test_a_day_is_worked_out_by_the_lead_of_one_s_own_school() -> None:
    found = due([SUSS, SUTD], {"school": "sutd"}, FIRST_TUESDAY, None, SUNDAY, SUNDAY)
    assert found.on == date(2027, 5, 1)
