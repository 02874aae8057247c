"""The flow, read from its YAML records."""

from planner.domain.guides.flow import (
    BOTH,
    Choice,
    Clash,
    Flow,
    Item,
    Lead,
    LeadBasis,
    LeadFrom,
    Party,
    Phase,
    Question,
    Route,
    StopSign,
)
from planner.store.guides.page_records import COUNTRIES
from planner.store.guides.yaml_file import Entry, Sheet
from planner.store.guides.yaml_record import Record

NO_FLOW = Flow((), (), (), (), ())


def read_flow(entry: Entry, sheet: Sheet) -> Flow:
    """Read flow.yaml."""
    record = Record(entry, sheet, "the flow")
    flow = Flow(
        questions=record.records("questions", lambda one: _question(one, sheet)),
        parties=record.records("parties", lambda one: _party(one, sheet)),
        routes=record.records("routes", lambda one: _route(one, sheet)),
        stop_signs=record.records("stop_signs", lambda one: _stop_sign(one, sheet)),
        clashes=record.records("clashes", lambda one: _clash(one, sheet)),
        items=record.records("items", lambda one: _item(one, sheet)),
    )
    record.close()
    return flow


def _question(entry: Entry, sheet: Sheet) -> Question:
    record = Record(entry, sheet, "a question")
    question_id = record.id("question")
    question = Question(
        id=question_id,
        short=record.filled("short"),
        text=record.filled("text"),
        why=record.filled("why"),
        choices=record.records("choices", lambda one: _choice(one, sheet, question_id)),
        asked_if=record.when("asked_if"),
    )
    record.close()
    return question


def _choice(entry: Entry, sheet: Sheet, question_id: str) -> Choice:
    record = Record(entry, sheet, "a choice")
    choice = Choice(
        id=record.id("choice", question_id),
        label=record.filled("label"),
        hint=record.text("hint"),
        offered_if=record.when("offered_if"),
    )
    record.close()
    return choice


def _party(entry: Entry, sheet: Sheet) -> Party:
    record = Record(entry, sheet, "a party")
    party = Party(
        id=record.id("party"),
        name=record.filled("name"),
        reach=record.filled("reach"),
        source_ids=record.texts("sources"),
        country=record.word("country", COUNTRIES),
    )
    record.close()
    return party


def _route(entry: Entry, sheet: Sheet) -> Route:
    record = Record(entry, sheet, "a route")
    country = record.word("country", (*COUNTRIES, BOTH))
    route = Route(
        id=record.id("route"),
        country="" if country == BOTH else country,
        name=record.filled("name"),
        question=record.filled("question"),
        ask=record.texts("ask"),
        bring=record.texts("bring"),
        source_ids=record.texts("sources"),
        level_words=record.filled("level_words"),
        shown_if=record.when("shown_if"),
        missing=record.texts("missing"),
        note=record.text("note"),
        is_fallback=record.flag("fallback", default=False),
    )
    record.close()
    return route


def _stop_sign(entry: Entry, sheet: Sheet) -> StopSign:
    record = Record(entry, sheet, "a stop sign")
    sign = StopSign(
        id=record.id("stop-sign"),
        title=record.filled("title"),
        text=record.filled("text"),
        source_ids=record.texts("sources"),
        lit_if=record.when("lit_if") if record.has("lit_if") else None,
    )
    record.close()
    return sign


def _clash(entry: Entry, sheet: Sheet) -> Clash:
    record = Record(entry, sheet, "a clash")
    clash = Clash(
        id=record.id("clash"),
        text=record.filled("text"),
        source_ids=record.texts("sources"),
        shown_if=record.when("shown_if"),
        countries=record.texts("countries"),
    )
    record.close()
    return clash


def _item(entry: Entry, sheet: Sheet) -> Item:
    record = Record(entry, sheet, "an item")
    item_id = record.id("item")
    item = Item(
        id=item_id,
        phase=_phase(record, sheet),
        country=record.word("country", COUNTRIES),
        do=record.filled("do"),
        why=record.filled("why"),
        ask=record.texts("ask"),
        question=record.text("question"),
        keep=record.filled("keep"),
        source_ids=record.texts("sources"),
        leads=record.records("leads", lambda one: _lead(one, sheet)),
        applies_if=record.when("applies_if"),
        waits_for=record.texts("waits_for"),
    )
    record.close()
    return item


def _phase(record: Record, sheet: Sheet) -> Phase:
    """Read the phase; that of a person's own tasks is not for the guide to fill."""
    phase = record.choice("phase", Phase)
    entry = record.entry("phase")
    if entry and phase is Phase.OWN:
        sheet.blame(entry.line, f"phase is {phase}: it holds what people add themselves")
    return phase


def _lead(entry: Entry, sheet: Sheet) -> Lead:
    record = Record(entry, sheet, "a lead")
    lead = Lead(
        counted_from=record.choice("from", LeadFrom),
        basis=record.choice("basis", LeadBasis),
        words=record.filled("words"),
        months=record.number("months"),
        days=record.number("days"),
        source_id=record.text("source"),
        applies_if=record.when("if"),
    )
    record.close()
    return lead
