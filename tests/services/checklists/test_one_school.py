"""A task names no page of another school, once it is known which one its owner attends."""

from collections.abc import Mapping
from datetime import date

import pytest
from sqlalchemy.orm import Session

from planner.domain.checklists.chosen_items import pending
from planner.services.checklists import checklists
from planner.services.checklists.take_over import take_over
from planner.store.checklists.models import Owner
from tests.services.saved import save, task_for
from tests.services.small_guidebook import (
    ITEMS,
    JAPAN_UNPAID,
    SUNDAY_10_00,
    guidebook,
    item,
    offer,
)

NUS_DAY, OTHERS_DAY = date(2026, 11, 30), date(2027, 6, 30)


@pytest.mark.parametrize(
    ("school", "pages"),
    [
        ("nus", ["isa-page", "nus-page"]),
        ("ntu", ["isa-page"]),
        ("unknown", ["isa-page", "nus-page"]),
    ],
)
def test_pages_of_other_schools_are_left_out_once_a_school_is_answered(
    session: Session, ana: Owner, school: str, pages: list[str]
) -> None:
    saved = save(session, ana, answers={**JAPAN_UNPAID, "school": school})
    assert [source.source_id for source in task_for(saved, "j1").sources] == pages
    assert pending(saved, guidebook().flow).count == 0


def test_the_words_that_are_taken_over_leave_them_out_too(session: Session, ana: Owner) -> None:
    saved = save(session, ana, answers={**JAPAN_UNPAID, "school": "ntu"})
    c1 = item("c1", ITEMS[0].phase, source_ids=("nus-page", "isa-page"))
    book = guidebook([c1, *ITEMS[1:]], "second")
    taken = take_over(session, ana.id, saved.id, ["c1"], book, SUNDAY_10_00)
    assert [source.source_id for source in task_for(taken, "c1").sources] == ["isa-page"]


@pytest.mark.parametrize(
    ("answers", "typed", "day"),
    [
        ({}, "NUS", NUS_DAY),
        ({"school": "unknown"}, "nus, Computing", NUS_DAY),
        ({"school": "ntu"}, "NUS", OTHERS_DAY),
        ({}, "Kent Ridge", OTHERS_DAY),
    ],
)
def test_a_school_that_was_typed_sets_the_day_where_none_was_answered(
    session: Session, ana: Owner, answers: Mapping[str, str], typed: str, day: date
) -> None:
    book, known = guidebook(), {"country": "japan", "pay": "none", **answers}
    saved = save(session, ana, answers=known, school="Somewhere")
    facts = offer(school=typed)
    edited = checklists.edit_offer(
        session, ana.id, saved.id, saved.version, facts, book, SUNDAY_10_00
    )
    assert task_for(edited, "s1").due_on == day
