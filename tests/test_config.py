import errno
import os
import re
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner import PROJECT
from planner.config import SHORTEST_KEY, VARIABLES, Settings, read_settings
from planner.domain.errors import SetUpFault
from planner.store.database import usable_url

KEY = "0123456789abcdef0123456789abcdef"


def settings(folder: Path, **environ: str) -> Settings:
    return read_settings({"PLANNER_INSTANCE": str(folder), **environ})


def test_nothing_needs_to_be_set(tmp_path: Path) -> None:
    read = settings(tmp_path)
    assert read.database_url == f"sqlite:///{tmp_path / 'planner.db'}"
    assert (read.is_production, read.has_tiles, read.log_level) == (False, True, "INFO")
    assert (read.fixed_now, read.onemap_email, read.nominatim_url) == (None, "", "")
    assert read.onemap_url == "https://www.onemap.gov.sg"


def test_an_empty_variable_is_one_that_is_not_set(tmp_path: Path) -> None:
    empty = dict.fromkeys(VARIABLES, "") | {"PLANNER_INSTANCE": str(tmp_path)}
    assert read_settings(empty) == settings(tmp_path)


ACCOUNT = "PLANNER_ONEMAP_EMAIL"
FAULTS = {
    "an environment nobody knows": {"PLANNER_ENV": "staging"},
    "tiles neither on nor off": {"PLANNER_TILES": "yes"},
    "a log level nobody knows": {"PLANNER_LOG_LEVEL": "LOUD"},
    "a key that repeats itself": {"PLANNER_SECRET_KEY": "change-me" * 8},
    "hosts with a scheme": {"PLANNER_HOSTS": "https://waypoint.example.org"},
    "hosts with a port": {"PLANNER_HOSTS": "localhost, waypoint.example.org:8000"},
    "any host": {"PLANNER_HOSTS": "*"},
    "proxies that are no number": {"PLANNER_PROXIES": "one"},
    "too many proxies": {"PLANNER_PROXIES": "6"},
    "a short key": {"PLANNER_SECRET_KEY": "x" * (SHORTEST_KEY - 1)},
    "a time that is none": {"PLANNER_FIXED_NOW": "tomorrow"},
    "a time without a zone": {"PLANNER_FIXED_NOW": "2026-11-24T18:30:00"},
    "no scheme for OneMap": {"PLANNER_ONEMAP_URL": "www.onemap.gov.sg"},
    "no scheme for Nominatim": {
        "PLANNER_NOMINATIM_URL": "localhost:8080",
        "PLANNER_CONTACT": "a@example.org",
    },
    "an e-mail without a password": {"PLANNER_ONEMAP_EMAIL": "a@example.org"},
    "a password without an e-mail": {"PLANNER_ONEMAP_PASSWORD": "secret"},
    "Nominatim without a contact": {"PLANNER_NOMINATIM_URL": "https://nominatim.example.org"},
}
UNSAFE = {
    "no key": {"PLANNER_SECRET_KEY": ""},
    "any host": {"PLANNER_HOSTS": ""},
    "Flask's debugger": {"FLASK_DEBUG": "1"},
    "a stopped clock": {"PLANNER_FIXED_NOW": "2026-11-24T18:30:00+08:00"},
}


def assert_one_sentence(fault: SetUpFault, names: dict[str, str]) -> None:
    sentence = str(fault)
    assert any(name in sentence for name in names)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert "secret" not in sentence.replace("same secret", "").replace("secrets.", "").replace(
        "import secrets", ""
    )


@pytest.mark.parametrize("environ", FAULTS.values(), ids=FAULTS)
def test_what_cannot_be_used_stops_the_start_with_a_sentence(
    tmp_path: Path, environ: dict[str, str]
) -> None:
    with pytest.raises(SetUpFault) as stopped:
        settings(tmp_path, **environ)
    assert_one_sentence(stopped.value, environ)


@pytest.mark.parametrize("environ", UNSAFE.values(), ids=UNSAFE)
def test_what_is_unsafe_in_production_stops_the_start_there_alone(
    tmp_path: Path, environ: dict[str, str]
) -> None:
    asked = {"PLANNER_SECRET_KEY": KEY, "PLANNER_HOSTS": "example.org", **environ}
    assert settings(tmp_path, **asked).secret_key
    with pytest.raises(SetUpFault) as stopped:
        settings(tmp_path, PLANNER_ENV="production", **asked)
    assert_one_sentence(stopped.value, environ)


