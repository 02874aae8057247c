"""Documents that would mislead: a setting, a package, a command or a link that is not there."""

import re
from pathlib import Path
from typing import Final

import pytest

from tools.set_up import PROJECT

VARIABLE = re.compile(r"\bPLANNER_[A-Z][A-Z_]*[A-Z]\b")
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
MAKE = re.compile(r"(?:`|^ *\$? *)make ([a-z-]+)", re.MULTILINE)
PINNED = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)
LEFT_OUT = {"node_modules", "vendor", "instance", "__pycache__"}

# What has no place in a file of the project: paths of one machine, hosts of registries.
MACHINE: Final = re.compile(
    r"(?<![\w./-])/(?:work|root|home)/\w|(?<![\w./-])/tmp/\w"
    r"|pypi\.org|pythonhosted\.org|registry\.npmjs|npmjs\.(?:org|com)|deb\.debian\.org"
)
TEXTS = {".py", ".md", ".toml", ".txt", ".in", ".json", ".html", ".js", ".css", ".yml", ".csv", ""}


def documents() -> list[Path]:
    found = [*PROJECT.glob("*.md"), *PROJECT.glob("docs/**/*.md"), *PROJECT.glob("data/*.md")]
    return sorted(found)


def project_files() -> list[Path]:
    hidden = {".ci", ".editorconfig", ".gitignore", ".npmrc"}
    tops = [path for path in PROJECT.iterdir() if path.name[0] != "." or path.name in hidden]
    folders = [path for path in tops if path.is_dir() and path.name not in LEFT_OUT]
    found = [path for path in tops if path.is_file()]
    found += [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [path for path in found if path.suffix in TEXTS and not LEFT_OUT & {*path.parts}]


def test_every_setting_is_documented_and_every_documented_setting_is_read() -> None:
    readers = [PROJECT / "planner" / "config.py", *PROJECT.glob("tools/*.py")]
    read = {found for path in readers for found in VARIABLE.findall(path.read_text())}
    documented = set(VARIABLE.findall((PROJECT / "docs" / "configuration.md").read_text()))
    assert documented == read


def test_every_direct_dependency_is_explained_and_nothing_else_is() -> None:
    page = (PROJECT / "docs" / "dependencies.md").read_text()
    explained = re.findall(r"^### (\S+)", page, re.MULTILINE)
    assert sorted(explained) == sorted(direct_dependencies())


def direct_dependencies() -> list[str]:
    lines = [
        line.partition(">")[0].partition("[")[0].strip()
        for path in PROJECT.glob("requirements*.in")
        for line in path.read_text().splitlines()
        if line and not line.startswith(("-", "#"))
    ]
    package = (PROJECT / "package.json").read_text()
    return lines + re.findall(r'"([@\w./-]+)": "\d', package)


def test_the_lock_files_agree_on_every_version() -> None:
    runtime = set(PINNED.findall((PROJECT / "requirements.txt").read_text()))
    dev = set(PINNED.findall((PROJECT / "requirements-dev.txt").read_text()))
    assert runtime <= dev


def test_the_lock_files_name_no_address() -> None:
    locks = [*PROJECT.glob("requirements*.txt"), PROJECT / "package-lock.json"]
    named = [
        path.name
        for path in locks
        if re.search(r'resolved"|index-url|://\S+\.whl', path.read_text())
    ]
    assert named == []


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_the_commands_in_a_document_are_verbs_of_the_makefile(path: Path) -> None:
    verbs = set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text(), re.MULTILINE))
    assert set(MAKE.findall(path.read_text())) <= verbs


def test_the_readme_gives_the_two_commands() -> None:
    assert {"run", "test"} <= set(MAKE.findall((PROJECT / "README.md").read_text()))


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        f"{path.relative_to(PROJECT)} → {target}"
        for path in documents()
        for target in LINK.findall(path.read_text())
        if "://" not in target and not target.startswith("mailto:")
        if not (path.parent / target).exists()
    ]
    assert broken == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    named = [
        f"{path.relative_to(PROJECT)}: {found[0]}"
        for path in project_files()
        if path != Path(__file__)
        if (found := MACHINE.search(path.read_text(errors="replace")))
    ]
    assert named == []
