"""A visitor is known from their first save on, by one cookie, and never before."""

import pytest

from tests.web.saved import OFFER, People

pytest_plugins = ["tests.web.saved_fixtures"]

READ_ONLY = [
    "/checklists",
    "/checklists/new",
    "/checklists/new?country=japan",
    "/checklists/new?own=1",
    "/checklists/compare",
    "/checklists/1",
]


@pytest.mark.parametrize("url", READ_ONLY)
def test_reading_sets_no_cookie(people: People, url: str) -> None:
    assert "Set-Cookie" not in people.cai.client.get(url).headers
    assert people.rows()["owner"] == []


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("?country=japan", {"name": ""}),
        ("?guide=korea", {"name": "Seoul", "first_day": "someday"}),
        ("?own=1", {"name": "", "topics": "one"}),
        ("?own=1", {"name": "Exam", "topics": "x" * 301}),
        ("?own=1", {"name": "Exam", "topics": "x\n" * 201}),
        ("", {"name": "Made of nothing"}),
    ],
)
def test_a_form_with_a_fault_saves_nobody(people: People, query: str, form: dict[str, str]) -> None:
    response = people.cai.post(f"/checklists/new{query}", **form)
    assert response.status_code == 400
    assert "Set-Cookie" not in response.headers
    assert people.rows()["owner"] == []


def test_the_first_save_makes_one_owner_and_the_second_none(people: People) -> None:
    response = people.ana.post("/checklists/new?guide=japan", **OFFER)
    (cookie,) = response.headers.getlist("Set-Cookie")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    people.ana.save()
    assert len(people.rows()["owner"]) == 1
    assert len(people.rows()["checklist"]) == 2


def test_the_cookie_does_not_tell_the_number_of_its_owner(people: People) -> None:
    people.ana.save()
    ((_, key, *_),) = people.rows()["owner"]
    assert isinstance(key, str)
    assert len(key) == 43


def test_a_cookie_that_somebody_wrote_themselves_is_nobodys(people: People) -> None:
    checklist = people.ana.save()
    people.cai.client.set_cookie("session", "eyJvd25lciI6ImFuYSJ9.aaaa.bbbb")
    assert people.cai.client.get(checklist).status_code == 404


@pytest.mark.parametrize("part", ["", "/edit", "/dossier", "/dossier.json", "/changes", "/delete"])
def test_personal_pages_are_not_kept_on_the_way(people: People, part: str) -> None:
    checklist = people.ana.save()
    response = people.ana.client.get(f"{checklist}{part}")
    assert response.headers["Cache-Control"] == "private, no-store"
