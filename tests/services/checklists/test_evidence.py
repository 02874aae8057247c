from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from planner.domain.errors import InvalidValue, NotFound, StaleEdit
from planner.services.checklists import evidence
from planner.services.checklists.evidence import EvidenceText
from planner.store.checklists.models import Checklist, Evidence, Task
from planner.store.checklists.queries import live_evidence, task_of
from tests.services.saved import ANSWER, fresh, log_of, task_for
from tests.services.small_guidebook import MONDAY_09_00, SUNDAY, TUESDAY_18_30

ANSWERED = "“The office says: send the contract first.”"


@pytest.fixture
def c1(checklist: Checklist) -> Task:
    return task_for(checklist, "c1")


@pytest.fixture
def ids(c1: Task) -> tuple[int, int, int]:
    """Give the ids of Ana, her checklist and her task."""
    return c1.owner_id, c1.checklist_id, c1.id


@pytest.fixture
def answer(session: Session, ids: tuple[int, int, int]) -> Evidence:
    return evidence.add(session, *ids, ANSWER, MONDAY_09_00)


def kept(row: Evidence) -> EvidenceText:
    return EvidenceText(
        *(row.says, row.link, row.seen_on, row.answered_by, row.reference, row.note)
    )


def test_evidence_keeps_every_field_and_its_time(
    session: Session, checklist: Checklist, answer: Evidence
) -> None:
    (row,) = task_for(fresh(session, checklist), "c1").evidence
    assert kept(row) == ANSWER
    assert (row.id, row.version, row.created_at) == (answer.id, 1, MONDAY_09_00)


def test_evidence_makes_no_form_of_its_task_stale(c1: Task, answer: Evidence) -> None:
    assert answer.task_id == c1.id
    assert c1.version == 1


def test_only_what_it_says_is_needed(session: Session, ids: tuple[int, int, int]) -> None:
    row = evidence.add(session, *ids, EvidenceText("They said yes to the dates."), MONDAY_09_00)
    assert kept(row) == EvidenceText("They said yes to the dates.")


FAULTS: dict[str, tuple[str, dict[str, Any]]] = {
    "nothing said": ("says", {"says": " \n "}),
    "too much said": ("says", {"says": "x" * 10_001}),
    "a link without an end": ("link", {"link": "x" * 2_001}),
    "a day to come": ("seen_on", {"seen_on": SUNDAY + timedelta(days=2)}),
    "a long name": ("answered_by", {"answered_by": "x" * 201}),
    "a long number": ("reference", {"reference": "x" * 201}),
    "a long note": ("note", {"note": "x" * 10_001}),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_fault_names_its_field_and_saves_nothing(
    session: Session,
    ids: tuple[int, int, int],
    answer: Evidence,
    fault: tuple[str, dict[str, Any]],
) -> None:
    field, typed = fault
    text = replace(ANSWER, **typed)
    with pytest.raises(InvalidValue) as adding:
        evidence.add(session, *ids, text, MONDAY_09_00)
    with pytest.raises(InvalidValue) as editing:
        evidence.edit(session, *ids, answer.id, 1, text, MONDAY_09_00)
    assert adding.value.field == editing.value.field == field
    task = task_of(session, *ids)
    assert [kept(row) for row in task.evidence] == [ANSWER]
    assert len(log_of(task)) == 1


def test_today_may_be_the_day_it_was_seen(session: Session, ids: tuple[int, int, int]) -> None:
    text = replace(ANSWER, seen_on=MONDAY_09_00.date())
    assert evidence.add(session, *ids, text, MONDAY_09_00).seen_on == MONDAY_09_00.date()


def test_fields_of_the_greatest_length_fit(session: Session, ids: tuple[int, int, int]) -> None:
    text = EvidenceText(*("字" * 10_000, "l" * 2_000, SUNDAY, "n" * 200, "r" * 200, "字" * 10_000))
    assert kept(evidence.add(session, *ids, text, MONDAY_09_00)) == text


def test_an_edit_keeps_the_old_words_in_the_log(
    session: Session, c1: Task, ids: tuple[int, int, int], answer: Evidence
) -> None:
    evidence.edit(session, *ids, answer.id, 1, replace(ANSWER, says="No."), TUESDAY_18_30)
    evidence.edit(session, *ids, answer.id, 2, replace(ANSWER, says="No.", note=""), TUESDAY_18_30)
    evidence.edit(session, *ids, answer.id, 3, replace(ANSWER, says="No.", note=""), TUESDAY_18_30)
    assert (answer.says, answer.version) == ("No.", 3)
    assert log_of(c1) == [
        f"Evidence added: {ANSWERED}.",
        f"Evidence changed: {ANSWERED} → “No.”.",
        "Evidence changed: “No.”.",
    ]


def test_an_edit_of_older_words_is_stale_and_says_what_stands_there(
    session: Session, ids: tuple[int, int, int], answer: Evidence
) -> None:
    evidence.edit(session, *ids, answer.id, 1, replace(ANSWER, says="Newer."), MONDAY_09_00)
    with pytest.raises(StaleEdit, match=r"It now says “Newer[.]”"):
        evidence.edit(session, *ids, answer.id, 1, ANSWER, TUESDAY_18_30)
    assert answer.says == "Newer."


def test_removed_evidence_is_out_of_sight_until_it_is_brought_back(
    session: Session, c1: Task, ids: tuple[int, int, int], answer: Evidence
) -> None:
    evidence.remove(session, *ids, answer.id, MONDAY_09_00)
    evidence.remove(session, *ids, answer.id, TUESDAY_18_30)
    assert live_evidence(c1) == []
    assert answer.removed_at == MONDAY_09_00
    with pytest.raises(StaleEdit, match="was removed"):
        evidence.edit(session, *ids, answer.id, answer.version, ANSWER, TUESDAY_18_30)
    evidence.restore(session, *ids, answer.id, TUESDAY_18_30)
    evidence.restore(session, *ids, answer.id, TUESDAY_18_30)
    assert [kept(row) for row in live_evidence(c1)] == [ANSWER]
    assert log_of(c1)[1:] == [
        f"Evidence removed: {ANSWERED}.",
        f"Evidence brought back: {ANSWERED}.",
    ]


def test_evidence_of_another_task_is_not_found_here(
    session: Session, checklist: Checklist, answer: Evidence
) -> None:
    elsewhere = (checklist.owner_id, checklist.id, task_for(checklist, "d1").id)
    with pytest.raises(NotFound, match="piece of evidence"):
        evidence.remove(session, *elsewhere, answer.id, MONDAY_09_00)
