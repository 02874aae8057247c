"""The guides are read whole; each fault names its file and line."""

from datetime import date
from pathlib import Path

import pytest

from planner.domain.errors import SetUpFault
from planner.domain.guides.flow import LeadBasis, LeadFrom, Phase
from planner.domain.guides.flow_walk import I_DO_NOT_KNOW, choices_of
from planner.domain.guides.guide import ClaimKind
from planner.domain.guides.guidebook import Guidebook
from planner.domain.guides.sources import Level
from planner.store.guides.files import FILES, guide_faults, read_guidebook
from planner.store.tables import checks
from tests.data.tiny_folder import write_tiny
from tests.data.tiny_guides import TINY_GUIDES, reworded, write_guides


@pytest.fixture
def guides(tmp_path: Path) -> Path:
    return tmp_path / "data" / "guides"


@pytest.fixture
def book(guides: Path) -> Guidebook:
    return read_guidebook(write_guides(guides))


def said(folder: Path) -> list[str]:
    return [str(fault) for fault in guide_faults(folder)]


def line_of(name: str, text: str) -> int:
    """Find the line of the first occurrence of a text in a file as it should be."""
    before, found, _ = TINY_GUIDES[f"{name}.yaml"].partition(text)
    assert found
    return before.count("\n") + 1


def test_a_folder_without_fault_has_none(guides: Path) -> None:
    assert said(write_guides(guides)) == []


def test_sources_are_read_as_they_stand(book: Guidebook) -> None:
    law, blog = book.sources.values()
    assert (law.level, law.is_official, law.page_date) == (Level.OFFICIAL, True, "March 2025")
    assert (law.read_on, law.review_by) == (date(2026, 11, 22), date(2027, 11, 22))
    assert (blog.level, blog.is_official, blog.page_date) == (Level.THIRD_PARTY, False, "")


def test_guides_are_read_in_order_with_their_claims(book: Guidebook) -> None:
    assert [guide.slug for guide in book.guides] == ["japan", "korea", "here", "offer"]
    japan = book.guides[0]
    assert (japan.country, book.guides[2].country) == ("japan", "")
    assert [claim.kind for claim in japan.claims] == [
        ClaimKind.STATED,
        ClaimKind.ASK,
        ClaimKind.CONFLICT,
        ClaimKind.STATED,
    ]
    assert [side.source_ids for side in japan.claims[2].sides] == [("law",), ("blog",)]
    assert japan.claims[3].shown_until == date(2026, 12, 31)


def test_the_comparison_knows_what_is_not_known(book: Guidebook) -> None:
    (row,) = book.comparison.rows
    assert (row.japan.is_known, row.japan.source_ids) == (True, ("law",))
    assert (row.korea.is_known, row.korea.source_ids) == (False, ())


def test_the_flow_is_read_with_its_conditions(book: Guidebook) -> None:
    country, pay = book.flow.questions
    assert country.asked_if == ()
    assert pay.asked_if == ({"country": frozenset({"japan", "both"})},)
    assert [choice.id for choice in pay.choices] == ["no", "wage"]
    assert len(pay.choices[1].offered_if) == 2
    assert [route.country for route in book.flow.routes] == ["japan", "japan", "korea", ""]
    assert [route.is_fallback for route in book.flow.routes] == [False, True, True, False]
    assert book.flow.stop_signs[0].lit_if is None
    assert book.flow.stop_signs[1].lit_if == ({"pay": frozenset({"wage"})},)
    c1, j1 = book.flow.items
    assert (c1.phase, j1.phase, j1.waits_for) == (Phase.BEFORE_ACCEPTING, Phase.JAPAN, ("c1",))
    first, last = c1.leads
    assert (first.counted_from, first.basis) == (LeadFrom.FIRST_DAY, LeadBasis.OFFICIAL)
    assert (first.months, first.days, first.source_id) == (6, -3, "law")
    assert (last.counted_from, last.months, last.applies_if) == (LeadFrom.NO_DATE, 0, ())


def test_every_question_offers_not_knowing_without_being_told(book: Guidebook) -> None:
    assert all(choices_of(one, {})[-1] is I_DO_NOT_KNOW for one in book.flow.questions)
    assert not any("unknown" in TINY_GUIDES["flow.yaml"].split("items:")[0] for _ in FILES)


