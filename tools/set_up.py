"""Set up the virtual environment: packages by hash, once for each content of the lock files.

Needs nothing but the standard library: it runs before anything is installed.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
VENV = PROJECT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
STAMPS = VENV / ".stamps"
LOG = VENV / "set-up.log"
NETWORK_SECONDS = "15"  # pip waits this long for an answer, twice, unless its own variable is set

# Each lock also satisfies the ones it is listed with.
LOCKS = {
    "requirements.txt": ("requirements.txt",),
    "requirements-dev.txt": ("requirements-dev.txt", "requirements.txt"),
    "requirements-assets.txt": ("requirements-assets.txt",),
}

# What pip prints, and what to tell the reader; the first that fits is told.
FAULTS = (
    ("do not match the hashes", "a downloaded package does not match its hash in {lock}."),
    ("no space left", "the disk is full."),
    ("permission denied", "no permission to write to {venv}."),
    ("no module named pip", "{venv} has no pip: delete that folder, then run it again."),
    ("", "the Python packages cannot be fetched: check the network or the proxy settings."),
)


def digest(*paths: Path) -> str:
    """Sum up the content of files; a missing file counts as empty."""
    total = hashlib.sha256()
    for path in paths:
        total.update(hashlib.sha256(path.read_bytes() if path.exists() else b"").digest())
    return total.hexdigest()


def install(lock: str) -> None:
    """Install what one lock file names, unless this very content is installed already."""
    key = digest(PROJECT / lock)
    if _is_stamped(lock, key):
        return
    make_venv()
    print(f"Installing the Python packages of {lock} (once) …", flush=True)
    result = subprocess.run(
        _pip_command(lock), capture_output=True, text=True, check=False, cwd=PROJECT
    )
    LOG.write_text(result.stdout + result.stderr)
    if result.returncode:
        raise SystemExit(f"Set-up stopped: {fault(result.stderr, lock)} Details: {LOG}")
    STAMPS.mkdir(exist_ok=True)
    for name in LOCKS[lock]:
        (STAMPS / name).write_text(digest(PROJECT / name))


def fault(output: str, lock: str) -> str:
    """Turn what pip printed into one sentence."""
    heard = output.lower()
    sentence = next(sentence for sign, sentence in FAULTS if sign in heard)
    return sentence.format(lock=lock, venv=VENV)


def make_venv() -> None:
    """Create the virtual environment where there is none that runs."""
    if VENV_PYTHON.exists():
        return
    try:
        result = subprocess.run(
            [sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False
        )
    except OSError as error:
        raise SystemExit(f"Set-up stopped: {error.strerror}: {VENV}") from error
    if result.returncode == 0:
        return
    heard = (result.stdout + result.stderr).lower()
    if "permission denied" in heard or "read-only" in heard:
        raise SystemExit(f"Set-up stopped: no permission to write to {VENV}.")
    raise SystemExit(
        f"Set-up stopped: {sys.executable} cannot make a virtual environment; "
        "on Debian or Ubuntu: apt install python3-venv."
    )


def _is_stamped(lock: str, key: str) -> bool:
    stamp = STAMPS / lock
    return VENV_PYTHON.exists() and stamp.exists() and stamp.read_text() == key


def _pip_command(lock: str) -> list[str]:
    patience = [] if os.environ.get("PIP_DEFAULT_TIMEOUT") else ["--timeout", NETWORK_SECONDS]
    return [
        *(str(VENV_PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
        *("--require-hashes", "--prefer-binary", "--retries", "1", *patience, "-r", lock),
    ]


if __name__ == "__main__":
    for each in sys.argv[1:]:
        install(each)
