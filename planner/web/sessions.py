"""Revision sessions: the table of their addresses, each with the view that answers it."""

from collections.abc import Callable

from flask import Blueprint, Response

from planner.web import (
    session_edit,
    session_log,
    session_moves,
    session_new,
    session_presses,
    session_show,
)
from planner.web.session_addresses import ONE_ACT, ONE_SESSION

blueprint = Blueprint("sessions", __name__)

GETS: dict[str, tuple[str, Callable[..., Response]]] = {
    "new": ("/sessions/new", session_new.new),
    "show": (ONE_SESSION, session_show.show),
    "edit": (f"{ONE_SESSION}/edit", session_edit.edit),
    "move_form": (f"{ONE_SESSION}/move", session_moves.move_form),
    "check_edit_again": (f"{ONE_SESSION}/edit/check", session_presses.edit_again),
    "check_move_again": (f"{ONE_SESSION}/move/check", session_presses.move_again),
    "delete_form": (f"{ONE_SESSION}/delete", session_presses.delete_form),
}
POSTS: dict[str, tuple[str, Callable[..., Response]]] = {
    "create": ("/sessions", session_new.create),
    "check": ("/sessions/new", session_new.check),
    "update": (f"{ONE_SESSION}/edit", session_edit.update),
    "check_edit": (f"{ONE_SESSION}/edit/check", session_edit.check),
    "move": (f"{ONE_SESSION}/move", session_moves.move),
    "check_move": (f"{ONE_SESSION}/move/check", session_moves.check),
    "cancel": (f"{ONE_SESSION}/cancel", session_presses.cancel),
    "delete": (f"{ONE_SESSION}/delete", session_presses.delete),
    "fix": (f"{ONE_SESSION}/fix", session_presses.fix),
    "accept": (f"{ONE_SESSION}/accept", session_presses.accept),
    "timer": (f"{ONE_SESSION}/timer", session_log.timer),
    "finish": (f"{ONE_SESSION}/finish", session_log.finish),
    "reopen": (f"{ONE_SESSION}/reopen", session_log.reopen),
    "undo": (f"{ONE_ACT}/undo", session_presses.undo),
}
for method, routes in (("GET", GETS), ("POST", POSTS)):
    for endpoint, (rule, view) in routes.items():
        blueprint.add_url_rule(rule, endpoint, view, methods=[method])
