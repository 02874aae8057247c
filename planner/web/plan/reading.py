"""Everything of one owner that stands in a stretch of the plan, read once for all that is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from planner.domain.moments import SINGAPORE_ZONE, in_singapore, midnight
from planner.domain.plan.agenda import DAY, Entry, EntryKind, Stretch
from planner.domain.sessions.session import takes_time
from planner.store.checklists.models import Task
from planner.store.database import db
from planner.store.plan.queries import BusyTime, busy_times, planned_between
from planner.store.sessions.models import Occurrence, PlanDate
from planner.store.sessions.queries import plan_dates_of, tasks_due_between
from planner.web.sessions.engagements import EXAM_LASTS

Kept = Occurrence | BusyTime | Task | PlanDate


@dataclass(frozen=True)
class PlanRows:
    """Hold the rows of a stretch; ``dates`` are all exams and deadlines, not only those in it."""

    occurrences: Sequence[Occurrence] = ()
    earlier: Sequence[Occurrence] = ()
    busy: Sequence[BusyTime] = ()
    tasks: Sequence[Task] = ()
    dates: Sequence[PlanDate] = ()


NOTHING = PlanRows()


def plan_rows(
    owner_id: int, stretch: Stretch, checklist_id: int | None, since: datetime | None = None
) -> PlanRows:
    """Read what stands in a stretch; imported time has no checklist and is always among it.

    With ``since`` the sessions before it are read too, kept apart as ``earlier``.
    """
    session, begins = db.session(), since or stretch.start
    of_list = planned_between(session, owner_id, begins, stretch.end, checklist_id)
    busy = busy_times(session, owner_id, stretch.start, stretch.end)
    due = tasks_due_between(session, owner_id, stretch.first, stretch.last)
    return PlanRows(
        occurrences=[each for each in of_list if each.end > stretch.start],
        earlier=[each for each in of_list if each.end <= stretch.start],
        busy=busy,
        tasks=[task for task in due if checklist_id in {None, task.checklist_id}],
        dates=[
            date
            for date in plan_dates_of(session, owner_id)
            if checklist_id is None or date.checklist_id in {None, checklist_id}
        ],
    )


def entries(rows: PlanRows) -> list[Entry[Kept]]:
    """Tell each row as something that stands on a day."""
    return [
        *(_session(each) for each in rows.occurrences),
        *(_busy(each) for each in rows.busy),
        *(_fixed(each) for each in rows.dates),
        *(_due(each, midnight(each.due_on)) for each in rows.tasks if each.due_on),
    ]


def _session(occurrence: Occurrence) -> Entry[Kept]:
    start, end = in_singapore(occurrence.start), in_singapore(occurrence.end)
    return Entry(EntryKind.TIMED, start, end, occurrence, takes_time(occurrence.status))


def _busy(event: BusyTime) -> Entry[Kept]:
    kind = EntryKind.WHOLE_DAY if event.is_all_day else EntryKind.TIMED
    start, end = event.start.astimezone(SINGAPORE_ZONE), event.end.astimezone(SINGAPORE_ZONE)
    return Entry(kind, start, end, event, event.is_busy)


def _fixed(date: PlanDate) -> Entry[Kept]:
    at = in_singapore(date.at)
    if date.has_time:
        return Entry(EntryKind.TIMED, at, at + EXAM_LASTS, date)
    return Entry(EntryKind.FIXED_DAY, at, at + DAY, date, takes_time=False)


def _due(task: Task, at: datetime) -> Entry[Kept]:
    return Entry(EntryKind.DUE, at, at + DAY, task, takes_time=False)
