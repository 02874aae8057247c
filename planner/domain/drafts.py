"""Drafts: a question to somebody in neutral words, ready to copy, with the facts of the offer.

A draft claims nothing: it asks, lists what is known, and says of the rest that it is not.
"""

from planner.domain.offer_comparison import NOT_KNOWN, OfferLike, length_words
from planner.domain.time_words import full_day_words
from planner.domain.typed_text import clean_text

REQUEST = (
    "Please tell me which rule or official page your answer rests on, the date from which it "
    "applies, and a reference number if there is one. If another office decides this, please "
    "tell me which one to ask."
)


def draft(question: str, task_title: str, offer: OfferLike, asked: str) -> str:
    """Write a message to ``asked`` (or nobody named, for ""); each typed fact is one line."""
    to = clean_text(asked)
    return "\n".join(
        [
            *([f"To: {to}"] if to else []),
            "Subject: Question about an internship offer",
            "",
            "Hello,",
            "",
            "I have an internship offer and would like to ask you about it before I rely on it:",
            "",
            clean_text(question) or clean_text(task_title),
            "",
            "What I know of the offer so far:",
            *(f"- {label}: {clean_text(fact) or NOT_KNOWN}" for label, fact in facts(offer)),
            "",
            REQUEST,
            "",
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
