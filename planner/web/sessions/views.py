"""Revision sessions: the table of their addresses, each with the view that answers it."""

from collections.abc import Callable

from flask import Blueprint, Response

from planner.web.session_addresses import ONE_ACT, ONE_SESSION
from planner.web.sessions import edit, log, moves, new, presses, show

blueprint = Blueprint("sessions", __name__)

GETS: dict[str, tuple[str, Callable[..., Response]]] = {
    "new": ("/sessions/new", new.new),
    "again": ("/sessions", new.again),
    "show": (ONE_SESSION, show.show),
    "edit": (f"{ONE_SESSION}/edit", edit.edit),
    "move_form": (f"{ONE_SESSION}/move", moves.move_form),
    "delete_form": (f"{ONE_SESSION}/delete", presses.delete_form),
}
POSTS: dict[str, tuple[str, Callable[..., Response]]] = {
    "create": ("/sessions", new.create),
    "check": ("/sessions/new", new.check),
    "update": (f"{ONE_SESSION}/edit", edit.update),
    "check_edit": (f"{ONE_SESSION}/edit/check", edit.check),
    "move": (f"{ONE_SESSION}/move", moves.move),
    "check_move": (f"{ONE_SESSION}/move/check", moves.check),
    "cancel": (f"{ONE_SESSION}/cancel", presses.cancel),
    "delete": (f"{ONE_SESSION}/delete", presses.delete),
    "fix": (f"{ONE_SESSION}/fix", presses.fix),
    "accept": (f"{ONE_SESSION}/accept", presses.accept),
    "timer": (f"{ONE_SESSION}/timer", log.timer),
    "finish": (f"{ONE_SESSION}/finish", log.finish),
    "reopen": (f"{ONE_SESSION}/reopen", log.reopen),
    "undo": (f"{ONE_ACT}/undo", presses.undo),
}
for method, routes in (("GET", GETS), ("POST", POSTS)):
    for endpoint, (rule, view) in routes.items():
        blueprint.add_url_rule(rule, endpoint, view, methods=[method])
