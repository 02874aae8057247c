"""Pages about what one person keeps: never stored on the way, changed only by their forms."""

from collections.abc import Mapping

from flask import Response, make_response, redirect, render_template, request

from planner.domain.errors import InvalidValue
from planner.web.caching import NOT_KEPT

LARGEST_ID = 2**31 - 1  # what a key's column takes on every database
MOST_DIGITS = len(str(LARGEST_ID))
NO_VERSION = -1  # older than any, also than settings that were never saved
ONE_CHECKLIST = f"/checklists/<int(max={LARGEST_ID}):checklist_id>"
ONE_TASK = f"{ONE_CHECKLIST}/tasks/<int(max={LARGEST_ID}):task_id>"
ONE_EVIDENCE = f"{ONE_TASK}/evidence/<int(max={LARGEST_ID}):evidence_id>"


def personal_page(template: str, status: int = 200, **given: object) -> Response:
    """Render a page that nobody may keep a copy of on the way."""
    response = make_response(render_template(template, **given), status)
    response.headers["Cache-Control"] = NOT_KEPT
    return response


def form_page(template: str, page: object, errors: Mapping[str, str]) -> Response:
    """Render a form; 400 if something in it has to be put right."""
    return personal_page(template, 400 if errors else 200, page=page)


def seen_at(url: str) -> Response:
    """Lead on to where the change can be seen."""
    response = make_response(redirect(url, 303))
    response.headers["Cache-Control"] = NOT_KEPT
    return response


def typed(name: str) -> str:
    """Give what was typed into a field of the form, or ""."""
    return request.form.get(name, "")


def typed_version() -> int:
    """Give the version that the form was filled in on; raises InvalidValue."""
    text = typed("version")
    is_number = text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
    if not is_number or int(text) > LARGEST_ID:
        raise InvalidValue("version", "This form has lost which version it is for: open it again.")
    return int(text)


def version_seen() -> int:
    """Give the version that a form was filled in on; one that lost it is older than any."""
    try:
        return typed_version()
    except InvalidValue:
        return NO_VERSION
