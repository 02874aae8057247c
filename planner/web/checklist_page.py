"""Builds the page of one checklist, and that of all of them."""

from collections.abc import Mapping, Sequence
from datetime import date

from flask import request, url_for

from planner.domain.checklists import is_overdue, needs_me, progress, progress_words
from planner.domain.flow import PHASE_WORDS, Phase
from planner.domain.guidebook import Guidebook
from planner.services import take_over
from planner.services.guide_tasks import due_of
from planner.store.checklist_models import Checklist, Task
from planner.store.checklist_queries import live_tasks
from planner.web.checklist_notices import checklist_notice, list_notice
from planner.web.checklist_rows import checklist_row, next_link, task_groups
from planner.web.checklist_view import IndexPage, Press, ShowPage, Way
from planner.web.checklist_words import checklist_facts, due_words, offer_terms
from planner.web.own_addresses import checklist_url
from planner.web.place_view import Link

NEEDS_ME = "needs-me"
NOTHING_NEEDS_YOU = (
    "Nothing needs you just now: no task is begun, to be checked again, or due within 14 days."
)
NO_TASKS = "There is no task yet. Add the first one below."


def index_page(lists: Sequence[Checklist], archived: Sequence[Checklist], today: date) -> IndexPage:
    """Build the list of one's checklists."""
    return IndexPage(
        rows=tuple(checklist_row(checklist, today) for checklist in lists),
        archived=tuple(checklist_row(checklist, today) for checklist in archived),
        can_compare=len(lists) > 1,
        beginnings=beginnings(),
        notice=list_notice(archived),
    )


def beginnings() -> tuple[Way, ...]:
    """List the ways to begin a checklist."""
    return (
        Way(
            "Answer the guide’s questions",
            url_for("check.index"),
            "signpost",
            "A question a page, “I do not know” always offered. Ends in a checklist for your case.",
        ),
        Way(
            "Take a whole guide: Japan",
            url_for("checklists.saving.new", guide="japan"),
            "book-open",
            "Every step for Japan, without answering anything.",
        ),
        Way(
            "Take a whole guide: Korea",
            url_for("checklists.saving.new", guide="korea"),
            "book-open",
            "Every step for Korea, without answering anything.",
        ),
        Way(
            "Write your own",
            url_for("checklists.saving.new", own="1"),
            "square-pen",
            "Revision topics, an exam, anything: one task a line.",
        ),
    )


def show_page(
    checklist: Checklist,
    book: Guidebook,
    today: date,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> ShowPage:
    """Build the page of one checklist; ``typed`` is a task of one's own that was not added."""
    tasks = live_tasks(checklist)
    mine = [task for task in tasks if needs_me(task, tasks, today)]
    is_filtered = request.args.get("show") == NEEDS_ME
    shown = mine if is_filtered else tasks
    typed = typed or {}
    return ShowPage(
        title=checklist.name,
        facts=f"{checklist_facts(checklist)} · {progress_words(progress(tasks))}",
        groups=task_groups(shown, tasks, today),
        filters=_filters(checklist, len(mine), is_filtered=is_filtered),
        offer=offer_terms(checklist) if checklist.country else (),
        links=_links(checklist),
        presses=(_archive(checklist),),
        phases=_phases(checklist),
        add_url=checklist_url(checklist, "tasks.create"),
        next_due=next_link(tasks, today),
        changes=_changes(checklist, book),
        late=_too_late(checklist, tasks, book, today),
        notice=checklist_notice(checklist),
        new_title=typed.get("title", ""),
        new_phase=typed.get("phase", Phase.OWN),
        empty_words="" if shown else NOTHING_NEEDS_YOU if tasks else NO_TASKS,
        is_archived=checklist.archived_at is not None,
        errors=errors or {},
    )


def _filters(checklist: Checklist, count: int, *, is_filtered: bool) -> tuple[Link, ...]:
    everything = checklist_url(checklist)
    filtered = checklist_url(checklist, show=NEEDS_ME)
    return (
        Link("All tasks", everything, is_on=not is_filtered),
        Link(f"Needs me ({count})", filtered, is_on=is_filtered),
    )


def _links(checklist: Checklist) -> tuple[Link, ...]:
    """List the pages about a checklist; a list of one's own has no offer."""
    edit = "Offer and due dates" if checklist.country else "Name and details"
    return (
        Link(edit, checklist_url(checklist, "checklists.offer.edit"), "square-pen"),
        Link("Dossier", checklist_url(checklist, "checklists.dossier.show"), "file-text"),
        Link("Compare", url_for("checklists.compare", a=checklist.id), "scale"),
        Link("Duplicate", checklist_url(checklist, "checklists.copies.new"), "copy-plus"),
        Link("Delete", checklist_url(checklist, "checklists.removal.show"), "trash-2"),
    )


def _archive(checklist: Checklist) -> Press:
    if checklist.archived_at is not None:
        return Press("Bring back", checklist_url(checklist, "checklists.unarchive"), "rotate-ccw")
    return Press("Archive", checklist_url(checklist, "checklists.archive"), "archive")


def _phases(checklist: Checklist) -> tuple[tuple[str, str], ...]:
    """List the groups that a task of one's own may stand in: one's own, then those in use."""
    used = {task.phase for task in live_tasks(checklist)}
    phases = [Phase.OWN, *(phase for phase in Phase if phase in used - {Phase.OWN})]
    return tuple((phase.value, PHASE_WORDS[phase]) for phase in phases)


def _changes(checklist: Checklist, book: Guidebook) -> Link | None:
    count = take_over.pending(checklist, book).count
    if not count:
        return None
    words = "one thing" if count == 1 else f"{count} things"
    url = checklist_url(checklist, "checklists.changes.show")
    return Link(f"What changed in the guide: {words} to look at", url)


def _too_late(checklist: Checklist, tasks: Sequence[Task], book: Guidebook, today: date) -> str:
    """Say how many worked-out days have passed, and what to do about it."""
    items = {item.id: item for item in book.flow.items}
    late = [task for task in tasks if not task.due_is_own and is_overdue(task, today)]
    late = [task for task in late if task.item_id in items]
    if len(late) > 1:
        return f"{len(late)} dates have passed. Each of those tasks says what to do about it."
    if not late:
        return ""
    was_due = due_words(late[0], today).replace("W", "w", 1)
    counsel = due_of(items[late[0].item_id or ""], checklist, today).counsel
    return f"“{late[0].title}” {was_due}. {counsel}"
