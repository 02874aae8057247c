"""Whether the process is alive, and whether it is fit to serve."""

from flask import Blueprint, Response, jsonify

from planner.store.database import db
from planner.store.readiness import faults, gazetteer_faults
from planner.web.snapshot import DATA, gazetteer_path

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def alive() -> Response:
    """Answer while the process runs."""
    return jsonify(status="ok")


@blueprint.get("/readyz")
def ready() -> tuple[Response, int]:
    """Answer 200 when the database is seeded and the gazetteer made from its files; else 503."""
    found = [*faults(db.session()), *gazetteer_faults(DATA, gazetteer_path())]
    return jsonify(status="not ready" if found else "ok", faults=found), 503 if found else 200
