"""The parts of a dossier, as its page and its JSON have them.

Days are ISO text or None; "" means that nothing was typed.
"""

from typing import TypedDict


class DossierOffer(TypedDict):
    """Hold the facts of the offer."""

    host: str
    role: str
    city: str
    first_day: str | None
    last_day: str | None
    length_days: int | None
    pay: str
    hours: str
    school: str


class DossierAnswer(TypedDict):
    """Hold one question and its answer in words; ``note`` says if the guide has moved on."""

    question: str
    answer: str
    note: str


class DossierSource(TypedDict):
    """Hold one page: ``read_on`` is the day we read it, ``opened_on`` the day its owner did."""

    id: str
    title: str
    publisher: str
    url: str
    level: str
    page_date: str
    read_on: str | None
    review_by: str | None
    opened_on: str | None
    note: str


class DossierEvidence(TypedDict):
    """Hold one piece of evidence with all its fields."""

    says: str
    link: str
    seen_on: str | None
    answered_by: str
    reference: str
    note: str


class DossierEntry(TypedDict):
    """Hold one task; ``status`` and ``phase`` are words, ``waits_for`` the titles of tasks."""

    item_id: str
    phase: str
    title: str
    why: str
    ask: list[str]
    question: str
    keep: str
    waits_for: list[str]
    status: str
    done_on: str | None
    due_on: str | None
    due_words: str
    changed_source_id: str
    changed_on: str | None
    sources: list[DossierSource]
    evidence: list[DossierEvidence]


class Confirmation(TypedDict):
    """Hold who answered, about which task, and when that was seen."""

    answered_by: str
    task: str
    seen_on: str | None
    reference: str


class Dossier(TypedDict):
    """Hold the whole document."""

    format: int
    statement: str
    name: str
    country: str
    saved_on: str
    guide_version: str
    offer: DossierOffer
    answers: list[DossierAnswer]
    progress: str
    tasks: list[DossierEntry]
    who_answered: list[Confirmation]
