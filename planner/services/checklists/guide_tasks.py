"""Tasks made from the guide's items: their words, their sources, and the day they are due."""

from collections.abc import Sequence
from datetime import date

from planner.domain.checklists.checklist import TaskStatus
from planner.domain.checklists.chosen_items import party_names
from planner.domain.checklists.due_dates import Due, due
from planner.domain.checklists.item_changes import item_digest
from planner.domain.guides.flow import BOTH, Item
from planner.domain.guides.guidebook import Guidebook
from planner.domain.guides.schools import SCHOOL, answered_school, attended_school
from planner.store.checklists.models import Checklist, Task, TaskSource


def guide_task(
    item: Item, checklist: Checklist, position: int, book: Guidebook, today: date
) -> Task:
    """Make a task of an item, not started, in a place of its phase."""
    task = Task(
        owner_id=checklist.owner_id,
        item_id=item.id,
        position=position,
        status=TaskStatus.NOT_STARTED,
    )
    write_words(task, item, book, checklist)
    write_due(task, due_of(item, checklist, book, today))
    return task


def write_words(task: Task, item: Item, book: Guidebook, checklist: Checklist) -> None:
    """Give a task the words of its item, and leave all that its owner did and wrote.

    Parties and sources of the other country, and pages of schools other than the one answered,
    are left out; the digest is of the whole item.
    """
    names = party_names(book.flow)
    elsewhere = _of_another_country(book, checklist.country)
    elsewhere |= _of_another_school(book, answered_school(checklist.answers))
    task.item_digest = item_digest(item, names)
    task.phase = item.phase
    task.title = item.do
    task.why = item.why
    task.ask = [names.get(party, party) for party in item.ask if party not in elsewhere]
    task.question = item.question
    task.keep = item.keep
    task.waits_for = list(item.waits_for)
    task.sources = _sources(task, [name for name in item.source_ids if name not in elsewhere])


def due_of(item: Item, checklist: Checklist, book: Guidebook, today: date) -> Due:
    """Work out when an item of a checklist is due; a school typed stands in for one answered."""
    days = (checklist.first_day, checklist.last_day, checklist.saved_on)
    school = attended_school(book.flow, checklist.answers, checklist.school)
    answers = {**checklist.answers, SCHOOL: school} if school else checklist.answers
    return due(item.leads, answers, *days, today)


def work_out_day(task: Task, checklist: Checklist, book: Guidebook, today: date) -> None:
    """Give a task the day that its item calls for; one without an item has none."""
    for item in book.flow.items:
        if item.id == task.item_id:
            write_due(task, due_of(item, checklist, book, today))
            return
    task.due_on, task.due_words, task.due_is_own = None, "", False


def write_due(task: Task, worked_out: Due) -> None:
    """Give a task the day that was worked out for it."""
    task.due_on = worked_out.on
    task.due_words = worked_out.words
    task.due_is_own = False


def _of_another_country(book: Guidebook, country: str) -> set[str]:
    """List the parties and sources about another country than a checklist's one."""
    if country in {"", BOTH}:
        return set()
    here = {"", country}
    parties = {party.id for party in book.flow.parties if party.country not in here}
    return parties | {source.id for source in book.sources.values() if source.country not in here}


def _of_another_school(book: Guidebook, school: str) -> set[str]:
    """List the pages of schools other than the one attended; none while that is not known."""
    here = {"", school}
    return {source.id for source in book.sources.values() if school and source.school not in here}


def _sources(task: Task, source_ids: Sequence[str]) -> list[TaskSource]:
    """List the sources in this order; a link that stays keeps the day it was opened."""
    kept = {source.source_id: source for source in task.sources}
    sources = []
    for position, source_id in enumerate(dict.fromkeys(source_ids)):
        source = kept.get(source_id) or TaskSource(source_id=source_id, owner_id=task.owner_id)
        source.position = position
        sources.append(source)
    return sources
