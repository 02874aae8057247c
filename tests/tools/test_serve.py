"""Serving: what stops the start is one sentence, and the address is printed when it answers."""

import signal
import socket
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from planner.domain.errors import SetUpFault
from tools import live_server, serve
from tools.set_up import PROJECT


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(1)
        yield int(listening.getsockname()[1])


def test_a_taken_port_is_named(taken_port: int) -> None:
    with pytest.raises(SystemExit, match=f"port {taken_port} .*PORT=8001"):
        serve.refuse_taken(serve.Address("127.0.0.1", taken_port))


def test_a_free_port_is_accepted() -> None:
    serve.refuse_taken(serve.Address("127.0.0.1", live_server.free_port()))


@pytest.mark.parametrize("text", ["http", "-1", "0", "65536", "8000.0", "８０"])
def test_a_port_that_is_none_is_named(text: str) -> None:
    with pytest.raises(SystemExit, match=r"PORT is .* from 1 to 65535"):
        serve.read_address({"PORT": text})


@pytest.mark.parametrize(
    ("environ", "url"),
    [
        ({}, "http://127.0.0.1:8000"),
        ({"PORT": "81", "HOST": ""}, "http://127.0.0.1:81"),
        ({"HOST": "0.0.0.0"}, "http://127.0.0.1:8000"),  # noqa: S104 - a text, nothing listens
        ({"HOST": "::1"}, "http://[::1]:8000"),
        ({"HOST": "::"}, "http://[::1]:8000"),
    ],
    ids=["default", "port", "every address", "IPv6", "every IPv6 address"],
)
def test_the_address_is_one_that_a_browser_here_can_open(environ: dict[str, str], url: str) -> None:
    assert serve.read_address(environ).url == url


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    with pytest.raises(SystemExit, match="PLANNER_INSTANCE"):
        serve.refuse_read_only(blocked / "instance")


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    serve.refuse_read_only(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (SetUpFault("PLANNER_ENV is 'x': set it."), "PLANNER_ENV is 'x': set it."),
        (
            PermissionError(13, "Permission denied", "data/places.csv"),
            "data/places.csv: Permission denied; see that it is there and may be used.",
        ),
        (SetUpFault("data/a.csv:1: one.\ndata/a.csv:2: two."), "data/a.csv:1: one."),
        (RuntimeError(), "It stopped with RuntimeError."),
    ],
    ids=["a sentence", "a file", "many faults", "nothing said"],
)
def test_a_failed_preparation_is_told_in_one_sentence(error: Exception, sentence: str) -> None:
    assert serve.sentence(error) == sentence


def served(instance: Path, **settings: str) -> str:
    """Serve what cannot be served, and give what was printed."""
    settings = {"PORT": str(live_server.free_port()), "HOST": "127.0.0.1", **settings}
    environment = live_server.environment(instance, settings)
    command = [sys.executable, "-m", "tools.serve"]
    stopped = subprocess.run(
        command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False
    )
    assert stopped.returncode == 1
    assert "Traceback" not in stopped.stderr
    return stopped.stderr


def test_a_file_that_is_no_database_is_named_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "planner.db").write_bytes(b"not a database" * 100)
    (line,) = served(tmp_path).splitlines()
    assert line.startswith(f"Waypoint cannot start. The database {tmp_path}/planner.db cannot be")
    assert "file is not a database" in line
    assert line.endswith("or move the file away to begin with an empty one.")


def test_a_database_of_a_newer_release_is_told(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "planner.db")) as newer:
        newer.execute("CREATE TABLE alembic_version (version_num TEXT)")
        newer.execute("INSERT INTO alembic_version VALUES ('9999')")
        newer.commit()
    assert "The database was made by another release: " in served(tmp_path)


def test_a_setting_that_is_unsafe_stops_the_start(tmp_path: Path) -> None:
    said = served(tmp_path, PLANNER_ENV="production")
    assert said.startswith("Waypoint cannot start. PLANNER_SECRET_KEY is not set")


def test_a_server_of_databases_that_is_away_is_named_without_its_password(tmp_path: Path) -> None:
    said = served(tmp_path, PLANNER_DATABASE_URL="postgresql://ana:hidden@127.0.0.1:1/places")
    assert said.startswith("Waypoint cannot start. The database 127.0.0.1/places cannot be used")
    assert said.endswith("see that its server runs, and what PLANNER_DATABASE_URL says.\n")
    assert "hidden" not in said


class Healthy(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None: ...


def test_the_address_is_printed_once_it_answers(capsys: pytest.CaptureFixture[str]) -> None:
    server = HTTPServer(("127.0.0.1", 0), Healthy)
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    serve.announce(f"http://127.0.0.1:{server.server_port}")
    thread.join(5)
    server.server_close()
    assert capsys.readouterr().out.startswith(
        f"Waypoint is at http://127.0.0.1:{server.server_port}"
    )


def test_a_server_that_never_answers_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "READY_SECONDS", 0.2)
    serve.announce(f"http://127.0.0.1:{live_server.free_port()}")
    assert "No answer" in capsys.readouterr().err


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl+C", "SIGTERM"])
def test_it_serves_says_where_and_stops_when_told(tmp_path: Path, stop: signal.Signals) -> None:
    port = live_server.free_port()
    settings = {"PORT": str(port), "HOST": "127.0.0.1"}
    with subprocess.Popen(
        [sys.executable, "-m", "tools.serve"],
        cwd=PROJECT,
        env=live_server.environment(tmp_path, settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        too_late = threading.Timer(60, process.kill)
        too_late.start()
        output = heard_until(f"Waypoint is at http://127.0.0.1:{port}", process)
        process.send_signal(stop)
        output += process.communicate(timeout=20)[0]
        too_late.cancel()
    assert process.returncode == 0, output
    assert "Traceback" not in output


def heard_until(sign: str, process: "subprocess.Popen[str]") -> str:
    """Read what a process prints up to the line with the sign, or to its end."""
    heard = ""
    for line in process.stdout or ():
        heard += line
        if sign in line:
            return heard
    raise AssertionError(f"{sign!r} was never printed:\n{heard}")
