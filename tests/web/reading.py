"""Reading an HTML page the way a person does: rows, fields, links and words."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from werkzeug.test import TestResponse

Attributes = dict[str, str]


@dataclass
class Element:
    """Hold a tag with its attributes and all the words inside it."""

    tag: str
    attributes: Attributes
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")


VOID = {"input", "meta", "link", "br", "hr", "img", "use", "path"}


class Page(HTMLParser):
    """Hold the elements of a page in the order in which they open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        while any(element.tag == tag for element in self._open):
            if self._open.pop().tag == tag:
                return

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.words.append(data)

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """List the elements of a tag whose attributes are as given."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.elements
            if element.tag == tag and wanted.items() <= element.attributes.items()
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        (found,) = self.all(tag, **attributes)
        return found

    @property
    def rows(self) -> list[tuple[int, str]]:
        """List the numbered places: number and slug."""
        rows = [element for element in self.all("li") if element["data-slug"]]
        return [(int(row["data-number"]), row["data-slug"]) for row in rows]

    @property
    def states(self) -> dict[str, str]:
        """Give the state that each listed place's verdict wears."""
        found: dict[str, str] = {}
        slug = ""
        for element in self.elements:
            slug = element["data-slug"] or slug
            if element["class"] == "verdict" and slug:
                found[slug] = element["data-state"]
        return found

    @property
    def errors(self) -> str:
        """Give the words of the error summary."""
        return " ".join(element.text for element in self.all("div", id="error-summary"))


def read(response: TestResponse) -> Page:
    return Page(response.get_data(as_text=True))


def inline_code(html: str) -> list[str]:
    """List what a strict policy would refuse: scripts and styles within the page, handlers."""
    scripts = re.findall(r"<script\b([^>]*)>(.*?)</script>", html, re.DOTALL)
    inline = [body for attributes, body in scripts if "src=" not in attributes or body.strip()]
    tags = [
        tag for tag in re.findall(r"<[a-z][^>]*>", html) if re.search(r"\s(style|on[a-z]+)=", tag)
    ]
    return inline + re.findall("<style", html) + tags
