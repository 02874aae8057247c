"""A page is looked for only where it may be: at registered hosts, over https, in public."""

from collections.abc import Iterator

import pytest

from planner.domain.watch.source_watch import FoundKind
from tests.adapters.loopback import Reply
from tests.adapters.page_site import HOME, PRIVATE, Site, page, redirect, site_over

MONDAY = "Mon, 23 Nov 2026 01:00:00 GMT"
NOT_PUBLIC = "The name ministry.test leads to an address that is not public."


@pytest.fixture
def site() -> Iterator[Site]:
    with site_over("http") as site:
        yield site


@pytest.fixture
def secure_site() -> Iterator[Site]:
    with site_over("https") as site:
        yield site


@pytest.mark.parametrize("status", [301, 308])
def test_a_page_that_moved_for_good_is_read_and_its_address_told(site: Site, status: int) -> None:
    site.answer("/a", redirect("/b", status))
    site.answer("/b", page("It is here now.", ETag='"v1"'))
    got = site.fetched("/a")
    assert b"It is here now." in got.body
    assert (got.found.kind, got.found.moved_to) == (FoundKind.TEXT, site.url("/b"))
    assert got.found.etag == ""  # of another address than the one asked next time


@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_page_elsewhere_for_now_is_read_and_has_not_moved(site: Site, status: int) -> None:
    site.answer("/a", redirect("/b", status))
    site.answer("/b", page())
    assert site.fetched("/a").found == site.fetched("/b").found


@pytest.mark.parametrize("status", [301, 302])
def test_what_stood_at_the_start_is_asked_for_there_alone(site: Site, status: int) -> None:
    site.answer("/a", redirect("/b", status))
    site.answer("/b", page("It is here now."))
    got = site.reader().fetch(site.url("/a"), '"v1"', MONDAY)
    assert got.found.kind is FoundKind.TEXT
    (first,), (second,) = site.asked("/a"), site.asked("/b")
    assert {"if-none-match", "if-modified-since"} <= first.headers.keys()
    assert not {"if-none-match", "if-modified-since"} & second.headers.keys()


def test_a_target_that_was_not_asked_for_a_newer_page_cannot_say_it_stayed_the_same(
    site: Site,
) -> None:
    site.answer("/a", redirect("/b"))
    site.answer("/b", Reply(b"", 304))
    found = site.reader().fetch(site.url("/a"), '"v1"', MONDAY).found
    assert found.kind is FoundKind.UNREACHABLE
    assert found.detail == "It answered with status 304, which is no page."


def test_only_the_way_that_is_for_good_counts_as_moved(site: Site) -> None:
    site.answer("/a", redirect("/b", 301))
    site.answer("/b", redirect("/c", 302))
    site.answer("/c", redirect("/d", 301))
    site.answer("/d", page())
    assert site.fetched("/a").found.moved_to == site.url("/b")


def test_three_redirects_are_followed_and_a_fourth_is_not(site: Site) -> None:
    for here, there in ("ab", "bc", "cd", "de"):
        site.answer(f"/{here}", redirect(f"/{there}"))
    site.answer("/e", page())
    assert site.fetched("/b").found.kind is FoundKind.TEXT
    assert site.outcome("/a") == (FoundKind.UNREACHABLE, "It redirects more than 3 times.")
    assert len(site.asked("/e")) == 1


def test_a_circle_is_left_at_its_first_turn(site: Site) -> None:
    site.answer("/a", redirect("/b"))
    site.answer("/b", redirect("/a#again"))
    assert site.outcome("/a") == (FoundKind.UNREACHABLE, "It redirects in a circle.")
    assert len(site.asked("/a")) == 1


def test_a_circle_further_on_is_one_too(site: Site) -> None:
    for here, there in ("ab", "bc", "cb"):
        site.answer(f"/{here}", redirect(f"/{there}"))
    assert site.outcome("/a") == (FoundKind.UNREACHABLE, "It redirects in a circle.")


def test_a_host_below_a_registered_one_is_followed(site: Site) -> None:
    site.answer("/a", redirect(site.url("/b", host="www.ministry.test"), 301))
    site.answer("/b", page())
    assert site.fetched("/a").found.kind is FoundKind.TEXT
    assert site.asked("/b")[0].headers["host"] == f"www.ministry.test:{site.port}"


