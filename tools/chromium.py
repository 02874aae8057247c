"""Find a Chromium that runs, or install one; the browser tests need nothing set up by hand."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ASK_SECONDS = 30
PLAYWRIGHT_SECONDS = 180
DEBIAN_SECONDS = 400
PLAYWRIGHTS_PATH = (
    "from playwright.sync_api import sync_playwright as start\n"
    "with start() as playwright: print(playwright.chromium.executable_path)"
)
HOW_TO = (
    "No Chromium for the browser tests: install one (on Debian: apt install chromium) "
    "or set PLANNER_CHROMIUM to its path."
)


def find_or_install() -> str:
    """Give the path of a Chromium; stop with one sentence where none can be had."""
    named = os.environ.get("PLANNER_CHROMIUM")
    if named and not runs(named):
        raise SystemExit(f"PLANNER_CHROMIUM is {named!r}, which does not run.")
    found = named or find()
    if found:
        return found
    print("Installing Chromium for the browser tests (once) …", file=sys.stderr, flush=True)
    return install_with_playwright() or install_with_debian() or _give_up()


def find() -> str | None:
    """Look on the PATH, then where Playwright keeps its own."""
    return on_path() or playwrights_own()


def on_path() -> str | None:
    """Give the first Chromium of the PATH that runs."""
    found = (shutil.which(name) for name in NAMES)
    return next((path for path in found if path and runs(path)), None)


def playwrights_own() -> str | None:
    """Give the Chromium that Playwright has downloaded, if it has."""
    answer = _output([sys.executable, "-c", PLAYWRIGHTS_PATH], ASK_SECONDS)
    path = (answer or "").strip()
    return path if path and Path(path).exists() and runs(path) else None


def install_with_playwright() -> str | None:
    """Let Playwright download its build, within a bounded time."""
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    return playwrights_own() if _output(command, PLAYWRIGHT_SECONDS) is not None else None


def install_with_debian() -> str | None:
    """Install Debian's package, where the rights allow."""
    apt = shutil.which("apt-get")
    if not apt or os.geteuid() != 0:
        return None
    options = ["install", "-y", "--no-install-recommends", "chromium"]
    for arguments in (["update", "-q"], options):
        if _output([apt, *arguments], DEBIAN_SECONDS) is None:
            return None
    return on_path()


def runs(path: str) -> bool:
    """Tell whether it starts: a stub or a build without its libraries does not."""
    return _output([path, "--version"], ASK_SECONDS) is not None


def _output(command: list[str], seconds: float) -> str | None:
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        result = subprocess.run(
            command, capture_output=True, text=True, check=True, timeout=seconds, env=environ
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return result.stdout


def _give_up() -> str:
    raise SystemExit(HOW_TO)


if __name__ == "__main__":
    print(find_or_install())
