"""Every gate of ``make check``, but the audit, which needs the network."""

import pytest

from tools import gates


@pytest.mark.parametrize("command", gates.COMMANDS.values(), ids=gates.COMMANDS)
@pytest.mark.timeout(gates.GATE_SECONDS)
def test_the_gate_is_passed(command: tuple[str, ...]) -> None:
    outcome = gates.run(*command)
    assert outcome.passed, outcome.output


def test_models_and_migrations_agree_on_sqlite() -> None:
    outcome = gates.migrations_agree("")
    assert outcome.passed, outcome.output


def test_models_and_migrations_agree_on_postgres() -> None:
    outcome = gates.migrations_agree_on_postgres()
    assert outcome.passed, outcome.output
