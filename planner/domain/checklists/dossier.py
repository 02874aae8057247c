"""The dossier: all that a checklist holds, in words, as one document with a fingerprint.

No clock stands in it: the same checklist, guide and sources give the same bytes. Days are ISO
text or None; "" means that nothing was typed.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from planner.domain.checklists.checklist import STATUS_WORDS, grouped, progress, progress_words
from planner.domain.checklists.dossier_parts import (
    Confirmation,
    Dossier,
    DossierAnswer,
    DossierEntry,
    DossierEvidence,
    DossierOffer,
    DossierSource,
)
from planner.domain.checklists.dossier_rows import (
    DossierChecklist,
    DossierTask,
    EvidenceLike,
    OpenedSource,
)
from planner.domain.checklists.offer_comparison import length_days
from planner.domain.checklists.offers import COUNTRY_WORDS
from planner.domain.guides.flow import PHASE_WORDS, Choice, Question
from planner.domain.guides.sources import LEVEL_WORDS, Source

FORMAT = 1
STATEMENT = (
    "This records what was asked, what was answered, by whom and when. Nothing in it grants "
    "permission to work, to enter or to stay, and it is not legal advice. Only the office "
    "concerned decides."
)
NO_LONGER_ASKED = "The guide no longer asks this; the answer is kept as it was saved."
NO_LONGER_LISTED = "The guide no longer lists this page."


def dossier(
    checklist: DossierChecklist,
    tasks: Iterable[DossierTask],
    asked: Iterable[tuple[Question, Choice]],
    sources: Mapping[str, Source],
) -> Dossier:
    """Write all of a checklist's live tasks down; evidence that was removed is left out.

    So is the note of a task, which its owner wrote for nobody else. ``asked`` are the
    questions that the guide asks now, with the answers of this checklist.
    """
    listed = [task for _, group in grouped(tasks) for task in group]
    titles = {task.item_id: task.title for task in listed}
    entries = [_entry(task, titles, sources) for task in listed]
    return Dossier(
        format=FORMAT,
        statement=STATEMENT,
        name=checklist.name,
        country=COUNTRY_WORDS[checklist.country],
        saved_on=checklist.saved_on.isoformat(),
        guide_version=checklist.guide_version,
        offer=_offer(checklist),
        answers=_answers(checklist.answers, asked),
        progress=progress_words(progress(listed)),
        tasks=entries,
        who_answered=_confirmations(entries),
    )


def dossier_bytes(document: Dossier) -> bytes:
    """Write a dossier as canonical JSON: keys sorted, UTF-8, two spaces, a newline at the end."""
    text = json.dumps(document, sort_keys=True, ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def fingerprint(content: bytes) -> str:
    """Give the SHA-256 of bytes, in hex."""
    return hashlib.sha256(content).hexdigest()


def _offer(offer: DossierChecklist) -> DossierOffer:
    return DossierOffer(
        host=offer.host,
        role=offer.role,
        city=offer.city,
        first_day=_iso(offer.first_day),
        last_day=_iso(offer.last_day),
        length_days=length_days(offer),
        pay=offer.pay,
        hours=offer.hours,
        school=offer.school,
    )


def _answers(
    saved: Mapping[str, str], asked: Iterable[tuple[Question, Choice]]
) -> list[DossierAnswer]:
    """List questions and answers in words, then saved ones that the guide has no words for."""
    pairs = tuple(asked)
    known = {question.id for question, _ in pairs}
    in_words = [
        DossierAnswer(question=question.text, answer=choice.label, note="")
        for question, choice in pairs
    ]
    left = [
        DossierAnswer(question=question, answer=answer, note=NO_LONGER_ASKED)
        for question, answer in sorted(saved.items())
        if question not in known
    ]
    return in_words + left


def _entry(
    task: DossierTask, titles: Mapping[str | None, str], sources: Mapping[str, Source]
) -> DossierEntry:
    return DossierEntry(
        item_id=task.item_id or "",
        phase=PHASE_WORDS[task.phase],
        title=task.title,
        why=task.why,
        ask=list(task.ask),
        question=task.question,
        keep=task.keep,
        waits_for=[titles.get(item_id, item_id) for item_id in task.waits_for],
        status=STATUS_WORDS[task.status],
        done_on=_iso(task.done_on),
        due_on=_iso(task.due_on),
        due_words=task.due_words,
        changed_source_id=task.changed_source_id,
        changed_on=_iso(task.changed_on),
        sources=[_source(opened, sources.get(opened.source_id)) for opened in task.sources],
        evidence=_evidence(task.evidence),
    )


def _source(opened: OpenedSource, source: Source | None) -> DossierSource:
    return DossierSource(
        id=opened.source_id,
        title=source.title if source else "",
        publisher=source.publisher if source else "",
        url=source.url if source else "",
        level=LEVEL_WORDS[source.level] if source else "",
        page_date=source.page_date if source else "",
        read_on=_iso(source.read_on) if source else None,
        review_by=_iso(source.review_by) if source else None,
        opened_on=_iso(opened.opened_on),
        note="" if source else NO_LONGER_LISTED,
    )


def _evidence(pieces: Sequence[EvidenceLike]) -> list[DossierEvidence]:
    return [
        DossierEvidence(
            says=piece.says,
            link=piece.link,
            seen_on=_iso(piece.seen_on),
            answered_by=piece.answered_by,
            reference=piece.reference,
            note=piece.note,
        )
        for piece in pieces
        if piece.removed_at is None
    ]


def _confirmations(entries: Iterable[DossierEntry]) -> list[Confirmation]:
    return [
        Confirmation(
            answered_by=piece["answered_by"],
            task=entry["title"],
            seen_on=piece["seen_on"],
            reference=piece["reference"],
        )
        for entry in entries
        for piece in entry["evidence"]
        if piece["answered_by"]
    ]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
