"""Our map against the naive Folium page, for 2,000 places: server time, bytes, first frame.

Run ``python -m benchmarks.map``. Ends with status 1 when a ratio misses its target. Both pages come
from one server on loopback. The naive page's CDN files are answered there too (see ``naive_map``),
which favours it. The first frame counts from the request, so the server's work is in it. Our script
is written once a process, so its cost is not counted for each page.
"""

import gzip
import mimetypes
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from benchmarks.naive_map import held_here, naive_page, stand_in
from planner.adapters.folium_map import MODULES, SCRIPTS, STYLES, map_script
from planner.adapters.geojson import Pin
from planner.adapters.geojson_columns import places_columns
from planner.domain.travel.geo import LatLon
from planner.web.places.base_map import base_document
from tools.chromium import find_or_install

STATIC = Path(__file__).resolve().parents[1] / "static"
PLACES = 2000
RUNS = 3
FRAME_RUNS = 6
GZIP_LEVEL = 6
SHAPES = ("library", "study", "campus", "cafe", "late", "community", "other")
STATES = ("open", "part", "closed", "unknown")
TARGETS = {"server time": 1 / 100, "bytes (gzip)": 1 / 10, "first frame": 1 / 5}
# One frame after the last pin stands in the page; both pages are asked the same question.
DRAWN = """() => new Promise((done) => {
  const end = () => done(performance.now());
  const look = () => {
    if (window.isDrawn()) requestAnimationFrame(() => setTimeout(end));
    else setTimeout(look, 4);
  };
  look();
})"""
OURS_DRAWN = f"window.isDrawn = () => document.querySelector('#map_main[data-drawn=\"{PLACES}\"]');"
NAIVE_DRAWN = (
    f"window.isDrawn = () => document.querySelectorAll('.leaflet-marker-icon').length === {PLACES};"
)


def synthetic_pins() -> list[Pin]:
    """Spread places over the island by two irrational steps, the same ones each time."""
    return [
        Pin(
            number=number,
            slug=f"place-{number}",
            name=f"Study place {number} at Sample Road",
            kind="Library",
            shape=SHAPES[number % len(SHAPES)],
            state=STATES[number % len(STATES)],
            headline="Open until 21:00",
            url=f"/places/place-{number}",
            location=LatLon(
                1.26 + 0.19 * (number * 0.6180339887 % 1),
                103.65 + 0.34 * (number * 0.7548776662 % 1),
            ),
            travel="about 24 min: walk 6, NSL 2 stops, walk 3",
        )
        for number in range(1, PLACES + 1)
    ]


def asset(path: str) -> str:
    """Give the address of an asset in this benchmark."""
    return f"/static/{path}"


def median_ms(work: Callable[[], object], runs: int = RUNS) -> float:
    """Time a piece of work; median in milliseconds."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def our_page() -> str:
    """Write a page with nothing on it but our map."""
    styles = "".join(f'<link rel="stylesheet" href="{asset(path)}">' for path in STYLES)
    styles += "".join(f'<link rel="modulepreload" href="{asset(path)}">' for path in MODULES)
    kinds = {True: 'type="module"', False: "defer"}
    scripts = "".join(
        f'<script {kinds[path.startswith("js/")]} src="{asset(path)}"></script>' for path in SCRIPTS
    )
    return (
        f"<!doctype html><html lang=en><title>Map</title>{styles}{scripts}"
        '<script defer src="/places/map.js"></script>'
        "<style>html,body{height:100%;margin:0}</style>"
        '<div id="map_main" class="map" data-places-url="/places.geojson"'
        ' data-base-url="/places/base.geojson"></div></html>'
    )


class Answers(BaseHTTPRequestHandler):
    """Answer both pages and all that they ask for; each place is written when it is asked for."""

    protocol_version = "HTTP/1.1"
    pins: Sequence[Pin] = ()

    def do_GET(self) -> None:
        """Send one document."""
        media_type, body = self.document(urlsplit(self.path).path)
        self.send_response(200)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def document(self, path: str) -> tuple[str, bytes]:
        """Give the media type and the body at a path."""
        here = f"http://{self.headers['Host']}"
        written: dict[str, tuple[str, Callable[[], str | bytes]]] = {
            "/ours": ("text/html", our_page),
            "/places/map.js": ("text/javascript", lambda: map_script(asset)),
            "/places.geojson": ("application/geo+json", lambda: places_columns(self.pins)),
            "/places/base.geojson": ("application/geo+json", base_document),
            "/naive": ("text/html", lambda: held_here(naive_page(self.pins), here)),
        }
        if path in written:
            media_type, write = written[path]
            body = write()
            return media_type, body if isinstance(body, bytes) else body.encode()
        if path.startswith("/static/"):
            file = STATIC / path.removeprefix("/static/")
            return mimetypes.guess_type(path)[0] or "text/plain", file.read_bytes()
        return stand_in(path)

    def log_message(self, *_: object) -> None:
        """Stay silent; the table is the output."""


@contextmanager
def served(pins: Sequence[Pin]) -> Iterator[str]:
    """Serve both pages on loopback and give the address."""
    Answers.pins = pins
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def first_frame_ms(browser: Browser, address: str, is_drawn: str) -> float:
    """Load a page in a fresh context until a frame with all pins was drawn, in milliseconds."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.add_init_script(is_drawn)
    page.goto(address, wait_until="commit")
    taken = float(page.evaluate(DRAWN))
    context.close()
    if faults:
        raise SystemExit(f"{address} did not load: {faults[0]}")
    return taken


def both_frames_ms(pins: Sequence[Pin]) -> tuple[float, float]:
    """Draw both pages in turn, so that other work on the machine meets both; medians.

    The server's work is part of it. The first turn wakes the browser and does not count.
    """
    with served(pins) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=find_or_install(),
            args=["--no-sandbox", "--disable-background-networking"],
        )
        turns = [
            (
                first_frame_ms(browser, f"{address}/ours", OURS_DRAWN),
                first_frame_ms(browser, f"{address}/naive", NAIVE_DRAWN),
            )
            for _ in range(FRAME_RUNS)
        ][1:]
        browser.close()
    ours, naive = zip(*turns, strict=True)
    return statistics.median(ours), statistics.median(naive)


def gzipped(*texts: str | bytes) -> int:
    """Count the bytes that are sent."""
    encoded = (text if isinstance(text, bytes) else text.encode() for text in texts)
    return sum(len(gzip.compress(text, GZIP_LEVEL)) for text in encoded)


def measured(pins: Sequence[Pin]) -> dict[str, tuple[float, float]]:
    """Measure both pages: what, ours, the naive one's."""
    return {
        "server time": (
            median_ms(lambda: (map_script(asset), places_columns(pins)), 9),
            median_ms(lambda: naive_page(pins)),
        ),
        "bytes (gzip)": (
            gzipped(map_script(asset), places_columns(pins)),
            gzipped(naive_page(pins)),
        ),
        "first frame": both_frames_ms(pins),
    }


def main() -> int:
    """Print a line for each measure; tell by the status whether all targets are met."""
    missed = 0
    print(f"Map with {PLACES:,} places: ours, naive Folium page, ratio (target)")
    for what, (ours, naive) in measured(synthetic_pins()).items():
        unit = "B" if "bytes" in what else "ms"
        is_met = ours / naive <= TARGETS[what]
        missed += not is_met
        print(
            f"  {what:<13} {ours:>9,.1f} {unit:<2} {naive:>11,.1f} {unit:<2}"
            f"  1/{naive / ours:,.0f} (1/{1 / TARGETS[what]:.0f}) {'ok' if is_met else 'MISSED'}"
        )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
