"""The first page: the search box, and what stands behind it."""

from flask import Blueprint, Response, make_response, render_template, url_for

from planner.web.place_view import HomePage, Link, Typed
from planner.web.snapshot import snapshot

EXAMPLES = ("569842", "Bishan", "NS17")

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def index() -> Response:
    """Show the search box; with nothing saved it is the page."""
    catalogue = snapshot().catalogue
    page = HomePage(
        search=Typed(),
        place_count=len(catalogue.places),
        examples=tuple(Link(text, url_for("places.index", near=text)) for text in EXAMPLES),
    )
    response = make_response(render_template("home/index.html", page=page))
    response.headers["Cache-Control"] = "private, no-cache"
    return response
