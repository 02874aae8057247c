"""The flow "does this count?": its questions, routes, stop signs and checklist items.

It is a list of questions in one order, each asked only where its condition holds, so that it
cannot run in a circle. ``answers`` maps a question's id to the id of its answer. Every question
has the answer ``UNKNOWN``; a condition on a question answered so is itself not known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

UNKNOWN = "unknown"  # "I do not know", an answer of every question
COUNTRY = "country"  # the question whose answer picks the outcomes to show
BOTH = "both"  # its answer "comparing both countries"

Answers = Mapping[str, str]
Condition = Mapping[str, frozenset[str]]  # each question named holds one of these answers
When = tuple[Condition, ...]  # one of them is met; none at all means always


class Holds(StrEnum):
    """Say whether a condition is met."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Phase(StrEnum):
    """Name the groups of a checklist, in their order."""

    BEFORE_ACCEPTING = "before-accepting"
    VERIFY = "verify"
    JAPAN = "japan"
    KOREA = "korea"
    SINGAPORE = "singapore"
    BEFORE_FLYING = "before-flying"
    DURING = "during"
    AFTER = "after"
    OWN = "own"


PHASE_WORDS: dict[Phase, str] = {
    Phase.BEFORE_ACCEPTING: "Before you accept",
    Phase.VERIFY: "Verify the offer",
    Phase.JAPAN: "Japan",
    Phase.KOREA: "Korea",
    Phase.SINGAPORE: "Singapore side",
    Phase.BEFORE_FLYING: "Before you fly",
    Phase.DURING: "During",
    Phase.AFTER: "After",
    Phase.OWN: "My own",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Hold one answer that a question offers, where ``offered_if`` is met."""

    id: str
    label: str
    hint: str = ""
    offered_if: When = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Hold one question; ``short`` names it among the answers, ``why`` says what it decides."""

    id: str
    short: str
    text: str
    why: str
    choices: tuple[Choice, ...]
    asked_if: When = ()


@dataclass(frozen=True, slots=True)
class Party:
    """Hold somebody to ask: an office or a line, never a person.

    ``reach`` says how to find it; ``country`` names the one country that it answers for, or "".
    """

    id: str
    name: str
    reach: str
    source_ids: tuple[str, ...] = ()
    country: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """Hold one route to ask about.

    ``ask`` are parties; ``question`` is what to ask them, ``bring`` what to show them, ``missing``
    what no answer of the flow settles; ``is_fallback`` marks "nothing matched" of its country.
    """

    id: str
    country: str
    name: str
    question: str
    ask: tuple[str, ...]
    bring: tuple[str, ...]
    source_ids: tuple[str, ...]
    level_words: str
    shown_if: When = ()
    missing: tuple[str, ...] = ()
    note: str = ""
    is_fallback: bool = False


@dataclass(frozen=True, slots=True)
class StopSign:
    """Hold a reason to stop before any route; ``lit_if`` tells whose answers bring it close."""

    id: str
    title: str
    text: str
    source_ids: tuple[str, ...]
    lit_if: When | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """Hold two lengths that do not fit together, such as 24 weeks and 90 days."""

    id: str
    text: str
    source_ids: tuple[str, ...]
    shown_if: When = ()
    countries: tuple[str, ...] = ()


class LeadBasis(StrEnum):
    """Say where a lead time comes from."""

    OFFICIAL = "o"
    INSTITUTION = "i"
    THIRD_PARTY = "t"
    GUESS = "g"


class LeadFrom(StrEnum):
    """Say which day a lead time is counted from."""

    SAVED = "saved"
    FIRST_DAY = "first-day"
    LAST_DAY = "last-day"
    NO_DATE = "no-date"


@dataclass(frozen=True, slots=True)
class Lead:
    """Hold when an item is due: so long before (or, negative, after) a day, and why.

    ``words`` say it in a sentence ("SUSS asks for 6 to 9 months"); ``applies_if`` narrows it, as
    to one school; of several leads that apply the first is taken.
    """

    counted_from: LeadFrom
    basis: LeadBasis
    words: str
    months: int = 0
    days: int = 0
    source_id: str = ""
    applies_if: When = ()


@dataclass(frozen=True, slots=True)
class Item:
    """Hold one item of the checklist, as the guide has it now; ``id`` never changes its meaning."""

    id: str
    phase: Phase
    country: str
    do: str
    why: str
    ask: tuple[str, ...]
    question: str
    keep: str
    source_ids: tuple[str, ...]
    leads: tuple[Lead, ...]
    applies_if: When = ()
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flow:
    """Hold the whole flow; every id in it is unique within its kind."""

    questions: tuple[Question, ...]
    parties: tuple[Party, ...]
    routes: tuple[Route, ...]
    stop_signs: tuple[StopSign, ...]
    clashes: tuple[Clash, ...]
    items: tuple[Item, ...] = field(default=())


def holds(when: When, answers: Answers) -> Holds:
    """Tell whether one of the conditions is met; a question answered "unknown" leaves it open."""
    if not when:
        return Holds.YES
    results = [_met(condition, answers) for condition in when]
    if Holds.YES in results:
        return Holds.YES
    return Holds.UNKNOWN if Holds.UNKNOWN in results else Holds.NO


def _met(condition: Condition, answers: Answers) -> Holds:
    """Tell whether all of a condition is met; a question that was not asked meets nothing."""
    outcome = Holds.YES
    for question, wanted in condition.items():
        answer = answers.get(question)
        if answer in wanted:
            continue
        if answer != UNKNOWN:
            return Holds.NO
        outcome = Holds.UNKNOWN
    return outcome
