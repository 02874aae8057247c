"""Every component in every state; in development only."""

from flask import Blueprint, render_template

from planner.web.style_samples import SAMPLES

blueprint = Blueprint("styleguide", __name__)


@blueprint.get("/styleguide")
def show() -> str:
    """Show the components."""
    return render_template("styleguide/show.html", samples=SAMPLES)
