"""Tasks of one's own, which no item of the guide stands behind."""

from planner.domain.checklists.checklist import TaskStatus
from planner.domain.checklists.own_lists import read_title
from planner.domain.guides.flow import Phase
from planner.store.checklists.models import Task


def own_task(owner_id: int, title: str, phase: Phase, position: int) -> Task:
    """Make a task of one's own; raises InvalidValue if the title is empty or too long."""
    return Task(
        owner_id=owner_id,
        title=read_title(title),
        phase=phase,
        position=position,
        status=TaskStatus.NOT_STARTED,
        ask=[],
        waits_for=[],
    )
