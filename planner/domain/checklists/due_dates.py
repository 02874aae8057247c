"""Due dates: the day an item falls due, how it was worked out, and what to do if it has passed.

Days are Singapore's. A lead counts back from a day of the offer, or forward where it is negative:
whole calendar months first, then days. A month that is too short gives its last day.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.domain.guides.flow import Answers, Holds, Lead, LeadBasis, LeadFrom, holds
from planner.domain.time_words import full_day_words

MONTHS_IN_A_YEAR = 12
GUESS = "planning guess"

BASIS_WORDS: dict[LeadBasis, str] = {
    LeadBasis.OFFICIAL: "from an official page",
    LeadBasis.INSTITUTION: "from a school’s or institution’s own page",
    LeadBasis.THIRD_PARTY: "from a page that is not official: ask",
    LeadBasis.GUESS: f"our own {GUESS}",
}
DAY_NAMES: dict[LeadFrom, str] = {
    LeadFrom.SAVED: "the day this was saved",
    LeadFrom.FIRST_DAY: "the first day",
    LeadFrom.LAST_DAY: "the last day",
}


TOO_LATE = "Too late already"
LATER_THAN_PLANNED = "Later than we would plan"
RULES = (LeadBasis.OFFICIAL, LeadBasis.INSTITUTION)  # what is not a rule is only our plan


@dataclass(frozen=True, slots=True)
class Due:
    """Hold a day, or None, with how it was worked out.

    ``late`` and ``advice`` are "" unless the day has passed: ``late`` names what that means, a rule
    missed or a plan, and ``advice`` is the sentence about what to do.
    """

    on: date | None
    words: str
    late: str = ""
    advice: str = ""

    @property
    def counsel(self) -> str:
        """Write both in one sentence, or ""."""
        return f"{self.late}: {self.advice[0].lower()}{self.advice[1:]}" if self.late else ""


def due(  # noqa: PLR0913, PLR0917 - each is a fact of its own that a day is counted from
    leads: Sequence[Lead],
    answers: Answers,
    first_day: date | None,
    last_day: date | None,
    saved_on: date,
    today: date,
) -> Due:
    """Work out when an item is due by the first of its leads that applies."""
    lead = lead_that_applies(leads, answers)
    if lead is None:
        return Due(None, "")
    if lead.counted_from is LeadFrom.NO_DATE:
        return Due(None, _sentence(lead.words))
    starts = {
        LeadFrom.SAVED: saved_on,
        LeadFrom.FIRST_DAY: first_day,
        LeadFrom.LAST_DAY: last_day,
    }
    start = starts[lead.counted_from]
    if start is None:
        return Due(None, _words_without_a_day(lead))
    on = months_before(start, lead.months) - timedelta(days=lead.days)
    if on >= today:
        return Due(on, _words(lead, start))
    late = TOO_LATE if lead.basis in RULES else LATER_THAN_PLANNED
    return Due(on, _words(lead, start), late, _advice(lead, start, today))


def lead_that_applies(leads: Sequence[Lead], answers: Answers) -> Lead | None:
    """Pick the first lead whose condition is met; failing that, the first that may be."""
    for wanted in (Holds.YES, Holds.UNKNOWN):
        for lead in leads:
            if holds(lead.applies_if, answers) is wanted:
                return lead
    return None


def months_before(day: date, months: int) -> date:
    """Count calendar months back, or forward if negative; 31 May less 3 is 28 or 29 February."""
    year, month = divmod(day.year * MONTHS_IN_A_YEAR + day.month - 1 - months, MONTHS_IN_A_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _words(lead: Lead, start: date) -> str:
    """Write how a day was worked out, with what the lead rests on."""
    counted = f"{_distance_words(lead)}{DAY_NAMES[lead.counted_from]}, {full_day_words(start)}"
    return f"{_sentence(lead.words)} That is {counted}{_basis(lead)}."


def _words_without_a_day(lead: Lead) -> str:
    """Write what has to be typed before a day can be worked out."""
    named = DAY_NAMES[lead.counted_from]
    return (
        f"{_sentence(lead.words)} Type {named} of the offer to have a date worked out"
        f"{_basis(lead)}."
    )


def _sentence(words: str) -> str:
    """End words with one full stop."""
    return f"{words.strip().rstrip('.')}."


def _basis(lead: Lead) -> str:
    """Write what a lead rests on in brackets, unless its words say already that we guess."""
    if lead.basis is LeadBasis.GUESS and GUESS in lead.words.lower():
        return ""
    return f" ({BASIS_WORDS[lead.basis]})"


def _distance_words(lead: Lead) -> str:
    """Write how far a lead reaches: "9 months before ", "1 month and 14 days after ", or ""."""
    spans = [(lead.months, "month"), (lead.days, "day")]
    parts = [(_count(abs(span), unit), _side(span)) for span, unit in spans if span]
    if not parts:
        return ""
    *earlier, (count, side) = parts
    before = "".join(f"{one} and " if its == side else f"{one} {its} and " for one, its in earlier)
    return f"{before}{count} {side} "


def _side(span: int) -> str:
    return "before" if span > 0 else "after"


def _count(number: int, unit: str) -> str:
    """Write a number with its unit: "1 month", "14 days"."""
    return f"{number} {unit}{'' if number == 1 else 's'}"


def _advice(lead: Lead, start: date, today: date) -> str:
    """Say what to do about a day that has passed."""
    if lead.counted_from is LeadFrom.FIRST_DAY and today < start:
        return "Ask today, and ask whether a later start is possible."
    if lead.counted_from is LeadFrom.SAVED:
        return "Do it today."
    return "Ask today what being late changes, and keep the answer."
