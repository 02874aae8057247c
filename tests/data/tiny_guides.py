"""A whole ``data/guides/`` folder of a few lines, without a fault, for tests to spoil."""

from pathlib import Path

GUIDE = """\
slug: {slug}
title: {title}
summary: Where to ask.
country: {country}
reviewed_on: 2026-11-22
helps_with: [Asking]
does_not:
  - It is not legal advice
sections:
  - id: first
    heading: First
    claims:
      - id: law
        kind: stated
        text: A page says so.
        sources: [law]
      - id: blog
        kind: ask
        text: Is it so?
        sources: [blog]
      - id: differ
        kind: conflict
        text: The pages differ.
        sides:
          - says: 90 days
            sources: [law]
          - says: 3 months
            sources: [blog]
      - id: switch
        kind: stated
        text: It holds for a year.
        sources: [law]
        shown_from: 2026-01-01
        shown_until: 2026-12-31
"""
SOURCES = """\
- id: law
  title: The law, legal as titles are
  publisher: Ministry
  url: https://example.org/law
  official: yes
  level: official
  language: en
  page_date: March 2025
  read_on: 2026-11-22
  review_by: 2027-11-22
- id: blog
  title: A blog
  publisher: Somebody
  url: http://blog.example.org/
  official: no
  level: third-party
  language: en
  read_on: 2026-11-22
  review_by: 2027-11-22
"""
COMPARISON = """\
lead: The same questions.
rows:
  - id: pay
    question: Which pay?
    japan:
      text: So it is.
      sources: [law]
    korea:
      known: no
      text: Not known, ask.
"""
FLOW = """\
parties:
  - id: embassy
    name: Embassy
    reach: Its page.
    sources: [law]
questions:
  - id: country
    short: Country
    text: Which country?
    why: It decides.
    choices:
      - id: japan
        label: Japan
      - id: korea
        label: Korea
      - id: both
        label: Both
  - id: pay
    short: Pay
    text: Which pay?
    why: It decides.
    asked_if:
      - {country: [japan, both]}
    choices:
      - {id: no, label: None}
      - {id: wage, label: Wage, hint: Each month, offered_if: [{country: japan}, {country: both}]}
stop_signs:
  - id: terms
    title: No terms
    text: Ask for them.
    sources: [blog]
  - id: paid
    title: Paid
    text: Ask first.
    lit_if: [{pay: wage}]
clashes:
  - id: length
    text: 90 days are not 3 months.
    sources: [law]
    countries: [japan]
    shown_if: [{pay: wage}]
routes:
  - id: jp-a
    country: japan
    name: No. 9
    question: Which status?
    ask: [embassy]
    bring: [dates]
    missing: [The answer]
    sources: [law]
    level_words: official
    note: Ask early.
    shown_if: [{pay: wage}]
  - {id: jp-x, country: japan, name: None, question: Which?, ask: [embassy], level_words: open,
     fallback: yes}
  - {id: kr-x, country: korea, name: None, question: Which?, ask: [embassy], level_words: open,
     fallback: yes}
  - {id: holiday, country: both, name: Holiday, question: Which?, ask: [embassy],
     level_words: open}
items:
  - id: c1
    phase: before-accepting
    do: Write it down
    why: It helps.
    ask: [embassy]
    question: What is it?
    keep: The page
    sources: [law]
    leads:
      - {from: first-day, months: 6, days: -3, basis: o, words: The law asks, source: law,
         if: [{pay: wage}]}
      - {from: no-date, basis: g, words: Our guess}
  - id: j1
    phase: japan
    country: japan
    do: Ask
    why: It helps.
    keep: The reply
    waits_for: [c1]
    applies_if: [{pay: [wage, unknown]}]
    leads:
      - {from: no-date, basis: g, words: Our guess}
"""
TINY_GUIDES = {
    "sources.yaml": SOURCES,
    "japan.yaml": GUIDE.format(slug="japan", title="Japan", country="japan"),
    "korea.yaml": GUIDE.format(slug="korea", title="Korea", country="korea"),
    "singapore.yaml": GUIDE.format(slug="here", title="Here", country="").replace(
        "country: \n", ""
    ),
    "offer.yaml": GUIDE.format(slug="offer", title="Offer", country="").replace("country: \n", ""),
    "comparison.yaml": COMPARISON,
    "flow.yaml": FLOW,
}


def write_guides(folder: Path, **spoilt: str | bytes | None) -> Path:
    """Write the folder; a file named by its stem is written with other text, or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in TINY_GUIDES.items():
        told = spoilt.get(name.removesuffix(".yaml"), text)
        if told is not None:
            (folder / name).write_bytes(told if isinstance(told, bytes) else told.encode())
    return folder


def reworded(name: str, old: str, new: str) -> str:
    """Give a file's text with one thing changed; the thing must be there."""
    text = TINY_GUIDES[f"{name}.yaml"]
    assert old in text, f"{name} has no {old!r}"
    return text.replace(old, new, 1)
