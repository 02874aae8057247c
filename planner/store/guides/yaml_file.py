"""One YAML file, read into records that know their lines; every scalar is text as it stands.

"no", "2026-11-22" and "0123" stay the texts they are. Anchors, aliases, tags, a key that stands
twice and a second document are refused. Lines count from 1. ``Where`` names a thing of the guides
by its kind, its id and, if one is at fault, its field.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml

from planner.store.data_rows import Fault, reason

T = TypeVar("T")
Where = tuple[str, ...]

LARGEST_BYTES = 1_000_000  # the longest file of data/guides is far below
DEEPEST = 12  # a list in a condition of a lead of an item is 8 deep
OPENINGS = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
CLOSINGS = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


@dataclass(slots=True)
class Sheet:
    """Hold the faults of one file, and the line of each thing in it.

    ``is_whole`` is False if the file could not be read at all.
    """

    file: str
    faults: list[Fault] = field(default_factory=list)
    lines: dict[Where, int] = field(default_factory=dict)
    is_whole: bool = True

    def blame(self, line: int, message: str) -> None:
        """Note a fault."""
        self.faults.append(Fault(self.file, line, message))

    def place(self, where: Where, line: int) -> None:
        """Note the line of a thing; the same id twice is a fault."""
        if where in self.lines:
            self.blame(line, f"{' '.join(where)} stands twice")
        self.lines.setdefault(where, line)


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one value with the line of its key, or its own in a list."""

    line: int
    node: yaml.Node


def read_yaml(path: Path, sheet: Sheet) -> Entry | None:
    """Read a file's one document; None, with the fault noted, if there is none to use."""
    try:
        text = _text(path)
        refused = next(_refusals(text), None)
        node = None if refused else yaml.compose(text, yaml.CSafeLoader)
    except (OSError, ValueError) as error:
        refused, node = (1, f"cannot be read: {_why(error)}"), None
    except yaml.YAMLError as error:
        refused, node = (_line_of(error), f"cannot be read: {_why(error)}"), None
    if node is None:
        sheet.is_whole = False
        sheet.blame(*(refused or (1, "is empty")))
        return None
    return Entry(1, node)


def _text(path: Path) -> str:
    with path.open("rb") as file:
        content = file.read(LARGEST_BYTES + 1)
    if len(content) > LARGEST_BYTES:
        raise ValueError(f"it is larger than {LARGEST_BYTES} bytes")
    return content.decode("utf-8")


def _why(error: Exception) -> str:
    return getattr(error, "problem", None) or reason(error)


def _refusals(text: str) -> Iterator[tuple[int, str]]:
    """Name what YAML would take and we do not, before anything is built of it."""
    depth = documents = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        line = event.start_mark.line + 1
        if getattr(event, "anchor", None):
            yield line, "has an anchor or an alias: write the value out"
        if getattr(event, "tag", None):
            yield line, "has a tag: write plain text"
        documents += isinstance(event, yaml.DocumentStartEvent)
        depth += isinstance(event, OPENINGS) - isinstance(event, CLOSINGS)
        if documents > 1:
            yield line, "has a second document: keep one"
        if depth > DEEPEST:
            yield line, f"is nested more than {DEEPEST} deep"


def _line_of(error: yaml.YAMLError) -> int:
    mark: Any = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 1


def entries(entry: Entry, sheet: Sheet, name: str) -> list[Entry]:
    """Read a list; anything else is a fault."""
    if not isinstance(entry.node, yaml.SequenceNode):
        sheet.blame(entry.line, f"{name} is not a list")
        return []
    return [Entry(node.start_mark.line + 1, node) for node in entry.node.value]


def text_of(entry: Entry, sheet: Sheet, name: str) -> str:
    """Read a text, its runs of white space as one space; anything else is a fault."""
    if not isinstance(entry.node, yaml.ScalarNode):
        sheet.blame(entry.line, f"{name} is not a text")
        return ""
    return " ".join(entry.node.value.split())


def fields_of(entry: Entry, sheet: Sheet, name: str) -> dict[str, Entry]:
    """Read the keys of a mapping; anything else, and a key that stands twice, is a fault."""
    if not isinstance(entry.node, yaml.MappingNode):
        sheet.blame(entry.line, f"{name} has no keys: give each value a name")
        return {}
    fields: dict[str, Entry] = {}
    for key, value in entry.node.value:
        line = key.start_mark.line + 1
        word = text_of(Entry(line, key), sheet, f"a key of {name}")
        if word in fields:
            sheet.blame(line, f"key {word!r} stands twice")
        fields.setdefault(word, Entry(line, value))
    return fields


def read_records(
    entry: Entry | None, sheet: Sheet, name: str, read: Callable[[Entry], T]
) -> tuple[T, ...]:
    """Read a list of records with a reader; nothing at all gives none."""
    if entry is None:
        return ()
    return tuple(read(one) for one in entries(entry, sheet, name))
