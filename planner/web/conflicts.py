"""A form that was filled in on an older version: both are shown, and one's own can be saved."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Response

from planner.domain.errors import StaleEdit
from planner.web.checklist_form_view import ConflictPage, ConflictRow
from planner.web.checklist_view import Press
from planner.web.personal import personal_page
from planner.web.place_view import Link

Fields = Mapping[str, tuple[str, str, str]]  # a field's name to its label, words saved, words typed


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
    page = ConflictPage(str(error), rows, save, form.back)
    return personal_page("checklists/conflict.html", 409, page=page)


def sent(fields: Fields) -> dict[str, str]:
    """Give what a form sent where its words are what it sends."""
    return {name: mine for name, (_, _, mine) in fields.items()}
