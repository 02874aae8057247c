"""What the words of the real flow and guides may not do: accuse, mislead, or lean on weak pages."""

import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from planner.domain.guides.flow import Flow, LeadBasis, LeadFrom, holds
from planner.domain.guides.flow import Holds as Held
from planner.domain.guides.guide import ClaimKind
from planner.domain.guides.guidebook import Guidebook
from planner.domain.guides.sources import Level
from planner.store.guides.files import read_guidebook
from tests.data.flow_visitors import STUDENT

GUIDES = Path(__file__).resolve().parents[2] / "data" / "guides"
CALL = re.compile(r"\+\d[\d -]*|\b(?!20\d\d\b)\d{4,}(?:[ -]\d{2,})*\b|\b\d{3,}-\d{3,}\b")
IDS = {"id", "source_ids", "source_id"}
OFFICIAL_NUMBERS = {
    "1345": "jincheon-1345",
    "+82 1345": "jincheon-1345",
    "8004922454": "sg-embassy-visa",
}
A_COUNTRY = re.compile(r"Japan|Korea|Tokyo|Seoul|HiKorea|1345|Corporate Number|Labour Standards")
A_DOMAIN = re.compile(r"\b[a-z-]+(?:\.[a-z-]+)*\.(?:go\.jp|go\.kr|or\.kr)\b")
AN_OFFICE_OF_STATE = re.compile(r"\.(?:go\.jp|go\.kr|fss\.or\.kr)$|emb-japan\.go\.jp$")
DISTRICTS = {"www.usc.go.kr", "www.yongsan.go.kr", "www.jincheon.go.kr"}  # named as districts


@pytest.fixture(scope="module")
def book() -> Guidebook:
    return read_guidebook(GUIDES)


@pytest.fixture(scope="module")
def flow(book: Guidebook) -> Flow:
    return book.flow


def texts(record: object) -> list[str]:
    """List the words of a record and of the records in it."""
    if isinstance(record, str):
        return [record]
    if isinstance(record, tuple):
        return [text for one in record for text in texts(one)]
    if isinstance(record, type) or not is_dataclass(record):
        return []
    named = [one.name for one in fields(record) if one.name not in IDS]
    return [text for name in named for text in texts(getattr(record, name))]


def test_a_number_to_call_is_one_of_an_official_page(book: Guidebook) -> None:
    found = {call.strip() for text in texts(book.flow) for call in CALL.findall(text)}
    assert found == set(OFFICIAL_NUMBERS)
    levels = {book.sources[name].level for name in OFFICIAL_NUMBERS.values()}
    assert levels == {Level.OFFICIAL}


def test_an_office_that_gives_a_number_rests_on_official_pages_alone(book: Guidebook) -> None:
    calling = {
        one.id: {book.sources[name].level for name in one.source_ids}
        for one in book.flow.parties
        if CALL.search(f"{one.name} {one.reach}".replace("ask 1345", "ask"))
    }
    assert calling == {"korea-1345": {Level.OFFICIAL}, "embassy-japan": {Level.OFFICIAL}}


def test_what_a_checklist_of_either_country_shows_states_nothing_of_one(flow: Flow) -> None:
    common = [item for item in flow.items if not item.country]
    assert {"c5", "v1", "v5", "d1", "d2", "d3"} <= {item.id for item in common}
    told = [item.id for item in common if A_COUNTRY.search(f"{item.do} {item.why} {item.question}")]
    assert told == []


def test_a_stop_sign_is_a_condition_and_accuses_nobody(flow: Flow) -> None:
    titles = [sign.title for sign in flow.stop_signs]
    assert [title for title in titles if not re.fullmatch(r"If .+: stop", title)] == []


def test_a_route_that_rests_on_no_official_page_says_so(book: Guidebook) -> None:
    said = re.compile(r"not official|second-hand|nobody|no source", re.IGNORECASE)
    for route in book.flow.routes:
        levels = {book.sources[name].level for name in route.source_ids}
        if Level.OFFICIAL not in levels:
            assert said.search(route.level_words), route.id


