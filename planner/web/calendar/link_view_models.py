"""What the pages about calendar links show: plain values, ready to print."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.web.shown import Link, Notice, Press


@dataclass(frozen=True)
class FreshLink:
    """Hold a link just made: its address, shown this once, and the ways to subscribe to it.

    ``qr`` is the address of a picture; ``warning`` says who cannot reach the link, or is "".
    """

    name: str
    url: str
    qr: str
    ways: tuple[Link, ...]
    warning: str = ""


@dataclass(frozen=True)
class LinkRow:
    """Hold one link in use: what it tells, when it was made and read, what can be done with it."""

    name: str
    tells: str
    made: str
    read: str
    is_read: bool
    edit: Link
    rotate: Press
    revoke: Press


@dataclass(frozen=True)
class Choice:
    """Hold one box to tick, with a line that says what follows from it."""

    name: str
    label: str
    hint: str
    is_on: bool


@dataclass(frozen=True)
class LinkForm:
    """Hold the form of a link as it was typed."""

    action: str
    button: str
    name: str
    choices: tuple[Choice, ...]
    version: int | None = None
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class App:
    """Hold how soon one app shows a change."""

    name: str
    words: str


@dataclass(frozen=True)
class LinksPage:
    """Hold everything ``templates/calendar/links.html`` prints."""

    form: LinkForm
    rows: tuple[LinkRow, ...]
    reveals: tuple[str, ...]
    hides: str
    apps: tuple[App, ...]
    apps_as_of: str
    download: Link | None
    fresh: FreshLink | None = None
    notice: Notice | None = None


@dataclass(frozen=True)
class LinkPage:
    """Hold everything ``templates/calendar/link_edit.html`` prints."""

    title: str
    back: Link
    form: LinkForm
