"""TBW."""

from flask import Blueprint

blueprint = Blueprint("guides", __name__)


@blueprint.get("/guides")
def index() -> str:
    """TBW."""
    return ""
