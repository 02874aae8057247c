"""Finding a Chromium: the named one, the PATH's, Playwright's, then an installation."""

import os
from pathlib import Path

import pytest

from tools import chromium


@pytest.fixture
def path_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("PLANNER_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def program(folder: Path, name: str, status: int = 0) -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\nexit {status}\n")
    path.chmod(0o755)
    return str(path)


def test_the_named_one_comes_first(path_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(path_folder, "chromium")
    named = program(path_folder, "mine")
    monkeypatch.setenv("PLANNER_CHROMIUM", named)
    assert chromium.find_or_install() == named


def test_a_named_one_that_does_not_run_stops_with_its_name(
    path_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_CHROMIUM", program(path_folder, "broken", 1))
    with pytest.raises(SystemExit, match=r"PLANNER_CHROMIUM is .*broken"):
        chromium.find_or_install()


def test_a_stub_on_the_path_is_passed_over(path_folder: Path) -> None:
    program(path_folder, "chromium", 1)
    good = program(path_folder, "google-chrome")
    assert chromium.find_or_install() == good


def test_playwrights_own_is_taken_where_the_path_has_none(
    path_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = program(path_folder, "downloaded")
    monkeypatch.setattr(chromium, "PLAYWRIGHTS_PATH", f"print({own!r})")
    assert chromium.find_or_install() == own


def test_debians_package_is_installed_where_playwright_cannot_download(
    path_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = path_folder / "log"
    apt = path_folder / "apt-get"
    browser = path_folder / "chromium"
    apt.write_text(
        f'#!/bin/sh\necho "$*" >> {log}\n[ "$1" = install ] || exit 0\n'
        f"echo '#!/bin/sh' > {browser}\n/bin/chmod +x {browser}\n"
    )
    apt.chmod(0o755)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(chromium, "playwrights_own", lambda: None)
    monkeypatch.setattr(chromium, "install_with_playwright", lambda: None)
    assert chromium.find_or_install() == str(browser)
    assert [line.split()[0] for line in log.read_text().splitlines()] == ["update", "install"]


@pytest.mark.parametrize("user", [0, 1000], ids=["root without apt", "no rights"])
def test_where_none_can_be_had_one_sentence_says_what_to_do(
    path_folder: Path, monkeypatch: pytest.MonkeyPatch, user: int
) -> None:
    if user:
        program(path_folder, "apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr(chromium, "playwrights_own", lambda: None)
    monkeypatch.setattr(chromium, "install_with_playwright", lambda: None)
    with pytest.raises(SystemExit, match="PLANNER_CHROMIUM"):
        chromium.find_or_install()
