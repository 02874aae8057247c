"""What changed in the guide since a checklist was saved, and taking it over."""

from flask import Blueprint, Response, request

from planner.domain.checklists.chosen_items import party_names, pending
from planner.domain.guides.flow import PHASE_WORDS, Item
from planner.domain.guides.guidebook import Guidebook
from planner.services.checklists.take_over import take_over
from planner.store.checklists.models import Checklist, Task
from planner.store.checklists.queries import checklist_of
from planner.store.database import db
from planner.web import clock
from planner.web.checklists.form_view_models import ChangeRow, ChangesPage
from planner.web.guides.guidebook import guidebook
from planner.web.own_addresses import checklist_url
from planner.web.owners import asking_owner
from planner.web.personal import ONE_CHECKLIST, form_page, personal_page, seen_at
from planner.web.shown import Link

blueprint = Blueprint("changes", __name__)

NEW, CHANGED, DROPPED = "New in the guide", "Changed in the guide", "No longer in the guide"
STAYS = "Taken over, it stays on your list as a task of your own, with everything you wrote."
NOTHING_TICKED = "Nothing is ticked: tick what shall be taken over, or take over everything."


@blueprint.get(f"{ONE_CHECKLIST}/changes")
def show(checklist_id: int) -> Response:
    """Show what the guide gained, changed or dropped."""
    checklist = checklist_of(db.session(), asking_owner().id, checklist_id)
    return personal_page("checklists/changes.html", page=_page(checklist, guidebook(), {}))


@blueprint.post(f"{ONE_CHECKLIST}/changes")
def update(checklist_id: int) -> Response:
    """Take over what was ticked, or everything that the page showed."""
    owner_id = asking_owner().id
    checklist = checklist_of(db.session(), owner_id, checklist_id)
    ids = request.form.getlist("shown" if "all" in request.form else "item")
    if not ids:
        errors = {"changes": NOTHING_TICKED}
        page = _page(checklist, guidebook(), errors)
        return form_page("checklists/changes.html", page, errors)
    take_over(db.session(), owner_id, checklist_id, set(ids), guidebook(), clock.now())
    return seen_at(checklist_url(checklist, done="taken-over"))


def _page(checklist: Checklist, book: Guidebook, errors: dict[str, str]) -> ChangesPage:
    waiting = pending(checklist, book.flow)
    tasks = {task.item_id: task for task in checklist.tasks}
    names = party_names(book.flow)
    rows = (
        *(_added(item) for item in waiting.added),
        *(_changed(tasks[item.id], item, names) for item in waiting.changed),
        *(ChangeRow(name, tasks[name].title, DROPPED, STAYS) for name in waiting.dropped),
    )
    return ChangesPage(
        title="What changed in the guide",
        action=checklist_url(checklist, "checklists.changes.update"),
        back=Link(checklist.name, checklist_url(checklist)),
        rows=rows,
        errors=errors,
    )


def _added(item: Item) -> ChangeRow:
    return ChangeRow(item.id, item.do, NEW, f"Under “{PHASE_WORDS[item.phase]}”. {item.why}")


def _changed(task: Task, item: Item, names: dict[str, str]) -> ChangeRow:
    """Put the words of a task beside those that the guide has now."""
    asked = ", ".join(names.get(party, party) for party in item.ask)
    pairs = (
        ("What to do", task.title, item.do),
        ("Why", task.why, item.why),
        ("Whom to ask", ", ".join(task.ask), asked),
        ("What to ask", task.question, item.question),
        ("What to keep", task.keep, item.keep),
        ("Under", PHASE_WORDS[task.phase], PHASE_WORDS[item.phase]),
    )
    lines = tuple(pair for pair in pairs if pair[1] != pair[2])
    note = "" if lines else "Its pages, its dates or what it waits for changed; its words did not."
    return ChangeRow(item.id, item.do, CHANGED, note, lines)
