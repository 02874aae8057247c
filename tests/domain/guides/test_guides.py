from datetime import date

import pytest

from planner.domain.guides.guide import Claim, ClaimKind, Guide, Section

LAST_DAY = date(2026, 12, 31)
NEW_YEAR = date(2027, 1, 1)
BEFORE = Claim("k-eta", ClaimKind.ASK, "Ask about K-ETA.", shown_until=LAST_DAY)
AFTER = Claim("k-eta-next", ClaimKind.ASK, "Ask again.", shown_from=NEW_YEAR)
ALWAYS = Claim("own", ClaimKind.NOTE, "Write it down.")


@pytest.mark.parametrize(
    ("claim", "today", "is_shown"),
    [
        pytest.param(BEFORE, LAST_DAY, True, id="its last day is part of it"),
        pytest.param(BEFORE, NEW_YEAR, False, id="over the day after"),
        pytest.param(AFTER, LAST_DAY, False, id="not begun the day before"),
        pytest.param(AFTER, NEW_YEAR, True, id="its first day is part of it"),
        pytest.param(ALWAYS, LAST_DAY, True, id="no dates"),
    ],
)
def test_a_claim_switches_on_its_dates(claim: Claim, today: date, is_shown: bool) -> None:
    assert claim.is_shown(today) is is_shown


def test_a_guide_lists_its_claims_in_the_order_of_the_page() -> None:
    sections = (Section("one", "One", "", (BEFORE, AFTER)), Section("two", "Two", "", (ALWAYS,)))
    guide = Guide("korea", "Korea", "", (), (), NEW_YEAR, sections)
    assert guide.claims == (BEFORE, AFTER, ALWAYS)
