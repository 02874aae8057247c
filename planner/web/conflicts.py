"""A form that came too late: both versions are shown, or what was typed for what is removed."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Response

from planner.domain.errors import StaleEdit
from planner.web.personal import personal_page
from planner.web.shown import Link, Press

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
    rows = tuple(
        ConflictRow(label, saved, mine) for label, saved, mine in fields.values() if saved != mine
    )
    hidden = (*form.sent.items(), ("version", str(form.version)))
    save = Press("Save what I typed", form.action, "check", hidden)
    kept = "" if rows else THE_SAME
    page = ConflictPage("Changed in the meantime", str(error), kept, rows, save, form.back)
    return personal_page("checklists/conflict.html", 409, page=page)


def removed(error: StaleEdit, fields: Fields, restore_url: str, back_url: str) -> Response:
    """Show what was typed for something that is removed by now; the button brings that back."""
    rows = tuple(ConflictRow(label, None, mine) for label, _, mine in fields.values() if mine)
    restore = Press("Bring it back", restore_url, "rotate-ccw")
    back = Link("Leave it removed", back_url, "chevron-left")
    kept = COPY_IT if rows else ""
    page = ConflictPage("Removed in the meantime", str(error), kept, rows, restore, back)
    return personal_page("checklists/conflict.html", 409, page=page)


def sent(fields: Fields) -> dict[str, str]:
    """Give what a form sent where its words are what it sends."""
    return {name: mine for name, (_, _, mine) in fields.items()}
