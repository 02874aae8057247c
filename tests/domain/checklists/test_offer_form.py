from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.checklists.offer_form import DAYS, LONGEST, read_offer
from planner.domain.checklists.offers import OFFER_LABELS, Offer
from tests.domain.checklist_examples import HOSTILE, OFFER

FULL = {
    "name": " Osaka,  summer ",
    "host": "Kita Robotics",
    "role": "Research intern",
    "city": "Osaka",
    "first_day": "1 Jun 2027",
    "last_day": "31/8/2027",
    "pay": "JPY 1,200 an hour",
    "hours": "28 a week",
    "school": "SUSS",
}


def test_a_whole_offer_is_read() -> None:
    assert read_offer(FULL) == (OFFER, {})


def test_a_name_is_all_that_is_needed() -> None:
    assert read_offer({"name": "Osaka", "unknown": "x"}) == (Offer("Osaka"), {})


@pytest.mark.parametrize("typed", ["", "   ", "\u200b"])
def test_an_offer_without_a_name_is_an_error_of_that_field(typed: str) -> None:
    offer, errors = read_offer({**FULL, "name": typed})
    assert errors == {"name": "Name: nothing is typed here yet, and this one is needed."}
    assert offer.host == "Kita Robotics"


@pytest.mark.parametrize("field", LONGEST)
def test_every_text_has_its_length(field: str) -> None:
    longest = LONGEST[field]
    _, errors = read_offer({**FULL, field: "x" * longest})
    assert errors == {}
    offer, errors = read_offer({**FULL, field: "x" * (longest + 1)})
    assert set(errors) == {field}
    assert errors[field].startswith(f"{OFFER_LABELS[field]}: {longest + 1} characters")
    assert getattr(offer, field) == ""


@pytest.mark.parametrize("field", DAYS)
def test_a_day_that_cannot_be_read_is_an_error_of_that_field(field: str) -> None:
    offer, errors = read_offer({**FULL, field: "31 Nov 2026"})
    assert errors == {
        field: f"{OFFER_LABELS[field]}: “31 Nov 2026” does not exist: November 2026 has 30 days."
    }
    assert getattr(offer, field) is None


def test_the_last_day_does_not_come_before_the_first() -> None:
    offer, errors = read_offer({**FULL, "last_day": "31 May 2027"})
    assert errors == {
        "last_day": "Last working day: 31 May 2027 comes before the first working day, "
        "1 Jun 2027. Mend one of the two."
    }
    assert (offer.first_day, offer.last_day) == (date(2027, 6, 1), None)


@pytest.mark.parametrize(
    ("first", "last"), [("1/6/2027", "1/6/2027"), ("", "1/6/2027"), ("1/6/2027", "")]
)
def test_one_day_alone_and_an_offer_of_one_day_are_fine(first: str, last: str) -> None:
    assert read_offer({**FULL, "first_day": first, "last_day": last})[1] == {}


def test_every_field_at_fault_is_named_at_once_in_the_order_of_the_form() -> None:
    form = {"host": "x" * 201, "first_day": "soon", "last_day": "later", "pay": "x" * 201}
    _, errors = read_offer(form)
    assert list(errors) == ["name", "host", "first_day", "last_day", "pay"]


def test_every_fact_of_an_offer_has_its_label() -> None:
    assert set(OFFER_LABELS) == {field.name for field in fields(Offer)} == {*LONGEST, *DAYS}


def test_hostile_text_stays_text_in_every_field() -> None:
    offer, errors = read_offer({**FULL, **dict.fromkeys(LONGEST, HOSTILE)})
    assert errors == {}
    for field in LONGEST:
        assert "<script>" in getattr(offer, field)
        assert not set(getattr(offer, field)) & set("\r\n\x00\u202e")


@given(st.dictionaries(st.sampled_from([*LONGEST, *DAYS]), st.text(max_size=250)))
def test_an_offer_without_errors_would_be_taken_by_the_table(form: dict[str, str]) -> None:
    offer, errors = read_offer(form)
    assert bool(errors.get("name")) is not bool(offer.name)
    for field, longest in LONGEST.items():
        assert len(getattr(offer, field)) <= longest
    if offer.first_day and offer.last_day:
        assert offer.first_day <= offer.last_day
