"""Builds the page of one checklist, and that of all of them."""

from collections.abc import Mapping, Sequence
from datetime import date

from flask import request, url_for

from planner.domain.checklists.checklist import is_overdue, needs_me, progress, progress_words
from planner.domain.checklists.chosen_items import pending
from planner.domain.checklists.due_dates import LATER_THAN_PLANNED, TOO_LATE
from planner.domain.guides.flow import BOTH, PHASE_WORDS, Phase
from planner.domain.guides.guidebook import Guidebook
from planner.store.checklists.models import Checklist, Task
from planner.store.checklists.queries import live_tasks
from planner.web.check.links import outcome_url
from planner.web.checklists.lateness import worked_out
from planner.web.checklists.notices import checklist_notice, list_notice
from planner.web.checklists.rows import checklist_row, next_link, task_groups
from planner.web.checklists.view_models import IndexPage, ShowPage, Way
from planner.web.checklists.words import checklist_facts, due_words, offer_terms
from planner.web.own_addresses import checklist_url
from planner.web.shown import Link, Press, Term

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
        can_compare=sum(bool(checklist.country) for checklist in (*lists, *archived)) > 1,
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
            "Take both guides: Japan and Korea",
            url_for("checklists.saving.new", guide=BOTH),
            "book-open",
            "Every step for both, while you compare them.",
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
        buttons=_buttons(checklist),
        links=_links(checklist),
        presses=(_archive(checklist),),
        delete=Link("Delete", checklist_url(checklist, "checklists.removal.show"), "trash-2"),
        outcome_url=outcome_url(checklist.answers) if checklist.answers else "",
        phases=_phases(checklist),
        add_url=checklist_url(checklist, "tasks.create"),
        next_due=next_link(tasks, today),
        changes=_changes(checklist, book),
        late=_late(tasks, book, today),
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
    """List what is seldom asked of a checklist; one of one's own has no offer to compare."""
    compare = Link("Compare", url_for("checklists.compare", a=checklist.id), "scale")
    copy = Link("Duplicate", checklist_url(checklist, "checklists.copies.new"), "copy-plus")
    return (compare, copy) if checklist.country else (copy,)


def _buttons(checklist: Checklist) -> tuple[Link, ...]:
    """List what is often asked of a checklist."""
    edit = "Offer and due dates" if checklist.country else "Name"
    return (
        Link(edit, checklist_url(checklist, "checklists.offer.edit"), "square-pen"),
        Link("Dossier", checklist_url(checklist, "checklists.dossier.show"), "file-text"),
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
    count = pending(checklist, book.flow).count
    if not count:
        return None
    words = "one thing" if count == 1 else f"{count} things"
    url = checklist_url(checklist, "checklists.changes.show")
    return Link(f"What changed in the guide: {words} to look at", url)


def _late(tasks: Sequence[Task], book: Guidebook, today: date) -> Term | None:
    """Say how many worked-out days have passed, whether one is a rule, and what to do about it."""
    passed = [task for task in tasks if not task.due_is_own and is_overdue(task, today)]
    found = [(task, due) for task in passed if (due := worked_out(task, book, today))]
    if not found:
        return None
    is_rule = any(due.late == TOO_LATE for _, due in found)
    label = f"{TOO_LATE if is_rule else LATER_THAN_PLANNED}."
    if len(found) > 1:
        count = f"{len(found)} dates have passed."
        return Term(label, f"{count} Each of those tasks says what to do about it.")
    task, due = found[0]
    was_due = due_words(task, today).replace("W", "w", 1)
    return Term(label, f"“{task.title}” {was_due}. {due.advice}".strip())
