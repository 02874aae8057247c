"""What pages of every kind show: links, buttons, statuses. Plain values, ready to print."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """Hold something to press: words, where it leads, an icon's name, whether it is on."""

    label: str
    url: str
    icon: str = ""
    is_on: bool = False


@dataclass(frozen=True)
class Press:
    """Hold a form that is only a button: its words, where it posts, what it sends.

    ``about`` is said after the words to those who hear the page, where several look alike.
    """

    label: str
    url: str
    icon: str = ""
    hidden: tuple[tuple[str, str], ...] = ()
    about: str = ""


@dataclass(frozen=True)
class Notice:
    """Hold a sentence about what was just done, and the button that takes it back."""

    words: str
    undo: Press | None = None


@dataclass(frozen=True)
class Pill:
    """Hold a status as a row wears it; ``kind`` picks its look, never its meaning."""

    words: str
    kind: str


@dataclass(frozen=True)
class Term:
    """Hold one fact of an offer or of a task: its name and its words."""

    name: str
    words: str
    is_known: bool = True
