"""Builds the form that saves a checklist: what it is made from, and what was typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import url_for

from planner.domain.flow import BOTH
from planner.domain.flow_walk import answered, readable_answers
from planner.domain.guidebook import Guidebook
from planner.services.guide_tasks import chosen_items
from planner.web.checklist_form_view import NewPage, OfferForm
from planner.web.checklist_page import beginnings
from planner.web.checklist_view import Term
from planner.web.checklist_words import COUNTRY_WORDS
from planner.web.place_view import Link

COUNTRIES = ("japan", "korea", BOTH)
OURS = {"guide", "own"}  # words of this page's address that are no questions of the flow
TITLES = {
    "answers": "Save as a checklist",
    "guide": "Save as a checklist",
    "own": "A checklist of your own",
    "": "A new checklist",
}

OWN_LEAD = "Revision topics, an exam, anything. Every line becomes a task; more can come later."
NAME_HINTS = {"own": "Such as the exam or the subject"}


@dataclass(frozen=True)
class Beginning:
    """Hold what a checklist is made from: ``kind`` is answers, guide, own, or "" for not chosen."""

    kind: str
    answers: Mapping[str, str] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()
    country: str = ""


def beginning_of(book: Guidebook, args: Mapping[str, str]) -> Beginning:
    """Read from an address what a checklist is made from; unknown words in it are ignored."""
    typed = {name: value for name, value in args.items() if name not in OURS}
    read = readable_answers(book.flow, typed)
    dropped = tuple(each.reason for each in read.dropped)
    if read.answers:
        return Beginning("answers", read.answers, dropped)
    if args.get("guide") in COUNTRIES:
        return Beginning("guide", country=args["guide"])
    return Beginning("own" if "own" in args else "", dropped=dropped)


def new_page(
    book: Guidebook,
    beginning: Beginning,
    offer: OfferForm | None = None,
    topics: str = "",
    errors: Mapping[str, str] | None = None,
) -> NewPage:
    """Build the form, empty or with what was typed and what is wrong with it."""
    return NewPage(
        kind=beginning.kind,
        title=TITLES[beginning.kind],
        lead=_lead(book, beginning),
        action=_address(beginning),
        offer=offer or OfferForm(),
        answers=_answer_terms(book, beginning),
        dropped=beginning.dropped,
        beginnings=() if beginning.kind else beginnings(),
        topics=topics,
        back=_back(beginning),
        name_hint=NAME_HINTS.get(beginning.kind, "Such as the host and the city"),
        errors=errors or {},
    )


def _address(beginning: Beginning) -> str:
    if beginning.kind == "own":
        return url_for("checklists.saving.create", own="1")
    if beginning.kind == "guide":
        return url_for("checklists.saving.create", guide=beginning.country)
    return _asked("checklists.saving.create", beginning)


def _lead(book: Guidebook, beginning: Beginning) -> str:
    if beginning.kind == "own":
        return OWN_LEAD
    if not beginning.kind:
        return ""
    count = len(chosen_items(book.flow, beginning.country, beginning.answers))
    made = "your answers" if beginning.answers else f"the guide for {_name(beginning)}"
    return (
        f"{count} tasks from {made}, each with whom to ask and what to keep. It is saved in this "
        "browser and needs no account."
    )


def _name(beginning: Beginning) -> str:
    return COUNTRY_WORDS[beginning.country]


def _answer_terms(book: Guidebook, beginning: Beginning) -> tuple[Term, ...]:
    pairs = answered(book.flow, beginning.answers)
    return tuple(Term(question.short, choice.label) for question, choice in pairs)


def _back(beginning: Beginning) -> Link:
    if beginning.answers:
        return Link("Back to the outcome", _asked("check.outcome", beginning))
    return Link("Checklists", url_for("checklists.index"))


def _asked(endpoint: str, beginning: Beginning) -> str:
    """Give an address with the answers of the flow in it."""
    query: dict[str, Any] = dict(beginning.answers)
    return url_for(endpoint, **query)
