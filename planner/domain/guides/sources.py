"""Sources: pages that claims rest on, how far each may be trusted, and until when.

A date is the day on which somebody read the page, in Singapore. The rule that everything else
follows: what is not official, or a school's word about itself, may become a question, never an
answer.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Level(StrEnum):
    """Name how a page was read, and so how far it carries."""

    OFFICIAL = "official"
    OFFICIAL_OLD = "official-old"
    INSTITUTION = "institution"
    THIRD_PARTY = "third-party"
    UNVERIFIED = "unverified"
    LINK = "link"


LEVEL_WORDS: dict[Level, str] = {
    Level.OFFICIAL: "official",
    Level.OFFICIAL_OLD: "official, but old: ask whether it still holds",
    Level.INSTITUTION: "a school or institution: its word counts for its own rules",
    Level.THIRD_PARTY: "not official: ask, do not rely on it",
    Level.UNVERIFIED: "nobody has confirmed it: ask",
    Level.LINK: "official address, not read yet: open it yourself",
}


@dataclass(frozen=True, slots=True)
class Source:
    """Hold one page: who publishes it, how it was read, when it has to be read again.

    ``page_date`` is the date visible in the page, as it stands there, or "". ``read_on`` is None
    for a page that is only linked to. ``school`` names the school whose own page it is, ``country``
    the one country that it is about; both may be "". ``fingerprint`` is that of the text as read,
    or "" before the first watch.
    """

    id: str
    title: str
    publisher: str
    url: str
    is_official: bool
    level: Level
    language: str
    page_date: str
    read_on: date | None
    review_by: date
    school: str = ""
    country: str = ""
    fingerprint: str = ""

    @property
    def is_relied_on(self) -> bool:
        """Tell whether some claim may rest on it: any on an official page, a school's on its own.

        Everything else is only linked to, or asked about.
        """
        return self.may_state(self.school)

    def is_overdue(self, today: date) -> bool:
        """Tell whether the day by which it should have been read again has passed."""
        return today > self.review_by

    def may_state(self, school: str = "") -> bool:
        """Tell whether a claim, about a school's own rules if one is named, may rest on it."""
        if self.level is Level.INSTITUTION:
            return bool(school) and self.school == school
        return self.level is Level.OFFICIAL
