"""Whose word each fact on the page of a place is, and how often a closure is told."""

import csv
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from planner.domain.holidays import HolidayCalendar
from planner.domain.places.place import Status
from planner.web.places.week import days_of
from tests.domain.hours_examples import HOLIDAYS, PlaceWithHours, sg
from tests.web.reading import Page, read

PLACES = Path(__file__).resolve().parents[3] / "data" / "places.csv"
TUESDAY_18_30 = sg("Tue 2026-11-24 18:30")
GONE = {
    place["slug"]: place
    for place in csv.DictReader(PLACES.read_text(encoding="utf-8").splitlines())
    if place["status"] in {"closed", "moved"}
}


def page_of(client: FlaskClient, slug: str) -> Page:
    return read(client.get(f"/places/{slug}"))


def row_of(client: FlaskClient, slug: str, term: str) -> str:
    """Read the row of the facts' table that begins with a term."""
    rows = [row.text for row in page_of(client, slug).all("tr")]
    return next(row for row in rows if row.startswith(term))


@pytest.mark.parametrize(
    ("slug", "term", "source", "date"),
    [
        ("ang-mo-kio-public-library", "Power", "General statements", "2016"),
        ("ang-mo-kio-public-library", "Still there", "chatbot", "2026-09-01"),
        ("ang-mo-kio-public-library", "Kind", "branch list", "2023"),
        ("ang-mo-kio-public-library", "Who may enter", "branch list", "2023"),
        ("punggol-regional-library", "Studying", "seat-booking catalogue", "2026-09-05"),
        ("punggol-regional-library", "Booking", "seat-booking catalogue", "2026-09-05"),
        ("pasir-ris-public-library", "Quiet", "seat-booking catalogue", "2026-09-05"),
        ("pasir-ris-public-library", "Power", "General statements", "2016"),
        ("punggol-regional-library", "Kind", "branch list", "2023"),
        ("library-at-orchard", "Still there", "chatbot", "2026-09-01"),
        ("leng-kee-community-club", "Studying", "CNA", "2018-11"),
        ("leng-kee-community-club", "Kind", "Community Clubs dataset", "2019"),
        ("bukit-timah-community-club", "Price", "Straits Times", "2021-12-16"),
        ("nanyang-technological-university-campus", "Price", "membership page", "2024"),
        ("nanyang-technological-university-campus", "Kind", "List of institutions", "2020-10"),
    ],
)
def test_a_fact_bears_the_date_of_its_own_source(
    client: FlaskClient, slug: str, term: str, source: str, date: str
) -> None:
    row = row_of(client, slug, term)
    assert row.endswith(f"as of {date}")
    assert source in row or "same source" in row


@pytest.mark.parametrize("term", ["Quiet", "Food", "Price"])
def test_what_nobody_knows_has_no_source(client: FlaskClient, term: str) -> None:
    assert row_of(client, "bishan-public-library", term).split() == [term, "not", "known"]


@pytest.mark.parametrize("slug", GONE)
def test_a_closure_is_told_once(client: FlaskClient, slug: str) -> None:
    words = page_of(client, slug).one("main").text
    assert words.count(GONE[slug]["status_note"]) == 1
    assert "Tue 24 Nov, today Closed Wed 25 Nov Closed" in " ".join(words.split())


def test_a_moved_place_leads_to_the_new_one(client: FlaskClient) -> None:
    (link,) = page_of(client, "ang-mo-kio-public-library").all(
        "a", href="/places/ang-mo-kio-library-amk-hub"
    )
    assert link.text == "Moved to Ang Mo Kio Library (AMK Hub)"


def test_the_row_of_a_moved_place_says_where_to(client: FlaskClient) -> None:
    listed = read(client.get("/places?near=569842&when=any&kind=library&page=2"))
    assert "Moved to Ang Mo Kio Library (AMK Hub). Closed since" in listed.one("main").text


def test_a_place_that_we_do_not_list_is_never_told_as_open(client: FlaskClient) -> None:
    page = page_of(client, "mcdonalds-scape")
    reason = "nothing shows that the outlet came back."
    assert {e["data-state"] for e in page.elements if e["class"] == "verdict"} == {"unknown"}
    assert page.one("main").text.count(reason) == 1
    verdict = client.get("/api/v1/places/mcdonalds-scape").get_json()["verdict"]
    assert verdict["state"] == "unknown"
    assert verdict["reasons"][0].endswith(reason)


def test_free_for_anyone_leaves_out_a_place_that_is_paid_for(client: FlaskClient) -> None:
    def rooms(question: str) -> set[str]:
        url = f"/api/v1/places?kind=study_room&when=any&per_page=100{question}"
        return {place["slug"] for place in client.get(url).get_json()["places"]}

    assert rooms("") - rooms("&access=public") >= {"trivelis-rn-work-booths"}
    main = page_of(client, "bukit-timah-community-club").one("main")
    assert "the work booths are paid" in main.text


def week(place: PlaceWithHours, holidays: HolidayCalendar = HOLIDAYS) -> list[tuple[str, ...]]:
    return [day.words for day in days_of(place, holidays, TUESDAY_18_30)]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (PlaceWithHours(None), "Not known"),
        (PlaceWithHours("off"), "Closed"),
        (PlaceWithHours(do_not_list="Gone."), "Not known"),
        (PlaceWithHours(status=Status.CLOSED), "Closed"),
    ],
    ids=["no hours", "never open", "unlisted", "closed"],
)
def test_what_holds_all_week_is_not_said_on_each_day(place: PlaceWithHours, words: str) -> None:
    assert week(place) == [(words,)] * 7


def test_a_closure_within_the_week_is_said_on_its_first_day() -> None:
    closing = PlaceWithHours(status=Status.CLOSED, closed_from=sg("Fri 2026-11-27 00:00").date())
    open_days, told = [("10:00–21:00",)] * 3, ("Closed since 27 Nov 2026",)
    assert week(closing) == [*open_days, told, ("Closed",), ("Closed",), ("Closed",)]


def test_a_note_beside_hours_is_said_on_every_day() -> None:
    noted = PlaceWithHours('10:00-12:00, Mo-Su 15:00-16:00 "ring"')
    assert week(noted) == [("10:00–12:00", "Ring")] * 7
