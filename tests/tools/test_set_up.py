"""Set-up: one sentence for what goes wrong, and nothing done twice."""

import subprocess
from pathlib import Path

import pytest

from tools import set_up


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a lock file and a virtual environment that is not real."""
    venv = tmp_path / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").touch()
    for name in set_up.LOCKS:
        (tmp_path / name).write_text(name)
    for name, path in {
        "PROJECT": tmp_path,
        "VENV": venv,
        "VENV_PYTHON": venv / "bin" / "python",
        "STAMPS": venv / ".stamps",
        "LOG": venv / "set-up.log",
    }.items():
        monkeypatch.setattr(set_up, name, path)
    return tmp_path


class Pip:
    """Stand in for the pip process: counts its calls and answers as told."""

    def __init__(self, status: int = 0, output: str = "") -> None:
        self.status = status
        self.output = output
        self.commands: list[list[str]] = []

    def __call__(self, command: list[str], **_: object) -> "subprocess.CompletedProcess[str]":
        self.commands.append(command)
        return subprocess.CompletedProcess(command, self.status, "", self.output)


def test_a_second_set_up_calls_pip_no_more(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pip = Pip()
    monkeypatch.setattr(subprocess, "run", pip)
    for _ in range(2):
        set_up.install("requirements.txt")
    assert len(pip.commands) == 1
    assert "--require-hashes" in pip.commands[0]
    (project / "requirements.txt").write_text("changed")
    set_up.install("requirements.txt")
    assert len(pip.commands) == 2


@pytest.mark.usefixtures("project")
def test_a_set_up_for_tests_also_serves_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    pip = Pip()
    monkeypatch.setattr(subprocess, "run", pip)
    set_up.install("requirements-dev.txt")
    set_up.install("requirements.txt")
    assert len(pip.commands) == 1


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", "does not match its hash"),
        ("OSError: [Errno 28] No space left on device", "the disk is full"),
        ("OSError: [Errno 13] Permission denied: 'x'", "no permission to write"),
        ("ConnectionRefusedError ... No matching distribution found", "check the network"),
        ("", "check the network"),
    ],
    ids=["hash", "disk", "permission", "no registry", "silence"],
)
def test_a_failed_installation_is_one_sentence_and_is_tried_again(
    project: Path, monkeypatch: pytest.MonkeyPatch, output: str, sentence: str
) -> None:
    pip = Pip(1, output)
    monkeypatch.setattr(subprocess, "run", pip)
    for _ in range(2):
        with pytest.raises(SystemExit, match=sentence) as stop:
            set_up.install("requirements.txt")
        assert "\n" not in str(stop.value)
    assert len(pip.commands) == 2
    assert (project / ".venv" / "set-up.log").read_text() == output


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("The virtual environment was not created … ensurepip", "apt install python3-venv"),
        ("Error: [Errno 13] Permission denied: '.venv'", "no permission to write"),
    ],
    ids=["no venv module", "permission"],
)
def test_no_virtual_environment_is_one_sentence(
    project: Path, monkeypatch: pytest.MonkeyPatch, output: str, sentence: str
) -> None:
    (project / ".venv" / "bin" / "python").unlink()
    monkeypatch.setattr(subprocess, "run", Pip(1, output))
    with pytest.raises(SystemExit, match=sentence):
        set_up.install("requirements.txt")


def test_pip_keeps_the_patience_that_its_own_variable_asks(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pip = Pip()
    monkeypatch.setattr(subprocess, "run", pip)
    monkeypatch.setenv("PIP_DEFAULT_TIMEOUT", "180")
    set_up.install("requirements.txt")
    monkeypatch.delenv("PIP_DEFAULT_TIMEOUT")
    (project / "requirements.txt").write_text("changed")
    set_up.install("requirements.txt")
    assert ["--timeout" in command for command in pip.commands] == [False, True]
