"""The size, the names and the docstrings that the whole tree keeps to."""

import ast
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

from tools.set_up import PROJECT

SOURCES = [*PROJECT.glob("*.py"), *PROJECT.glob("planner/**/*.py"), *PROJECT.glob("tools/*.py")]
SOURCES = [path for path in SOURCES if "migrations" not in path.parts]
TESTS = [*PROJECT.glob("tests/**/*.py")]
LONGEST = {
    **dict.fromkeys([*SOURCES, *TESTS], 250),
    **dict.fromkeys(PROJECT.glob("templates/**/*.html"), 150),
    **{path: 250 for path in PROJECT.glob("static/**/*.js") if "vendor" not in path.parts},
    **{path: 300 for path in PROJECT.glob("static/**/*.css") if "vendor" not in path.parts},
}
BANNED_NAMES = re.compile(r"^_?(process_|get_)|util|helper|manager|handler|^(data|info)$")
# Names that a library calls by, not ours.
GIVEN_NAMES = {"get_locale", "log_message", "get_text", "get_json", "process_bind_param"}
GIVEN_NAMES |= {"process_result_value", "process_literal_param"}
BANNED_WORDS = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")

Function = ast.FunctionDef | ast.AsyncFunctionDef
Named = Function | ast.ClassDef


def named(path: Path) -> Iterator[Named]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, Named):
            yield node


def length(function: Function) -> int:
    """Count the lines from ``def`` to the end, without the docstring and the decorators."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function) is None:
        return lines
    docstring = function.body[0]
    return lines - ((docstring.end_lineno or 0) - docstring.lineno + 1)


def label(path: Path) -> str:
    return str(path.relative_to(PROJECT))


def functions(paths: list[Path]) -> list[tuple[str, Function]]:
    return [
        (f"{label(path)}:{node.lineno} {node.name}", node)
        for path in paths
        for node in named(path)
        if isinstance(node, Function)
    ]


def test_no_function_is_over_40_lines_and_half_have_at_most_8() -> None:
    lengths = {where: length(function) for where, function in functions(SOURCES)}
    assert {where: lines for where, lines in lengths.items() if lines > 40} == {}
    assert statistics.median(lengths.values()) <= 8


def test_no_file_is_longer_than_its_kind_allows() -> None:
    lengths = {path: len(path.read_text().splitlines()) for path in LONGEST}
    long = {label(path): lines for path, lines in lengths.items() if lines > LONGEST[path]}
    assert long == {}


def test_everything_public_says_what_it_is() -> None:
    silent = [label(path) for path in SOURCES if not ast.get_docstring(ast.parse(path.read_text()))]
    silent += [
        f"{label(path)}:{node.lineno} {node.name}"
        for path in SOURCES
        for node in _public(ast.parse(path.read_text()))
        if not ast.get_docstring(node)
    ]
    assert silent == []


def _public(tree: ast.Module | ast.ClassDef) -> Iterator[Named]:
    for node in tree.body:
        if isinstance(node, Named) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node)


def test_no_name_says_nothing() -> None:
    names = {label(path): path.stem for path in SOURCES}
    names |= {f"{label(path)}:{node.lineno}": node.name for path in SOURCES for node in named(path)}
    empty = {
        where: name
        for where, name in names.items()
        if BANNED_NAMES.search(name) and name not in GIVEN_NAMES
    }
    assert empty == {}


def test_what_is_left_to_do_stands_in_issues_and_not_in_files() -> None:
    here = Path(__file__)
    left = [
        label(path) for path in LONGEST if path != here if BANNED_WORDS.search(path.read_text())
    ]
    assert left == []


def test_tests_and_source_are_of_like_size() -> None:
    source = sum(len(path.read_text().splitlines()) for path in SOURCES)
    ratio = sum(len(path.read_text().splitlines()) for path in TESTS) / source
    assert 0.8 <= ratio <= 1.8, f"{ratio:.2f} lines of tests for a line of source"
