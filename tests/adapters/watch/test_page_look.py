"""A look fetches a page and reads its text; only one run looks at a time."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.adapters.one_run import one_run
from planner.adapters.watch.page_look import look_at_hosts_of, looker
from planner.adapters.watch.page_text import CUT, LARGEST_HTML, READ_WITH
from planner.domain.errors import NotReady
from planner.domain.watch.source_watch import Found, FoundKind
from tests.adapters.loopback import Reply
from tests.adapters.page_site import Site, page, site_over

WORDS = "Students of a university in Singapore ask their school before they accept an offer."


@pytest.fixture
def site() -> Iterator[Site]:
    with site_over("http") as site:
        yield site


def test_a_look_gives_the_text_and_what_read_it(site: Site) -> None:
    site.answer("/a", page(WORDS, ETag='"v1"'), page(f"{WORDS} And keep the answer."))
    look = looker(site.reader())
    first, second = (look(site.url("/a"), "", "") for _ in range(2))
    assert first == Found(FoundKind.TEXT, text=WORDS, read_with=READ_WITH, etag='"v1"')
    assert second.text == f"{WORDS} And keep the answer."


def test_a_look_that_read_only_the_beginning_says_so(site: Site) -> None:
    site.answer("/a", page(f"{WORDS}</p></main><!--{'x' * LARGEST_HTML}-->"))
    found = looker(site.reader())(site.url("/a"), "", "")
    assert (found.kind, found.text, found.detail) == (FoundKind.TEXT, WORDS, CUT)


def test_a_look_that_finds_no_text_says_why(site: Site) -> None:
    site.answer("/a", Reply(b"", 410))
    found = looker(site.reader())(site.url("/a"), "", "")
    assert (found.kind, found.text) == (FoundKind.GONE, "")


def test_a_look_of_a_real_run_goes_nowhere_on_this_machine(site: Site) -> None:
    """The rules of a run, unlike those of the trials above, know no exception."""
    look = look_at_hosts_of(["https://localhost/"], "ana@example.org\nX-Other: é")
    for url in (f"https://localhost:{site.port}/a", "https://localhost/a", "https://127.0.0.1/"):
        assert look(url, "", "").kind in {FoundKind.REFUSED, FoundKind.UNREACHABLE}
    assert site.server.asked == []


def test_a_second_run_is_turned_away_until_the_first_has_ended(tmp_path: Path) -> None:
    turn = tmp_path / "new" / "turn"
    busy = pytest.raises(NotReady, match="A check is running already")
    with one_run(turn, "A check"), busy, one_run(turn, "A check"):
        pytest.fail("two runs at once")
    with one_run(turn, "A check"):
        assert turn.exists()