def test_the_version_is_that_of_the_text(guides: Path, book: Guidebook) -> None:
    assert read_guidebook(guides).version == book.version
    write_guides(guides, flow=reworded("flow", "Ask early", "Ask soon"))
    assert read_guidebook(guides).version != book.version


def test_who_wants_to_keep_the_guidebook_keeps_it(guides: Path, book: Guidebook) -> None:
    again = read_guidebook(guides)
    assert again == book
    assert again is not book


def test_a_mended_file_is_read_again(guides: Path) -> None:
    write_guides(guides, flow=reworded("flow", "Ask early", "You may ask"))
    with pytest.raises(SetUpFault, match="You may"):
        read_guidebook(guides)
    write_guides(guides)
    assert read_guidebook(guides).guides


def test_every_fault_of_every_file_is_told_at_once(guides: Path) -> None:
    write_guides(
        guides,
        sources=reworded("sources", "review_by: 2027-11-22", "review_by: 2025-11-22"),
        japan=reworded("japan", "A page says so.", "You can work."),
        flow=reworded("flow", "ask: [embassy]", "ask: [king]"),
    )
    with pytest.raises(SetUpFault) as caught:
        read_guidebook(guides)
    assert str(caught.value).splitlines() == [
        "data/guides/flow.yaml:47: party 'king' is not known",
        "data/guides/japan.yaml:15: text says 'You can': never say it",
        "data/guides/sources.yaml:10: review_by is before read_on",
    ]


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_a_fault_of_that_file_alone(guides: Path, name: str) -> None:
    write_guides(guides, **{name.removesuffix(".yaml"): None})
    assert said(guides) == [f"data/guides/{name}:1: cannot be read: No such file or directory"]


def test_nothing_at_all_is_seven_faults(guides: Path) -> None:
    assert len(said(guides)) == len(FILES)


FINDINGS = {
    "a source of nobody": ("japan", "[law]", "[gossip]", "sources: [law]", "source 'gossip' is"),
    "a level too low": ("korea", "[law]", "[blog]", "sources: [law]", "stated, but blog is third"),
    "a switch turned round": ("japan", "2026-12-31", "2025-12-31", "2026-12-31", "is before shown"),
    "a number as the rule": ("japan", "pages differ", "rule is 20", "pages differ", "no number as"),
    "a cell without ground": ("comparison", "[law]", "[blog]", "japan:", "blog is third-party"),
    "a condition on nothing": (
        "flow",
        "lit_if: [{pay",
        "lit_if: [{gold",
        "lit_if",
        "'gold' is not",
    ),
    "never offered": (
        "flow",
        "[japan, both]}",
        "korea}",
        "hint: Each",
        "an answer is never offered",
    ),
    "not knowing by hand": (
        "flow",
        "{id: no,",
        "{id: unknown,",
        "{id: no,",
        "leave the choice out",
    ),
    "a country without end": (
        "flow",
        "fallback: yes",
        "fallback: no",
        "parties:",
        "japan has no fal",
    ),
    "a lead without a page": (
        "flow",
        "source: law",
        "source: blog",
        "leads:",
        "blog is third-party",
    ),
    "a banned hint": ("flow", "Each month", "You may", "hint: Each", "hint says 'You may'"),
    "waiting in a ring": ("flow", "[c1]", "[j1]", "waits_for", "an item waits for itself"),
    "no question of the country": (
        "flow",
        "id: country",
        "id: land",
        "parties:",
        "no question 'co",
    ),
}


@pytest.mark.parametrize("finding", FINDINGS.values(), ids=FINDINGS)
def test_a_broken_rule_is_told_at_its_line(guides: Path, finding: tuple[str, ...]) -> None:
    file, old, new, at, told = finding
    write_guides(guides, **{file: reworded(file, old, new)})
    expected = f"data/guides/{file}.yaml:{1 if at == 'parties:' else line_of(file, at)}: "
    assert any(fault.startswith(expected) and told in fault for fault in said(guides)), said(guides)


def test_check_data_names_the_faults_of_the_guides(tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "data")
    write_guides(folder / "guides", offer=reworded("offer", "Where to ask", "You may"))
    assert [str(fault) for fault in checks.check(folder)] == [
        "data/guides/offer.yaml:3: summary says 'You may': never say it"
    ]
