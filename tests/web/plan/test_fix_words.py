"""A button of the plan says in a few words what becomes of a session."""

from datetime import datetime

import pytest

from planner.domain.sessions.fix_kinds import Fix, FixKind
from planner.domain.sessions.train_fixes import TrainFix
from planner.domain.sessions.verdicts import UNJUDGED
from planner.store.sessions.models import Occurrence
from planner.web.plan.fix_words import fix_buttons
from planner.web.sessions.fixes import Look
from tests.web.plan_reading import at

NINETEEN, TWENTY_TWO = at("2026-11-25 19:00"), at("2026-11-25 22:00")
EVENING = Occurrence(start=NINETEEN, end=TWENTY_TWO)
NIGHT = Occurrence(start=at("2026-11-25 00:15"), end=at("2026-11-25 00:45"))


def fix(start: datetime, end: datetime, kind: FixKind = FixKind.EARLIER) -> Fix:
    return Fix(kind, start, end, None, "Skip this date", "", 30)


@pytest.mark.parametrize(
    ("each", "start", "end", "words"),
    [
        pytest.param(EVENING, "25 18:30", "25 21:30", "Move to 18:30–21:30", id="shifted"),
        pytest.param(EVENING, "25 19:00", "25 21:30", "End at 21:30", id="ends earlier"),
        pytest.param(EVENING, "25 19:30", "25 22:00", "Start at 19:30", id="starts later"),
        pytest.param(EVENING, "25 19:00", "25 22:00", "Skip this date", id="skipped"),
        pytest.param(NIGHT, "24 23:15", "24 23:45", "Move to Tue 24 Nov, 23:15–23:45", id="day"),
    ],
)
def test_a_fix_is_told_by_what_it_changes(
    each: Occurrence, start: str, end: str, words: str
) -> None:
    look = Look(UNJUDGED, fixes=(fix(at(f"2026-11-{start}"), at(f"2026-11-{end}")),))
    assert [label for label, _ in fix_buttons(look, each)] == [words]


def test_the_last_train_comes_first_and_is_named() -> None:
    train = TrainFix(NINETEEN, at("2026-11-25 21:40"), "")
    look = Look(UNJUDGED, fixes=(fix(NINETEEN, at("2026-11-25 21:00")),), train_fix=train)
    (words, value), (other, _) = fix_buttons(look, EVENING)
    assert (words, other) == ("End at 21:40, for the last train", "End at 21:00")
    assert value == "train 2026-11-25T19:00 2026-11-25T21:40"
