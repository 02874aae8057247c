"""Evidence: added on the task's page, put right on its own, removed with undo, never lost."""

import pytest

from tests.web.reading import read
from tests.web.saved import EVIDENCE, Person

pytest_plugins = ["tests.web.saved_fixtures"]


@pytest.fixture
def c1(ana: Person) -> str:
    return ana.task(ana.save(), "Do c1")


@pytest.fixture
def piece(ana: Person, c1: str) -> str:
    """Add a piece of evidence and give the address of its form."""
    ana.done(f"{c1}/evidence", **EVIDENCE)
    (address,) = [a["href"] for a in ana.page(c1).all("a") if "/evidence/" in a["href"]]
    return address


def test_every_field_of_evidence_is_shown(ana: Person, c1: str, piece: str) -> None:
    words = ana.words(c1)
    for part in (
        EVIDENCE["says"],
        EVIDENCE["link"],
        "Seen 23 Nov 2026",
        "Who answered Internship office",
        "Reference REF-7",
        "By mail.",
    ):
        assert part in words
    assert piece.startswith(c1)


@pytest.mark.parametrize(
    ("link", "can_be_followed"),
    [
        ("https://example.org/a", True),
        ("HTTP://example.org/a", True),
        ("reply.pdf", False),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)//https://", False),
        ("data:text/html,<b>", False),
        ("//example.org", False),
    ],
)
def test_only_a_link_to_the_web_can_be_followed(
    ana: Person, c1: str, link: str, can_be_followed: bool
) -> None:
    ana.done(f"{c1}/evidence", says="Seen", link=link)
    page = ana.page(c1)
    assert link.strip() in page.one("main").text
    assert (link in [a["href"] for a in page.all("a")]) is can_be_followed


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("says", "   "),
        ("says", "x" * 10_001),
        ("seen_on", "yesterday"),
        ("seen_on", "25 Nov 2026"),
        ("link", "x" * 2_001),
        ("answered_by", "x" * 201),
        ("reference", "x" * 201),
        ("remark", "x" * 10_001),
    ],
)
def test_a_fault_opens_the_form_with_everything_typed(
    ana: Person, c1: str, piece: str, field: str, value: str
) -> None:
    typed = EVIDENCE | {field: value}
    for response in (ana.post(f"{c1}/evidence", **typed), ana.edit(piece, piece, **typed)):
        assert response.status_code == 400
        page = read(response)
        assert f"#{field}" in [link["href"] for link in page.all("a")]
        assert page.one("span", id=f"{field}-error")
        html = response.get_data(as_text=True)
        assert all(text in html for text in typed.values())


def test_evidence_is_put_right(ana: Person, c1: str, piece: str) -> None:
    page = ana.page(piece)
    assert page.one("input", name="seen_on")["value"] == "23 Nov 2026"
    ana.edit(piece, piece, **EVIDENCE | {"says": "They took it back.", "seen_on": ""})
    words = ana.words(c1)
    assert "They took it back." in words
    assert "Seen 23 Nov 2026" not in words


def test_a_late_edit_shows_both_and_can_be_saved_over(ana: Person, c1: str, piece: str) -> None:
    version = ana.version(piece)
    ana.done(piece, **EVIDENCE | {"remark": "phone"}, version=version)
    late = ana.post(piece, **EVIDENCE | {"remark": "desk", "says": "Two\nlines"}, version=version)
    assert late.status_code == 409
    page = read(late)
    assert "Note on it Saved now phone What you typed desk" in page.one("main").text
    hidden = {field["name"]: field["value"] for field in page.all("input", type="hidden")}
    ana.done(page.one("form")["action"], **hidden)
    assert "Two lines" in ana.words(c1)


def test_removed_evidence_comes_back_with_undo(ana: Person, c1: str, piece: str) -> None:
    page = ana.page(ana.done(f"{piece}/remove"))
    assert "The evidence is removed." in page.one("main").text
    assert EVIDENCE["reference"] not in page.one("main").text
    assert ana.client.get(piece).status_code == 404
    (undo,) = [form["action"] for form in page.all("form") if form["action"].endswith("/restore")]
    assert "The evidence is back." in ana.words(ana.done(undo))
    assert EVIDENCE["reference"] in ana.words(c1)
