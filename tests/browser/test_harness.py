"""The harness itself: each thing it must not miss is planted once on a page of our own."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Axe, OpenPage, Watch

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' http://192.0.2.1; "
    "img-src 'self' https://www.onemap.gov.sg"
)
PAGES = {
    "/clean": "<h1>Clean</h1>",
    "/inline-script": "<script>document.title = 'ran'</script>",
    "/inline-style": "<p style='color: red'>x</p>",
    "/console-error": "<script src=/complain.js></script>",
    "/exception": "<script src=/throw.js></script>",
    "/outside": "<script src=/call.js></script>",
    "/missing-image": "<img src=/nowhere.png alt=x>",
    "/tile": "<img src=https://www.onemap.gov.sg/maps/tiles/Grey/11/1/1.png alt=x>",
    "/nameless-button": "<main><h1>x</h1><button></button></main>",
}
SCRIPTS = {
    "/complain.js": "console.error('oh dear')",
    "/throw.js": "throw new Error('thrown')",
    "/call.js": "fetch('http://192.0.2.1/').catch(() => {})",
}


class Answering(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = SCRIPTS.get(self.path) or PAGES.get(self.path, "")
        known = bool(body) or self.path == "/favicon.ico"
        self.send_response(200 if known else 404)
        kind = "text/javascript" if self.path in SCRIPTS else "text/html; charset=utf-8"
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        frame = "<!doctype html><html lang=en><title>x</title>"
        self.wfile.write((body if self.path in SCRIPTS else frame + body).encode())

    def log_message(self, *_: object) -> None: ...


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.fixture
def watched() -> Watch:
    return Watch()


@pytest.fixture
def watched_page(browser: Browser, site: str, watched: Watch) -> Iterator[Page]:
    context = browser.new_context(base_url=site)
    watched.follow(context)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("/inline-script", "CSP violation: script-src-elem"),
        ("/inline-style", "CSP violation: style-src-attr"),
        ("/console-error", "oh dear"),
        ("/exception", "page error: thrown"),
        ("/outside", "outside request: http://192.0.2.1/"),
        ("/missing-image", "404"),
    ],
)
def test_a_fault_on_a_page_is_seen(
    watched_page: Page, watched: Watch, path: str, fault: str
) -> None:
    watched_page.goto(path, wait_until="networkidle")
    assert any(fault in seen for seen in watched.unexpected()), watched.faults


@pytest.mark.parametrize("path", ["/clean", "/tile", "/page-that-is-404"])
def test_a_page_without_fault_a_refused_tile_and_an_error_page_pass(
    watched_page: Page, watched: Watch, path: str
) -> None:
    watched_page.goto(path, wait_until="networkidle")
    assert watched.unexpected() == []


def test_an_allowed_fault_passes_and_only_that(watched_page: Page, watched: Watch) -> None:
    watched.allow("oh dear")
    watched_page.goto("/console-error", wait_until="networkidle")
    assert watched.unexpected() == []
    watched_page.goto("/exception", wait_until="networkidle")
    assert len(watched.unexpected()) == 1


def test_axe_names_a_button_without_a_name(watched_page: Page, axe: Axe) -> None:
    watched_page.goto("/nameless-button")
    assert [violation for violation in axe(watched_page) if "button-name" in violation]


def test_the_live_server_answers_at_the_fixed_moment_in_singapore(page: Page) -> None:
    answer = page.goto("/healthz")
    assert answer is not None
    assert answer.status == 200
    assert page.evaluate("new Date().toISOString()") == "2026-11-24T10:30:00.000Z"
    assert page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone") == "Asia/Singapore"


def test_scripts_can_be_off(open_page: OpenPage) -> None:
    page = open_page("phone-dark", java_script_enabled=False)
    answer = page.goto("/healthz")
    assert answer is not None
    assert answer.ok
    assert page.viewport_size == {"width": 390, "height": 844}