@pytest.mark.parametrize(
    "host", ["evil.test", "ministry.test.evil.test", "evilministry.test", "test", HOME, "[::1]"]
)
def test_another_host_is_named_and_not_asked(site: Site, host: str) -> None:
    there = site.url("/b", host=host)
    site.answer("/a", redirect(there, 302), redirect(there, 301))
    site.answer("/b", page())
    kind, detail = site.outcome("/a")
    assert kind is FoundKind.REFUSED
    assert f"It leads to {host.strip('[]')}, which no source of ours names." in detail
    found = site.fetched("/a").found
    assert (found.kind, found.moved_to) == (FoundKind.MOVED, there)
    assert site.asked("/b") == []


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("http://ministry.test/b", "http://ministry.test, not to plain https"),
        ("ftp://ministry.test/b", "ftp://ministry.test, not to plain https"),
        ("https://ana:pw@ministry.test/b", "name or password"),
        ("https://[ministry/", "no address"),
        ("javascript:alert(1)", "no address"),
        ("file:///etc/passwd", "no address"),
        ("/" + "b" * 2_000, "no address"),
    ],
    ids=["http", "ftp", "password", "no name", "script", "file", "too long"],
)
@pytest.mark.parametrize("status", [301, 302])
def test_a_redirect_off_https_is_refused(
    secure_site: Site, target: str, words: str, status: int
) -> None:
    secure_site.answer("/a", redirect(target, status))
    kind, detail = secure_site.outcome("/a")
    assert kind is FoundKind.REFUSED
    assert words in detail
    assert [asked.path for asked in secure_site.server.asked] == ["/robots.txt", "/a"]


def test_a_redirect_that_leads_nowhere_is_a_circle(site: Site) -> None:
    site.answer("/a", Reply(b"", 302))
    assert site.outcome("/a") == (FoundKind.UNREACHABLE, "It redirects in a circle.")


def test_a_source_that_still_says_http_is_asked_by_https(secure_site: Site) -> None:
    reader = secure_site.reader()
    found = reader.fetch("http://ministry.test/a").found
    # Port 443 of this machine, where nobody is: what matters is that it was not refused.
    assert (found.kind, "took no connection" in found.detail) == (FoundKind.UNREACHABLE, True)


@pytest.mark.parametrize("private", [[PRIVATE], [HOME, PRIVATE], ["fd00::1"]])
def test_a_name_with_an_address_that_is_not_public_is_not_asked(
    site: Site, private: list[str]
) -> None:
    site.names["ministry.test"] = private
    assert site.outcome("/a") == (
        FoundKind.UNREACHABLE,
        f"Its robots.txt could not be read. {NOT_PUBLIC}",
    )
    assert site.server.asked == []


def test_every_hop_is_resolved_and_checked_anew(site: Site) -> None:
    site.names["inside.ministry.test"] = [PRIVATE]
    site.answer("/a", redirect(site.url("/b", host="inside.ministry.test")))
    kind, detail = site.outcome("/a")
    assert kind is FoundKind.UNREACHABLE
    assert "inside.ministry.test leads to an address that is not public" in detail
    assert site.asked("/b") == []


def test_a_name_that_turns_private_between_two_questions_is_not_asked(site: Site) -> None:
    site.answer("/a", page())
    reader = site.reader()
    assert reader.fetch(site.url("/a")).found.kind is FoundKind.TEXT
    site.names["ministry.test"] = [PRIVATE]
    assert reader.fetch(site.url("/a")).found.kind is FoundKind.UNREACHABLE
    assert len(site.asked("/a")) == 1


def test_the_connection_goes_to_the_address_that_was_checked(site: Site) -> None:
    """No name server knows ``ministry.test``: only the checked address can have been used."""
    site.answer("/a", page())
    assert site.fetched("/a").found.kind is FoundKind.TEXT


def test_a_name_that_nobody_knows_is_unreachable(site: Site) -> None:
    reader = site.reader(hosts=("nowhere.invalid",))
    found = reader.fetch(site.url("/a", host="nowhere.invalid")).found
    assert found.kind is FoundKind.UNREACHABLE
    assert "nowhere.invalid is not known" in found.detail


def test_a_second_address_is_tried_where_the_first_takes_no_connection(site: Site) -> None:
    site.names["ministry.test"] = ["::1", HOME]  # the site is not at the first
    site.answer("/a", page())
    assert site.fetched("/a").found.kind is FoundKind.TEXT


def test_a_certificate_for_the_name_is_accepted_though_an_address_was_dialled(
    secure_site: Site,
) -> None:
    secure_site.answer("/a", page())
    assert secure_site.fetched("/a").found.kind is FoundKind.TEXT


def test_a_certificate_for_another_name_is_not_accepted(secure_site: Site) -> None:
    secure_site.answer("/a", page())
    reader = secure_site.reader(hosts=("school.test",))
    found = reader.fetch(secure_site.url("/a", host="school.test")).found
    assert found.kind is FoundKind.UNREACHABLE
    assert "certificate is not trusted, or not for its name" in found.detail
    assert secure_site.server.asked == []
