"""YAML is read as text with lines, and what YAML would guess or hide is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.store.guides.yaml_file import (
    DEEPEST,
    LARGEST_BYTES,
    Entry,
    Sheet,
    entries,
    fields_of,
    read_yaml,
    text_of,
)

Write = Callable[[str | bytes], tuple[Entry | None, Sheet]]


@pytest.fixture
def written(tmp_path: Path) -> Write:
    def write(text: str | bytes) -> tuple[Entry | None, Sheet]:
        path = tmp_path / "flow.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        sheet = Sheet("flow.yaml")
        return read_yaml(path, sheet), sheet

    return write


def told(sheet: Sheet) -> list[str]:
    return [str(fault) for fault in sheet.faults]


@pytest.mark.parametrize(
    "word", ["no", "yes", "null", "~", "1", "0123", "1_000", "2026-11-22", "1e3", ".inf", "22:30"]
)
def test_a_plain_word_stays_the_text_it_is(written: Write, word: str) -> None:
    entry, sheet = written(f"- {word}\n")
    assert entry
    assert [text_of(one, sheet, "x") for one in entries(entry, sheet, "x")] == [word]
    assert told(sheet) == []


def test_lines_are_those_of_an_editor(written: Write) -> None:
    entry, sheet = written("# a remark\n\nfirst: 1\nsecond:\n  - a\n  - b\n")
    assert entry
    fields = fields_of(entry, sheet, "x")
    assert {name: one.line for name, one in fields.items()} == {"first": 3, "second": 4}
    assert [one.line for one in entries(fields["second"], sheet, "x")] == [5, 6]


def test_folded_text_is_one_line(written: Write) -> None:
    entry, sheet = written("text: >-\n  One\n  two\n\n  three   four\n")
    assert entry
    text = text_of(fields_of(entry, sheet, "x")["text"], sheet, "text")
    assert text == "One two three four"


REFUSED: dict[str, tuple[str | bytes, str]] = {
    "nothing": ("", "flow.yaml:1: is empty"),
    "a remark alone": ("# nothing\n", "flow.yaml:1: is empty"),
    "no UTF-8": (b"a: \xff\n", "flow.yaml:1: cannot be read: 'utf-8' codec"),
    "no YAML": ("a: 1\nb: [\n", "flow.yaml:3: cannot be read: did not find expected node"),
    "a tab": ("a:\n\t- b\n", "flow.yaml:2: cannot be read: found character that cannot"),
    "a NUL": ("a: b\0c\n", "flow.yaml:1: cannot be read: "),
    "an anchor": ("a: 1\nb: &it 2\n", "flow.yaml:2: has an anchor or an alias"),
    "an alias": ("a: 1\nb: *it\n", "flow.yaml:2: has an anchor or an alias"),
    "a list anchored": ("a: &it [1]\n", "flow.yaml:1: has an anchor or an alias"),
    "a tag": ("a: !!python/object:os.system x\n", "flow.yaml:1: has a tag: write plain text"),
    "a tagged mapping": ("a: !thing {b: c}\n", "flow.yaml:1: has a tag: write plain text"),
    "two documents": ("a: 1\n---\nb: 2\n", "flow.yaml:2: has a second document: keep one"),
    "a tower": ("[" * (DEEPEST + 1), f"flow.yaml:1: is nested more than {DEEPEST} deep"),
    "a high tower": ("[" * 50_000, f"flow.yaml:1: is nested more than {DEEPEST} deep"),
    "too much": ("#" * (LARGEST_BYTES + 1), "flow.yaml:1: cannot be read: it is larger than"),
}


@pytest.mark.parametrize(("text", "fault"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_plain_document_is_refused(
    written: Write, text: str | bytes, fault: str
) -> None:
    entry, sheet = written(text)
    assert entry is None
    assert not sheet.is_whole
    (found,) = told(sheet)
    assert found.startswith(fault)


def test_the_largest_file_is_still_read(written: Write) -> None:
    entry, sheet = written("a: b\n" + "#" * (LARGEST_BYTES - 5))
    assert entry
    assert sheet.is_whole


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    sheet = Sheet("flow.yaml")
    assert read_yaml(tmp_path, sheet) is None
    assert told(sheet) == ["flow.yaml:1: cannot be read: Is a directory"]


def test_a_key_that_stands_twice_is_blamed_where_it_does(written: Write) -> None:
    entry, sheet = written("a: 1\nb: 2\na: 3\n")
    assert entry
    fields = fields_of(entry, sheet, "x")
    assert told(sheet) == ["flow.yaml:3: key 'a' stands twice"]
    assert text_of(fields["a"], sheet, "a") == "1"


@pytest.mark.parametrize(
    ("text", "read", "fault"),
    [
        pytest.param("a: 1", entries, "x is not a list", id="keys for a list"),
        pytest.param("a", entries, "x is not a list", id="a text for a list"),
        pytest.param("[a]", text_of, "x is not a text", id="a list for a text"),
        pytest.param("{a: 1}", text_of, "x is not a text", id="keys for a text"),
        pytest.param("[a]", fields_of, "x has no keys", id="a list for keys"),
        pytest.param("{[a]: 1}", fields_of, "a key of x is not a text", id="a list as a key"),
    ],
)
def test_a_value_of_another_shape_is_a_fault(
    written: Write, text: str, read: Callable[[Entry, Sheet, str], object], fault: str
) -> None:
    entry, sheet = written(text)
    assert entry
    read(entry, sheet, "x")
    assert told(sheet)[0].startswith(f"flow.yaml:1: {fault}")


def test_a_thing_has_one_place() -> None:
    sheet = Sheet("flow.yaml")
    sheet.place(("item", "c1"), 3)
    sheet.place(("item", "c1"), 9)
    assert sheet.lines == {("item", "c1"): 3}
    assert told(sheet) == ["flow.yaml:9: item c1 stands twice"]
