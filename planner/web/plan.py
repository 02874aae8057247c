"""The plan: agenda, week, and the dates that stand fixed."""

from flask import Blueprint, Response

from planner.web.personal import personal_page

blueprint = Blueprint("plan", __name__)


@blueprint.get("/plan")
def index() -> Response:
    """Show the plan."""
    return personal_page("plan/index.html", page=None)
