"""Exams and deadlines: added, edited, removed and brought back."""

from datetime import datetime

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from planner.domain.errors import InvalidValue, NotFound, StaleEdit
from planner.domain.moments import in_singapore
from planner.services.plan import plan_dates
from planner.store.checklists.models import Checklist, Owner
from planner.store.sessions.models import PlanDate
from planner.store.sessions.queries import plan_date_of, plan_dates_of
from tests.domain.hours_examples import sg
from tests.services.plans import MONDAY_09_00, TUESDAY_19_00

MONDAY_10_00 = sg("Mon 2026-11-23 10:00")


def add(
    session: Session,
    owner: Owner,
    name: str = "JLPT N2",
    at: datetime = TUESDAY_19_00,
    **changes: bool | int | str | None,
) -> PlanDate:
    wish = {"has_time": True, "checklist_id": None, **changes}
    row = plan_dates.add(session, owner, name, at, now=MONDAY_09_00, **wish)  # type: ignore[arg-type]
    return plan_date_of(session, owner.id, row.id)


def test_an_exam_is_kept_to_the_minute_and_a_deadline_by_its_day(
    session: Session, ana: Owner, checklist: Checklist
) -> None:
    exam = add(session, ana, "  JLPT   N2 ", checklist_id=checklist.id)
    assert (exam.name, exam.at, exam.checklist_id) == ("JLPT N2", TUESDAY_19_00, checklist.id)
    deadline = add(session, ana, "Essay", has_time=False)
    assert in_singapore(deadline.at) == sg("Tue 2026-11-24 00:00")
    assert not deadline.has_time


def test_dates_are_listed_the_earliest_first(session: Session, ana: Owner, ben: Owner) -> None:
    for name, at in (("B", "2026-12-02 09:00"), ("A", "2026-12-01 09:00"), ("C", "2027-01-01")):
        add(session, ana, name, sg(at))
    add(session, ben, "Other")
    assert [row.name for row in plan_dates_of(session, ana.id)] == ["A", "B", "C"]


@pytest.mark.parametrize("name", ["", "  ", "x" * 121])
def test_a_name_that_cannot_be_is_refused_by_its_field(
    session: Session, ana: Owner, name: str
) -> None:
    with pytest.raises(InvalidValue) as fault:
        add(session, ana, name)
    assert fault.value.field == "name"


def test_a_checklist_of_another_is_not_found(
    session: Session, ben: Owner, checklist: Checklist
) -> None:
    with pytest.raises(NotFound):
        add(session, ben, checklist_id=checklist.id)


def test_an_edit_writes_all_of_it(session: Session, ana: Owner, checklist: Checklist) -> None:
    row = add(session, ana)
    wish = ("JLPT N1", sg("2026-12-06 13:30"), False, checklist.id)
    plan_dates.edit(session, ana.id, row.id, 1, *wish, MONDAY_10_00)
    row = plan_date_of(session, ana.id, row.id)
    assert (row.name, row.has_time, row.checklist_id) == ("JLPT N1", False, checklist.id)
    assert (in_singapore(row.at), row.version) == (sg("2026-12-06 00:00"), 2)
    assert (row.created_at, row.updated_at) == (MONDAY_09_00, MONDAY_10_00)


@pytest.mark.parametrize("version", [0, 2])
def test_an_edit_of_another_version_is_stale(session: Session, ana: Owner, version: int) -> None:
    row = add(session, ana)
    with pytest.raises(StaleEdit, match="“JLPT N2” was changed"):
        plan_dates.edit(
            session, ana.id, row.id, version, "N1", TUESDAY_19_00, True, None, MONDAY_10_00
        )
    assert plan_date_of(session, ana.id, row.id).name == "JLPT N2"


def test_a_removed_date_is_not_listed_and_comes_back_as_it_was(
    session: Session, ana: Owner
) -> None:
    row = add(session, ana)
    for _twice in range(2):
        plan_dates.remove(session, ana.id, row.id, 1, MONDAY_10_00)
    assert plan_dates_of(session, ana.id) == []
    removed = plan_date_of(session, ana.id, row.id)
    assert (removed.removed_at, removed.version) == (MONDAY_10_00, 2)
    with pytest.raises(StaleEdit, match="Bring it back first"):
        plan_dates.edit(session, ana.id, row.id, 2, "N1", TUESDAY_19_00, True, None, MONDAY_10_00)
    for _twice in range(2):
        plan_dates.restore(session, ana.id, row.id, MONDAY_10_00)
    back = plan_dates_of(session, ana.id)
    assert [(row.name, row.removed_at, row.version) for row in back] == [("JLPT N2", None, 3)]


@pytest.mark.parametrize("version", [0, 2])
def test_a_removal_seen_on_another_version_is_stale(
    session: Session, ana: Owner, version: int
) -> None:
    row = add(session, ana)
    with pytest.raises(StaleEdit, match="“JLPT N2” was changed"):
        plan_dates.remove(session, ana.id, row.id, version, MONDAY_10_00)
    assert [row.name for row in plan_dates_of(session, ana.id)] == ["JLPT N2"]


def test_a_form_sent_twice_makes_one_and_of_other_words_or_people_another(
    session: Session, ana: Owner, ben: Owner
) -> None:
    first = add(session, ana, form_key="form")
    assert add(session, ana, form_key="form").id == first.id
    add(session, ana, "JLPT N1", form_key="form")
    add(session, ben, form_key="form")
    assert [row.name for row in plan_dates_of(session, ana.id)] == ["JLPT N2", "JLPT N1"]
    assert [row.name for row in plan_dates_of(session, ben.id)] == ["JLPT N2"]


def test_without_a_key_each_form_makes_one(session: Session, ana: Owner) -> None:
    assert add(session, ana).id != add(session, ana).id


@pytest.mark.parametrize("is_removed", [True, False], ids=["removed", "changed"])
def test_a_form_sent_again_after_its_date_was_changed_makes_another(
    session: Session, ana: Owner, *, is_removed: bool
) -> None:
    row = add(session, ana, form_key="form")
    if is_removed:
        plan_dates.remove(session, ana.id, row.id, 1, MONDAY_10_00)
    else:
        wish = ("JLPT N1", TUESDAY_19_00, True, None)
        plan_dates.edit(session, ana.id, row.id, 1, *wish, MONDAY_10_00)
    assert add(session, ana, form_key="form").id != row.id


def test_the_plan_is_held_before_the_checklist_is_read(
    session: Session, ana: Owner, checklist: Checklist
) -> None:
    checklist_id, sent = checklist.id, list[str]()
    session.commit()
    assert ana.id

    def keep(*words: object) -> None:
        sent.append(str(words[2]))

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", keep)
    add(session, ana, checklist_id=checklist_id)
    event.remove(engine, "before_cursor_execute", keep)
    assert sent[0].startswith("UPDATE owner")
    assert any("FROM checklist" in each for each in sent[1:])
