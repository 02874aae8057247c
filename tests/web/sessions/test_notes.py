"""What the form of a session says of its dates before they are saved."""

import pytest

from tests.web.planned import FORM, WEEKLY, Planner
from tests.web.reading import read

pytest_plugins = ["tests.web.planned_fixtures"]


@pytest.mark.parametrize(
    ("form", "words"),
    [
        pytest.param(
            FORM | {"date": "23 Nov 2026"},
            "This time is over: save it to log what you did.",
            id="over",
        ),
        pytest.param(
            FORM | {"date": "24 Nov 2026"}, "This has begun already.", id="begun half an hour ago"
        ),
        pytest.param(
            WEEKLY | {"day": "4"},
            "The first date is Fri 27 Nov: Wed 25 Nov is none of the weekdays chosen.",
            id="a day that is none of the weekdays",
        ),
        pytest.param(
            WEEKLY | {"count": "70", "skips": "holidays"},
            "The public holidays of 2028 are not known yet: none of them is left out.",
            id="a year without a list of holidays",
        ),
    ],
)
def test_what_is_worth_knowing_stands_beside_the_verdict(
    ana: Planner, form: dict[str, str], words: str
) -> None:
    page = read(ana.send("/sessions/new", form))
    assert words in page.one("main").text


def test_a_session_to_come_is_told_nothing_of_the_kind(ana: Planner) -> None:
    words = read(ana.send("/sessions/new", FORM)).one("main").text
    assert "over" not in words
    assert "begun" not in words
