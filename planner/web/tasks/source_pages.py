"""Sorts the pages behind a task: to open, of some school, or only a reason to ask."""

from planner.domain.guides.schools import attended_school
from planner.domain.guides.sources import Level, Source
from planner.domain.time_words import full_day_words
from planner.store.checklists.models import Task, TaskSource
from planner.web.guides.source_chips import chip_of
from planner.web.own_addresses import task_url
from planner.web.shown import Press
from planner.web.tasks.desk import Desk
from planner.web.tasks.view_models import OfficialPage, Pages


def pages_of(task: Task, desk: Desk) -> Pages:
    """Sort the pages behind a task, in the guide's order; one that it names no more is left out."""
    known, checklist = desk.book.sources, task.checklist
    attended = attended_school(desk.book.flow, checklist.answers, checklist.school)
    groups: dict[str, list[OfficialPage]] = {"to_open": [], "schools": [], "others": []}
    for row in task.sources:
        if row.source_id in known:
            group = _group(known[row.source_id], attended)
            groups[group].append(_page(task, row, desk))
    return Pages(*(tuple(pages) for pages in groups.values()))


def _group(source: Source, attended: str) -> str:
    """Tell what a page is good for; a school's is, once it is known to be one's own."""
    if source.school and source.school != attended:
        return "schools"
    return "to_open" if _is_to_open(source) else "others"


def _is_to_open(source: Source) -> bool:
    """Tell whether a page carries what it says, or is an office's own that is only linked to."""
    return source.is_relied_on or (source.level is Level.LINK and source.is_official)


def _page(task: Task, row: TaskSource, desk: Desk) -> OfficialPage:
    source = desk.book.sources[row.source_id]
    opened = f"You opened it on {full_day_words(row.opened_on)}." if row.opened_on else ""
    is_noted = row.opened_on == desk.today or not _is_to_open(source)
    return OfficialPage(
        chip=chip_of(source, desk.today, desk.changes),
        opened=opened,
        note_opened=None if is_noted else _note_opened(task, source),
    )


def _note_opened(task: Task, source: Source) -> Press:
    hidden = (("source", source.id),)
    return Press(
        "Note that I opened it today", task_url(task, "tasks.opened"), "check", hidden, source.title
    )
