"""The sources, the guides and the comparison, read from their YAML records."""

import re

from planner.domain.guides.guide import (
    Cell,
    Claim,
    ClaimKind,
    ComparedQuestion,
    Comparison,
    Guide,
    Section,
    Side,
)
from planner.domain.guides.sources import Level, Source
from planner.store.guides.yaml_file import Entry, Sheet, read_records
from planner.store.guides.yaml_record import Record

COUNTRIES = ("japan", "korea")
FINGERPRINT = re.compile(r"[0-9a-f]{64}")  # a SHA-256 digest, as the watch of the pages writes it
SCHOOLS = ("nus", "ntu", "smu", "sutd", "sit", "suss", "polytechnic", "ite")


def read_sources(entry: Entry | None, sheet: Sheet) -> tuple[Source, ...]:
    """Read sources.yaml, in its order."""
    return read_records(entry, sheet, sheet.file, lambda one: _source(one, sheet))


def _source(entry: Entry, sheet: Sheet) -> Source:
    record = Record(entry, sheet, "a source")
    if not record.has("official"):
        sheet.blame(record.line, "a source lacks official")
    source = Source(
        id=record.id("source"),
        title=record.filled("title"),
        publisher=record.filled("publisher"),
        url=record.url("url"),
        is_official=record.flag("official", default=False),
        level=record.choice("level", Level),
        language=record.filled("language"),
        page_date=record.text("page_date"),
        read_on=record.day("read_on"),
        review_by=record.needed_day("review_by"),
        school=record.word("school", SCHOOLS),
        country=record.word("country", COUNTRIES),
        fingerprint=_fingerprint(record, sheet),
    )
    record.close()
    return source


def _fingerprint(record: Record, sheet: Sheet) -> str:
    """Read a digest that may be missing; any other text could never equal that of a page."""
    text = record.text("fingerprint")
    entry = record.entry("fingerprint")
    if entry and text and not FINGERPRINT.fullmatch(text):
        sheet.blame(entry.line, f"fingerprint is {text!r}: give 64 hexadecimal digits, in small")
    return text


def read_guide(entry: Entry, sheet: Sheet) -> Guide:
    """Read one guide's file."""
    record = Record(entry, sheet, "a guide")
    slug = record.id("guide", key="slug")
    guide = Guide(
        slug=slug,
        title=record.filled("title"),
        summary=record.filled("summary"),
        helps_with=record.some_texts("helps_with"),
        does_not=record.some_texts("does_not"),
        reviewed_on=record.needed_day("reviewed_on"),
        sections=record.records("sections", lambda one: _section(one, sheet, slug)),
        country=record.word("country", COUNTRIES),
    )
    record.close()
    return guide


def _section(entry: Entry, sheet: Sheet, slug: str) -> Section:
    record = Record(entry, sheet, "a section")
    section = Section(
        id=record.id("section", slug),
        heading=record.filled("heading"),
        lead=record.text("lead"),
        claims=record.records("claims", lambda one: _claim(one, sheet, slug)),
    )
    record.close()
    return section


def _claim(entry: Entry, sheet: Sheet, slug: str) -> Claim:
    record = Record(entry, sheet, "a claim")
    claim = Claim(
        id=record.id("claim", slug),
        kind=record.choice("kind", ClaimKind),
        text=record.filled("text"),
        source_ids=record.texts("sources"),
        school=record.word("school", SCHOOLS),
        shown_from=record.day("shown_from"),
        shown_until=record.day("shown_until"),
        sides=record.records("sides", lambda one: _side(one, sheet)),
    )
    record.close()
    return claim


def _side(entry: Entry, sheet: Sheet) -> Side:
    record = Record(entry, sheet, "a side")
    side = Side(record.filled("says"), record.texts("sources"))
    record.close()
    return side


def read_comparison(entry: Entry, sheet: Sheet) -> Comparison:
    """Read comparison.yaml."""
    record = Record(entry, sheet, "the comparison")
    lead = record.filled("lead")
    rows = record.records("rows", lambda one: _compared(one, sheet))
    record.close()
    return Comparison(lead, rows)


def _compared(entry: Entry, sheet: Sheet) -> ComparedQuestion:
    record = Record(entry, sheet, "a row")
    row = ComparedQuestion(
        id=record.id("row"),
        question=record.filled("question"),
        japan=_cell(record, sheet, "japan"),
        korea=_cell(record, sheet, "korea"),
    )
    record.close()
    return row


def _cell(row: Record, sheet: Sheet, country: str) -> Cell:
    entry = row.entry(country)
    if entry is None:
        sheet.blame(row.line, f"a row lacks {country}")
        return Cell("")
    record = Record(entry, sheet, country)
    is_known = record.flag("known", default=True)
    cell = Cell(record.filled("text"), record.texts("sources"), is_known)
    record.close()
    return cell
