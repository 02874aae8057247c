"""Every setting: its ``PLANNER_*`` variable, its default, and what makes it unsafe.

``docs/configuration.md`` says the same in the reader's words; a test holds the two together.
"""

import fcntl
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from planner import PROJECT
from planner.domain.errors import SetUpFault

SHORTEST_KEY = 32  # characters; 128 bits in hexadecimal
FEWEST_CHARACTERS = (
    10  # different ones in a key; 32 random hexadecimal digits have fewer once in 10⁴
)
MOST_PROXIES = 5
OFF = ("", "0", "false", "no")  # what Flask takes for FLASK_DEBUG being off
HOST = re.compile(r"\.?[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:]+\]")

VARIABLES = (
    "PLANNER_ENV",
    "PLANNER_INSTANCE",
    "PLANNER_DATABASE_URL",
    "PLANNER_SECRET_KEY",
    "PLANNER_HOSTS",
    "PLANNER_PROXIES",
    "PLANNER_FIXED_NOW",
    "PLANNER_TILES",
    "PLANNER_LOG_LEVEL",
    "PLANNER_ONEMAP_URL",
    "PLANNER_ONEMAP_EMAIL",
    "PLANNER_ONEMAP_PASSWORD",
    "PLANNER_NOMINATIM_URL",
    "PLANNER_CONTACT",
)
# Everything that we send and that is not compressed by nature, as fonts and pictures are.
COMPRESSED = [
    *(f"text/{kind}" for kind in ("html", "css", "javascript", "calendar")),
    *(f"application/{kind}" for kind in ("javascript", "json", "problem+json", "geo+json")),
    *("application/ld+json", "application/manifest+json", "image/svg+xml"),
]
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


@dataclass(frozen=True)
class Settings:
    """Hold the settings as read, before Flask is given them."""

    is_production: bool
    instance: Path
    database_url: str
    secret_key: str
    hosts: tuple[str, ...]
    proxies: int
    fixed_now: datetime | None
    has_tiles: bool
    log_level: str
    onemap_url: str
    onemap_email: str
    onemap_password: str
    nominatim_url: str
    contact: str

    def as_flask(self) -> dict[str, Any]:
        """Give the names that Flask and its extensions read."""
        return {
            "SECRET_KEY": self.secret_key,
            "SESSION_COOKIE_HTTPONLY": True,
            "SESSION_COOKIE_SAMESITE": "Lax",
            "SESSION_COOKIE_SECURE": self.is_production,
            "SESSION_REFRESH_EACH_REQUEST": False,
            "PERMANENT_SESSION_LIFETIME": timedelta(days=400),  # the most that browsers keep
            "MAX_CONTENT_LENGTH": 1024 * 1024,
            "COMPRESS_MIMETYPES": COMPRESSED,
            "SETTINGS": self,
        }


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Read and check the ``PLANNER_*`` variables; make a secret key on a first start.

    Raises SetUpFault with one sentence for whatever is unsafe or cannot be used.
    """
    is_production = _is_production(environ)
    if is_production and environ.get("FLASK_DEBUG", "").lower() not in OFF:
        raise SetUpFault("FLASK_DEBUG lets a reader run code: unset it in production.")
    instance = Path(environ.get("PLANNER_INSTANCE") or PROJECT / "instance").resolve()
    return Settings(
        is_production=is_production,
        instance=instance,
        database_url=environ.get("PLANNER_DATABASE_URL") or f"sqlite:///{instance / 'planner.db'}",
        secret_key=_secret_key(environ, instance, is_production=is_production),
        hosts=_hosts(environ, is_production=is_production),
        proxies=_proxies(environ),
        fixed_now=_fixed_now(environ, is_production=is_production),
        has_tiles=_is_on(environ, "PLANNER_TILES"),
        log_level=_one_of(environ, "PLANNER_LOG_LEVEL", LOG_LEVELS, "INFO"),
        onemap_url=_address(environ, "PLANNER_ONEMAP_URL") or "https://www.onemap.gov.sg",
        onemap_email=_half_of_account(environ, "PLANNER_ONEMAP_EMAIL"),
        onemap_password=_half_of_account(environ, "PLANNER_ONEMAP_PASSWORD"),
        nominatim_url=_address(environ, "PLANNER_NOMINATIM_URL"),
        contact=_contact(environ),
    )


def _is_production(environ: Mapping[str, str]) -> bool:
    return _one_of(environ, "PLANNER_ENV", ("development", "production"), "development") == (
        "production"
    )


def _one_of(environ: Mapping[str, str], name: str, choices: tuple[str, ...], default: str) -> str:
    value = environ.get(name) or default
    if value not in choices:
        raise SetUpFault(f"{name} is {value!r}: set it to one of {', '.join(choices)}.")
    return value


def _is_on(environ: Mapping[str, str], name: str) -> bool:
    return _one_of(environ, name, ("on", "off"), "on") == "on"


def _hosts(environ: Mapping[str, str], *, is_production: bool) -> tuple[str, ...]:
    """Read the names that this installation answers to; none means any, for trials alone."""
    text = environ.get("PLANNER_HOSTS", "").lower()
    hosts = tuple(host.strip() for host in text.split(",") if host.strip())
    for host in hosts:
        if not HOST.fullmatch(host):
            raise SetUpFault(
                f"PLANNER_HOSTS holds {host!r}: write names without scheme or port, separated by "
                "commas, like waypoint.example.org."
            )
    if is_production and not hosts:
        raise SetUpFault(
            "PLANNER_HOSTS is not set: name in production the hosts that lead here, "
            "like waypoint.example.org."
        )
    return hosts


def _proxies(environ: Mapping[str, str]) -> int:
    text = environ.get("PLANNER_PROXIES") or "0"
    if text not in map(str, range(MOST_PROXIES + 1)):
        raise SetUpFault(
            f"PLANNER_PROXIES is {text!r}: say how many stand in front, 0 to {MOST_PROXIES}."
        )
    return int(text)


def _address(environ: Mapping[str, str], name: str) -> str:
    address = environ.get(name, "")
    if address and not address.startswith(("https://", "http://")):
        raise SetUpFault(f"{name} is {address!r}: write it like https://example.org.")
    return address


def _half_of_account(environ: Mapping[str, str], name: str) -> str:
    """Read one half of OneMap's account; one without the other would never be asked."""
    for half in ("PLANNER_ONEMAP_EMAIL", "PLANNER_ONEMAP_PASSWORD"):
        if environ.get(name) and not environ.get(half):
            raise SetUpFault(f"{name} is set without {half}: OneMap asks for both.")
    return environ.get(name, "")


