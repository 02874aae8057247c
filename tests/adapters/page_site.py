"""A real web site on this machine under names of our choosing, and readers that may go to it."""

import contextlib
import gzip
import ssl
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

import httpx
import trustme

from planner.adapters.outbound import Outbound
from planner.adapters.watch.page_fetch import Page, PageReader, Timing
from planner.domain.watch.source_watch import FoundKind
from tests.adapters.loopback import Asked, Loopback, Reply, running

HOME = "127.0.0.1"
PRIVATE = "10.0.0.8"
AGENT = "Waypoint/0.1 (a trial)"
HTML = "text/html; charset=utf-8"
SLOW_S = 1.6  # long enough for a slow machine to answer in, short enough to wait for


def page(words: str = "A page about working beside one's studies.", **headers: str) -> Reply:
    """Answer with a page of HTML; a header's ``_`` stands for a hyphen."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    html = f"<html><body><main><p>{words}</p></main></body></html>"
    return Reply(html.encode(), headers={"Content-Type": HTML, **named})


def packed(reply: Reply) -> Reply:
    return Reply(gzip.compress(reply.body), headers={**reply.headers, "Content-Encoding": "gzip"})


def redirect(target: str, status: int = 302) -> Reply:
    return Reply(b"", status, {"Location": target})


@cache
def authority() -> trustme.CA:
    """Give the authority of this run: made when first asked for, kept in memory alone."""
    return trustme.CA()


@cache
def certificate() -> trustme.LeafCert:
    """Give the certificate of ministry.test, and of no other name."""
    return authority().issue_cert("ministry.test")


@dataclass
class Clock:
    """Stand still but for sleeping, and note how long each sleep was."""

    now: float = 1_000.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept += [seconds] if seconds else []
        self.now += seconds


class Site:
    """Answer for every name that leads to this machine; without a robots.txt unless given one."""

    def __init__(self, server: Loopback, scheme: str) -> None:
        self.server, self.scheme = server, scheme
        self.names: dict[str, list[str]] = {}
        self.clock = Clock()
        self.answer("/robots.txt", Reply(b"", 404))

    @property
    def port(self) -> int:
        return int(self.server.server_address[1])

    def answer(self, path: str, *replies: Reply) -> None:
        self.server.answer(path, *replies)

    def url(self, path: str, host: str = "ministry.test") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def asked(self, path: str) -> list[Asked]:
        return [asked for asked in self.server.asked if asked.path == path]

    def resolve(self, host: str, _port: int, _seconds: float) -> Sequence[str]:
        return self.names.get(host, [HOME] if host.endswith(".test") else [])

    def reader(
        self, *, timeout_s: float = 10.0, hosts: Sequence[str] = ("ministry.test",)
    ) -> PageReader:
        outbound = Outbound(
            frozenset(hosts),
            self.resolve,
            is_public=lambda address: address in {HOME, "::1"},
            is_safe=self.is_safe,
            context=self._trust(),
        )
        timing = Timing(timeout_s, clock=self.clock, sleep=self.clock.sleep)
        return PageReader(outbound, AGENT, timing)

    def _trust(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        if self.scheme == "https":
            authority().configure_trust(context)
        return context

    def is_safe(self, url: httpx.URL) -> bool:
        return url.scheme == self.scheme

    def fetched(self, path: str, timeout_s: float = 10.0) -> Page:
        return self.reader(timeout_s=timeout_s).fetch(self.url(path))

    def outcome(self, path: str, timeout_s: float = 10.0) -> tuple[FoundKind, str]:
        found = self.fetched(path, timeout_s=timeout_s).found
        return found.kind, found.detail


@contextlib.contextmanager
def site_over(scheme: str) -> Iterator[Site]:
    """Serve over http or https until the block ends."""
    with running() as server:
        if scheme == "https":
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            certificate().configure_cert(context)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        yield Site(server, scheme)
