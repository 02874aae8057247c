"""What every test stands on: no settings of this machine, no network, chosen examples."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tools import live_server, postgres

TESTS = Path(__file__).resolve().parent

settings.register_profile(
    "local", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60
)
settings.register_profile("ci", settings.get_profile("local"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "local")

# Read by tests and tools, not by the app.
KEPT = {"PLANNER_CHROMIUM", "PLANNER_TEST_POSTGRES_URL"}
for name in [name for name in os.environ if name.startswith("PLANNER_") and name not in KEPT]:
    del os.environ[name]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what a folder or a fixture says anyway."""
    for item in items:
        if (TESTS / "browser") in item.path.parents:
            item.add_marker(pytest.mark.browser)
        if "postgres_url" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.postgres)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Give an empty PostgreSQL database for the whole run; a missing server is a failure."""
    with postgres.fresh_database() as url:
        yield url


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an instance folder of the real data, to be copied and not written to.

    The first of the processes that run tests makes it, and the others wait for it.
    """
    is_alone = "PYTEST_XDIST_WORKER" not in os.environ
    shared = tmp_path_factory.getbasetemp() if is_alone else tmp_path_factory.getbasetemp().parent
    folder = shared / "prepared"
    with (shared / "prepared.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            made = tmp_path_factory.mktemp("made")
            live_server.prepare(live_server.environment(made, {}))
            shutil.move(made, folder)
    return folder
