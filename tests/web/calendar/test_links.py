"""Calendar links: made, shown once, changed, renewed, revoked, brought back by their owner."""

import re
from urllib.parse import unquote

import pytest

from planner.domain.calendar.feed import MOST_LINKS, token_hash
from tests.web.feeds import LINKS, app_fetch, cookie_of, make_link
from tests.web.reading import inline_code, read
from tests.web.saved import People, Person

pytest_plugins = ["tests.web.saved_fixtures"]

ADDRESS = re.compile(r"http://localhost/calendar/([\w-]{43})\.ics")


def token_of(address: str) -> str:
    found = ADDRESS.fullmatch(address)
    assert found
    return found[1]


def one_link(people: People) -> str:
    """Give the address of what can be done with the only link there is."""
    (row,) = people.rows()["feed_link"]
    return f"{LINKS}/{row[0]}"


def test_a_visitor_reads_about_links_and_gets_no_cookie(people: People) -> None:
    response = people.cai.client.get(LINKS)
    assert "Set-Cookie" not in response.headers
    words = read(response).one("main").text
    assert "What a link tells" in words
    assert "Links in use" not in words
    assert "Download" not in words


def test_an_address_is_shown_once_and_kept_nowhere(people: People) -> None:
    token = token_of(make_link(people.ana))
    assert token not in people.ana.client.get(LINKS).text
    kept = str(people.rows())
    assert token not in kept
    assert token_hash(token) in kept
    assert app_fetch(people.app, f"/calendar/{token}.ics").status_code == 200


def test_addresses_are_drawn_by_chance(ana: Person) -> None:
    tokens = {token_of(make_link(ana, f"Phone {number}")) for number in range(5)}
    assert len(tokens) == 5


def test_the_cookie_forgets_the_address_once_it_is_shown(ana: Person) -> None:
    location = ana.done(LINKS, name="Phone")
    before = cookie_of(ana.client)
    ana.page(location)
    assert len(cookie_of(ana.client)) < len(before)
    assert not ana.page(location).all("p", id="address")


def test_the_new_address_comes_with_ways_to_subscribe(ana: Person) -> None:
    page = ana.page(ana.done(LINKS, name="Phone"))
    address = page.one("p", id="address").text
    by_app = address.replace("http://", "webcal://")
    links = {unquote(link["href"]) for link in page.all("a")}
    assert by_app in links
    assert f"https://calendar.google.com/calendar/r?cid={by_app}" in links
    assert f"https://outlook.live.com/calendar/0/addfromweb?url={address}&name=Waypoint" in links
    (code,) = page.all("img")
    assert code["src"].startswith("data:image/svg+xml")
    assert code["alt"] == "QR code of this address"


def test_the_page_holds_no_code_that_the_policy_refuses(ana: Person) -> None:
    assert inline_code(ana.client.get(ana.done(LINKS, name="Phone")).text) == []
    assert inline_code(ana.client.get(LINKS).text) == []


WARNED = {"http://localhost": True, "http://my-mac.local": True, "https://waypoint.example": False}


@pytest.mark.parametrize(("site", "is_warned"), WARNED.items(), ids=WARNED)
def test_an_address_that_only_this_device_reaches_says_so(
    ana: Person, site: str, is_warned: bool
) -> None:
    ana.client.post(LINKS, data={"name": "Phone"}, base_url=site)
    page = read(ana.client.get(f"{LINKS}?done=created", base_url=site))
    assert ("Outlook on the web cannot" in page.one("main").text) is is_warned


def test_a_nameless_link_keeps_what_was_ticked(people: People) -> None:
    response = people.ana.post(LINKS, name="  ", has_todos="1")
    page = read(response)
    assert response.status_code == 400
    assert "nothing is typed" in page.errors
    assert page.one("title").text.startswith("Error:")
    boxes = {
        box["name"] for box in page.all("input", type="checkbox") if "checked" in box.attributes
    }
    assert boxes == {"has_todos"}
    assert people.rows()["feed_link"] == []


def test_one_link_too_many_is_refused_with_a_way_on(people: People) -> None:
    for number in range(MOST_LINKS):
        people.ana.done(LINKS, name=f"Phone {number}")
    refused = people.ana.post(LINKS, name="One more")
    assert refused.status_code == 400
    assert "revoke one" in read(refused).errors
    assert len(people.rows()["feed_link"]) == MOST_LINKS


