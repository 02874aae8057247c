"""One run of a command at a time on this machine; a killed run leaves nothing behind."""

import contextlib
import fcntl
from collections.abc import Iterator
from pathlib import Path

from planner.domain.errors import NotReady


@contextlib.contextmanager
def one_run(path: Path, name: str) -> Iterator[None]:
    """Hold a file's lock for the block; raises NotReady where another run holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        try:
            # Released when the file closes, also if this process is killed.
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise NotReady(f"{name} is running already: let it end first.") from None
        yield
