"""Questions about watched sources, each named after its answer, and what a change sets off."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from planner.domain.checklists.checklist import TaskStatus
from planner.store.checklists.models import Task, TaskEvent, TaskSource
from planner.store.watch.models import SourceChange, WatchedSource

FRESH = {"populate_existing": True}


def watched_sources(session: Session) -> dict[str, WatchedSource]:
    """Read how every source was last found, by its id."""
    return {row.source_id: row for row in session.scalars(select(WatchedSource))}


def held_source(session: Session, source_id: str) -> WatchedSource | None:
    """Read how a source was last found, and keep others from recording it until the commit."""
    mine = WatchedSource.source_id == source_id
    # SQLite knows no FOR UPDATE; a write holds the row on every database.
    session.execute(update(WatchedSource).where(mine).values(failures=WatchedSource.failures))
    return session.scalar(select(WatchedSource).where(mine), execution_options=FRESH)


def open_changes(session: Session) -> dict[str, SourceChange]:
    """Read the newest change of each source that nobody has reviewed yet, by the source's id."""
    unreviewed = select(SourceChange).where(SourceChange.reviewed_on.is_(None))
    return {row.source_id: row for row in session.scalars(unreviewed.order_by(SourceChange.id))}


def open_changes_of(session: Session, source_id: str) -> list[SourceChange]:
    """Read every change of one source that nobody has reviewed yet, oldest first."""
    unreviewed = select(SourceChange).where(
        SourceChange.source_id == source_id, SourceChange.reviewed_on.is_(None)
    )
    return list(session.scalars(unreviewed.order_by(SourceChange.id)))


def changes_since(
    session: Session, source_ids: Collection[str], change_id: int
) -> list[SourceChange]:
    """Read every change of some sources from this one on, reviewed or not, oldest first."""
    later = select(SourceChange).where(
        SourceChange.source_id.in_(source_ids), SourceChange.id >= change_id
    )
    return list(session.scalars(later.order_by(SourceChange.id)))


def check_tasks_again(session: Session, change: SourceChange) -> list[tuple[int, int]]:
    """Turn every owner's Done tasks that rest on a changed source to Check again.

    Give (task, owner) of each. One statement, so that an owner's edit at the same moment is
    either before it or meets a newer version. Archived and removed tasks are turned too: both may
    come back.
    """
    resting = select(TaskSource.task_id).where(TaskSource.source_id == change.source_id)
    turned = (
        update(Task)
        .where(Task.id.in_(resting), Task.status == TaskStatus.DONE)
        .values(
            status=TaskStatus.CHECK_AGAIN,
            changed_source_id=change.source_id,
            changed_on=change.noticed_on,
            change_id=change.id,
            version=Task.version + 1,
        )
        .returning(Task.id, Task.owner_id)
        .execution_options(synchronize_session=False)
    )
    pairs = [(task_id, owner_id) for task_id, owner_id in session.execute(turned)]
    session.expire_all()
    return pairs


def tasks_checked_again(session: Session, source_id: str) -> list[tuple[int, int]]:
    """List the tasks that rest on a source and ask to be checked again; give (task, owner)."""
    resting = select(TaskSource.task_id).where(TaskSource.source_id == source_id)
    asking = select(Task.id, Task.owner_id).where(
        Task.id.in_(resting), Task.status == TaskStatus.CHECK_AGAIN
    )
    return [(task_id, owner_id) for task_id, owner_id in session.execute(asking)]


def write_events(session: Session, tasks: list[tuple[int, int]], at: datetime, words: str) -> None:
    """Write the same line into the logs of tasks, given as (task, owner)."""
    lines = [
        {"task_id": task_id, "owner_id": owner_id, "at": at, "words": words}
        for task_id, owner_id in tasks
    ]
    if lines:
        session.execute(insert(TaskEvent), lines)
