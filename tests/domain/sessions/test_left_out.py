"""Which public holidays a series leaves out."""

from datetime import timedelta

import pytest

from planner.domain.sessions.left_out import left_out_holiday, left_out_words, public_holiday
from planner.domain.sessions.session import Skips
from tests.domain.hours_examples import HOLIDAYS, PlaceWithHours, sg

CHRISTMAS = sg("Fri 2026-12-25 19:00")
THE_DAY_AFTER = sg("Sat 2026-12-26 19:00")
SHUT, ALWAYS, UNKNOWN = (
    PlaceWithHours("Mo-Su 10:00-21:00; PH off"),
    PlaceWithHours("24/7"),
    PlaceWithHours(None),
)


@pytest.mark.parametrize(
    ("skips", "place", "is_left_out"),
    [
        pytest.param(Skips.NONE, SHUT, False, id="none"),
        pytest.param(Skips.HOLIDAYS, None, True, id="all, at no place"),
        pytest.param(Skips.HOLIDAYS, ALWAYS, True, id="all, at an open place"),
        pytest.param(Skips.CLOSED, None, False, id="closed, at no place"),
        pytest.param(Skips.CLOSED, ALWAYS, False, id="closed, at an open place"),
        pytest.param(Skips.CLOSED, SHUT, True, id="closed, at a shut place"),
        pytest.param(Skips.CLOSED, UNKNOWN, True, id="closed, where nobody knows"),
    ],
)
def test_a_holiday_is_left_out_as_the_series_says(
    skips: Skips, place: PlaceWithHours | None, is_left_out: bool
) -> None:
    two_hours = timedelta(hours=2)
    name = left_out_holiday(skips, CHRISTMAS, CHRISTMAS + two_hours, place, HOLIDAYS)
    assert name == ("Christmas Day" if is_left_out else "")
    after = (THE_DAY_AFTER, THE_DAY_AFTER + two_hours)
    assert left_out_holiday(skips, *after, place, HOLIDAYS) == ""


def test_a_date_belongs_to_the_day_on_which_it_starts() -> None:
    assert public_holiday(sg("Fri 2026-12-25 23:30"), HOLIDAYS) == "Christmas Day"
    assert public_holiday(sg("Thu 2026-12-24 23:30"), HOLIDAYS) == ""


def test_the_holiday_is_named_with_what_the_series_says_of_it() -> None:
    assert left_out_words("Deepavali") == "Deepavali: you leave public holidays out"
