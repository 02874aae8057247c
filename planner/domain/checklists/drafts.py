"""Drafts: a question to somebody in neutral words, ready to copy, with the facts of the offer.

A draft claims nothing: it asks, lists what is known, and says of the rest that it is not. It
opens as fits the phase: nobody who is already there writes about an offer to rely on.
"""

from typing import NamedTuple

from planner.domain.checklists.offer_comparison import NOT_KNOWN, OfferLike, length_words
from planner.domain.guides.flow import Phase
from planner.domain.time_words import full_day_words
from planner.domain.typed_text import clean_text

REQUEST = (
    "Please tell me which rule or official page your answer rests on, the date from which it "
    "applies, and a reference number if there is one. If another office decides this, please "
    "tell me which one to ask."
)


class Opening(NamedTuple):
    """Hold how a draft begins: its subject, its first sentence, and the head of its facts."""

    subject: str
    sentence: str
    facts: str


AN_OFFER = Opening(
    "Question about an internship offer",
    "I have an internship offer and would like to ask you about it before I rely on it:",
    "What I know of the offer so far:",
)
BEFORE_IT_BEGINS = Opening(
    "Question about an internship",
    "I am preparing for an internship and would like to ask you this in good time:",
    "What I know of it so far:",
)
OPENINGS = {
    Phase.JAPAN: BEFORE_IT_BEGINS,
    Phase.KOREA: BEFORE_IT_BEGINS,
    Phase.SINGAPORE: BEFORE_IT_BEGINS,
    Phase.BEFORE_FLYING: BEFORE_IT_BEGINS,
    Phase.DURING: Opening(
        "Question about my internship",
        "I am doing an internship and would like to ask you this:",
        "The internship:",
    ),
    Phase.AFTER: Opening(
        "Question about the end of my internship",
        "My internship is coming to its end, and I would like to ask you this:",
        "The internship:",
    ),
}


def draft(  # noqa: PLR0913 - each is a fact of its own that the words depend on
    question: str,
    task_title: str,
    offer: OfferLike,
    asked: str,
    phase: Phase = Phase.BEFORE_ACCEPTING,
    *,
    is_of_an_office: bool = True,
) -> str:
    """Write a message to ``asked`` (or nobody named, for ""); each typed fact is one line.

    Only an office, a school or an embassy is asked which official page its answer rests on:
    ``is_of_an_office`` is False where the question goes to nobody but the host.
    """
    to = clean_text(asked)
    opening = OPENINGS.get(phase, AN_OFFER)
    return "\n".join(
        [
            *([f"To: {to}"] if to else []),
            f"Subject: {opening.subject}",
            "",
            "Hello,",
            "",
            opening.sentence,
            "",
            clean_text(question) or clean_text(task_title),
            "",
            opening.facts,
            *(f"- {label}: {clean_text(fact) or NOT_KNOWN}" for label, fact in facts(offer)),
            "",
            *([REQUEST, ""] if is_of_an_office else []),
            "Thank you.",
            "",
        ]
    )


def facts(offer: OfferLike) -> tuple[tuple[str, str], ...]:
    """List the facts of an offer under their labels; "" for what is not known."""
    first, last = (full_day_words(day) if day else "" for day in (offer.first_day, offer.last_day))
    return (
        ("Host", offer.host),
        ("Role", offer.role),
        ("City", offer.city),
        ("First day", first),
        ("Last day", last),
        ("Length, both days counted", length_words(offer)),
        ("Pay", offer.pay),
        ("Hours", offer.hours),
        ("School", offer.school),
    )
