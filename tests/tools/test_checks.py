"""The gates and the run of the tests: what counts as passed, failed and skipped."""

from collections.abc import Callable

import psycopg
import pytest
from sqlalchemy.engine import make_url

from tools import gates, postgres, test_run

UNAUDITED = "flask  Dependency not found on PyPI and could not be audited: flask (3.1.3)"


@pytest.mark.parametrize(
    ("passed", "output", "outcome"),
    [
        (True, "No known vulnerabilities found", True),
        (True, f"No known vulnerabilities found\n{UNAUDITED}", None),
        (False, "ConnectionError: Max retries exceeded", None),
        (False, "pip-audit gave no answer in 90 s.", None),
        (False, "Found 1 known vulnerability in 1 package", False),
        (False, "error: malformed requirements", False),
    ],
    ids=["clean", "nobody knows", "no network", "no answer", "a fault found", "broken"],
)
def test_an_audit_that_nobody_answers_is_skipped_and_a_found_fault_fails(
    monkeypatch: pytest.MonkeyPatch, passed: bool, output: str, outcome: bool | None
) -> None:
    monkeypatch.setattr(gates, "run", lambda *_, **__: gates.Outcome(passed, output))
    assert gates.audit().passed is outcome


@pytest.mark.parametrize(
    ("passed", "status", "word"),
    [(True, 0, "passed"), (False, 1, "FAILED"), (None, 0, "skipped")],
)
def test_one_failed_gate_fails_the_check_and_each_is_told(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    passed: bool | None,
    status: int,
    word: str,
) -> None:
    table: dict[str, Callable[[], gates.Outcome]] = {
        "first": lambda: gates.Outcome(passed, "the reason"),
        "second": lambda: gates.Outcome(passed=True, output=""),
    }
    monkeypatch.setattr(gates, "gates", lambda: table)
    assert gates.main() == status
    assert f"first: {word}" in capsys.readouterr().out


def test_a_gate_that_never_ends_fails_with_a_sentence() -> None:
    outcome = gates.run("python", "-c", "import time; time.sleep(5)", seconds=0.2)
    assert outcome == gates.Outcome(passed=False, output="python gave no answer in 0.2 s.")


def test_a_fresh_database_is_there_and_then_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    with postgres.server() as maintenance:
        address = maintenance.set(drivername="postgresql").render_as_string(hide_password=False)
        monkeypatch.setenv("PLANNER_TEST_POSTGRES_URL", address)
        with postgres.fresh_database() as url:
            name = make_url(url).database
            assert name in databases(address)
        assert name not in databases(address)


def databases(address: str) -> set[str]:
    with psycopg.connect(address) as connection:
        return {row[0] for row in connection.execute("SELECT datname FROM pg_database")}


def test_a_named_postgres_that_does_not_answer_is_a_failure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PLANNER_TEST_POSTGRES_URL", "postgresql://nobody@127.0.0.1:1/none")
    with pytest.raises(psycopg.OperationalError), postgres.fresh_database():
        pass


def test_coverage_below_its_share_fails_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    shares = iter([0, 1])
    monkeypatch.setattr(test_run, "_covers", lambda *_: next(shares))
    assert test_run.covered() == 1
