"""Everything of one owner that stands in a stretch of the plan, read once for all that is shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from planner.domain.moments import SINGAPORE_ZONE, in_singapore, midnight
from planner.domain.plan.agenda import DAY, Entry, EntryKind, Stretch
from planner.domain.sessions.clashes import EXAM_LASTS
from planner.domain.sessions.session import takes_time
from planner.store.checklists.models import Task
from planner.store.database import db
from planner.store.plan.queries import BusyTime, busy_times
from planner.store.sessions.models import Occurrence, PlanDate
from planner.store.sessions.queries import (
    occurrences_between,
    plan_dates_of,
    tasks_due_between,
)

Kept = Occurrence | BusyTime | Task | PlanDate


@dataclass(frozen=True)
class PlanRows:
    """Hold the rows of a stretch; ``dates`` are all exams and deadlines, not only those in it."""

    occurrences: Sequence[Occurrence] = ()
    earlier: Sequence[Occurrence] = ()
    busy: Sequence[BusyTime] = ()
    tasks: Sequence[Task] = ()
    dates: Sequence[PlanDate] = ()

    def of(self, checklist_id: int | None) -> "PlanRows":
        """Leave out what is of another checklist than the one named, if one is."""
        if checklist_id is None:
            return self
        return replace(
            self,
            occurrences=[each for each in self.occurrences if is_of(each, checklist_id)],
            earlier=[each for each in self.earlier if is_of(each, checklist_id)],
            tasks=[each for each in self.tasks if is_of(each, checklist_id)],
            dates=[each for each in self.dates if is_of(each, checklist_id)],
        )


NOTHING = PlanRows()


def plan_rows(owner_id: int, stretch: Stretch, since: datetime | None = None) -> PlanRows:
    """Read what stands in a stretch, of all checklists: what is not shown takes time as well.

    With ``since`` the sessions before it are read too, kept apart as ``earlier``.
    """
    session, begins = db.session(), since or stretch.start
    own = occurrences_between(session, owner_id, begins, stretch.end)
    return PlanRows(
        occurrences=[each for each in own if each.end > stretch.start],
        earlier=[each for each in own if each.end <= stretch.start],
        busy=busy_times(session, owner_id, stretch.start, stretch.end),
        tasks=tasks_due_between(session, owner_id, stretch.first, stretch.last),
        dates=plan_dates_of(session, owner_id),
    )


def is_of(what: Kept, checklist_id: int | None) -> bool:
    """Tell whether a row is shown with a checklist; what is of none is shown with each."""
    if checklist_id is None or isinstance(what, BusyTime):
        return True
    if isinstance(what, Occurrence):
        return what.session.task.checklist_id == checklist_id
    return what.checklist_id in {None, checklist_id}


def entries(rows: PlanRows) -> list[Entry[Kept]]:
    """Tell each row as something that stands on a day."""
    return [
        *(_session(each) for each in rows.occurrences),
        *(_busy(each) for each in rows.busy),
        *(_fixed(each) for each in rows.dates),
        *(_due(each, midnight(each.due_on)) for each in rows.tasks if each.due_on),
    ]


def shown_of(kept: list[Entry[Kept]], checklist_id: int | None) -> list[Entry[Kept]]:
    """Leave out what is of another checklist than the one named, if one is."""
    if checklist_id is None:
        return kept
    return [entry for entry in kept if is_of(entry.what, checklist_id)]


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
