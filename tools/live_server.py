"""The real app in a process of its own, on a free port of this machine and a folder of its own."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tools.serve import answers
from tools.set_up import PROJECT

PREPARE_SECONDS = 90
READY_SECONDS = 30
STOP_SECONDS = 10


@contextmanager
def serving(instance: Path, settings: Mapping[str, str]) -> Iterator[str]:
    """Prepare an instance folder, serve it with granian and give the address."""
    port = free_port()
    environ = environment(instance, settings)
    log = instance / "server.log"
    prepare(environ)
    with log.open("w") as output:
        process = subprocess.Popen(
            granian(port), cwd=PROJECT, env=environ, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        url = f"http://127.0.0.1:{port}"
        if not answers(f"{url}/healthz", READY_SECONDS):
            raise RuntimeError(f"No answer from {url}:\n{log.read_text()[-4000:]}")
        yield url
    finally:
        stop(process)


def environment(instance: Path, settings: Mapping[str, str]) -> dict[str, str]:
    """Take this process's variables without its own settings of the app."""
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("PLANNER_")}
    return {**inherited, "PLANNER_INSTANCE": str(instance), **settings}


def prepare(environ: Mapping[str, str]) -> None:
    """Migrate, build the gazetteer and seed."""
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "prepare"]
    result = subprocess.run(
        command,
        cwd=PROJECT,
        env=dict(environ),
        capture_output=True,
        text=True,
        check=False,
        timeout=PREPARE_SECONDS,
    )
    if result.returncode:
        raise RuntimeError(f"`flask prepare` failed:\n{result.stdout}{result.stderr}")


def granian(port: int) -> list[str]:
    """Write the command that serves the app on a port of this machine."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"),
        *("--host", "127.0.0.1", "--port", str(port), "--blocking-threads", "8"),
        *("--log-level", "error", "wsgi:app"),
    ]


def free_port() -> int:
    """Ask the system for a port that nobody uses now."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def stop(process: "subprocess.Popen[bytes]") -> None:
    """Let running requests finish; end the process if it does not."""
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(STOP_SECONDS)
