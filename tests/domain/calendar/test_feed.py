from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.calendar.feed import (
    LONGEST_NAME,
    is_fetch_worth_noting,
    namespace,
    read_link_name,
    token_hash,
)
from planner.domain.errors import InvalidValue
from planner.domain.moments import SINGAPORE_ZONE

TUESDAY_18_30 = datetime(2026, 11, 24, 18, 30, tzinfo=SINGAPORE_ZONE)
NOTED = {
    "never": (None, True),
    "a minute ago": (timedelta(minutes=1), True),
    "a moment ago": (timedelta(seconds=59), False),
}


@given(st.text())
def test_a_token_is_known_again_by_its_hash_and_stands_not_in_it(token: str) -> None:
    hashed = token_hash(token)
    assert hashed == token_hash(token)
    assert hashed != token_hash(f"{token}x")
    assert len(hashed) == 64
    assert len(token) < 8 or token not in hashed


def test_a_token_that_is_no_text_leads_nowhere_instead_of_breaking() -> None:
    assert len(token_hash("\udcff")) == 64


def test_a_namespace_tells_owners_apart_and_hides_their_keys() -> None:
    assert namespace("ana") == namespace("ana") != namespace("ben")
    assert "ana" not in namespace("ana")


@pytest.mark.parametrize("typed", ["", "   ", "x" * (LONGEST_NAME + 1)], ids=len)
def test_a_link_needs_a_name_that_fits(typed: str) -> None:
    with pytest.raises(InvalidValue) as error:
        read_link_name(typed)
    assert error.value.field == "name"


def test_a_name_is_tidied() -> None:
    assert read_link_name("  My   phone ") == "My phone"


@pytest.mark.parametrize(("ago", "is_worth"), NOTED.values(), ids=NOTED)
def test_a_fetch_is_noted_once_a_minute(ago: timedelta | None, is_worth: bool) -> None:
    noted_at = None if ago is None else TUESDAY_18_30 - ago
    assert is_fetch_worth_noting(noted_at, TUESDAY_18_30) is is_worth
