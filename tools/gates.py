"""The gates: one command each, told as passed, failed or skipped with the reason.

``tests/test_gates.py`` runs the same table; only the audit, which needs the network, is not there.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from tools import postgres
from tools.set_up import PROJECT

BIN = Path(sys.executable).parent
GATE_SECONDS = 300
AUDIT_SECONDS = 90
UNHEARD = ("gave no answer", "connection", "timed out", "resolve", "max retries", "not found on")

COMMANDS: dict[str, tuple[str, ...]] = {
    "format": ("ruff", "format", "--check", "--quiet", "."),
    "lint": ("ruff", "check", "--quiet", "."),
    "types": ("mypy",),
    "layers": ("lint-imports", "--no-cache"),
    "template format": ("djlint", "templates", "--check", "--quiet"),
    "template lint": ("djlint", "templates", "--lint", "--quiet"),
    "packages": ("deptry", "."),
    "documents": ("python", "-m", "tools.docs", "--check"),
}


@dataclass(frozen=True)
class Outcome:
    """Hold what a gate said; ``passed`` is None where it could not be asked."""

    passed: bool | None
    output: str


def main() -> int:
    """Try every gate, print a line each, and give 1 if any failed."""
    outcomes = [_told(name, gate) for name, gate in gates().items()]
    return int(any(outcome.passed is False for outcome in outcomes))


def gates() -> dict[str, Callable[[], Outcome]]:
    """Name every gate with what to call."""
    commands = {name: lambda words=words: run(*words) for name, words in COMMANDS.items()}
    return {
        **commands,
        "migrations on SQLite": lambda: migrations_agree(""),
        "migrations on PostgreSQL": migrations_agree_on_postgres,
        "audit": audit,
    }


def run(
    program: str,
    *arguments: str,
    seconds: float = GATE_SECONDS,
    environ: Mapping[str, str] = MappingProxyType({}),
) -> Outcome:
    """Run a program of the virtual environment at the root of the project."""
    try:
        result = subprocess.run(
            [str(BIN / program), *arguments],
            cwd=PROJECT,
            env={**os.environ, **environ},
            capture_output=True,
            text=True,
            check=False,
            timeout=seconds,
        )
    except subprocess.TimeoutExpired:
        return Outcome(passed=False, output=f"{program} gave no answer in {seconds} s.")
    return Outcome(result.returncode == 0, (result.stdout + result.stderr).strip())


def migrations_agree(database_url: str) -> Outcome:
    """Bring an empty database up and compare it with the models; "" means SQLite."""
    with tempfile.TemporaryDirectory() as instance:
        environ = {"PLANNER_INSTANCE": instance, "PLANNER_DATABASE_URL": database_url}
        outcome = run("flask", "--app", "wsgi", "db", "upgrade", environ=environ)
        if not outcome.passed:
            return outcome
        return run("flask", "--app", "wsgi", "db", "check", environ=environ)


def migrations_agree_on_postgres() -> Outcome:
    """Do the same on a fresh PostgreSQL database."""
    with postgres.fresh_database() as url:
        return migrations_agree(url)


def audit() -> Outcome:
    """Ask for known faults of the pinned packages; skip where nobody answers."""
    outcome = run(
        *("pip-audit", "--require-hashes", "--disable-pip", "--progress-spinner", "off"),
        *("-r", "requirements.txt", "--timeout", "15"),
        seconds=AUDIT_SECONDS,
    )
    heard = outcome.output.lower()
    is_unheard = any(sign in heard for sign in UNHEARD)
    if is_unheard and "known vulnerabilit" not in heard.replace("no known", ""):
        return Outcome(None, "the service that knows of faults cannot be reached from here.")
    return outcome


def _told(name: str, gate: Callable[[], Outcome]) -> Outcome:
    outcome = gate()
    word = {True: "passed", False: "FAILED", None: "skipped"}[outcome.passed]
    details = "" if outcome.passed else f"\n{outcome.output}"
    print(f"{name}: {word}{details}", flush=True)
    return outcome


if __name__ == "__main__":
    sys.exit(main())
