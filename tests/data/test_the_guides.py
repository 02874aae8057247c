"""What the guides say, beyond what the loader holds: nothing is lost, nothing says too much."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from planner.domain.guides.guide import Cell, Claim, ClaimKind, Guide
from planner.domain.guides.guidebook import Guidebook
from planner.domain.guides.sources import Level
from planner.store.guides.files import guide_faults, read_guidebook

GUIDES = Path(__file__).resolve().parents[2] / "data" / "guides"

SUNDAY_22_NOVEMBER = date(2026, 11, 22)
THURSDAY_31_DECEMBER = date(2026, 12, 31)
FRIDAY_1_JANUARY = date(2027, 1, 1)

ARTICLE_LINKS = {
    "japan-internships": {
        "https://www.studyinjapan.go.jp/en/work-in-japan/internships/",
        "https://www.studyinjapan.go.jp/en/work-in-japan/employment/",
    },
    "korea-internships": {
        "https://www.studyinkorea.go.kr/en/work/aboutIndustryExperience.do",
    },
}
MEANINGS = ("placement", "job", "programme", "volunteer")
CHECKS = ("accept", "page", "route", "class", "pay", "school", "hours", "written", "pause", "how")

RUNS = {
    "jp": (*range(1, 19), *range(20, 26), *range(30, 40)),
    "kr": (*range(1, 18), *range(20, 29), *range(30, 37)),
    "sg": range(1, 15),
    "trap": range(1, 13),
}
FACTS = [f"{letters}-{number:02}" for letters, numbers in RUNS.items() for number in numbers]
SCHOOLS_READ = ("nus", "ntu", "smu", "sutd", "sit", "suss", "tp", "sp")
FLAGS_STATED = ("fee", "unsolicited", "singpass", "tourist")
FLAGS_ASKED = ("passport", "shifts", "dispatch", "low-pay", "scamshield", "agency-singapore")
FLAGS_SHOWN = ("invented", "lookalike")

BANNED = re.compile(r"\b(allowed|eligible|guaranteed|legal|you can|you may)\b", re.IGNORECASE)
NOT_ADVICE = "not legal advice"
ASKING = re.compile(r"^Ask |\?$")
CALL = re.compile(r"\+\d|\d{7,}|\d{3,}-\d{4}|\b(?:1345|1350|1577|1799)\b")
NAME_WITH_A_NUMBER = re.compile(r"\b[A-H]-\d{1,2}(?:-\d)?\b|\bNo\. (?:9|12)\b")
PERMISSION_GIVEN = re.compile(
    r"\b(?:is|are) (?:permitted|free) to\b|\bhave permission\b", re.IGNORECASE
)


@pytest.fixture(scope="module")
def book() -> Guidebook:
    return read_guidebook(GUIDES)


@pytest.fixture(scope="module")
def claims(book: Guidebook) -> dict[str, Claim]:
    return {claim.id: claim for guide in book.guides for claim in guide.claims}


def guide_named(book: Guidebook, slug: str) -> Guide:
    return next(guide for guide in book.guides if guide.slug == slug)


def cells(book: Guidebook) -> list[Cell]:
    return [cell for row in book.comparison.rows for cell in (row.japan, row.korea)]


def covering(claims: dict[str, Claim], fact: str) -> list[Claim]:
    return [claim for key, claim in claims.items() if key == fact or key.startswith(f"{fact}-")]


def source_ids(claim: Claim) -> set[str]:
    return {*claim.source_ids, *(one for side in claim.sides for one in side.source_ids)}


def words_of(guide: Guide) -> list[str]:
    return [
        guide.title,
        guide.summary,
        *guide.helps_with,
        *guide.does_not,
        *(text for section in guide.sections for text in (section.heading, section.lead)),
        *(claim.text for claim in guide.claims),
        *(side.says for claim in guide.claims for side in claim.sides),
    ]


def all_words(book: Guidebook) -> list[str]:
    rows = [row.question for row in book.comparison.rows]
    told = [text for guide in book.guides for text in words_of(guide)]
    return [*told, book.comparison.lead, *rows, *(cell.text for cell in cells(book))]


def test_the_guides_have_no_fault() -> None:
    assert [str(fault) for fault in guide_faults(GUIDES)] == []


@pytest.mark.parametrize("fact", FACTS)
def test_every_fact_is_covered_by_a_claim(claims: dict[str, Claim], fact: str) -> None:
    assert covering(claims, fact)


@pytest.mark.parametrize("flag", [*FLAGS_STATED, *FLAGS_ASKED, *FLAGS_SHOWN])
def test_every_red_flag_is_raised_and_stated_only_where_an_office_does(
    claims: dict[str, Claim], flag: str
) -> None:
    assert (claims[f"flag-{flag}"].kind is ClaimKind.STATED) is (flag in FLAGS_STATED)


@pytest.mark.parametrize("school", SCHOOLS_READ)
def test_every_school_that_was_read_speaks_for_itself(
    claims: dict[str, Claim], school: str
) -> None:
    said = covering(claims, f"school-{school}")
    assert any(claim.kind is ClaimKind.STATED and claim.school for claim in said)


def test_a_claim_is_named_once_in_all_guides(book: Guidebook) -> None:
    names = Counter(claim.id for guide in book.guides for claim in guide.claims)
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("slug", ARTICLE_LINKS)
def test_every_link_of_the_article_is_a_starting_point(book: Guidebook, slug: str) -> None:
    sections = {section.id: section for section in guide_named(book, slug).sections}
    start = {one for claim in sections["official-start"].claims for one in claim.source_ids}
    assert ARTICLE_LINKS[slug] <= {book.sources[one].url for one in start}


@pytest.mark.parametrize("letters", ["jp", "kr"])
def test_the_articles_meanings_and_checks_are_all_there(
    claims: dict[str, Claim], letters: str
) -> None:
    wanted = [f"{letters}-meaning-{one}" for one in MEANINGS]
    wanted += [f"{letters}-verify-{one}" for one in CHECKS]
    assert [one for one in wanted if one not in claims] == []


@pytest.mark.parametrize("slug", ["japan-internships", "korea-internships"])
def test_a_country_guide_keeps_the_order_of_the_article(book: Guidebook, slug: str) -> None:
    sections = [section.id for section in guide_named(book, slug).sections]
    assert sections[:3] == ["four-meanings", "official-start", "what-to-verify"]


@pytest.mark.parametrize("letters", ["jp", "kr"])
def test_the_review_date_of_the_article_and_our_own_are_told_apart(
    claims: dict[str, Claim], letters: str
) -> None:
    text = claims[f"{letters}-about-article"].text
    assert text.index("21 January 2026") < text.index("22 November 2026")


def test_every_guide_says_that_it_is_not_legal_advice(book: Guidebook) -> None:
    assert [g.slug for g in book.guides if not any(NOT_ADVICE in one for one in g.does_not)] == []


def test_a_stated_claim_rests_on_nothing_but_what_may_be_stated(
    book: Guidebook, claims: dict[str, Claim]
) -> None:
    stated = [claim for claim in claims.values() if claim.kind is ClaimKind.STATED]
    weak = {
        (claim.id, one)
        for claim in stated
        for one in source_ids(claim)
        if not book.sources[one].may_state(claim.school)
    }
    assert weak == set()
    assert [claim.id for claim in stated if not claim.source_ids] == []


def test_a_known_cell_rests_on_an_official_page_that_was_read(book: Guidebook) -> None:
    known = [cell for cell in cells(book) if cell.is_known]
    weak = {s for cell in known for s in cell.source_ids if not book.sources[s].may_state()}
    assert weak == set()
    assert [c.text for c in known if not c.source_ids] == []


def test_an_unknown_cell_says_so_and_whom_to_ask(book: Guidebook) -> None:
    unknown = [cell.text for cell in cells(book) if not cell.is_known]
    assert [text for text in unknown if not text.startswith("Not known")] == []
    assert [text for text in unknown if not re.search(r"\bask\b", text)] == []


def test_a_question_to_ask_gives_no_number_as_the_rule(claims: dict[str, Claim]) -> None:
    asks = [claim for claim in claims.values() if claim.kind is ClaimKind.ASK]
    asked = {claim.id: NAME_WITH_A_NUMBER.sub("", claim.text) for claim in asks}
    assert [key for key, text in asked.items() if re.search(r"\d", text)] == []
    assert [key for key, text in asked.items() if not ASKING.search(text)] == []


def test_a_conflict_shows_its_sides_and_gives_no_number_itself(claims: dict[str, Claim]) -> None:
    conflicts = [claim for claim in claims.values() if claim.kind is ClaimKind.CONFLICT]
    texts = {claim.id: NAME_WITH_A_NUMBER.sub("", claim.text) for claim in conflicts}
    assert [key for key, text in texts.items() if re.search(r"\d", text)] == []
    assert [claim.id for claim in conflicts if len(claim.sides) < 2] == []
    assert {"kr-06", "kr-14", "trap-03", "flag-invented"} <= texts.keys()


def test_a_number_to_call_stands_only_on_an_official_page(
    book: Guidebook, claims: dict[str, Claim]
) -> None:
    calling = [claim for claim in claims.values() if CALL.search(claim.text)]
    levels = {(c.kind, book.sources[one].level) for c in calling for one in source_ids(c)}
    assert levels == {(ClaimKind.STATED, Level.OFFICIAL)}
    told = [cell for cell in cells(book) if CALL.search(cell.text)]
    assert [cell.text for cell in told if not cell.is_known] == []


def test_no_word_promises_anything(book: Guidebook) -> None:
    texts = [text.replace(NOT_ADVICE, "") for text in all_words(book)]
    assert [text for text in texts if BANNED.search(text) or PERMISSION_GIVEN.search(text)] == []


def test_every_source_is_linked_from_the_guides_or_kept_for_a_reason(
    book: Guidebook, claims: dict[str, Claim]
) -> None:
    used = {one for claim in claims.values() for one in source_ids(claim)}
    used |= {one for cell in cells(book) for one in cell.source_ids}
    assert sorted(book.sources.keys() - used) == []


def test_a_page_is_listed_once_and_a_link_bears_no_reading_date(book: Guidebook) -> None:
    sources = book.sources.values()
    assert [url for url, times in Counter(one.url for one in sources).items() if times > 1] == []
    wrong = [one.id for one in sources if (one.level is Level.LINK) is (one.read_on is not None)]
    assert wrong == []


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        pytest.param(SUNDAY_22_NOVEMBER, "kr-23", id="while-the-exemption-is-reported"),
        pytest.param(THURSDAY_31_DECEMBER, "kr-23", id="on-its-last-day"),
        pytest.param(FRIDAY_1_JANUARY, "kr-23-2027", id="on-the-day-after"),
    ],
)
def test_one_question_about_k_eta_is_shown_on_each_day(
    claims: dict[str, Claim], day: date, shown: str
) -> None:
    found = [claim.id for claim in covering(claims, "kr-23") if claim.is_shown(day)]
    assert found == [shown]
