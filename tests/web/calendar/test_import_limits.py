"""What the pages of imported calendars refuse, keep to one owner, and never show or keep."""

import pytest

from planner.adapters.calendar import reading
from tests.adapters.calendar_bombs import BOMBS
from tests.adapters.calendar_files import calendar, event, written
from tests.web.imported import listed, looked_at, mark, saved, send
from tests.web.reading import inline_code, read
from tests.web.saved import People, Person

pytest_plugins = ["tests.web.saved_fixtures"]


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait longer than a page does: how long it takes is no question here."""
    monkeypatch.setattr(reading, "SECONDS", 20)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Nothing was given yet"),
        (b"hello", "no calendar file"),
        (calendar(), "no event in this file"),
        (b"PK\x03\x04", "unpack it"),
        (b"x" * 1_000_001, "up to 1 MB"),
    ],
    ids=["nothing", "a text", "no event", "a ZIP file", "too large"],
)
def test_what_cannot_be_read_is_said_and_makes_nobody_known(
    people: People, content: bytes, sentence: str
) -> None:
    response = send(people.ana, content)
    page = read(response)
    assert response.status_code == 400
    assert "Set-Cookie" not in response.headers
    assert sentence in page.errors
    assert page.one("input", type="file")["aria-invalid"] == "true"
    assert not any(people.rows().values())


def test_a_pasted_text_that_cannot_be_read_is_not_lost(ana: Person) -> None:
    page = read(send(ana, b"", name="", text="<b>hello"))
    assert page.one("textarea").text == "<b>hello"


def test_what_is_far_too_large_is_refused_with_a_sentence(ana: Person) -> None:
    response = send(ana, b"x" * 3_000_000)
    assert response.status_code == 413
    assert "up to 1 MB" in read(response).errors


def test_a_whole_megabyte_can_be_pasted(ana: Person) -> None:
    text = calendar(event(), "X-PADDING:" + "\r\n ".join(["x" * 70] * 12_000)).decode()
    assert 850_000 < len(text) < 1_000_000
    assert send(ana, b"", name="", text=text).status_code == 303


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"name": ""}, "Name: nothing is typed here yet"),
        ({"name": "Mine", "replaces": "999"}, "to be replaced is not here any more"),
    ],
)
def test_a_form_at_fault_keeps_what_was_typed(
    ana: Person, form: dict[str, str], sentence: str
) -> None:
    saved(ana, written("timetable-nus"))
    url = looked_at(ana, written("own-google"))
    response = ana.post(f"{url}/save", mark=mark(ana, url), **form)
    assert response.status_code == 400
    assert sentence in read(response).errors
    assert read(response).one("input", id="name")["value"] == form["name"]
    assert listed(ana) == ["Sem 1"]


@pytest.mark.parametrize("known", [True, False], ids=["who has some", "who has none"])
def test_another_s_calendar_is_not_there(people: People, *, known: bool) -> None:
    other = people.ben if known else people.cai
    url = saved(people.ana, written("timetable-nus"))
    of_ana = url.rpartition("/")[2]
    if known:
        mine = looked_at(other, written("own-google"))
        assert other.post(f"{mine}/save", name="Mine", replaces=of_ana).status_code == 400
    before = people.rows()["busy_event"]
    assert other.client.get(url).status_code == 404
    for change in ("save", "remove"):
        assert other.post(f"{url}/{change}", name="X").status_code == 404
    assert people.rows()["busy_event"] == before
    assert listed(other) == []


def test_the_uploaded_text_is_kept_nowhere(people: People) -> None:
    saved(people.ana, written("own-google"))
    kept = repr(people.rows())
    assert "Choir (moved)" in kept
    for word in ("black folder", "ben@example.org", "BEGIN:", "choir@calendar.example"):
        assert word not in kept


def test_titles_are_shown_as_text(ana: Person) -> None:
    hostile = event(
        title="<script>alert(1)</script><b>x", start=":20261130T110000Z", end=":20261130T120000Z"
    )
    url = looked_at(ana, calendar("X-WR-CALNAME:<i>name", hostile))
    html = ana.client.get(url).get_data(as_text=True)
    assert inline_code(html) == []
    assert "&lt;script&gt;alert(1)" in html
    assert "<i>" not in html


@pytest.mark.parametrize("content", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_a_page_and_never_a_fault_of_ours(
    ana: Person, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "SECONDS", 0.5)
    response = send(ana, content)
    assert response.status_code in {303, 400}
    if response.status_code == 303:
        ana.page(response.headers["Location"])
