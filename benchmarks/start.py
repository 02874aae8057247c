"""How long ``make run`` takes on a machine that is set up, from the command to the first page.

Run ``python -m benchmarks.start``. The instance folder is prepared and one start has gone before,
so that the bytecode of every module is there, as on any machine where it has run once.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.table import Bound, Measure, print_table
from tools.live_server import environment, free_port, prepare
from tools.serve import answers
from tools.set_up import PROJECT

STARTS = 3
MOST_SECONDS = 3
PATIENCE_SECONDS = 60
STOP_SECONDS = 15
KEEPS_BYTECODE = {"PYTHONDONTWRITEBYTECODE": ""}  # empty is off, whatever this shell has set


def measures() -> list[Measure]:
    """Start and stop it several times; the median counts."""
    with tempfile.TemporaryDirectory(prefix="waypoint-bench-") as name:
        prepare(environment(Path(name), {}))
        seconds_to_first_page(Path(name))
        taken = sorted(seconds_to_first_page(Path(name)) for _ in range(STARTS))
    what = "from `make run` to the first page"
    return [Measure(what, taken[STARTS // 2], MOST_SECONDS, "s", Bound.UNDER, 1.0)]


def seconds_to_first_page(instance: Path) -> float:
    """Run the command as a person does, ask for the home page until it comes, and stop it."""
    port = free_port()
    environ = environment(instance, {"HOST": "127.0.0.1", "PORT": str(port), **KEEPS_BYTECODE})
    log = instance / "start.log"
    begun = time.perf_counter()
    with log.open("w") as output:
        process = subprocess.Popen(
            ["make", "run"],
            cwd=PROJECT,
            env=environ,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
        try:
            if not answers(f"http://127.0.0.1:{port}/", PATIENCE_SECONDS):
                raise RuntimeError(f"`make run` does not answer:\n{log.read_text()[-4000:]}")
            return time.perf_counter() - begun
        finally:
            stop(process)


def stop(process: "subprocess.Popen[bytes]") -> None:
    """End make and the server it has started; they are the only ones of their session."""
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(STOP_SECONDS)


def main() -> int:
    """Print the table; tell by the status whether the target is met."""
    found = measures()
    print_table(found)
    return int(any(measure.is_missed for measure in found))


if __name__ == "__main__":
    sys.exit(main())