def test_what_a_link_tells_can_be_changed(people: People) -> None:
    address = make_link(people.ana)
    row = one_link(people)
    page = people.ana.page(f"{row}/edit")
    assert page.one("input", name="name")["value"] == "Phone"
    version = page.one("input", name="version")["value"]
    sent = {"name": "Tablet", "has_busy": "1", "version": version}
    words = people.ana.words(people.ana.done(f"{row}/edit", **sent))
    assert "Tablet Sessions, exams, due tasks, titles of imported calendars" in words
    assert app_fetch(people.app, address).status_code == 200
    assert people.ana.post(f"{row}/edit", name="", version="2").status_code == 400
    assert "Tablet" in people.ana.words(LINKS)


@pytest.mark.parametrize("version", ["1", "", "x"])
def test_the_second_of_two_tabs_sees_both_versions_of_a_link(people: People, version: str) -> None:
    make_link(people.ana)
    row = one_link(people)
    people.ana.done(f"{row}/edit", name="Tablet", version="1")
    late = people.ana.post(f"{row}/edit", name="Laptop", has_todos="1", version=version)
    assert late.status_code == 409
    for words in ("Tablet", "Laptop", "Due tasks as to-dos Saved now not told What you typed told"):
        assert words in read(late).one("main").text
    hidden = read(late).all("input", type="hidden")
    people.ana.done(f"{row}/edit", **{field["name"]: field["value"] for field in hidden})
    assert "Laptop Sessions, exams, due tasks as to-dos" in people.ana.words(LINKS)


def test_an_app_that_reads_a_link_leaves_its_open_form_as_it_was(people: People) -> None:
    address = make_link(people.ana)
    assert app_fetch(people.app, address).status_code == 200
    people.ana.done(f"{one_link(people)}/edit", name="Tablet", version="1")


def test_a_link_too_many_does_not_come_back(people: People) -> None:
    make_link(people.ana)
    row = one_link(people)
    people.ana.done(f"{row}/revoke")
    for number in range(MOST_LINKS):
        people.ana.done(LINKS, name=f"Phone {number}")
    refused = people.ana.post(f"{row}/restore")
    assert refused.status_code == 400
    assert "revoke one" in read(refused).errors


def test_a_new_address_is_shown_once_too(people: People) -> None:
    old = make_link(people.ana)
    page = people.ana.page(people.ana.done(f"{one_link(people)}/rotate"))
    new = page.one("p", id="address").text
    assert token_of(new) != token_of(old)
    assert "The link has a new address." in page.one("main").text
    assert new not in people.ana.client.get(LINKS).text


def test_a_revoked_link_comes_back_with_undo(people: People) -> None:
    make_link(people.ana)
    seen = people.ana.done(f"{one_link(people)}/revoke")
    page = people.ana.page(seen)
    assert "“Phone” is revoked" in page.one("main").text
    assert "Links in use" not in page.one("main").text
    (undo,) = [form["action"] for form in page.all("form") if form["action"].endswith("/restore")]
    assert "works again" in people.ana.words(people.ana.done(undo))
    assert "is revoked" not in people.ana.words(seen)


@pytest.mark.parametrize("query", ["done=revoked&link=999", "done=revoked&link=x", "done=lost"])
def test_an_address_that_says_what_never_was_says_nothing(ana: Person, query: str) -> None:
    make_link(ana)
    assert not ana.page(f"{LINKS}?{query}").all("div", role="status")


@pytest.mark.parametrize("change", ["edit", "rotate", "revoke", "restore"])
def test_nobody_changes_anothers_link(people: People, change: str) -> None:
    address = make_link(people.ana)
    row = one_link(people)
    make_link(people.ben, "Ben’s")
    rows = people.rows()["feed_link"]
    for person in (people.ben, people.cai):
        assert person.post(f"{row}/{change}", name="Mine").status_code == 404
        assert person.client.get(f"{row}/edit").status_code == 404
    assert people.rows()["feed_link"] == rows
    assert app_fetch(people.app, address).status_code == 200


def test_pages_about_links_are_kept_by_nobody(ana: Person) -> None:
    for url in (ana.done(LINKS, name="Phone"), LINKS):
        assert ana.client.get(url).headers["Cache-Control"] == "private, no-store"
