"""Every page about checklists: well made, calm in its words, and hostile text stays text."""

import re

import pytest

from tests.services.checklists.test_hostile_text import HOSTILE
from tests.services.small_guidebook import C1, ITEMS, guidebook, item
from tests.web.saved import EVIDENCE, OFFER, People, Person, open_guidebook

pytest_plugins = ["tests.web.saved_fixtures"]

NEVER_SAID = re.compile(
    r"\b(allowed|eligible|guaranteed|you can|you may|permitted)\b|(?<!not )\blegal\b", re.IGNORECASE
)
OF_A_CHECKLIST = ("", "/edit", "/duplicate", "/delete", "/changes", "/dossier")
SCRIPT = '</script><b onload="x">"\'`{{ 7 * 7 }}'


def full(people: People, text: str = "plain") -> list[str]:
    """Let Ana fill every field with a text, and list the addresses of all her pages."""
    ana = people.ana
    facts = {name: text for name in OFFER if not name.endswith("_day")}
    days = {name: OFFER[name] for name in ("first_day", "last_day")}
    checklist = ana.save("?guide=both", **facts, **days)
    second = ana.save("?own=1", name=text, topics=text)
    c1 = ana.task(checklist, "Do c1")
    ana.edit(f"{c1}/note", c1, note=text)
    ana.done(f"{c1}/evidence", **dict.fromkeys(EVIDENCE, text) | {"seen_on": "1 Nov 2026"})
    ana.done(f"{checklist}/tasks", title=text)
    own = f"{checklist}/tasks/{max(row[0] for row in people.rows()['task'])}"  # type: ignore[type-var]
    (piece,) = [a["href"] for a in ana.page(c1).all("a") if "/evidence/" in a["href"]]
    open_guidebook(people.app, guidebook([item("n1", C1.phase), *ITEMS[1:]], "second"))
    numbers = [url.rpartition("/")[2] for url in (checklist, second)]
    return [
        "/checklists",
        "/checklists/new",
        "/checklists/new?guide=japan",
        "/checklists/new?own=1",
        "/checklists/new?country=japan&pay=gold",
        f"/checklists/compare?a={numbers[0]}&b={numbers[1]}",
        *(f"{checklist}{page}" for page in OF_A_CHECKLIST),
        *(f"{second}{page}" for page in OF_A_CHECKLIST),
        f"{checklist}?show=needs-me",
        c1,
        own,
        piece,
    ]


def refusals(people: People, url: str, text: str) -> list[str]:
    """Give the pages that forms with faults, or forms that came too late, are answered with."""
    ana, html = people.ana, []
    task = ana.task(url, "Do c1")
    ana.done(f"{url}/tasks", title="Removed meanwhile")
    gone = ana.task(url, "Removed meanwhile")
    ana.done(f"{gone}/remove")
    for status, address, form in (
        (400, f"{url}/edit", {**dict.fromkeys(OFFER, text), "version": "1"}),
        (400, "/checklists/new?guide=japan", dict.fromkeys(OFFER, text)),
        (400, f"{url}/tasks", {"title": text, "phase": text}),
        (400, f"{task}/due", {"due_on": text, "version": "1"}),
        (400, f"{task}/status", {"status": text, "version": "99"}),
        (409, f"{task}/note", {"note": f"{text} twice", "version": "99"}),
        (409, f"{gone}/note", {"note": text, "version": "1"}),
        (400, f"{task}/evidence", {**dict.fromkeys(EVIDENCE, text)}),
    ):
        response = ana.post(address, **form)
        assert response.status_code == status, address
        html.append(response.get_data(as_text=True))
    return html


@pytest.fixture
def pages(people: People) -> dict[str, str]:
    """Give every page as HTML, with those that refuse a form."""
    urls = full(people)
    html = {url: people.ana.client.get(url).get_data(as_text=True) for url in urls}
    open_guidebook(people.app, guidebook())
    return html | {str(n): page for n, page in enumerate(refusals(people, urls[6], "no day"))}


def test_each_has_one_main_heading_and_a_title(pages: dict[str, str]) -> None:
    for url, html in pages.items():
        assert html.count("<h1") == 1, url
        assert re.search(r"<title>\s*\S.*· Waypoint", html, re.DOTALL), url


def test_none_holds_an_inline_script_style_or_handler(pages: dict[str, str]) -> None:
    for url, html in pages.items():
        scripts = re.findall(r"<script\b([^>]*)>(.*?)</script>", html, re.DOTALL)
        assert all("src=" in given and not body.strip() for given, body in scripts), url
        tags = re.findall(r"<[a-z][^>]*>", html)
        assert not [tag for tag in tags if re.search(r"\s(style|on[a-z]+)=", tag)], url


def test_ids_are_unique_and_what_is_pointed_at_exists(pages: dict[str, str]) -> None:
    for url, html in pages.items():
        ids = re.findall(r'\sid="([^"]*)"', html)
        assert len(ids) == len(set(ids)), url
        pointed = re.findall(r'\s(?:for|aria-describedby|aria-labelledby)="([^"]*)"', html)
        pointed += re.findall(r'\shref="#([^"]*)"', html)
        assert {word for words in pointed for word in words.split()} <= set(ids), url


def test_no_page_tells_anybody_that_they_are_allowed(pages: dict[str, str]) -> None:
    for url, html in pages.items():
        text = re.sub(r"<[^>]*>", " ", html)
        assert not NEVER_SAID.search(text), (url, NEVER_SAID.search(text))


def test_every_form_that_changes_something_posts_to_one_address(pages: dict[str, str]) -> None:
    for url, html in pages.items():
        for form in re.findall(r"<form\b[^>]*>", html):
            assert re.search(r'action="/checklists', form), (url, form)


def test_hostile_text_is_text_on_every_page(people: People) -> None:
    urls = full(people, SCRIPT)
    html = [people.ana.client.get(url).get_data(as_text=True) for url in urls]
    open_guidebook(people.app, guidebook())
    html += refusals(people, urls[6], SCRIPT)
    for page in html:
        assert "</script><b" not in page
        assert 'onload="x"' not in page
        assert "49" not in re.sub(r'(?:value|href|d)="[^"]*"|/static/\w+', "", page)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_was_typed_is_what_is_read(people: People, text: str) -> None:
    ana = people.ana
    urls = full(people, text)
    checklist, c1 = urls[6], urls[-3]
    for url in (checklist, c1, f"{checklist}/dossier", "/checklists"):
        assert " ".join(text.split()) in ana.words(url), url
    page = ana.page(f"{checklist}/edit")
    assert page.one("input", name="host")["value"] == text


def test_a_hundred_tasks_are_one_page(ana: Person) -> None:
    topics = "\n".join(f"Topic {number}" for number in range(100))
    checklist = ana.save("?own=1", name="Exam", topics=topics)
    assert len(ana.tasks(checklist)) == 100
