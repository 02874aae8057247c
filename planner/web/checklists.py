"""TBW."""

from flask import Blueprint

blueprint = Blueprint("checklists", __name__)


@blueprint.get("/checklists")
def index() -> str:
    """TBW."""
    return ""
