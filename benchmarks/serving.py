"""Apps served by granian on loopback as ``make run`` serves ours: one worker, as many threads."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.live_server import free_port, stop
from tools.serve import THREADS, answers
from tools.set_up import PROJECT

READY_SECONDS = 30
KIB = 1024


@dataclass(frozen=True)
class Served:
    """Hold a running server: its port on 127.0.0.1, and the process id of its only worker."""

    port: int
    worker: int


@contextmanager
def served(app: str, ready: str, environ: Mapping[str, str], folder: Path) -> Iterator[Served]:
    """Serve ``module:app`` until the block ends; its log goes into ``folder``.

    ``ready`` is the path that answers 200 once it serves.
    """
    port = free_port()
    log = folder / f"{app.partition(':')[0]}.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            command(app, port), cwd=PROJECT, env=dict(environ), stdout=output, stderr=output
        )
        try:
            if not answers(f"http://127.0.0.1:{port}{ready}", READY_SECONDS):
                raise RuntimeError(f"{app} does not answer:\n{log.read_text()[-4000:]}")
            yield Served(port, worker_of(process.pid))
        finally:
            stop(process)


def command(app: str, port: int) -> list[str]:
    """Write the command that serves an app with the options of ``tools.serve``."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"),
        *("--host", "127.0.0.1", "--port", str(port), "--workers", "1"),
        *("--blocking-threads", str(THREADS), "--log-level", "error", app),
    ]


def worker_of(process: int) -> int:
    """Find the worker that a granian process has started; the process itself where none shows."""
    children = Path(f"/proc/{process}/task/{process}/children")
    found = children.read_text().split() if children.exists() else []
    sizes = {memory_mb(int(child)): int(child) for child in found}
    return sizes[max(sizes)] if sizes else process


def memory_mb(process: int) -> float:
    """Read how much memory a process holds now, in megabytes; 0 where the system does not tell."""
    status = Path(f"/proc/{process}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    resident = [line.split()[1] for line in lines if line.startswith("VmRSS:")]
    return int(resident[0]) / KIB if resident else 0.0
