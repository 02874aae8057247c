"""A page is fetched as its host asks for, once, and its answer is told for what it is."""

import tracemalloc
from collections.abc import Iterator

import pytest

from planner.adapters.one_get import TOO_SLOW
from planner.domain.watch.source_watch import FoundKind
from tests.adapters.loopback import Asked, Reply
from tests.adapters.page_site import AGENT, SLOW_S, Site, packed, page, redirect, site_over

MB = 1024 * 1024
MONDAY = "Mon, 02 Nov 2026 01:00:00 GMT"


@pytest.fixture
def site() -> Iterator[Site]:
    with site_over("http") as site:
        yield site


def test_a_page_is_read_with_what_the_next_look_asks_with(site: Site) -> None:
    site.answer("/a", page("Interns ask first.", ETag='"v1"', Last_Modified=MONDAY))
    got = site.fetched("/a")
    assert b"Interns ask first." in got.body
    assert got.content_type == "text/html; charset=utf-8"
    found = got.found
    assert (found.kind, found.etag, found.last_modified) == (FoundKind.TEXT, '"v1"', MONDAY)
    assert (found.moved_to, found.detail) == ("", "")


def test_a_request_names_us_and_its_host_and_carries_nothing_else(site: Site) -> None:
    site.answer("/a", page(Set_Cookie="a=b"))
    reader = site.reader()
    reader.fetch(site.url("/a"))
    reader.fetch(site.url("/a"))
    for asked in site.asked("/a"):
        assert asked.headers == {
            "host": f"ministry.test:{site.port}",
            "user-agent": AGENT,
            "accept": "text/html, application/xhtml+xml, text/plain",
            "accept-encoding": "gzip",
            "connection": "close",
        }


def test_a_page_that_stayed_the_same_is_not_sent_again(site: Site) -> None:
    site.answer("/a", Reply(b"", 304))
    got = site.reader().fetch(site.url("/a"), '"v1"', MONDAY)
    assert (got.found.kind, got.body) == (FoundKind.NOT_MODIFIED, b"")
    (asked,) = site.asked("/a")
    assert asked.headers["if-none-match"] == '"v1"'
    assert asked.headers["if-modified-since"] == MONDAY


@pytest.mark.parametrize("tag", ["é", "x" * 301, "a\tb"], ids=["not ASCII", "long", "a tab"])
def test_a_tag_that_could_not_be_sent_back_is_forgotten(site: Site, tag: str) -> None:
    site.answer("/a", page(ETag=tag))
    assert site.fetched("/a").found.etag == ""


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (204, FoundKind.UNREACHABLE),
        (400, FoundKind.REFUSED),
        (401, FoundKind.REFUSED),
        (403, FoundKind.REFUSED),
        (404, FoundKind.GONE),
        (408, FoundKind.UNREACHABLE),
        (410, FoundKind.GONE),
        (429, FoundKind.UNREACHABLE),
        (451, FoundKind.REFUSED),
        (500, FoundKind.UNREACHABLE),
        (503, FoundKind.UNREACHABLE),
    ],
)
def test_a_status_that_is_no_page_is_told_with_its_number(
    site: Site, status: int, kind: FoundKind
) -> None:
    site.answer("/a", Reply(b"" if status == 204 else b"words", status))
    told, detail = site.outcome("/a")
    assert told is kind
    assert f"status {status}" in detail


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("application/pdf", "a PDF"),
        ("image/png", "a file of type image/png"),
        ("APPLICATION/JSON; charset=utf-8", "a JSON file"),
        ("", "of a kind that it does not tell"),
    ],
)
def test_what_is_no_page_of_text_is_said_in_a_sentence(site: Site, kind: str, words: str) -> None:
    site.answer("/a", Reply(b"%PDF-1.7", headers={"Content-Type": kind}))
    assert site.outcome("/a") == (FoundKind.REFUSED, f"It is {words}, not a page of text.")


def test_plain_text_is_a_page(site: Site) -> None:
    site.answer("/a", Reply(b"Ask first.", headers={"Content-Type": "Text/Plain"}))
    assert site.fetched("/a").body == b"Ask first."


def test_a_page_of_five_megabytes_is_read_and_one_byte_more_is_not(site: Site) -> None:
    html = {"Content-Type": "text/html"}
    site.answer("/full", Reply(b"x" * 5 * MB, headers=html))
    site.answer("/over", Reply(b"x" * (5 * MB + 1), headers=html))
    assert len(site.fetched("/full").body) == 5 * MB
    assert site.outcome("/over") == (FoundKind.REFUSED, "It is larger than 5 MB.")


