"""Run pytest with all it needs, then hold the coverage; both decide the exit status.

A whole run has a process for each core. With a selection (``-k``, a path) coverage says nothing, so
it is not measured, and one process is there sooner.
"""

import os
import subprocess
import sys
from pathlib import Path

from tools import chromium
from tools.set_up import PROJECT

BIN = Path(sys.executable).parent
MEASURED = PROJECT / ".coverage-of-run"  # its own, so that a test run beside it spoils nothing
WHOLE_RUN = ({"-q"}, {"-q", "-m", "not slow"}, set[str]())

# Which files, and the least share of lines and branches that tests reach, in per cent.
COVERAGE = (
    ("planner/domain", ["--include", "planner/domain/*"], 100),
    ("the rest of planner", ["--omit", "planner/domain/*,planner/store/migrations/*"], 95),
)


def main(arguments: list[str]) -> int:
    """Find a browser, run the tests, then check the coverage of a whole run."""
    os.environ.update(PLANNER_CHROMIUM=chromium.find_or_install(), COVERAGE_FILE=str(MEASURED))
    is_whole = set(arguments) in WHOLE_RUN
    whole = ["--numprocesses", "auto", "--cov", "--cov-report="] if is_whole else []
    command = [sys.executable, "-m", "pytest", *whole, *arguments]
    status = subprocess.run(command, cwd=PROJECT, check=False).returncode
    return (covered() or status) if is_whole else status


def covered() -> int:
    """Print what is not reached where it is too much; 1 if any of it is."""
    return max([_covers(*part) for part in COVERAGE])


def _covers(name: str, files: list[str], share: int) -> int:
    result = subprocess.run(
        [BIN / "coverage", "report", f"--fail-under={share}", *files],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode == 0:
        print(f"Coverage of {name}: at least {share} %.")
        return 0
    print(f"Coverage of {name} is below {share} %:\n{result.stdout}{result.stderr}")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
