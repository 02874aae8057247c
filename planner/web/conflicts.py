"""A form that came too late: both versions are shown, or what was typed for what is removed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask import Response

from planner.domain.errors import StaleEdit
from planner.web.personal import personal_page
from planner.web.shown import Link, Press

MEANWHILE = "Changed in the meantime"
THE_SAME = "What is saved says the same as what you typed."
COPY_IT = "What you typed is still here, but saved nowhere: copy it before you go on."

Fields = Mapping[str, tuple[str, str, str]]
"""A field's name to its label, the words saved and those typed, both as they would be kept."""


@dataclass(frozen=True)
class ConflictRow:
    """Hold one field of which two versions exist; ``saved`` is None for what is removed."""

    label: str
    saved: str | None
    typed: str


@dataclass(frozen=True)
class ConflictPage:
    """Hold what came too late: why, what is kept, both versions, and the button that goes on.

    ``press`` saves one's own version over the other, or brings back what is removed; None where
    nothing can.
    """

    title: str
    sentence: str
    kept: str
    rows: tuple[ConflictRow, ...]
    press: Press | None
    back: Link


@dataclass(frozen=True)
class Form:
    """Hold a form that came too late: where it posts, what it sent, and the version saved now."""

    action: str
    sent: Mapping[str, str]
    version: int
    back: Link


def conflict(error: StaleEdit, fields: Fields, form: Form) -> Response:
    """Show what is saved beside what was typed; the button saves over just what is shown."""
    rows = tuple(ConflictRow(*row) for row in fields.values() if row[1] != row[2])
    save = saves_over(form.action, form.sent.items(), form.version)
    return both_shown(error, rows, save, form.back)


def removed(error: StaleEdit, fields: Fields, restore_url: str, back_url: str) -> Response:
    """Show what was typed for something that is removed by now; the button brings that back."""
    typed = [(label, mine) for label, _, mine in fields.values()]
    back = Link("Leave it removed", back_url, "chevron-left")
    return typed_shown("Removed in the meantime", str(error), typed, restore_url, back)


def saves_over(action: str, sends: Iterable[tuple[str, str]], version: int) -> Press:
    """Give the button that sends a form again, over the version that is saved now."""
    hidden = (*sends, ("version", str(version)))
    return Press("Save what I typed", action, "check", hidden)


def both_shown(
    error: StaleEdit, rows: tuple[ConflictRow, ...], save: Press, back: Link
) -> Response:
    """Show the rows that differ, and the button that saves over just what is shown."""
    kept = "" if rows else THE_SAME
    return _answer(ConflictPage(MEANWHILE, str(error), kept, rows, save, back))


def typed_shown(
    title: str, sentence: str, typed: Iterable[tuple[str, str]], restore_url: str, back: Link
) -> Response:
    """Show what was typed, label by label; the button brings back what is gone, if that can be."""
    rows = tuple(ConflictRow(label, None, words) for label, words in typed if words.strip())
    restore = Press("Bring it back", restore_url, "rotate-ccw") if restore_url else None
    return _answer(ConflictPage(title, sentence, COPY_IT if rows else "", rows, restore, back))


def sent(fields: Fields) -> dict[str, str]:
    """Give what a form sent where its words are what it sends."""
    return {name: mine for name, (_, _, mine) in fields.items()}


def _answer(page: ConflictPage) -> Response:
    return personal_page("errors/conflict.html", 409, page=page)
