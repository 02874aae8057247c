"""Builds the page of one task: where it stands, what to ask, what is kept, when it is due."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from planner.domain.checklists.checklist import (
    STATUS_WORDS,
    TaskStatus,
    statuses_offered,
    waits_now,
)
from planner.domain.checklists.drafts import draft
from planner.domain.guides.flow import PHASE_WORDS
from planner.domain.guides.guidebook import Guidebook
from planner.domain.moments import in_singapore
from planner.domain.time_words import full_day_words
from planner.store.checklists.models import Task
from planner.store.checklists.queries import live_evidence, live_tasks
from planner.store.watch.models import SourceChange
from planner.web.checklists.notices import task_notice
from planner.web.checklists.rows import changed_words
from planner.web.checklists.words import BLOCKED, pill_of
from planner.web.own_addresses import checklist_url, task_url
from planner.web.plan_links import new_session_url
from planner.web.shown import Link, Term
from planner.web.tasks.desk import Desk
from planner.web.tasks.parts import due_box, evidence_row, own_presses
from planner.web.tasks.source_pages import pages_of
from planner.web.tasks.view_models import (
    ChangedText,
    CheckAgain,
    EvidenceForm,
    StatusChoice,
    TaskPage,
)

HOST_SIDE = frozenset({"host", "payroll"})  # ids of parties that are no office
ONE_OF_THEM = "the office or person you ask (send one to each)"
KEPT = "Your evidence below is kept as it was: compare it with the page, then press Done again."
NOT_KEPT = "No evidence is kept here yet: look at the page, then press Done again."


@dataclass(frozen=True)
class Tried:
    """Hold a form of the page that could not be saved: its name, what was typed, its faults."""

    form: str
    typed: Mapping[str, str] = field(default_factory=dict)
    evidence: EvidenceForm = field(default_factory=EvidenceForm)
    errors: Mapping[str, str] = field(default_factory=dict)


def task_page(task: Task, desk: Desk, tried: Tried | None = None) -> TaskPage:
    """Build the page of a task, with the form that could not be saved, if there was one."""
    tried = tried or Tried("")
    tasks = live_tasks(task.checklist)
    waits = waits_now(task, tasks)
    is_own = task.item_id is None
    return TaskPage(
        title=task.title,
        phase=PHASE_WORDS[task.phase],
        back=Link(task.checklist.name, checklist_url(task.checklist)),
        pill=BLOCKED if waits else pill_of(task.status),
        version=task.version,
        statuses=_statuses(task, tasks),
        status_action=task_url(task, "tasks.status"),
        due=due_box(task, desk.book, desk.today, tried.typed.get("due_on")),
        evidence=tuple(evidence_row(task, piece) for piece in live_evidence(task)),
        evidence_form=tried.evidence,
        evidence_action=task_url(task, "tasks.evidence.create"),
        note=tried.typed.get("note", task.note),
        note_action=task_url(task, "tasks.note"),
        log=_log(task),
        why=task.why,
        pages=pages_of(task, desk),
        ask=_asked(task, desk.book),
        draft=_draft(task, desk.book),
        keep=task.keep,
        waits_for=_links(waits),
        then=_links(_dependents(task, tasks)),
        check_again=_check_again(task, desk),
        notice=task_notice(task),
        own=own_presses(task, tasks) if is_own else (),
        rename_action=task_url(task, "tasks.own.rename") if is_own else "",
        typed_title=tried.typed.get("title", task.title),
        open_form=tried.form,
        errors=tried.errors,
        plan_url=new_session_url(task_id=task.id),
        sessions=tuple(desk.sessions),
    )


def _statuses(task: Task, tasks: Sequence[Task]) -> tuple[StatusChoice, ...]:
    """List the buttons; check again is set by a changed page alone."""
    return tuple(
        StatusChoice(status.value, STATUS_WORDS[status], is_on=status is task.status)
        for status in statuses_offered(task, tasks)
        if status is not TaskStatus.CHECK_AGAIN
    )


def _asked(task: Task, book: Guidebook) -> tuple[Term, ...]:
    """Name whom to ask and how to find them; of one the guide has no more the name is known."""
    reach = {party.name: party.reach for party in book.flow.parties}
    return tuple(Term(name, reach.get(name, "")) for name in task.ask)


def _draft(task: Task, book: Guidebook) -> str:
    if not task.question:
        return ""
    to = task.ask[0] if len(task.ask) == 1 else ONE_OF_THEM if task.ask else ""
    is_of_an_office = not _asks_only_the_host(task, book)
    return draft(
        task.question, task.title, task.checklist, to, task.phase, is_of_an_office=is_of_an_office
    )


def _asks_only_the_host(task: Task, book: Guidebook) -> bool:
    """Tell whether nobody but the host or its payroll is asked."""
    at_host = {party.name for party in book.flow.parties if party.id in HOST_SIDE}
    return bool(task.ask) and at_host.issuperset(task.ask)


def _dependents(task: Task, tasks: Sequence[Task]) -> Iterable[Task]:
    return (other for other in tasks if task.item_id and task.item_id in other.waits_for)


def _links(tasks: Iterable[Task]) -> tuple[Link, ...]:
    return tuple(Link(task.title, task_url(task)) for task in tasks)


def _check_again(task: Task, desk: Desk) -> CheckAgain | None:
    if task.status is not TaskStatus.CHECK_AGAIN:
        return None
    others = {c.source_id: None for c in desk.since if c.source_id != task.changed_source_id}
    return CheckAgain(
        page=_page_title(desk, task.changed_source_id),
        words=changed_words(task),
        kept=KEPT if live_evidence(task) else NOT_KEPT,
        also=tuple(_page_title(desk, source_id) for source_id in others),
        texts=tuple(_changed_text(desk, change) for change in desk.since),
    )


def _changed_text(desk: Desk, change: SourceChange) -> ChangedText:
    title = _page_title(desk, change.source_id)
    return ChangedText(f"“{title}”, {full_day_words(change.noticed_on)}", change.excerpt)


def _page_title(desk: Desk, source_id: str) -> str:
    source = desk.book.sources.get(source_id)
    return source.title if source else source_id


def _log(task: Task) -> tuple[tuple[str, str], ...]:
    """List the changes of a task, the newest first."""
    moments = [(in_singapore(event.at), event.words) for event in reversed(task.events)]
    return tuple((f"{full_day_words(at.date())}, {at:%H:%M}", words) for at, words in moments)
