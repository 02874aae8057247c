"""Every field of the guides' files that is missing, unknown or of the wrong kind is blamed."""

from pathlib import Path

import pytest

from planner.store.guides.files import guide_faults
from tests.data.tiny_guides import reworded, write_guides

# File, what stands there, what is put there instead, and the one fault that follows.
SHAPES = {
    "a missing text": ("japan", "    heading: First\n", "", "10: a section lacks heading"),
    "an empty text": ("japan", "Where to ask.", "''", "3: summary is empty: leave it out or fill"),
    "a text that is a list": ("japan", "Where to ask.", "[a]", "3: summary is not a text"),
    "no kind": ("japan", "        kind: ask\n", "", "17: a claim lacks kind"),
    "no address": ("sources", "  url: https://example.org/law\n", "", "1: a source lacks url"),
    "a field nobody knows": (
        "japan",
        "        text: Is",
        "        colour: red\n        text: Is",
        "19: a claim has no 'colour': it has id, kind, school, shown_from",
    ),
    "a key twice": ("japan", "kind: ask", "kind: ask\n        kind: ask", "19: key 'kind' stands"),
    "a kind nobody knows": (
        "japan",
        "kind: ask",
        "kind: told",
        "18: kind is 'told': give stated or ask or conflict or note",
    ),
    "a claim twice": ("japan", "id: blog", "id: law", "17: claim japan law stands twice"),
    "a source twice": ("sources", "- id: blog", "- id: law", "11: source law stands twice"),
    "an id in capitals": ("flow", "id: jp-a", "id: JP-A", "43: id is 'JP-A': give small letters"),
    "a day that is none": (
        "sources",
        "2027-11-22",
        "2027-02-29",
        "10: review_by is '2027-02-29': give a date such as 2026-11-22",
    ),
    "a day in short": ("sources", "2027-11-22", "20271122", "10: review_by is '20271122': give"),
    "a day missing": ("japan", "reviewed_on: 2026-11-22\n", "", "1: a guide lacks reviewed_on"),
    "a level nobody knows": ("sources", "level: official", "level: o", "6: level is 'o': give off"),
    "official unsaid": ("sources", "  official: yes\n", "", "1: a source lacks official"),
    "official in doubt": ("sources", "yes", "maybe", "5: official is 'maybe': give yes or no"),
    "an address by file": ("sources", "https://example.org/law", "file:///etc/passwd", "4: url is"),
    "an address by script": ("sources", "https://example.org/law", "javascript:a", "4: url is 'ja"),
    "an address without a host": ("sources", "https://example.org/law", "https:///a", "4: url is"),
    "an address with a name": ("sources", "https://ex", "https://a@ex", "4: url is 'https://a@"),
    "a host without a dot": ("sources", "https://example.org/law", "http://local/", "4: url is"),
    "an address in brackets": ("sources", "https://example.org/law", "'http://[a'", "4: url is"),
    "a school nobody knows": ("sources", "page_date: March 2025", "school: mit", "8: school is 'm"),
    "a third country": ("japan", "country: japan", "country: france", "4: country is 'france'"),
    "an empty list": ("japan", "[Asking]", "[]", "1: a guide lacks helps_with"),
    "a list with a gap": ("japan", "[Asking]", "[Asking, '']", "6: helps_with has '' empty or"),
    "a list with a copy": ("flow", "[dates]", "[a, a]", "48: bring has 'a' empty or twice"),
    "a text for a list": ("japan", "[Asking]", "Asking", "6: helps_with is not a list"),
    "a phase nobody knows": ("flow", "phase: japan", "phase: later", "74: phase is 'later': give"),
    "a phase of one's own": (
        "flow",
        "phase: japan",
        "phase: own",
        "74: phase is own: it holds what",
    ),
    "a fingerprint in words": (
        "sources",
        "page_date: March 2025",
        "fingerprint: as read",
        "8: fingerprint is 'as read': give 64 hexadecimal digits",
    ),
    "a fingerprint too short": (
        "sources",
        "page_date: March 2025",
        f"fingerprint: {'0a' * 31}0",
        "8: fingerprint is '0a0a",
    ),
    "a fingerprint in capitals": (
        "sources",
        "page_date: March 2025",
        f"fingerprint: {'0A' * 32}",
        "8: fingerprint is '0A0A",
    ),
    "a basis nobody knows": ("flow", "basis: o", "basis: x", "70: basis is 'x': give o or i or t"),
    "a start nobody knows": (
        "flow",
        "from: first-day",
        "from: now",
        "70: from is 'now': give saved",
    ),
    "months in words": ("flow", "months: 6", "months: six", "70: months is 'six': give a whole"),
    "a condition on nothing": (
        "flow",
        "lit_if: [{pay: wage}]",
        "lit_if: []",
        "35: lit_if is empty",
    ),
    "an empty condition": ("flow", "lit_if: [{pay: wage}]", "lit_if: [{}]", "35: lit_if names no"),
    "a condition on no answer": (
        "flow",
        "lit_if: [{pay: wage}]",
        "lit_if: [{pay: []}]",
        "35: lit_",
    ),
    "a condition in words": (
        "flow",
        "lit_if: [{pay: wage}]",
        "lit_if: wage",
        "35: lit_if is not a",
    ),
    "a cell missing": (
        "comparison",
        "    korea:\n      known: no\n      text: Not known, ask.\n",
        "",
        "3: a row lacks korea",
    ),
    "a side without words": (
        "japan",
        "- says: 90 days\n            s",
        "- s",
        "25: a side lacks says",
    ),
    "a file that is a list": ("offer", "slug: offer", "- slug", "2: cannot be read: did not find"),
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_field_of_the_wrong_shape_is_blamed_at_its_line(tmp_path: Path, name: str) -> None:
    file, old, new, fault = SHAPES[name]
    folder = write_guides(tmp_path / "data" / "guides", **{file: reworded(file, old, new)})
    found = [str(one) for one in guide_faults(folder)]
    assert any(one.startswith(f"data/guides/{file}.yaml:{fault}") for one in found), found
