"""A checklist about one country names nobody and no page of the other."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from planner.domain.checklists.chosen_items import pending
from planner.domain.guides.guidebook import Guidebook
from planner.store.checklists.models import Checklist, Owner
from tests.services.saved import save, task_for
from tests.services.small_guidebook import JAPAN_UNPAID, guidebook


def of_both_countries() -> Guidebook:
    """Let the first item ask an office of each country, and rest on a page of each."""
    book = guidebook()
    school, isa = book.flow.parties
    parties = (replace(school, country="korea"), replace(isa, country="japan"))
    first, *others = book.flow.items
    item = replace(first, ask=("school", "isa"), source_ids=("isa-page", "nus-page"))
    sources = {
        "isa-page": replace(book.sources["isa-page"], country="japan"),
        "nus-page": replace(book.sources["nus-page"], country="korea"),
    }
    flow = replace(book.flow, parties=parties, items=(item, *others))
    return replace(book, flow=flow, sources=sources)


def asked_and_opened(checklist: Checklist) -> tuple[list[str], list[str]]:
    task = task_for(checklist, "c1")
    return task.ask, [source.source_id for source in task.sources]


@pytest.mark.parametrize(
    ("country", "party", "page"),
    [
        ("japan", ["Immigration Services Agency"], ["isa-page"]),
        (
            "both",
            ["Your school’s internship office", "Immigration Services Agency"],
            ["isa-page", "nus-page"],
        ),
    ],
)
def test_a_task_names_who_answers_for_its_country(
    session: Session, ana: Owner, country: str, party: list[str], page: list[str]
) -> None:
    book = of_both_countries()
    saved = save(session, ana, book=book, answers={**JAPAN_UNPAID, "country": country})
    assert asked_and_opened(saved) == (party, page)


def test_what_is_left_out_is_no_change_of_the_guide(session: Session, ana: Owner) -> None:
    book = of_both_countries()
    assert pending(save(session, ana, book=book), book.flow).count == 0
