"""The guide pages on the real guidebook."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.domain.guides.guide import ClaimKind
from planner.domain.guides.guidebook import Guidebook
from planner.store.database import db
from planner.store.watch.models import SourceChange
from planner.web.guides.guidebook import guidebook
from tests.web.conftest import ClientAt
from tests.web.reading import Page, read

SLUGS = ("japan-internships", "korea-internships", "singapore-side", "verify-an-offer")
FIXED = ("/guides", "/guides/compare", "/guides/sources")
EVERY_PAGE = (*FIXED, *(f"/guides/{slug}" for slug in SLUGS))
BANNED = r"\b(allowed|eligible|guaranteed|you can|you may)\b"
MONDAY = date(2026, 11, 23)
LATER = "2027-12-01T09:00:00+08:00"  # a Wednesday after every day of review


@pytest.fixture
def book(app: Flask) -> Guidebook:
    with app.app_context():
        return guidebook()


def page_words(client: FlaskClient, url: str) -> str:
    return read(client.get(url)).one("main").text


@pytest.mark.parametrize("url", EVERY_PAGE)
def test_a_page_is_asked_for_again_and_not_sent_twice(client: FlaskClient, url: str) -> None:
    response = client.get(url)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-cache"
    again = client.get(url, headers={"If-None-Match": response.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("url", EVERY_PAGE)
def test_every_link_of_a_page_leads_somewhere(client: FlaskClient, url: str) -> None:
    page = read(client.get(url))
    links = {a["href"] for a in page.all("a")}
    for link in sorted(link.partition("#")[0] for link in links if link.startswith("/")):
        assert client.get(link).status_code in {200, 302}, link
    ids = {element["id"] for element in page.elements}
    assert {link[1:] for link in links if link.startswith("#")} <= ids


@pytest.mark.parametrize("url", EVERY_PAGE)
def test_no_page_tells_its_reader_what_is_permitted(client: FlaskClient, url: str) -> None:
    assert not re.findall(BANNED, page_words(client, url), re.IGNORECASE)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_guide_says_what_it_is_for_what_it_is_not_and_when_it_was_gathered(
    client: FlaskClient, book: Guidebook, slug: str
) -> None:
    (guide,) = (guide for guide in book.guides if guide.slug == slug)
    words = page_words(client, f"/guides/{slug}")
    for part in (
        *guide.helps_with,
        *guide.does_not,
        "Planning guide, not legal advice.",
        "Gathered on 22 Nov 2026 from copies of the pages; open them yourself",
    ):
        assert part in words


@pytest.mark.parametrize("slug", SLUGS)
def test_every_claim_that_holds_today_is_there_with_its_sources(
    client: FlaskClient, app: Flask, book: Guidebook, slug: str
) -> None:
    (guide,) = (guide for guide in book.guides if guide.slug == slug)
    page = read(client.get(f"/guides/{slug}"))
    today = app.config["SETTINGS"].fixed_now.date()
    for claim in guide.claims:
        shown = page.all("li", id=claim.id)
        assert len(shown) == int(claim.is_shown(today)), claim.id
        for item in shown:
            assert " ".join(claim.text.split()) in item.text
            for name in claim.source_ids:
                assert book.sources[name].publisher in item.text


@pytest.mark.parametrize("number", [1, 2], ids=["Korea", "schools"])
def test_an_ask_is_marked_as_a_question_and_a_conflict_shows_its_sides(
    client: FlaskClient, book: Guidebook, number: int
) -> None:
    guide = book.guides[number]
    page = read(client.get(f"/guides/{guide.slug}"))
    for claim in guide.claims:
        for item in page.all("li", id=claim.id):
            is_ask = claim.kind is ClaimKind.ASK
            assert item.text.startswith("A question to ask:") is is_ask, claim.id
            assert ("None of these is the rule" in item.text) is bool(claim.sides)
            assert all(" ".join(side.says.split()) in item.text for side in claim.sides)


def test_the_contents_list_every_section_of_a_guide(client: FlaskClient, book: Guidebook) -> None:
    for guide in book.guides:
        page = read(client.get(f"/guides/{guide.slug}"))
        targets = [a["href"] for a in page.all("a") if a["href"].startswith("#")]
        for section in guide.sections:
            assert f"#{section.id}" in targets


def test_the_front_page_leads_to_the_check_every_guide_comparison_and_sources(
    client: FlaskClient, book: Guidebook
) -> None:
    page = read(client.get("/guides"))
    links = {a["href"] for a in page.all("a")}
    assert {"/guides/check", "/guides/compare", "/guides/sources", "/checklists"} <= links
    for guide in book.guides:
        assert f"/guides/{guide.slug}" in links
        assert guide.helps_with[0] in page.one("main").text


def test_the_comparison_puts_both_countries_to_every_question(
    client: FlaskClient, book: Guidebook
) -> None:
    page = read(client.get("/guides/compare"))
    rows = page.all("th", scope="row")
    assert [row.text for row in rows] == [row.question for row in book.comparison.rows]
    assert len(page.all("td")) == 2 * len(rows)
    unknown = sum(
        not cell.is_known for row in book.comparison.rows for cell in (row.japan, row.korea)
    )
    assert page.one("table").text.count("A question to ask") == unknown


def test_every_source_is_listed_once_with_its_dates(client: FlaskClient, book: Guidebook) -> None:
    page = read(client.get("/guides/sources"))
    rows = page.all("th", scope="row")
    assert sorted(row["id"] for row in rows) == sorted(book.sources)
    words = page.one("main").text
    assert f"{len(book.sources)} pages, none overdue for review" in words
    assert "not looked at yet" in words
    assert {a["href"] for a in page.all("a")} >= {one.url for one in book.sources.values()}


def test_what_is_overdue_is_said_on_the_guide_and_on_the_sources(client_at: ClientAt) -> None:
    client = client_at(LATER)
    guide = page_words(client, "/guides/japan-internships")
    assert re.search(r"\d+ pages behind this guide should have been read again by now", guide)
    assert "We should have read it again by 22 Nov 2027: open it yourself." in guide
    sources = page_words(client, "/guides/sources")
    assert "overdue for review" in sources
    assert "Open these yourself" in sources


def test_a_rule_that_ends_is_shown_until_its_last_day(client_at: ClientAt, book: Guidebook) -> None:
    switched = [
        (guide.slug, claim)
        for guide in book.guides
        for claim in guide.claims
        if claim.shown_until is not None
    ]
    assert switched
    for slug, claim in switched:
        page: Page = read(client_at(f"{claim.shown_until}T23:59:00+08:00").get(f"/guides/{slug}"))
        assert page.all("li", id=claim.id)
        assert not read(client_at(LATER).get(f"/guides/{slug}")).all("li", id=claim.id)


@pytest.fixture
def changed_source(app: Flask) -> Iterator[str]:
    """Note a change of the page that most of the Japan guide rests on; forget it afterwards."""
    name = "isa-internship"
    with app.app_context():
        change = SourceChange(source_id=name, noticed_on=MONDAY, excerpt="+ new words")
        db.session.add(change)
        db.session.commit()
        yield name
        db.session.delete(change)
        db.session.commit()


def test_a_change_that_nobody_has_reviewed_is_said_wherever_the_page_is_named(
    client: FlaskClient, book: Guidebook, changed_source: str
) -> None:
    said = "This page changed on 23 Nov 2026 and is not yet reviewed."
    guide = page_words(client, "/guides/japan-internships")
    assert "1 page behind this guide changed since we read it and is not yet reviewed" in guide
    assert said in guide
    sources = page_words(client, "/guides/sources")
    assert "1 changed and not yet reviewed" in sources
    assert f"{book.sources[changed_source].publisher}" in sources
    assert said in sources
    assert said in page_words(client, "/guides/compare")


@pytest.mark.parametrize("slug", ["nothing", "%3Cb%3E", "x" * 300])
def test_a_guide_that_is_not_there_is_said_in_words(client: FlaskClient, slug: str) -> None:
    response = client.get(f"/guides/{slug}")
    assert response.status_code == 404
    assert "No guide is called" in response.text
    assert "<b>" not in response.text
    assert "x" * 61 not in response.text


@pytest.mark.parametrize("url", EVERY_PAGE)
def test_the_guides_are_only_read(client: FlaskClient, url: str) -> None:
    assert client.post(url).status_code == 405
