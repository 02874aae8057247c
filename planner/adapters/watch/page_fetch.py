"""Fetching a registered page: politely, briefly, and nowhere else.

One request at a time, with a pause between two to the same host; its robots.txt is respected. At
most three redirects, each target checked like the first. All requests for a page take ten seconds
together, pauses and robots.txt left aside. Seconds and bytes.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import httpx

from planner.adapters.one_get import OK, TOO_SLOW, NoConnection, Reply, ask
from planner.adapters.outbound import Outbound, Refused, Unanswered, host_of, read_url
from planner.adapters.watch.robots import Rules, rules_of
from planner.domain.watch.source_watch import Found, FoundKind

TIMEOUT_S = 10.0
PAUSE_S = 2.0
MOST_REDIRECTS = 3
MOST_ADDRESSES = 3
LONGEST_TAG = 300

NOT_MODIFIED = 304
FOR_NOW = (302, 303, 307)
FOR_GOOD = (301, 308)
GONE = (404, 410)
BUSY = (408, 425, 429)
FIRST_FAULT, FIRST_SERVER_FAULT = 400, 500

READABLE = ("text/html", "application/xhtml+xml", "text/plain")
KINDS = {
    "application/pdf": "a PDF",
    "application/json": "a JSON file",
    "application/zip": "an archive",
    "": "of a kind that it does not tell",
}


@dataclass(frozen=True, slots=True)
class Timing:
    """Hold the time for a page and the pause between requests to a host, and what measures it."""

    timeout_s: float = TIMEOUT_S
    pause_s: float = PAUSE_S
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


TIMING = Timing()


@dataclass(frozen=True, slots=True)
class Page:
    """Hold what was found, and of FoundKind.TEXT the bytes and their Content-Type."""

    found: Found
    body: bytes = b""
    content_type: str = ""


@dataclass(frozen=True, slots=True)
class _Reached:
    reply: Reply
    moved_to: str  # where it stands for good, or ""
    is_first: bool  # the address asked for answered itself
    is_conditional: bool  # it was asked for another page than the one that we know


class _Left(Refused):
    """Tell that the page has moved for good to where we do not go."""

    def __init__(self, moved_to: str) -> None:
        super().__init__("It has moved for good to where no source of ours is: look yourself.")
        self.moved_to = moved_to


class PageReader:
    """Fetch pages one after another; one reader is for one run in one thread."""

    def __init__(self, outbound: Outbound, agent: str, timing: Timing = TIMING) -> None:
        self._outbound, self._timing = outbound, timing
        self._headers = {"User-Agent": agent, "Accept": ", ".join(READABLE), "Connection": "close"}
        self._rules: dict[str, Rules] = {}
        self._ended: dict[str, float] = {}

    def fetch(self, address: str, etag: str = "", last_modified: str = "") -> Page:
        """Ask for a page, if it is another than the one that had this ETag and Last-Modified."""
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        try:
            start = _secured(read_url(address))
            return _page(self._reached(start, headers, self._admit))
        except _Left as left:
            return Page(Found(FoundKind.MOVED, str(left), moved_to=left.moved_to))
        except Refused as fault:
            return Page(Found(FoundKind.REFUSED, str(fault)))
        except Unanswered as fault:
            return Page(Found(FoundKind.UNREACHABLE, str(fault)))

    def _reached(
        self, start: httpx.URL, conditions: Mapping[str, str], admit: Callable[[httpx.URL], None]
    ) -> _Reached:
        """Follow redirects to an answer; ``admit`` lets each address pass, or raises.

        The conditions are sent to the start alone: they are about what stood there.
        """
        here, moved_to, is_for_good = start, "", True
        left_s, seen = self._timing.timeout_s, {start}
        for _ in range(MOST_REDIRECTS + 1):
            admit(here)
            headers = conditions if here == start else {}
            reply, took_s = self._asked(here, headers, left_s)
            left_s -= took_s
            if reply.status not in (*FOR_GOOD, *FOR_NOW):
                return _Reached(reply, moved_to, here == start, bool(headers))
            is_for_good = is_for_good and reply.status in FOR_GOOD
            here = self._next(here, reply, is_for_good=is_for_good)
            moved_to = str(here) if is_for_good else moved_to
            if here in seen:
                raise Unanswered("It redirects in a circle.")
            seen.add(here)
        raise Unanswered(f"It redirects more than {MOST_REDIRECTS} times.")

    def _next(self, here: httpx.URL, reply: Reply, *, is_for_good: bool) -> httpx.URL:
        target = read_url(reply.headers.get("location", ""), here)
        is_strange = self._outbound.is_safe(target) and not self._outbound.is_registered(target)
        if is_for_good and is_strange and not target.userinfo:
            raise _Left(str(target))
        return target

    def _admit(self, url: httpx.URL) -> None:
        """Let a URL pass that our rules and its host's robots.txt admit."""
        self._outbound.admit(url)
        site = _site(url)
        if site not in self._rules:
            address = httpx.URL(f"{site}/robots.txt")
            read = self._reached
            self._rules[site] = rules_of(lambda: read(address, {}, self._outbound.admit).reply)
        self._rules[site].admit(url)

    def _asked(
        self, url: httpx.URL, headers: Mapping[str, str], left_s: float
    ) -> tuple[Reply, float]:
        """Ask when it is the host's turn; give the answer and the seconds that it took."""
        self._wait(url)
        began = self._timing.clock()
        try:
            reply = self._answered(url, {**self._headers, **headers}, began + left_s)
        finally:
            now = self._ended[host_of(url)] = self._timing.clock()
        return reply, now - began

    def _wait(self, url: httpx.URL) -> None:
        """Leave the host the pause that it asks for, or ours if that is longer."""
        host, rules = host_of(url), self._rules.get(_site(url), Rules())
        if host in self._ended:
            turn = self._ended[host] + max(self._timing.pause_s, rules.delay_s)
            self._timing.sleep(max(turn - self._timing.clock(), 0.0))

    def _answered(self, url: httpx.URL, headers: Mapping[str, str], until: float) -> Reply:
        """Ask at the checked addresses in turn, until one takes the connection."""
        fault = Unanswered(TOO_SLOW)
        addresses = self._outbound.addresses(url, self._left(until, fault))
        for address in addresses[:MOST_ADDRESSES]:
            try:
                return ask(url, address, headers, self._left(until, fault), self._outbound.context)
            except NoConnection as error:
                fault = error
        raise fault

    def _left(self, until: float, fault: Unanswered) -> float:
        left_s = until - self._timing.clock()
        if left_s <= 0:
            raise fault
        return left_s


