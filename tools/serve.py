"""Serve the app: check the port and the folder, prepare the database, start granian, say where.

Reads ``HOST``, ``PORT`` and ``WORKERS``; every other setting is the app's own (``PLANNER_*``).
"""

import importlib
import os
import socket
import sys
import tempfile
import threading
import urllib.error
import urllib.request
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from tools.set_up import PROJECT

THREADS = 16  # requests mostly wait for SQLite; one process keeps one cache and one geocoder's pace
STOP_SECONDS = 10
READY_SECONDS = 30
LAST_PORT = 65_535
OTHER_RELEASE = (
    "Waypoint cannot start. The database was made by another release: "
    "start that release, or set PLANNER_DATABASE_URL to another database."
)


@dataclass(frozen=True)
class Address:
    """Hold where to listen."""

    host: str
    port: int

    @property
    def url(self) -> str:
        """Write what a person types into a browser on this machine."""
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.host, self.host)  # noqa: S104
        return f"http://{f'[{host}]' if ':' in host and host[0] != '[' else host}:{self.port}"


def main(environ: Mapping[str, str]) -> None:
    """Serve until the process is told to stop."""
    address = read_address(environ)
    workers = whole_number(environ, "WORKERS", 1, 1, 64)
    refuse_taken(address)
    refuse_read_only(Path(environ.get("PLANNER_INSTANCE") or PROJECT / "instance"))
    prepare()
    serve(address, workers)


def read_address(environ: Mapping[str, str]) -> Address:
    """Read ``HOST`` and ``PORT``."""
    port = whole_number(environ, "PORT", 8000, 1, LAST_PORT)
    return Address(environ.get("HOST") or "127.0.0.1", port)


def whole_number(environ: Mapping[str, str], name: str, default: int, low: int, high: int) -> int:
    """Read a number between two bounds, or stop with a sentence."""
    text = environ.get(name) or str(default)
    if not (text.isascii() and text.isdigit() and low <= int(text) <= high):
        raise SystemExit(f"{name} is {text!r}: give a whole number from {low} to {high}.")
    return int(text)


def refuse_taken(address: Address) -> None:
    """Stop with a sentence where nobody can listen."""
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
        family, kind, protocol, _, where = found[0]
        with closing(socket.socket(family, kind, protocol)) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(where)
            trial.listen(1)
    except socket.gaierror:
        raise SystemExit(
            f"HOST is {address.host!r}: no such name or address on this machine."
        ) from None
    except OSError as error:
        raise SystemExit(
            f"Cannot listen on {address.host} port {address.port} ({error.strerror}): "
            "stop what is using it, or choose another, like `make run PORT=8001`."
        ) from None


def refuse_read_only(instance: Path) -> None:
    """Stop with a sentence where the database and the key cannot be kept."""
    try:
        instance.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=instance):
            pass
    except OSError as error:
        raise SystemExit(
            f"Cannot write to {instance} ({error.strerror}): "
            "set PLANNER_INSTANCE to a folder you may write."
        ) from None


def prepare() -> None:
    """Migrate, build the gazetteer and seed; the workers are forked from what was imported here."""
    os.chdir(PROJECT)
    try:
        app = importlib.import_module("wsgi").app
        with app.app_context():
            lines = importlib.import_module("planner.web.commands").prepare()
            app.extensions["sqlalchemy"].engine.dispose()  # a connection must not be forked
    except SystemExit as stop:
        raise SystemExit(stop.code if isinstance(stop.code, str) else OTHER_RELEASE) from stop
    except Exception as error:
        raise SystemExit(f"Waypoint cannot start. {sentence(error)}") from error
    print("\n".join(lines), flush=True)


def sentence(error: Exception) -> str:
    """Say what stopped the preparation: the app's own sentence, or the file that will not do."""
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}; see that it is there and may be used."
    return str(error).partition("\n")[0] or f"It stopped with {type(error).__name__}."


def serve(address: Address, workers: int) -> None:
    """Run granian in this process; SIGINT and SIGTERM let running requests finish first."""
    threading.Thread(target=announce, args=(address.url,), daemon=True).start()
    Granian(
        "wsgi:app",
        address=address.host,
        port=address.port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.error,
        workers_kill_timeout=STOP_SECONDS,
        working_dir=PROJECT,
    ).serve()


def announce(url: str) -> None:
    """Print the address once the server answers; say so if it never does."""
    if answers(f"{url}/healthz", READY_SECONDS):
        print(f"Waypoint is at {url} (Ctrl+C stops it)", flush=True)
    else:
        print(f"No answer from {url} after {READY_SECONDS} s.", file=sys.stderr, flush=True)


def answers(url: str, seconds: float) -> bool:
    """Ask a URL of this machine until it says 200 or the time is up."""
    pause = threading.Event()
    for _ in range(int(seconds / 0.1)):
        try:
            with urllib.request.urlopen(url, timeout=2) as reply:  # noqa: S310 - our own address
                return bool(reply.status == 200)  # noqa: PLR2004 - HTTP's own number
        except (urllib.error.URLError, OSError):
            pause.wait(0.1)
    return False


if __name__ == "__main__":
    main(os.environ)
