"""The pages behind a task and whom to ask: what carries comes first, the rest is folded."""

from dataclasses import replace

import pytest

from planner.domain.guides.guidebook import Guidebook
from planner.domain.guides.sources import Level, Source
from tests.services.small_guidebook import C1, SOURCES, guidebook
from tests.web.reading import Page
from tests.web.saved import People, Person, open_guidebook

pytest_plugins = ["tests.web.saved_fixtures"]

ISA, NUS = SOURCES
LINKED = replace(ISA, id="linked", title="Only linked", level=Level.LINK, read_on=None)
LAWYER = replace(
    ISA, id="lawyer", title="A lawyer writes", level=Level.THIRD_PARTY, is_official=False
)
BLOG = replace(LAWYER, id="blog", title="A blog links", level=Level.LINK, read_on=None)
NTU = replace(NUS, id="ntu-page", title="Of NTU", publisher="NTU", school="ntu")
PAGES = (ISA, NUS, LINKED, LAWYER, BLOG, NTU)


def with_pages(*pages: Source) -> Guidebook:
    item = replace(C1, source_ids=tuple(page.id for page in pages))
    return replace(guidebook([item]), sources={page.id: page for page in pages})


def groups(page: Page) -> dict[str, list[str]]:
    """Give the titles of the pages, by the heading or fold under which they stand."""
    part = page.one("section", aria_labelledby="pages").text
    known = {source.title for source in PAGES}
    titles = [link.text for link in page.all("a") if link.text in known]
    heads = ["Pages to open", "Pages of schools: open your own", "What others write"]
    starts = [(part.index(head), head) for head in heads if head in part]
    under: dict[str, list[str]] = {head: [] for _, head in starts}
    for title in titles:
        under[max(pair for pair in starts if pair[0] < part.index(title))[1]].append(title)
    return under


@pytest.mark.parametrize(
    ("answers", "typed", "schools", "first"),
    [
        ("?country=japan&school=nus", "", [], ["Internships abroad"]),
        ("?guide=japan", "", ["Internships abroad", "Of NTU"], []),
        ("?guide=japan", "NUS", ["Of NTU"], ["Internships abroad"]),
    ],
)
def test_pages_stand_by_what_they_are_good_for(
    people: People, answers: str, typed: str, schools: list[str], first: list[str]
) -> None:
    open_guidebook(people.app, with_pages(*PAGES))
    page = people.ana.page(people.ana.task(people.ana.save(answers, school=typed), "Do c1"))
    found = groups(page)
    assert found.pop("Pages to open") == ["Designated activities", *first, "Only linked"]
    assert found.pop("What others write") == ["A lawyer writes", "A blog links"]
    assert found.pop("Pages of schools: open your own", []) == schools
    presses = page.one("section", aria_labelledby="pages").text.count("Note that I opened it today")
    assert presses == 2 + len(first) + len(schools)


def test_the_title_is_the_link_and_the_rest_is_a_soft_line(ana: Person) -> None:
    page = ana.page(ana.task(ana.save(), "Do c1"))
    assert page.one("a", href=NUS.url).text == "Internships abroad"
    line = "NUS · on its own rules · read 22 Nov 2026 · review by 22 Nov 2027"
    assert line in [text.text.replace("\u00a0", " ") for text in page.all("p", class_="small soft")]


def test_whom_to_ask_is_named_with_how_to_find_them_while_the_guide_knows(people: People) -> None:
    task = people.ana.task(people.ana.save(), "Do c1")
    asked = people.ana.page(task).one("section", aria_labelledby="ask").text
    assert asked.startswith("Whom to ask Your school’s internship office its web page")
    book = guidebook()
    open_guidebook(people.app, replace(book, flow=replace(book.flow, parties=())))
    asked = people.ana.page(task).one("section", aria_labelledby="ask").text
    assert asked.startswith("Whom to ask Your school’s internship office A draft")
