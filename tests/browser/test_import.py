"""A file that is far too large: whoever sends it reads so, and does not lose the connection."""

from http.client import HTTPConnection
from urllib.parse import urlsplit

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import OpenPage

NINE_MB = b"x" * 9_000_000
TOO_LARGE = "up to 1 MB can be"


def choose(page: Page, content: bytes) -> None:
    page.goto("/calendar/import")
    file = FilePayload(name="all.ics", mimeType="text/calendar", buffer=content)
    page.locator("#file").set_input_files(file)


def test_a_file_that_is_too_large_is_said_to_be_before_it_is_sent(page: Page) -> None:
    choose(page, NINE_MB)
    fault = page.locator("[data-file-fault]")
    expect(fault).to_contain_text(TOO_LARGE)
    page.get_by_role("button", name="Read it").click()
    assert not page.locator("#file").evaluate("(field) => field.validity.valid")
    choose(page, b"BEGIN:VCALENDAR")
    expect(fault).to_be_hidden()
    with page.expect_navigation():
        page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("alert")).to_contain_text("no event in this file")


def test_without_scripts_the_server_says_it(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    choose(page, NINE_MB)
    with page.expect_navigation():
        page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("alert")).to_contain_text(TOO_LARGE)


def test_a_program_that_sends_all_of_it_first_gets_the_answer(live_url: str) -> None:
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.ics"\r\n\r\n'
    connection = HTTPConnection(urlsplit(live_url).netloc)
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    connection.request("POST", "/calendar/import", head + NINE_MB + b"\r\n--x--\r\n", kind)
    answer = connection.getresponse()
    assert (answer.status, TOO_LARGE in answer.read().decode()) == (413, True)
    connection.close()
