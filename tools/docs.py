"""Write the documents that the code knows best, or check that they are as it says.

The diagram in ARCHITECTURE.md comes from the import graph, docs/pages.md from the app's routes;
every name that docs/glossary.md gives as ours must stand in the code.
"""

import inspect
import re
import sys
import tempfile
from collections.abc import Iterator

import grimp
from flask import Flask
from werkzeug.routing import Rule

from planner.app import create_app
from tools.set_up import PROJECT

DIAGRAM_FILE = PROJECT / "ARCHITECTURE.md"
PAGES_FILE = PROJECT / "docs" / "pages.md"
GLOSSARY_FILE = PROJECT / "docs" / "glossary.md"
BEGIN, END = "<!-- diagram: begin -->", "<!-- diagram: end -->"
QUIET_METHODS = {"HEAD", "OPTIONS"}
PAGES_HEAD = """# Pages and addresses

Written by `make fix` from the app's routes; do not edit it by hand.

| Method | Address | What it does |
| --- | --- | --- |
"""


def main(arguments: list[str]) -> int:
    """Write what has changed; with ``--check`` only say what would."""
    faults = unknown_names(GLOSSARY_FILE.read_text(), code())
    wanted = {
        DIAGRAM_FILE: between_marks(DIAGRAM_FILE.read_text(), diagram()),
        PAGES_FILE: pages(),
    }
    for path, text in wanted.items():
        is_same = path.exists() and path.read_text() == text
        if not is_same and "--check" in arguments:
            faults.append(f"{path.name} is not what the code says: run `make fix`.")
        elif not is_same:
            path.write_text(text)
    print("\n".join(faults))
    return int(bool(faults))


def diagram() -> str:
    """Draw which part of the package imports which."""
    graph = grimp.build_graph("planner", cache_dir=None)
    parts = sorted(graph.find_children("planner"))
    arrows = [
        f"    {name(a)} --> {name(b)}"
        for a in parts
        for b in parts
        if a != b and graph.direct_import_exists(importer=a, imported=b, as_packages=True)
    ]
    return "\n".join(["```mermaid", "flowchart TD", *arrows, "```"])


def name(module: str) -> str:
    """Take the last part of a module's dotted name."""
    return module.rpartition(".")[2]


def between_marks(text: str, drawing: str) -> str:
    """Put a drawing between the two marks of a document."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise SystemExit(f"{DIAGRAM_FILE.name} needs the lines {BEGIN} and {END}.")
    return f"{before}{BEGIN}\n{drawing}\n{END}{after}"


def pages() -> str:
    """List every route with its methods and the first line of its docstring."""
    with tempfile.TemporaryDirectory() as instance:
        app = create_app(PLANNER_INSTANCE=instance)
        rules = sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule)
        return PAGES_HEAD + "".join(row for rule in rules for row in rows(app, rule))


def rows(app: Flask, rule: Rule) -> Iterator[str]:
    """Write a row for each method of a route."""
    view = app.view_functions[rule.endpoint]
    for method in sorted((rule.methods or set()) - QUIET_METHODS):
        answering = getattr(getattr(view, "view_class", None), method.lower(), view)
        first = (inspect.getdoc(answering) or "").partition("\n")[0]
        yield f"| {method} | `{rule.rule}` | {first} |\n"


def unknown_names(glossary: str, source: str) -> list[str]:
    """List the names in a glossary's third column that the code does not have."""
    columns = [line.split("|")[3] for line in glossary.splitlines() if line.count("|") >= 4]  # noqa: PLR2004 - three columns have four bars
    names = [found for column in columns for found in re.findall(r"`(\w+)`", column)]
    return [
        f"docs/glossary.md names `{found}`, which the code does not have."
        for found in names
        if not re.search(rf"\b{found}\b", source)
    ]


def code() -> str:
    """Read all of our own Python at once."""
    return "\n".join(path.read_text() for path in sorted((PROJECT / "planner").rglob("*.py")))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
