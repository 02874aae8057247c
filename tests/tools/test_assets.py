"""The browser libraries: named files only, no dangling source map, icons as symbols."""

import json
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tools import assets
from tools.set_up import PROJECT, VENV


@pytest.mark.parametrize(
    ("version", "script", "major"),
    [
        ("11.19.1", "echo 11.19.1", 11),
        ("8.19.4", "echo 8.19.4", 8),
        ("not running", "exit 127", 0),
        ("strange", "echo hello", 0),
    ],
    ids=str,
)
def test_npm_tells_its_major_version(tmp_path: Path, version: str, script: str, major: int) -> None:
    npm = tmp_path / "npm"
    npm.write_text(f"#!/bin/sh\n{script}\n")
    npm.chmod(0o755)
    assert assets.npm_major(str(npm)) == major, version


@pytest.mark.parametrize("script", [None, "echo 8.1.0"], ids=["no npm", "an old npm"])
def test_a_machine_without_a_good_npm_gets_the_one_of_the_wheel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str | None
) -> None:
    if script:
        npm = tmp_path / "npm"
        npm.write_text(f"#!/bin/sh\n{script}\n")
        npm.chmod(0o755)
    installed: list[str] = []
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(assets, "install", installed.append)
    assert assets.npm_command() == [str(VENV / "bin" / "npm")]
    assert installed == ["requirements-assets.txt"]


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("npm error code EINTEGRITY", "does not match its hash"),
        ("npm error code EACCES", "no permission"),
        ("npm error code ECONNREFUSED\nnpm error …", "npm says ECONNREFUSED"),
        ("", "check the network"),
    ],
    ids=["hash", "permission", "no registry", "silence"],
)
def test_a_failed_npm_is_one_sentence(output: str, sentence: str) -> None:
    told = assets.fault(output)
    assert sentence in told
    assert "\n" not in told


def test_npm_that_never_answers_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "npm_command", lambda: ["sleep", "5;"])
    monkeypatch.setattr(assets, "NPM_SECONDS", 0.05)
    monkeypatch.setattr(subprocess, "run", _too_late)
    with pytest.raises(SystemExit, match="no answer"):
        assets.install_packages()


def _too_late(command: list[str], **_: object) -> None:
    raise subprocess.TimeoutExpired(command, 0.05)


def test_what_is_served_has_its_licence_and_no_source_map() -> None:
    served = [path for path in assets.VENDOR.rglob("*") if path.suffix in {".js", ".css"}]
    assert {"leaflet.js", "htmx.min.js", "pico.min.css"} <= {path.name for path in served}
    assert [path.name for path in served if "sourceMappingURL" in path.read_text()] == []
    packages = json.loads((PROJECT / "package.json").read_text())["dependencies"]
    assert len(list((assets.VENDOR / "LICENSES").iterdir())) == len(packages)


@pytest.mark.parametrize(
    "comment",
    ["//# sourceMappingURL=a.js.map", "\n/*# sourceMappingURL=a.css.map */\n"],
    ids=["script", "style"],
)
def test_a_source_map_comment_is_cut_and_nothing_else(comment: str) -> None:
    assert assets.SOURCE_MAP.sub("\n", f"a = 1;{comment}") == "a = 1;\n"


def test_icon_names_are_one_a_line_with_comments_and_each_once() -> None:
    assert assets.icon_names("# shapes\nmap-pin\n\nclock # for hours\nmap-pin\n") == [
        "clock",
        "map-pin",
    ]


def test_the_sprite_has_a_symbol_for_each_icon() -> None:
    drawn = assets.sprite(assets.MODULES / "lucide-static" / "icons", ["clock", "map-pin"])
    svg = ET.fromstring(drawn)  # noqa: S314 - drawn just now, from files that the lock file pins
    assert [symbol.get("id") for symbol in svg] == ["clock", "map-pin"]
    assert all(len(symbol) > 0 for symbol in svg)


def test_an_unknown_icon_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="'no-such-icon'"):
        assets.sprite(tmp_path, ["no-such-icon"])
