"""How long the check, its outcome, every path of the flow and a long checklist take.

Run ``python -m benchmarks.guides``. A page is timed as the app makes it, called as a server calls
it, on SQLite; the median of the rounds counts, held against the most it may take.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import EnvironBuilder, run_wsgi_app

from benchmarks.table import Bound, Measure, print_table
from planner.app import create_app
from planner.domain.guides.flow_paths import paths
from planner.store.guides.files import read_guidebook
from tools.live_server import environment, prepare
from tools.set_up import PROJECT

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

ROUNDS, WARM_UP = 200, 20
TASKS = 100
MOST_PAGE_MS, MOST_CHECKLIST_MS, MOST_PATHS_S = 10, 40, 20
VISITOR: Mapping[str, str] = {
    "country": "both",
    "nationality": "citizen",
    "where": "singapore",
    "enrolled": "degree",
    "school": "nus",
    "pay": "allowance",
    "curriculum": "credit-contract",
    "length": "to-3-months",
    "hours": "to-40",
    "when": "vacation",
    "host": "research-direct",
    "service": "before",
}


@dataclass(frozen=True)
class Page:
    """Hold one page to time: its name, its address, the most milliseconds it may take."""

    what: str
    path: str
    most_ms: float
    bound: Bound = Bound.UNDER


def measures() -> list[Measure]:
    """Time the pages on an instance of their own, then the enumeration of every path."""
    with tempfile.TemporaryDirectory(prefix="waypoint-bench-") as name:
        prepare(environment(Path(name), {}))
        app = create_app(PLANNER_INSTANCE=name, PLANNER_LOG_LEVEL="ERROR")
        client = app.test_client()
        found = [_timed(app, client, page) for page in _pages(client)]
    return [*found, _enumeration()]


def _pages(client: FlaskClient) -> list[Page]:
    answers = "&".join(f"{question}={answer}" for question, answer in VISITOR.items())
    return [
        Page("first question", "/guides/check/country", MOST_PAGE_MS),
        Page("last question", f"/guides/check/service?{answers}", MOST_PAGE_MS),
        Page("outcome, both countries", f"/guides/check/outcome?{answers}", MOST_PAGE_MS),
        Page("guide to Japan", "/guides/japan-internships", MOST_PAGE_MS, Bound.NONE),
        Page(f"checklist of {TASKS} tasks", _long_checklist(client), MOST_CHECKLIST_MS),
    ]


def _long_checklist(client: FlaskClient) -> str:
    """Save what both guides hold, and topics of one's own up to a hundred tasks."""
    saved = client.post("/checklists/new?guide=both", data={"name": "Two offers"})
    if saved.status_code != 303:  # noqa: PLR2004 - "see other"
        raise RuntimeError(f"no checklist was saved: {saved.status}")
    path = saved.headers["Location"].partition("?")[0]
    for number in range(TASKS - client.get(path).text.count('<li class="task-row')):
        client.post(f"{path}/tasks", data={"title": f"Topic {number + 1}", "phase": "own"})
    if (count := client.get(path).text.count('<li class="task-row')) != TASKS:
        raise RuntimeError(f"{count} tasks stand on the list instead of {TASKS}.")
    return path


def _timed(app: Flask, client: FlaskClient, page: Page) -> Measure:
    """Ask for a page again and again, with the cookie of who saved; the median counts."""
    cookie = client.get_cookie("session")
    headers = {"Cookie": f"session={cookie.value}"} if cookie else {}
    question = EnvironBuilder(page.path, headers=headers).get_environ()
    taken = [_ms(lambda: _answered(app, question)) for _ in range(WARM_UP + ROUNDS)]
    return Measure(
        page.what, statistics.median(taken[WARM_UP:]), page.most_ms, "ms", page.bound, 1.0
    )


def _answered(app: Flask, question: "WSGIEnvironment") -> None:
    _, status, _ = run_wsgi_app(app, question)
    if status != "200 OK":
        raise RuntimeError(f"{question['PATH_INFO']}: {status}")


def _enumeration() -> Measure:
    flow = read_guidebook(PROJECT / "data" / "guides").flow
    watched = [route.shown_if for route in flow.routes]
    taken = _ms(lambda: paths(flow, watched)) / 1000
    return Measure("every path of the flow", taken, MOST_PATHS_S, "s", Bound.UNDER, 1.0)


def _ms(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def main() -> int:
    """Print the table; tell by the status whether all targets are met."""
    found = measures()
    print_table(found)
    return int(any(measure.is_missed for measure in found))


if __name__ == "__main__":
    sys.exit(main())
