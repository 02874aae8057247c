"""Documents written from the code: the marks are kept, the rest of the file is left alone."""

import pytest

from tools import docs

FRAME = f"# Before\n{docs.BEGIN}\nold\n{docs.END}\nafter\n"


def test_a_drawing_replaces_what_stood_between_the_marks_and_nothing_else() -> None:
    once = docs.between_marks(FRAME, "new")
    assert once == f"# Before\n{docs.BEGIN}\nnew\n{docs.END}\nafter\n"
    assert docs.between_marks(once, "new") == once


@pytest.mark.parametrize("text", ["", docs.BEGIN, docs.END], ids=["none", "no end", "no begin"])
def test_a_document_without_both_marks_is_named(text: str) -> None:
    with pytest.raises(SystemExit, match=docs.DIAGRAM_FILE.name):
        docs.between_marks(text, "new")


def test_the_diagram_points_from_the_web_to_the_domain_and_never_back() -> None:
    drawn = docs.diagram()
    assert "web --> domain" in drawn
    assert "domain -->" not in drawn


def test_a_word_of_the_glossary_that_the_code_lacks_is_named() -> None:
    glossary = "| place | Somewhere. | `Place` |\n| spot | Elsewhere. | `Spot` |\n"
    assert docs.unknown_names(glossary, "class Place: ...") == [
        "docs/glossary.md names `Spot`, which the code does not have."
    ]


def test_a_page_is_listed_with_its_method_and_purpose() -> None:
    assert "| GET | `/healthz` | Answer while the process runs. |\n" in docs.pages()
