"""How pages are audited by axe: in which looks, and what counts as a fault."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import LOOKS, Axe

WIDER_THAN_THE_WINDOW = "document.documentElement.scrollWidth > innerWidth"
SOME_LOOKS = [
    "phone-dark",
    *(pytest.param(look, marks=pytest.mark.slow) for look in LOOKS if look != "phone-dark"),
]


def faults(page: Page, axe: Axe) -> list[str]:
    """List what axe finds on a page that is there with its styles, and whether it is too wide."""
    page.wait_for_load_state("load")
    wide = ["wider than the window"] if page.evaluate(WIDER_THAN_THE_WINDOW) else []
    return [f"{page.url}: {fault}" for fault in axe(page) + wide]
