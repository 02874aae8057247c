from collections.abc import Sequence
from datetime import UTC, date, datetime

from planner.domain.checklists.checklist import (
    TaskStatus,
    blockers,
    check_move,
    grouped,
    needs_me,
    next_due,
    progress,
    statuses_offered,
)
from planner.domain.checklists.dossier import dossier, dossier_bytes
from planner.domain.checklists.drafts import draft
from planner.domain.checklists.item_changes import Changes, changes
from planner.domain.checklists.offer_comparison import OfferSide, compared
from planner.domain.guides.flow import Phase
from planner.store.checklists.models import Checklist, Evidence, Task, TaskSource

SUNDAY = date(2026, 11, 22)
SUNDAY_NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)


def a_row(item_id: str, *, waits_for: Sequence[str] = ()) -> Task:
    return Task(
        item_id=item_id,
        item_digest="",
        phase=Phase.VERIFY,
        position=0,
        title=f"Task {item_id}",
        why="",
        ask=["The host"],
        question="Why?",
        keep="",
        waits_for=list(waits_for),
        status=TaskStatus.NOT_STARTED,
        due_on=SUNDAY,
        due_words="",
        note="",
        changed_source_id="",
        sources=[TaskSource(source_id="page", position=0)],
        evidence=[
            Evidence(says="Yes", link="", answered_by="HR", reference="", note=""),
            Evidence(says="No", removed_at=SUNDAY_NOON),
        ],
    )


def a_checklist() -> Checklist:
    texts = dict.fromkeys(["host", "role", "city", "pay", "hours", "school"], "x")
    return Checklist(
        name="Osaka",
        country="japan",
        answers={"paid": "yes"},
        guide_version="f10e",
        saved_on=SUNDAY,
        tasks=[a_row("v1"), a_row("v2", waits_for=["v1"])],
        **texts,
    )


def row_blockers(task: Task, tasks: Sequence[Task]) -> tuple[Task, ...]:
    """Fail under mypy unless rows come back as rows."""
    return blockers(task, tasks)


def row_groups(tasks: Sequence[Task]) -> tuple[tuple[Phase, tuple[Task, ...]], ...]:
    return grouped(tasks)


def row_next_due(tasks: Sequence[Task]) -> Task | None:
    return next_due(tasks)


def test_the_rules_of_tasks_take_rows_and_give_rows_back() -> None:
    first, second = tasks = a_checklist().tasks
    assert row_blockers(second, tasks) == (first,)
    assert row_groups(tasks) == ((Phase.VERIFY, (first, second)),)
    assert row_next_due(tasks) is first
    assert progress(tasks).total == 2
    assert needs_me(first, tasks, SUNDAY)
    assert TaskStatus.DONE not in statuses_offered(second, tasks)
    check_move(first, TaskStatus.DONE, tasks)


def test_offers_of_rows_are_compared_and_asked_about() -> None:
    checklist = a_checklist()
    side = OfferSide(checklist, checklist.tasks)
    assert {row.differs for row in compared(side, side, SUNDAY)} == {False}
    assert "- Host: x" in draft("Why?", "Task", checklist, "The host")


def test_rows_are_compared_with_the_guide() -> None:
    assert changes(a_checklist().tasks, [], {}) == Changes(dropped=("v1", "v2"))


def test_a_dossier_is_written_from_rows() -> None:
    checklist = a_checklist()
    document = dossier(checklist, checklist.tasks, [], {})
    assert [piece["says"] for piece in document["tasks"][0]["evidence"]] == ["Yes"]
    assert dossier_bytes(document) == dossier_bytes(dossier(checklist, checklist.tasks, [], {}))