def _site(url: httpx.URL) -> str:
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def _secured(url: httpx.URL) -> httpx.URL:
    """Ask by https also where a source still names the old scheme."""
    return url.copy_with(scheme="https") if url.scheme == "http" and url.port is None else url


def _page(reached: _Reached) -> Page:
    reply, status = reached.reply, reached.reply.status
    if status == NOT_MODIFIED and reached.is_conditional:
        return Page(Found(FoundKind.NOT_MODIFIED))
    if status in GONE:
        return Page(Found(FoundKind.GONE, f"It answered that it is not there (status {status})."))
    if status in BUSY or status >= FIRST_SERVER_FAULT:
        raise Unanswered(f"It failed with status {status}.")
    if status >= FIRST_FAULT:
        raise Refused(f"It refused us with status {status}.")
    if status != OK:
        raise Unanswered(f"It answered with status {status}, which is no page.")
    content_type = reply.headers.get("content-type", "")
    kind = content_type.partition(";")[0].strip().lower()
    if kind not in READABLE:
        raise Refused(
            f"It is {KINDS.get(kind, f'a file of type {kind[:60]}')}, not a page of text."
        )
    found = Found(
        FoundKind.TEXT,
        # What another address answered is not what this one will be asked about.
        etag=_tag(reply, "etag") if reached.is_first else "",
        last_modified=_tag(reply, "last-modified") if reached.is_first else "",
        moved_to=reached.moved_to,
    )
    return Page(found, reply.body, content_type)


def _tag(reply: Reply, name: str) -> str:
    value = reply.headers.get(name, "").strip()
    return value if value.isascii() and value.isprintable() and len(value) <= LONGEST_TAG else ""
