"""Builds the page of one task: where it stands, what to ask, what is kept, when it is due."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from planner.domain.checklists import (
    STATUS_WORDS,
    TaskStatus,
    blockers,
    is_settled,
    statuses_offered,
)
from planner.domain.drafts import draft
from planner.domain.flow import PHASE_WORDS, UNKNOWN
from planner.domain.guidebook import Guidebook
from planner.domain.moments import in_singapore
from planner.domain.time_words import full_day_words
from planner.store.checklist_models import Task, TaskSource
from planner.store.checklist_queries import live_evidence, live_tasks
from planner.store.source_models import SourceChange
from planner.web.checklist_notices import task_notice
from planner.web.checklist_rows import changed_words
from planner.web.checklist_view import Press
from planner.web.checklist_words import BLOCKED, pill_of
from planner.web.own_addresses import checklist_url, task_url
from planner.web.place_view import Link
from planner.web.source_chips import chip_of
from planner.web.task_parts import due_box, evidence_row, own_presses
from planner.web.task_view import (
    ChangedText,
    CheckAgain,
    EvidenceForm,
    OfficialPage,
    StatusChoice,
    TaskPage,
)

SCHOOL = "school"  # the flow's question whose answers name schools as sources do
KEPT = "Your evidence below is kept as it was: compare it with the page, then press Done again."
NOT_KEPT = "No evidence is kept here yet: look at the page, then press Done again."


@dataclass(frozen=True)
class Tried:
    """Hold a form of the page that could not be saved: its name, what was typed, its faults."""

    form: str
    typed: Mapping[str, str] = field(default_factory=dict)
    evidence: EvidenceForm = field(default_factory=EvidenceForm)
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Desk:
    """Hold what a page is written from: the guide, today, and the changes not yet reviewed.

    ``since`` are the changes, reviewed or not, for which the task asks to be checked again.
    """

    book: Guidebook
    today: date
    changes: Mapping[str, SourceChange]
    since: Sequence[SourceChange] = ()


def task_page(task: Task, desk: Desk, tried: Tried | None = None) -> TaskPage:
    """Build the page of a task, with the form that could not be saved, if there was one."""
    tried = tried or Tried("")
    tasks = live_tasks(task.checklist)
    waits = () if is_settled(task.status) else blockers(task, tasks)
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
        sources=_sources(task, desk, is_other_school=False),
        other_schools=_sources(task, desk, is_other_school=True),
        ask=tuple(task.ask),
        draft=_draft(task),
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
    )


def _statuses(task: Task, tasks: Sequence[Task]) -> tuple[StatusChoice, ...]:
    """List the buttons; check again is set by a changed page alone."""
    return tuple(
        StatusChoice(status.value, STATUS_WORDS[status], is_on=status is task.status)
        for status in statuses_offered(task, tasks)
        if status is not TaskStatus.CHECK_AGAIN
    )


def _sources(task: Task, desk: Desk, *, is_other_school: bool) -> tuple[OfficialPage, ...]:
    """List the pages behind a task, apart those of schools that its owner does not attend.

    One that the guide names no more is left out; without a school in the answers none is apart.
    """
    known = desk.book.sources
    attended = task.checklist.answers.get(SCHOOL, UNKNOWN)
    return tuple(
        _source(task, row, desk)
        for row in task.sources
        if row.source_id in known
        and is_other_school == _is_elsewhere(known[row.source_id].school, attended)
    )


def _is_elsewhere(school: str, attended: str) -> bool:
    return bool(school) and attended not in {UNKNOWN, school}


def _source(task: Task, row: TaskSource, desk: Desk) -> OfficialPage:
    chip = chip_of(desk.book.sources[row.source_id], desk.today, desk.changes)
    opened = f"You opened it on {full_day_words(row.opened_on)}." if row.opened_on else ""
    note = Press(
        "Note that I opened it today",
        task_url(task, "tasks.opened"),
        "check",
        (("source", row.source_id),),
        chip.title,
    )
    is_noted = row.opened_on == desk.today
    return OfficialPage(chip, opened, None if is_noted else note)


def _draft(task: Task) -> str:
    if not task.question:
        return ""
    return draft(task.question, task.title, task.checklist, " / ".join(task.ask))


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
