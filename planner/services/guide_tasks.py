"""Tasks made from the guide's items: their words, their sources, and the day they are due."""

from collections.abc import Sequence
from datetime import date

from planner.domain.checklists import TaskStatus
from planner.domain.due_dates import Due, due
from planner.domain.flow import BOTH, Answers, Flow, Item
from planner.domain.guidebook import Guidebook
from planner.domain.item_changes import item_digest
from planner.domain.outcomes import items_for
from planner.store.checklist_models import Checklist, Task, TaskSource


def chosen_items(flow: Flow, country: str, answers: Answers) -> tuple[Item, ...]:
    """List the items of a checklist as the guide has them now.

    Without answers they are all items of the country and the common ones; a list of one's own,
    which has no country, has none.
    """
    if answers:
        return items_for(flow, answers)
    if not country:
        return ()
    return tuple(item for item in flow.items if _concerns(item, country))


def party_names(flow: Flow) -> dict[str, str]:
    """Name everybody whom an item may ask, by id."""
    return {party.id: party.name for party in flow.parties}


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
    write_words(task, item, book, checklist.country)
    write_due(task, due_of(item, checklist, today))
    return task


def write_words(task: Task, item: Item, book: Guidebook, country: str) -> None:
    """Give a task the words of its item, and leave all that its owner did and wrote.

    Parties and sources of the other country are left out; the digest is of the whole item.
    """
    names = party_names(book.flow)
    elsewhere = _elsewhere(book, country)
    task.item_digest = item_digest(item, names)
    task.phase = item.phase
    task.title = item.do
    task.why = item.why
    task.ask = [names.get(party, party) for party in item.ask if party not in elsewhere]
    task.question = item.question
    task.keep = item.keep
    task.waits_for = list(item.waits_for)
    task.sources = _sources(task, [name for name in item.source_ids if name not in elsewhere])


def due_of(item: Item, checklist: Checklist, today: date) -> Due:
    """Work out when an item of a checklist is due."""
    days = (checklist.first_day, checklist.last_day, checklist.saved_on)
    return due(item.leads, checklist.answers, *days, today)


def write_due(task: Task, worked_out: Due) -> None:
    """Give a task the day that was worked out for it."""
    task.due_on = worked_out.on
    task.due_words = worked_out.words
    task.due_is_own = False


def _concerns(item: Item, country: str) -> bool:
    return not item.country or country in {item.country, BOTH}


def _elsewhere(book: Guidebook, country: str) -> set[str]:
    """List the parties and sources about another country than a checklist's one."""
    if country in {"", BOTH}:
        return set()
    here = {"", country}
    parties = {party.id for party in book.flow.parties if party.country not in here}
    return parties | {source.id for source in book.sources.values() if source.country not in here}


def _sources(task: Task, source_ids: Sequence[str]) -> list[TaskSource]:
    """List the sources in this order; a link that stays keeps the day it was opened."""
    kept = {source.source_id: source for source in task.sources}
    sources = []
    for position, source_id in enumerate(dict.fromkeys(source_ids)):
        source = kept.get(source_id) or TaskSource(source_id=source_id, owner_id=task.owner_id)
        source.position = position
        sources.append(source)
    return sources
