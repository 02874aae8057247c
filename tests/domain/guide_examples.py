"""Sources, claims and guides with defaults, for tests to spoil."""

from datetime import date
from typing import Any

from planner.domain.guides.guide import Claim, ClaimKind, Guide, Section, Side
from planner.domain.guides.sources import Level, Source

SUNDAY = date(2026, 11, 22)
NEXT_YEAR = date(2027, 11, 22)


def source(name: str, level: Level = Level.OFFICIAL, **told: Any) -> Source:
    """Make a page read on a Sunday, or only linked to."""
    fields: dict[str, Any] = {
        "title": name.title(),
        "publisher": "Ministry",
        "url": f"https://example.org/{name}",
        "is_official": level in (Level.OFFICIAL, Level.OFFICIAL_OLD, Level.LINK),
        "language": "en",
        "page_date": "",
        "read_on": None if level is Level.LINK else SUNDAY,
        "review_by": NEXT_YEAR,
    }
    return Source(id=name, level=level, **fields | told)


def claim(text: str = "It is so.", kind: str = "stated", **told: Any) -> Claim:
    """Make a claim that rests on the law."""
    return Claim("one", ClaimKind(kind), text, **{"source_ids": ("law",)} | told)


def conflict(text: str = "The pages differ.", *sides: Side) -> Claim:
    """Make a conflict between the law and a school."""
    two = sides or (Side("The law says 90 days.", ("law",)), Side("NUS says 14.", ("nus",)))
    return claim(text, "conflict", source_ids=(), sides=two)


def guide(*claims: Claim, **told: Any) -> Guide:
    """Make a guide of one section."""
    fields: dict[str, Any] = {
        "title": "Japan",
        "summary": "Where to ask.",
        "helps_with": ("Asking",),
        "does_not": ("It is not legal advice",),
        "reviewed_on": SUNDAY,
        "sections": (Section("first", "First", "", claims or (claim(),)),),
    }
    return Guide("japan", **fields | told)