def test_a_body_without_a_length_is_cut_at_five_megabytes(site: Site) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n"
    site.answer("/a", Reply(raw=head + b"x" * 8 * MB))
    assert site.outcome("/a") == (FoundKind.REFUSED, "It is larger than 5 MB.")


@pytest.mark.parametrize(
    ("length", "kind"),
    [
        ("99", FoundKind.UNREACHABLE),
        ("999999999999", FoundKind.REFUSED),
        ("-1", FoundKind.UNREACHABLE),
    ],
    ids=["promises more", "promises far too much", "is no length"],
)
def test_a_length_that_lies_makes_no_page(site: Site, length: str, kind: FoundKind) -> None:
    site.answer("/a", page(Content_Length=length))
    assert site.outcome("/a")[0] is kind


def test_what_follows_the_length_that_was_told_is_left_aside(site: Site) -> None:
    site.answer("/a", page(Content_Length="6"))
    assert site.fetched("/a").body == b"<html>"


def test_a_packed_page_is_unpacked(site: Site) -> None:
    site.answer("/a", packed(page("Ask first.")))
    assert b"Ask first." in site.fetched("/a").body


def test_a_small_answer_that_unpacks_to_much_is_stopped(site: Site) -> None:
    bomb = packed(Reply(b"\0" * 200 * MB, headers={"Content-Type": "text/html"}))
    assert len(bomb.body) < MB
    site.answer("/a", bomb)
    tracemalloc.start()
    assert site.outcome("/a") == (FoundKind.REFUSED, "It is larger than 5 MB.")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 30 * MB  # one part of it would unpack to 64 MB


@pytest.mark.parametrize(
    ("reply", "kind", "words"),
    [
        (page(Content_Encoding="br"), FoundKind.REFUSED, "packed in a way"),
        (page(Content_Encoding="gzip"), FoundKind.UNREACHABLE, "packed wrongly"),
        (
            Reply(packed(page()).body[:-9], headers=packed(page()).headers),
            FoundKind.UNREACHABLE,
            "broke off",
        ),
    ],
    ids=["another packing", "not packed", "cut short"],
)
def test_a_packing_that_cannot_be_undone_makes_no_page(
    site: Site, reply: Reply, kind: FoundKind, words: str
) -> None:
    site.answer("/a", reply)
    told, detail = site.outcome("/a")
    assert told is kind
    assert words in detail


@pytest.mark.parametrize(
    "reply",
    [
        Reply(pause_s=9),
        Reply(b"x" * 99, headers={"Content-Type": "text/html"}, drip_s=0.5),
        Reply(raw=b"HTTP/1.1 200 OK", drip_s=0.5),
    ],
    ids=["silent", "drips its body", "drips its head"],
)
def test_a_page_gets_only_so_much_time_in_all(site: Site, reply: Reply) -> None:
    site.answer("/a", reply)
    assert site.outcome("/a", timeout_s=SLOW_S) == (FoundKind.UNREACHABLE, TOO_SLOW)


def test_redirects_share_the_time_of_one_page(site: Site) -> None:
    def late(_: Asked) -> Reply:
        site.clock.now += 10.5
        return redirect("/b")

    site.server.replies["/a"] = late
    site.answer("/b", page())
    assert site.outcome("/a") == (FoundKind.UNREACHABLE, TOO_SLOW)
    assert site.asked("/b") == []


def test_pauses_are_no_part_of_the_time(site: Site) -> None:
    site.answer("/robots.txt", Reply(b"User-agent: *\nCrawl-delay: 25"))
    site.answer("/a", redirect("/b"))
    site.answer("/b", page())
    assert site.fetched("/a").found.kind is FoundKind.TEXT
    assert site.clock.slept == [25.0, 25.0]


def test_an_answer_that_is_no_http_is_no_page(site: Site) -> None:
    site.answer("/a", Reply(raw=b"220 mail ready\r\n"))
    assert site.outcome("/a") == (
        FoundKind.UNREACHABLE,
        "Its answer broke off (RemoteProtocolError).",
    )


def test_requests_to_one_host_are_apart_and_others_do_not_wait(site: Site) -> None:
    site.answer("/a", page())
    reader = site.reader(hosts=("ministry.test", "school.test"))
    reader.fetch(site.url("/a"))
    assert site.clock.slept == [2.0]  # between its robots.txt and the page
    site.clock.now += 5
    reader.fetch(site.url("/a"))
    reader.fetch(site.url("/a", host="school.test"))
    assert site.clock.slept == [2.0, 2.0]
    reader.fetch(site.url("/a", host="school.test"))
    assert site.clock.slept == [2.0, 2.0, 2.0]