def test_nobody_is_told_who_an_individual_permission_is_for(flow: Flow) -> None:
    (route,) = [route for route in flow.routes if route.id == "jp-f"]
    assert "not official" in route.level_words
    assert not re.search(r"^Official", route.level_words)


def test_a_day_counted_from_the_first_one_never_falls_after_it(flow: Flow) -> None:
    leads = [(item.id, lead) for item in flow.items for lead in item.leads]
    late = [
        name for name, lead in leads if lead.counted_from is LeadFrom.FIRST_DAY and lead.days < 0
    ]
    assert late == []


def test_a_rule_of_time_names_the_page_and_a_guess_calls_itself_one(book: Guidebook) -> None:
    leads = [(item.id, lead) for item in book.flow.items for lead in item.leads]
    dated = [(name, lead) for name, lead in leads if lead.months or lead.days]
    for name, lead in dated:
        if lead.basis is LeadBasis.GUESS and name != "k6":
            assert "planning guess" in lead.words.lower(), name
        elif lead.basis is not LeadBasis.GUESS:
            assert lead.source_id, name


@pytest.mark.parametrize("length", ["up-to-90-days", "unknown", "to-6-months"])
def test_only_a_stay_between_the_lines_is_said_to_lie_there(flow: Flow, length: str) -> None:
    (clash,) = [one for one in flow.clashes if one.id == "ninety-days-or-three-months"]
    assert holds(clash.shown_if, {**STUDENT, "length": length}) is not Held.YES


@pytest.mark.parametrize("clash_id", ["vacation-too-short", "over-a-year"])
@pytest.mark.parametrize(
    "changes", [{"where": "japan"}, {"enrolled": "diploma"}, {"pay": "none"}], ids=str
)
def test_a_clash_with_a_route_is_only_for_those_who_may_take_it(
    flow: Flow, clash_id: str, changes: dict[str, str]
) -> None:
    (clash,) = [one for one in flow.clashes if one.id == clash_id]
    answers = {**STUDENT, "length": "over-12-months"}
    assert holds(clash.shown_if, answers) is Held.YES
    assert holds(clash.shown_if, {**answers, **changes}) is Held.NO


def test_every_office_s_site_that_we_link_is_in_the_list_of_official_ones(book: Guidebook) -> None:
    (claim,) = [c for g in book.guides for c in g.claims if c.id == "flag-lookalike"]
    listed = A_DOMAIN.findall(claim.text)
    hosts = {urlsplit(one.url).hostname or "" for one in book.sources.values()} - DISTRICTS
    offices = {host for host in hosts if AN_OFFICE_OF_STATE.search(host)}
    missing = {h for h in offices if not any(h == d or h.endswith(f".{d}") for d in listed)}
    assert missing == set()
    (v8,) = [item for item in book.flow.items if item.id == "v8"]
    assert "the pages linked in this checklist" in v8.why


def test_an_old_page_about_1345_grounds_no_statement(book: Guidebook) -> None:
    assert book.sources["koreanet-1345"].level is Level.OFFICIAL_OLD
    claims = [c for g in book.guides for c in g.claims if "koreanet-1345" in c.source_ids]
    assert {claim.kind for claim in claims} == {ClaimKind.ASK}
    assert [p.id for p in book.flow.parties if "koreanet-1345" in p.source_ids] == []


def test_two_official_rules_for_different_people_are_no_conflict(book: Guidebook) -> None:
    (claim,) = [c for g in book.guides for c in g.claims if c.id == "sg-06"]
    assert claim.kind is ClaimKind.NOTE


def test_whoever_is_there_already_is_sent_to_the_office_there(flow: Flow) -> None:
    asked = {route.id: route.ask for route in flow.routes}
    assert {"embassy-japan", "immigration-japan"} <= set(asked["jp-x"])
    assert {"embassy-korea", "immigration-korea"} <= set(asked["kr-x"])


def test_terms_are_asked_of_the_host_alone(flow: Flow) -> None:
    assert {item.id: item.ask for item in flow.items}["v4"] == ("host",)
