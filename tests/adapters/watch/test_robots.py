"""A host's robots.txt is asked once and respected; one that cannot be had closes the host."""

from collections.abc import Iterator

import pytest

from planner.domain.watch.source_watch import FoundKind
from tests.adapters.loopback import Reply
from tests.adapters.page_site import Site, page, redirect, site_over

STAY_AWAY = "Its robots.txt asks programs to stay away."


@pytest.fixture
def site() -> Iterator[Site]:
    with site_over("http") as site:
        site.answer("/a", page())
        site.answer("/private/a", page())
        yield site


@pytest.mark.parametrize(
    ("rules", "is_open"),
    [
        (b"User-agent: *\nDisallow: /private", True),
        (b"User-agent: *\nDisallow: /", False),
        (b"User-agent: Waypoint\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        (b"User-agent: *\nDisallow: /\n\nUser-agent: waypoint\nAllow: /", True),
        (b"User-agent: other\nDisallow: /", True),
        (b"User-agent: *\nDisallow: /*a$", False),
        (b"\xff\xfe\x00 not a list", True),
        (b"<html>Sorry</html>", True),
        (b"#" * 600_000 + b"\nUser-agent: *\nDisallow: /", True),
        (b"", True),
    ],
    ids=[
        "another folder",
        "everybody",
        "us by name",
        "all but us",
        "somebody else",
        "a pattern",
        "bytes",
        "a page",
        "beyond what is read",
        "empty",
    ],
)
def test_a_page_is_asked_for_only_where_robots_let_us(
    site: Site, rules: bytes, is_open: bool
) -> None:
    site.answer("/robots.txt", Reply(rules))
    kind, detail = site.outcome("/a")
    assert (kind is FoundKind.TEXT, len(site.asked("/a"))) == (is_open, int(is_open))
    assert detail == ("" if is_open else STAY_AWAY)


@pytest.mark.parametrize(
    ("reply", "kind", "words"),
    [
        (Reply(b"", 404), FoundKind.TEXT, ""),
        (Reply(b"", 410), FoundKind.TEXT, ""),
        (Reply(b"", 401), FoundKind.REFUSED, "closed to programs"),
        (Reply(b"", 403), FoundKind.REFUSED, "closed to programs"),
        (Reply(b"", 429), FoundKind.UNREACHABLE, "failed with status 429"),
        (Reply(b"", 503), FoundKind.UNREACHABLE, "failed with status 503"),
        (Reply(b"", 204), FoundKind.UNREACHABLE, "answered with status 204"),
        (Reply(raw=b""), FoundKind.UNREACHABLE, "could not be read"),
        (redirect("https://evil.test/robots.txt"), FoundKind.UNREACHABLE, "could not be read"),
        (redirect("http://evil.test/robots.txt", 301), FoundKind.UNREACHABLE, "could not be read"),
        (redirect("/robots.txt"), FoundKind.UNREACHABLE, "could not be read"),
    ],
)
def test_robots_that_cannot_be_had_close_the_host_and_missing_ones_do_not(
    site: Site, reply: Reply, kind: FoundKind, words: str
) -> None:
    site.answer("/robots.txt", reply)
    told, detail = site.outcome("/a")
    assert told is kind
    assert words in detail
    assert len(site.asked("/a")) == (kind is FoundKind.TEXT)


def test_robots_are_followed_to_where_they_moved(site: Site) -> None:
    site.answer("/robots.txt", redirect("/rules", 301))
    site.answer("/rules", Reply(b"User-agent: *\nDisallow: /"))
    assert site.outcome("/a") == (FoundKind.REFUSED, STAY_AWAY)


def test_robots_are_asked_once_for_a_host(site: Site) -> None:
    reader = site.reader(hosts=("ministry.test", "school.test"))
    for host in ("ministry.test", "school.test") * 2:
        reader.fetch(site.url("/a", host=host))
    hosts = [asked.headers["host"] for asked in site.asked("/robots.txt")]
    assert hosts == [f"ministry.test:{site.port}", f"school.test:{site.port}"]


def test_robots_are_asked_of_every_host_that_a_redirect_leads_to(site: Site) -> None:
    site.answer("/a", redirect(site.url("/private/a", host="www.ministry.test")))
    site.answer("/robots.txt", Reply(b"", 404), Reply(b"User-agent: *\nDisallow: /private"))
    assert site.outcome("/a") == (FoundKind.REFUSED, STAY_AWAY)
    assert site.asked("/private/a") == []


@pytest.mark.parametrize(
    ("asked_for", "pause_s"),
    [("7", 7.0), ("0.5", 2.0), ("3600", 30.0), ("-5", 2.0), ("soon", 2.0), ("1e999", 2.0)],
)
def test_the_pause_that_a_host_asks_for_is_kept_within_bounds(
    site: Site, asked_for: str, pause_s: float
) -> None:
    site.answer("/robots.txt", Reply(f"User-agent: *\nCrawl-delay: {asked_for}".encode()))
    reader = site.reader()
    reader.fetch(site.url("/a"))
    reader.fetch(site.url("/a"))
    assert site.clock.slept == [pause_s, pause_s]
