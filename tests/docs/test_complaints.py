"""The index of complaints: every test that it names is there, and no row claims without one."""

import re

import pytest

from tools.set_up import PROJECT

PAGE = (PROJECT / "docs" / "complaints.md").read_text()
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in PAGE.splitlines()
    if line.startswith("| ") and not line.startswith(("| ---", "| complaint"))
]


@pytest.mark.parametrize("named", sorted({*NAMED.findall(PAGE)}), ids="::".join)
def test_a_test_that_holds_a_complaint_is_there(named: tuple[str, str]) -> None:
    path, test = named
    assert re.search(rf"^def {test}\(", (PROJECT / path).read_text(), re.MULTILINE)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_complaint_is_held_by_a_test_or_says_that_it_is_not_yet(row: tuple[str, ...]) -> None:
    _complaint, answer, held = row
    assert bool(NAMED.search(held)) != answer.startswith("*Not yet*")
    assert not NAMED.sub("", held).strip(" ,")