def _contact(environ: Mapping[str, str]) -> str:
    contact = environ.get("PLANNER_CONTACT", "")
    if environ.get("PLANNER_NOMINATIM_URL") and not contact:
        raise SetUpFault(
            "PLANNER_NOMINATIM_URL is set without PLANNER_CONTACT: that service asks every "
            "application to name a web page or address in its User-Agent."
        )
    return contact


def _fixed_now(environ: Mapping[str, str], *, is_production: bool) -> datetime | None:
    text = environ.get("PLANNER_FIXED_NOW", "")
    if not text:
        return None
    if is_production:
        raise SetUpFault("PLANNER_FIXED_NOW stops the clock: unset it in production.")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise SetUpFault(f"PLANNER_FIXED_NOW is {text!r}: write it like 2026-11-24T18:30:00+08:00.")
    return moment


def _secret_key(environ: Mapping[str, str], instance: Path, *, is_production: bool) -> str:
    key = environ.get("PLANNER_SECRET_KEY", "")
    if key and len(key) < SHORTEST_KEY:
        raise SetUpFault(
            f"PLANNER_SECRET_KEY has {len(key)} characters: give at least {SHORTEST_KEY}."
        )
    if key and len(set(key)) < FEWEST_CHARACTERS:
        raise SetUpFault(
            f"PLANNER_SECRET_KEY repeats {len(set(key))} characters and can be guessed: "
            f"give at least {FEWEST_CHARACTERS} different ones, drawn by chance."
        )
    if key:
        return key
    if is_production:
        raise SetUpFault(
            "PLANNER_SECRET_KEY is not set: in production every worker needs the same secret; "
            "make one with `python -c 'import secrets; print(secrets.token_hex(32))'`."
        )
    return _kept_key(instance)


def _kept_key(instance: Path) -> str:
    """Read the instance's own key, or write a new one that only its owner can read."""
    path = instance / "secret_key"
    try:
        return _read_key(path) or _written_key(path)
    except OSError as error:
        raise SetUpFault(
            f"Cannot write {path} ({error.strerror}): point PLANNER_INSTANCE to another folder."
        ) from error


def _read_key(path: Path) -> str:
    """Read a key; empty where there is none that will do."""
    try:
        key = path.read_text().strip()
    except FileNotFoundError:
        return ""
    return key if len(key) >= SHORTEST_KEY else ""


def _written_key(path: Path) -> str:
    """Write a key; of several that start at once one writes, and the others read what it wrote."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if key := _read_key(path):
            return key
        os.fchmod(file.fileno(), 0o600)
        file.truncate(0)
        file.write(key := secrets.token_hex(32))
        return key
