"""A copied link is passed on to others: it never tells where its reader is."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import drag_map, open_map, query


@pytest.mark.parametrize("near", ["1.3511,103.8485", "geo:1.3511,103.8485"])
def test_a_copied_link_leaves_out_a_position_and_says_so(page: Page, near: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_map(page, f"/places?view=map&kind=library&near={near}")
    page.get_by_role("button", name="Copy link to this view").click()
    expect(page.locator("#map-status")).to_have_text(
        "Link to this view copied, without your position."
    )
    copied = query(page.evaluate("navigator.clipboard.readText()"))
    assert (sorted(copied), copied["kind"]) == (["bbox", "kind", "view"], ["library"])


def test_searching_an_area_keeps_the_readers_own_position(page: Page) -> None:
    open_map(page, "/places?view=map&near=1.3511,103.8485&kind=library")
    drag_map(page, -220, -120)
    page.get_by_role("button", name="Search this area").click()
    page.wait_for_url("**bbox=**")
    assert query(page.url)["near"] == ["1.3511,103.8485"]
