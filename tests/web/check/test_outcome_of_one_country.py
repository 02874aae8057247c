"""The outcome of one country names no office and no page that answers only for the other."""

import re
from urllib.parse import urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.domain.guides.guidebook import Guidebook
from planner.domain.guides.outcomes import COUNTRIES
from planner.web.guides.guidebook import guidebook
from tests.data.flow_visitors import STUDENT
from tests.web.reading import Page


@pytest.fixture
def book(app: Flask) -> Guidebook:
    with app.app_context():
        return guidebook()


def routes_of(client: FlaskClient, country: str) -> tuple[str, Page]:
    """Give the routes of an outcome as HTML, and its whole page."""
    html = client.get(f"/guides/check/outcome?{urlencode({**STUDENT, 'country': country})}").text
    return "".join(re.findall(r"<article.*?</article>", html, re.DOTALL)), Page(html)


@pytest.mark.parametrize("country", COUNTRIES)
def test_one_country_s_outcome_names_nobody_of_the_other(
    client: FlaskClient, book: Guidebook, country: str
) -> None:
    routes, page = routes_of(client, country)
    words = Page(routes).elements
    reach = {each["id"] for each in page.all("div", tabindex="-1")}
    here = [p for p in book.flow.parties if p.country == country]
    offices = [p for p in book.flow.parties if p.country not in {"", country}]
    assert offices
    assert [p.id for p in offices if any(p.name in one.text for one in words)] == []
    assert {f"ask-{p.id}" for p in offices} & reach == set()
    assert {f"ask-{p.id}" for p in here} & reach


@pytest.mark.parametrize("country", COUNTRIES)
def test_one_country_s_outcome_links_no_page_about_the_other(
    client: FlaskClient, book: Guidebook, country: str
) -> None:
    links = {a["href"] for a in Page(routes_of(client, country)[0]).all("a")}
    abroad = {one.url for one in book.sources.values() if one.country not in {"", country}}
    assert links & {one.url for one in book.sources.values() if one.country == country}
    assert links & abroad == set()


def test_comparing_names_the_offices_of_both(client: FlaskClient) -> None:
    _, page = routes_of(client, "both")
    reach = {each["id"] for each in page.all("div", tabindex="-1")}
    assert {"ask-embassy-japan", "ask-embassy-korea"} <= reach
