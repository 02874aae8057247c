"""Whatever is done to checklists, and in whatever order, these hold of every row."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from planner.domain.checklists.checklist import TaskStatus
from planner.domain.checklists.chosen_items import pending
from planner.domain.errors import InvalidValue, StaleEdit
from planner.domain.guides.flow import Phase
from planner.domain.guides.guidebook import Guidebook
from planner.services.checklists import checklists, evidence, tasks
from planner.services.checklists.evidence import EvidenceText
from planner.services.checklists.take_over import take_over
from planner.services.owners import new_owner
from planner.store.checklists.models import Checklist, Owner, Task, TaskEvent
from planner.store.checklists.queries import checklist_of
from planner.store.database import Base
from tests.services.saved import save
from tests.services.small_guidebook import ITEMS, SUNDAY, SUNDAY_10_00, guidebook, item, offer

BOOKS = (
    guidebook(),
    guidebook(ITEMS[1:], "without c1"),
    guidebook((*ITEMS, item("v2", Phase.VERIFY)), "with v2"),
    guidebook((replace(ITEMS[0], phase=Phase.VERIFY, do="Moved"), *ITEMS[1:]), "c1 moved"),
)
WHICH = st.integers(min_value=0)
WORDS = st.text(max_size=12)
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))


class ChecklistMachine(RuleBasedStateMachine):
    """Do what Ana may do, by forms that are sometimes old and fields that are sometimes wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.engine = create_engine("sqlite://")
        Base.metadata.create_all(self.engine)
        self.session = Session(self.engine)
        self.now = SUNDAY_10_00
        self.versions: dict[tuple[type[Any], int], int] = {}
        self.lines = 0

    @initialize()
    def begin(self) -> None:
        ana = new_owner(self.session, "ana", self.now)
        self.ana, self.checklist = ana.id, save(self.session, ana).id

    def teardown(self) -> None:
        self.session.close()
        self.engine.dispose()

    @property
    def ids(self) -> tuple[int, int]:
        return self.ana, self.checklist

    def rows(self) -> list[Task]:
        return checklist_of(self.session, *self.ids).tasks

    def one(self, which: int) -> Task:
        rows = self.rows()
        return rows[which % len(rows)]

    def attempt(self, change: Callable[..., object], *words: object) -> None:
        """Make a change a minute later; a refusal is fine."""
        self.now += timedelta(minutes=1)
        with suppress(InvalidValue, StaleEdit):
            change(self.session, *self.ids, *words, self.now)

    @rule(which=WHICH, status=st.sampled_from(TaskStatus), age=st.sampled_from([0, 0, 0, 1]))
    def set_status(self, which: int, status: TaskStatus, age: int) -> None:
        task = self.one(which)
        self.attempt(tasks.set_status, task.id, task.version - age, status)

    @rule(which=WHICH, day=st.none() | DAYS, book=st.sampled_from(BOOKS))
    def set_due(self, which: int, day: date | None, book: Guidebook) -> None:
        task = self.one(which)
        self.attempt(tasks.set_due, task.id, task.version, day, book)

    @rule(which=WHICH, words=WORDS)
    def write_words(self, which: int, words: str) -> None:
        task = self.one(which)
        self.attempt(tasks.write_note, task.id, task.version, words)
        self.attempt(tasks.rename, task.id, self.one(which).version, words)

    @rule(words=WORDS, phase=st.sampled_from(Phase))
    def add_task(self, words: str, phase: Phase) -> None:
        self.attempt(tasks.add_task, words, phase)

    @rule(which=WHICH, direction=st.sampled_from([-1, 1]))
    def move(self, which: int, direction: int) -> None:
        self.attempt(tasks.move, self.one(which).id, direction)

    @rule(which=WHICH)
    def remove(self, which: int) -> None:
        self.attempt(tasks.remove, self.one(which).id)

    @rule(which=WHICH)
    def restore(self, which: int) -> None:
        self.attempt(tasks.restore, self.one(which).id)

    @rule(which=WHICH, words=WORDS)
    def keep_evidence(self, which: int, words: str) -> None:
        task = self.one(which).id
        self.attempt(evidence.add, task, EvidenceText(words))
        for row in self.one(which).evidence[-1:]:
            change = evidence.remove if row.removed_at is None else evidence.restore
            self.attempt(change, task, row.id)

    @rule(first=st.none() | DAYS, book=st.sampled_from(BOOKS))
    def edit_offer(self, first: date | None, book: Guidebook) -> None:
        version = checklist_of(self.session, *self.ids).version
        changed = offer(first_day=first, last_day=None)
        self.attempt(checklists.edit_offer, version, changed, book)

    @rule(book=st.sampled_from(BOOKS), data=st.data())
    def take_over(self, book: Guidebook, data: st.DataObject) -> None:
        waiting = pending(checklist_of(self.session, *self.ids), book.flow)
        ids = [*(found.id for found in (*waiting.added, *waiting.changed)), *waiting.dropped]
        chosen = data.draw(st.sets(st.sampled_from(ids))) if ids else set()
        self.attempt(take_over, chosen, book)

    @rule()
    def duplicate(self) -> None:
        self.attempt(checklists.duplicate, "Copy", guidebook())

    @precondition(lambda self: self.now.minute % 3 == 0)
    @rule(which=WHICH)
    def change_a_source(self, which: int) -> None:
        """Do to a task that is done what a changed page does."""
        task = self.one(which)
        if task.status is TaskStatus.DONE:
            task.status, task.changed_source_id = TaskStatus.CHECK_AGAIN, "nus-page"
            task.changed_on = SUNDAY
            self.session.commit()

    @invariant()
    def places_are_dense(self) -> None:
        for checklist in self.all(Checklist):
            for phase in Phase:
                places = [task.position for task in checklist.tasks if task.phase is phase]
                assert places == list(range(len(places)))

    @invariant()
    def done_and_its_day_go_together(self) -> None:
        for task in self.all(Task):
            assert (task.status is TaskStatus.DONE) <= (task.done_on is not None)
            assert task.done_on is None or task.status in {TaskStatus.DONE, TaskStatus.CHECK_AGAIN}

    @invariant()
    def a_day_of_ones_own_is_a_day(self) -> None:
        assert all(task.due_on for task in self.all(Task) if task.due_is_own)

    @invariant()
    def versions_and_logs_only_grow(self) -> None:
        for table in (Checklist, Task):
            for row in self.all(table):
                assert row.version >= self.versions.get((table, row.id), 1)
                self.versions[table, row.id] = row.version
        lines = len(self.all(TaskEvent))
        assert lines >= self.lines
        self.lines = lines

    @invariant()
    def everything_is_anas(self) -> None:
        assert {task.owner_id for task in self.all(Task)} <= {self.ana}
        assert [owner.id for owner in self.all(Owner)] == [self.ana]

    def all(self, table: type[Any]) -> list[Any]:
        self.session.expire_all()
        return list(self.session.scalars(select(table)))


TestChecklists = ChecklistMachine.TestCase
TestChecklists.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
