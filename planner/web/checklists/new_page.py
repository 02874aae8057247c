"""Builds the form that saves a checklist: what it is made from, and what was typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import url_for

from planner.domain.checklists.chosen_items import chosen_items
from planner.domain.checklists.offers import COUNTRY_WORDS
from planner.domain.guides.flow import BOTH
from planner.domain.guides.flow_walk import answered
from planner.domain.guides.guidebook import Guidebook
from planner.domain.guides.schools import school_name
from planner.web.check.links import outcome_url, save_url
from planner.web.check.question_page import notices, read_asked
from planner.web.checklists.form_view_models import NewPage, OfferForm
from planner.web.checklists.pages import beginnings
from planner.web.shown import Link, Term

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
    """Read from an address what a checklist is made from, and what of it was left out."""
    typed = {name: value for name, value in args.items() if name not in OURS}
    asked = read_asked(book.flow, typed)
    dropped = notices(asked.read.dropped)
    if asked.answers:
        return Beginning("answers", asked.answers, dropped)
    if args.get("guide") in COUNTRIES:
        return Beginning("guide", dropped=dropped, country=args["guide"])
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
        offer=offer or OfferForm(school=school_name(book.flow, beginning.answers)),
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
    return save_url(beginning.answers)


def _lead(book: Guidebook, beginning: Beginning) -> str:
    if beginning.kind == "own":
        return OWN_LEAD
    if not beginning.kind:
        return ""
    count = len(chosen_items(book.flow, beginning.country, beginning.answers))
    country = COUNTRY_WORDS[beginning.country]
    made = "your answers" if beginning.answers else f"the guide for {country}"
    return (
        f"{count} tasks from {made}, each with whom to ask and what to keep. It is saved in this "
        "browser and needs no account."
    )


def _answer_terms(book: Guidebook, beginning: Beginning) -> tuple[Term, ...]:
    pairs = answered(book.flow, beginning.answers)
    return tuple(Term(question.short, choice.label) for question, choice in pairs)


def _back(beginning: Beginning) -> Link:
    if beginning.answers:
        return Link("Back to the outcome", outcome_url(beginning.answers))
    return Link("Checklists", url_for("checklists.index"))
