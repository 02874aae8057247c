"""One date moved by a step, which never leaves it without time."""

from datetime import timedelta

import pytest

from planner.domain.sessions.steps import STEP_WORDS, STEPS, stepped
from tests.domain.hours_examples import sg

START, END = sg("Tue 2026-11-24 19:00"), sg("Tue 2026-11-24 19:15")
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("step", "first", "last"),
    [
        ("earlier", -15, -15),
        ("later", 15, 15),
        ("longer", 0, 15),
        ("day-before", -1440, -1440),
        ("day-after", 1440, 1440),
    ],
)
def test_a_step_moves_both_ends(step: str, first: int, last: int) -> None:
    assert stepped(START, END, step) == (START + first * MINUTE, END + last * MINUTE)


@pytest.mark.parametrize("step", ["sideways", "", "shorter"])
def test_what_is_no_step_or_leaves_no_time_moves_nothing(step: str) -> None:
    assert stepped(START, END, step) is None
    assert stepped(START, END + 15 * MINUTE, "shorter") == (START, END)


def test_every_step_has_its_words() -> None:
    assert STEPS.keys() == STEP_WORDS.keys()
