"""A real Chromium on the real server, at a fixed moment, and nothing wrong goes unseen."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, TypedDict
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, Route

from tools import chromium
from tools.live_server import serving
from tools.set_up import PROJECT

TUESDAY_18_30 = "2026-11-24T18:30:00+08:00"
TILE_HOST = "www.onemap.gov.sg"
LOOPBACK = {"127.0.0.1", "::1", "localhost"}
BISHAN = {"latitude": 1.3511, "longitude": 103.8484}
PATIENCE_MS = 10_000

AXE = PROJECT / "node_modules" / "axe-core" / "axe.min.js"

# Without these, Chromium asks for outside hosts by itself at every start.
CHROMIUM_FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Look(TypedDict):
    """Say how large the window is and which theme its system asks for."""

    viewport: dict[str, int]
    color_scheme: str


def look(width: int, height: int, theme: str) -> Look:
    return {"viewport": {"width": width, "height": height}, "color_scheme": theme}


LOOKS = {
    "desktop-light": look(1440, 900, "light"),
    "desktop-dark": look(1440, 900, "dark"),
    "phone-light": look(390, 844, "light"),
    "phone-dark": look(390, 844, "dark"),
}

TELL_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) => console.error(
  `CSP violation: ${event.violatedDirective} blocked ${event.blockedURI}`));
"""

OpenPage = Callable[..., Page]
Axe = Callable[[Page], list[str]]


class Watch:
    """Collect what pages do wrong: console errors, violations, exceptions, outside requests."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.allowed: list[re.Pattern[str]] = []
        self.refused_pages: set[str] = set()

    def follow(self, context: BrowserContext) -> None:
        """Watch every page of a context from now on; keep it away from the network."""
        context.set_default_timeout(PATIENCE_MS)
        context.add_init_script(TELL_VIOLATIONS)
        context.route(is_outside, self.refuse)
        context.on("response", self.remember_refusal)
        context.on("console", self.hear)
        context.on("weberror", lambda error: self.note(f"page error: {error.error}"))

    def allow(self, pattern: str) -> None:
        """Accept, for this test, faults in which the pattern is found."""
        self.allowed.append(re.compile(pattern))

    def note(self, fault: str) -> None:
        self.faults.append(fault)

    def refuse(self, route: Route) -> None:
        """Stop a request to the outside; only the tile host may be asked for."""
        if urlsplit(route.request.url).hostname != TILE_HOST:
            self.note(f"outside request: {route.request.url}")
        route.abort()

    def remember_refusal(self, response: Response) -> None:
        """Keep a page's own 4xx apart: the test that went there looks at it itself."""
        if response.status >= 400 and response.request.is_navigation_request():
            self.refused_pages.add(response.url)

    def hear(self, message: ConsoleMessage) -> None:
        """Note console errors and violations, except those of refused tiles and pages."""
        url = message.location.get("url", "")
        is_network = message.text.startswith("Failed to load resource")
        if is_network and (is_outside(url) or url in self.refused_pages):
            return
        if message.type == "error" or "Content Security Policy" in message.text:
            self.note(f"console: {message.text} ({url})")

    def unexpected(self) -> list[str]:
        """List the faults that this test did not allow."""
        return [
            fault
            for fault in self.faults
            if not any(pattern.search(fault) for pattern in self.allowed)
        ]


def is_outside(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in LOOPBACK


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {
        "executable_path": chromium.find_or_install(),
        "chromium_sandbox": False,
        "args": CHROMIUM_FLAGS,
        "timeout": 60_000,
    }


@pytest.fixture(scope="session")
def live_url(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the real app, seeded, at a fixed moment; its log is server.log in its folder."""
    instance = Path(shutil.copytree(prepared, tmp_path_factory.mktemp("served") / "instance"))
    with serving(instance, {"PLANNER_FIXED_NOW": TUESDAY_18_30, "PLANNER_TILES": "on"}) as url:
        yield url


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Fail the test at its end for anything that a page did wrong."""
    watch = Watch()
    yield watch
    faults = watch.unexpected()
    assert not faults, "\n".join(faults)


@pytest.fixture
def open_page(watch: Watch, browser: Browser, live_url: str) -> Iterator[OpenPage]:
    """Open pages on the live server: ``open_page("phone-dark", java_script_enabled=False)``.

    The browser sits at Bishan; its position is refused until
    ``page.context.grant_permissions(["geolocation"])``.
    """
    contexts: list[BrowserContext] = []

    def opened(name: str = "desktop-light", **options: Any) -> Page:
        context = browser.new_context(
            **{
                **LOOKS[name],
                "base_url": live_url,
                "locale": "en-SG",
                "timezone_id": "Asia/Singapore",
                "geolocation": BISHAN,
                **options,
            }
        )
        contexts.append(context)
        context.clock.set_fixed_time(datetime.fromisoformat(TUESDAY_18_30))
        watch.follow(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page()


@pytest.fixture
def context(page: Page) -> BrowserContext:
    return page.context


@pytest.fixture(params=LOOKS)
def page_in_each_look(request: pytest.FixtureRequest, open_page: OpenPage) -> Page:
    """Run the test at 390 and 1440 px, in the light and the dark theme."""
    return open_page(request.param)


@pytest.fixture(scope="session")
def axe() -> Axe:
    """List what axe finds wrong with a page, a sentence each; an empty list is a pass."""
    script = AXE.read_text()

    def violations(page: Page) -> list[str]:
        page.evaluate(script)
        found = page.evaluate("async () => (await axe.run()).violations")
        return [
            f"{violation['id']}: {violation['help']}: {' '.join(map(str, node['target']))}"
            for violation in found
            for node in violation["nodes"]
        ]

    return violations