def test_production_makes_no_key_file(tmp_path: Path) -> None:
    with pytest.raises(SetUpFault):
        settings(tmp_path, PLANNER_ENV="production")
    assert list(tmp_path.iterdir()) == []


def test_a_first_start_makes_a_key_that_only_its_owner_can_read_and_keeps_it(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "deep" / "instance"
    key = settings(folder).secret_key
    path = folder / "secret_key"
    assert len(key) >= SHORTEST_KEY
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text() == key == settings(folder).secret_key
    assert settings(tmp_path / "other").secret_key != key


def test_a_key_that_is_there_is_only_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(os, "open", refuse)
    path = tmp_path / "secret_key"
    path.write_text(KEY)
    path.chmod(0o400)
    os.utime(path, ns=(1, 1))
    assert settings(tmp_path).secret_key == KEY
    assert path.stat().st_mtime_ns == 1


def test_of_many_first_starts_at_once_all_have_the_same_key(tmp_path: Path) -> None:
    for step in range(20):
        with ThreadPoolExecutor(8) as starts:
            read = starts.map(settings, [tmp_path / str(step)] * 8)
        assert len({each.secret_key for each in read}) == 1


def test_hosts_are_read_in_lower_case_without_gaps(tmp_path: Path) -> None:
    read = settings(tmp_path, PLANNER_HOSTS=" Waypoint.example.org, .school.sg ,[::1],")
    assert read.hosts == ("waypoint.example.org", ".school.sg", "[::1]")
    assert (settings(tmp_path).hosts, settings(tmp_path).proxies) == ((), 0)
    assert settings(tmp_path, PLANNER_PROXIES="2").proxies == 2


@pytest.mark.parametrize("value", ["", "0", "false", "No"])
def test_production_starts_where_the_debugger_is_off(tmp_path: Path, value: str) -> None:
    asked = {"PLANNER_SECRET_KEY": KEY, "PLANNER_HOSTS": "example.org", "FLASK_DEBUG": value}
    assert settings(tmp_path, PLANNER_ENV="production", **asked).is_production


def test_a_broken_key_file_is_written_anew(tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_text("short\n")
    key = settings(tmp_path).secret_key
    assert len(key) >= SHORTEST_KEY
    assert settings(tmp_path).secret_key == key
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_a_given_key_is_used_and_written_nowhere(tmp_path: Path) -> None:
    assert settings(tmp_path, PLANNER_SECRET_KEY=KEY).secret_key == KEY
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SetUpFault, match="PLANNER_INSTANCE"):
        settings(tmp_path / "file")


def test_the_clock_stands_where_it_was_told_to(tmp_path: Path) -> None:
    read = settings(tmp_path, PLANNER_FIXED_NOW="2026-11-24T18:30:00+08:00")
    assert read.fixed_now == datetime(2026, 11, 24, 10, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("sqlite:////folder/file.db", "sqlite:////folder/file.db"),
        ("postgresql+psycopg://a:b%40@host:5/db", "postgresql+psycopg://a:b%40@host:5/db"),
        ("postgresql://a@host/db", "postgresql+psycopg://a@host/db"),
        ("postgres://a@host/db", "postgresql+psycopg://a@host/db"),
    ],
)
def test_a_database_is_named_with_the_driver_that_we_bring(given: str, used: str) -> None:
    assert usable_url(given) == used


@pytest.mark.parametrize(
    "given",
    ["nonsense", "mysql://secret@host/db", "postgresql+psycopg2://secret@host/db", "sqlite", "://"],
)
def test_a_database_of_another_kind_is_refused_without_telling_its_password(given: str) -> None:
    with pytest.raises(SetUpFault) as stopped:
        usable_url(given)
    assert_one_sentence(stopped.value, {"PLANNER_DATABASE_URL": given})


def test_every_variable_is_documented_once_with_its_default() -> None:
    rows = re.findall(
        r"^\| `(PLANNER_\w+)` \| (.+?) \|",
        (PROJECT / "docs" / "configuration.md").read_text(),
        re.MULTILINE,
    )
    assert sorted(name for name, _ in rows) == sorted(VARIABLES)
    assert len(VARIABLES) == len(fields(Settings))


def test_no_variable_is_read_that_is_not_listed() -> None:
    named = {
        name
        for path in [*PROJECT.glob("planner/**/*.py"), PROJECT / "wsgi.py"]
        for name in re.findall(r"\bPLANNER_[A-Z_]+[A-Z]\b", path.read_text())
    }
    assert named <= set(VARIABLES)
    assert not [name for name in os.environ if name in set(VARIABLES)]
