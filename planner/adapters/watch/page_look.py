"""A look at a page: fetched, and its main text read."""

from collections.abc import Collection
from dataclasses import replace

from planner.adapters.outbound import Outbound, hosts_of
from planner.adapters.watch.page_fetch import PageReader
from planner.adapters.watch.page_text import CUT, READ_WITH, is_cut, main_text
from planner.domain.watch.source_watch import Found, FoundKind, Look


def looker(reader: PageReader) -> Look:
    """Make a look out of a reader of pages."""

    def look(url: str, etag: str, last_modified: str) -> Found:
        page = reader.fetch(url, etag, last_modified)
        if page.found.kind is not FoundKind.TEXT:
            return page.found
        text = main_text(page.body, page.content_type)
        detail = CUT if is_cut(page.body, page.content_type) else ""
        return replace(page.found, text=text, read_with=READ_WITH, detail=detail)

    return look


def look_at_hosts_of(urls: Collection[str], contact: str) -> Look:
    """Make a look for one run that goes to the hosts of these addresses and below them alone."""
    named = "".join(sign for sign in contact if sign.isascii() and sign.isprintable())
    agent = f"Waypoint/0.1 (reads sources for changes; {named or 'no contact given'})"
    return looker(PageReader(Outbound(hosts_of(urls)), agent))
