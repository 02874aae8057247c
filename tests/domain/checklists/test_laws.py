from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from planner.domain.checklists.checklist import (
    TaskStatus,
    blockers,
    check_move,
    is_settled,
    needs_me,
    progress,
    statuses_offered,
    waits_now,
)
from planner.domain.errors import InvalidValue
from tests.domain.checklist_examples import SUNDAY, ATask, Piece

IDS = ("c1", "c2", "c3", "c4")
BLOCKED_MAY_BE = {TaskStatus.NOT_STARTED, TaskStatus.NOT_FOR_ME}


@st.composite
def lists(draw: st.DrawFn) -> list[ATask]:
    """A task waits for earlier ones only, so that nothing waits in a circle."""
    return [
        ATask(
            item_id=item_id,
            title=item_id,
            waits_for=sorted(draw(st.sets(st.sampled_from(IDS[:place]))) if place else ()),
            due_on=draw(st.none() | st.integers(-20, 20).map(lambda n: SUNDAY + timedelta(n))),
            evidence=(Piece(says=f"evidence of {item_id}"),),
        )
        for place, item_id in enumerate(IDS)
    ]


class OneChecklist(RuleBasedStateMachine):
    """An owner moves tasks as they like; now and then a source of one of them changes."""

    tasks: list[ATask]
    reopened: set[int]

    @initialize(tasks=lists())
    def begin(self, tasks: list[ATask]) -> None:
        self.tasks = tasks
        self.evidence = [task.evidence for task in tasks]
        self.reopened = set()

    @rule(place=st.integers(0, 3), status=st.sampled_from(TaskStatus))
    def owner_moves(self, place: int, status: TaskStatus) -> None:
        task = self.tasks[place]
        if status not in statuses_offered(task, self.tasks):
            with pytest.raises(InvalidValue):
                check_move(task, status, self.tasks)
            return
        check_move(task, status, self.tasks)
        self.keep_the_rules_of_a_move(task, status)
        self.tasks[place] = replace(task, status=status)
        if status is not TaskStatus.CHECK_AGAIN:
            self.reopened.discard(place)

    def keep_the_rules_of_a_move(self, task: ATask, status: TaskStatus) -> None:
        if status is task.status:
            return
        assert status is not TaskStatus.CHECK_AGAIN
        if task.status is TaskStatus.NOT_STARTED and blockers(task, self.tasks):
            assert status in BLOCKED_MAY_BE

    @precondition(lambda self: any(task.status is TaskStatus.DONE for task in self.tasks))
    @rule(pick=st.integers(0, 3))
    def the_source_of_a_done_task_changes(self, pick: int) -> None:
        done = [n for n, task in enumerate(self.tasks) if task.status is TaskStatus.DONE]
        self.change(done[pick % len(done)])

    @rule(place=st.integers(0, 3))
    def a_source_changes(self, place: int) -> None:
        self.change(place)

    def change(self, place: int) -> None:
        before = [task.status for task in self.tasks]
        if before[place] is TaskStatus.DONE:
            self.reopened.add(place)
            self.tasks[place] = replace(self.tasks[place], status=TaskStatus.CHECK_AGAIN)
        others = [status for n, status in enumerate(before) if n != place]
        assert [task.status for n, task in enumerate(self.tasks) if n != place] == others

    @invariant()
    def check_again_comes_from_a_source_and_stays_until_its_owner_moves(self) -> None:
        asked = {n for n, task in enumerate(self.tasks) if task.status is TaskStatus.CHECK_AGAIN}
        assert asked == self.reopened

    @invariant()
    def every_task_has_a_way_on(self) -> None:
        for task in self.tasks:
            offered = statuses_offered(task, self.tasks)
            assert task.status in offered
            assert set(offered) >= BLOCKED_MAY_BE

    @invariant()
    def some_open_task_is_free(self) -> None:
        left = [task for task in self.tasks if not is_settled(task.status)]
        assert not left or any(not blockers(task, self.tasks) for task in left)

    @invariant()
    def no_evidence_is_touched(self) -> None:
        assert [task.evidence for task in self.tasks] == self.evidence

    @invariant()
    def counts_add_up(self) -> None:
        counted = progress(self.tasks)
        assert counted.total + counted.not_for_me == len(self.tasks)
        assert counted.done + counted.check_again <= counted.total

    @invariant()
    def what_needs_me_is_open_and_free(self) -> None:
        for task in self.tasks:
            if needs_me(task, self.tasks, SUNDAY):
                assert not is_settled(task.status)
                assert not waits_now(task, self.tasks)

    @invariant()
    def what_a_source_reopened_always_needs_me(self) -> None:
        assert all(needs_me(self.tasks[place], self.tasks, SUNDAY) for place in self.reopened)


TestOneChecklist = OneChecklist.TestCase
