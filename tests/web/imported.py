"""Short ways to what a person does on the pages of imported calendars."""

import io

from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from tests.web.reading import Page, read
from tests.web.saved import Person

IMPORT = "/calendar/import"


def send(person: Person, content: bytes, name: str = "sem 1.ics", text: str = "") -> TestResponse:
    """Send the form as a browser does: a file, chosen or not, and a text."""
    file = FileStorage(io.BytesIO(content), name)
    boundary, body = encode_multipart({"file": file, "text": text})
    kind = f'multipart/form-data; boundary="{boundary}"'
    return person.client.post(IMPORT, data=body, content_type=kind)


def looked_at(person: Person, content: bytes, name: str = "sem 1.ics") -> str:
    """Send a file that can be read, and give the address that it leads to."""
    response = send(person, content, name)
    assert response.status_code == 303, read(response).errors
    return response.headers["Location"]


def saved(person: Person, content: bytes, file: str = "sem 1.ics", **form: str) -> str:
    """Send a file and save it; give the address of its page."""
    url = looked_at(person, content, file)
    given = {"name": "Sem 1", "replaces": ""} | form
    done = person.done(f"{url}/save", mark=mark(person, url), **given)
    assert done.startswith(f"{IMPORT}?done=")
    return url


def mark(person: Person, url: str) -> str:
    """Give what the page of a calendar sends along with each press."""
    return person.page(url).all("input", name="mark")[0]["value"]


def undone(person: Person, url: str) -> str:
    """Press Undo, the first button of this page, and give the address that it leads to."""
    page = person.page(url)
    (press,) = [form for form in page.all("form") if form["action"].endswith("/restore")]
    hidden = {name: page.all("input", name=name)[0]["value"] for name in ("mark", "instead")}
    return person.done(press["action"], **hidden)


def listed(person: Person) -> list[str]:
    page = person.page(IMPORT)
    return [link.text for link in page.all("a") if link["href"].startswith(f"{IMPORT}/")]


def choices(page: Page) -> dict[str, str]:
    return {each.text: each["value"] for each in page.all("option")}


def chosen(page: Page) -> list[str]:
    return [each.text for each in page.all("option") if "selected" in each.attributes]
