"""A real HTTP server on this machine that answers as badly as it is told to."""

import contextlib
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

GIVE_UP_S = 2.0


@dataclass
class Asked:
    """Hold one request as it came."""

    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: str


@dataclass
class Reply:
    """Say what to answer; ``pause_s`` before it, ``drip_s`` between its bytes."""

    body: bytes = b"{}"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    pause_s: float = 0.0
    drip_s: float = 0.0
    raw: bytes | None = None


def as_json(content: object, status: int = 200) -> Reply:
    return Reply(json.dumps(content).encode(), status)


class Loopback(ThreadingHTTPServer):
    """Answer each path by its function, note what was asked, and let pauses end at shut-down."""

    daemon_threads = False  # so that closing waits for every answer

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.asked: list[Asked] = []
        self.replies: dict[str, Callable[[Asked], Reply]] = {}
        self.closing = threading.Event()

    @property
    def domain(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"

    def answer(self, path: str, *replies: Reply) -> None:
        """Give these answers in turn, then the last one for ever."""
        left = list(replies)
        self.replies[path] = lambda _: left.pop(0) if len(left) > 1 else left[0]

    def handle_error(self, *_: Any) -> None:
        """Keep quiet about clients that hang up: that is what they are tested for."""


class _Answering(BaseHTTPRequestHandler):
    server: Loopback
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer("")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

    def _answer(self, body: str) -> None:
        parts = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.command, parts.path, parse_qs(parts.query), headers, body)
        self.server.asked.append(asked)
        reply = self.server.replies[parts.path](asked)
        self.close_connection = True
        self._pause(reply.pause_s)
        if reply.raw is not None:
            self._drip(reply.raw, reply.drip_s)
            return
        self.send_response(reply.status)
        for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
            self.send_header(name, value)
        self.send_header("Connection", "close")
        self.end_headers()
        self._drip(reply.body, reply.drip_s)

    def _drip(self, content: bytes, drip_s: float) -> None:
        step = 1 if drip_s else max(len(content), 1)
        for start in range(0, len(content), step):
            self.wfile.write(content[start : start + step])
            self._pause(drip_s)

    def _pause(self, seconds: float) -> None:
        if seconds:
            self.server.closing.wait(min(seconds, GIVE_UP_S))

    def log_message(self, *_: Any) -> None:
        """Print nothing."""


@contextlib.contextmanager
def running() -> Iterator[Loopback]:
    """Serve on a free port until the block ends; every thread has ended then."""
    server = Loopback()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
