"""Static files under a fingerprint: ``/static/<digest>/css/tokens.css``.

One digest over all files stands in the path, so that scripts and styles may name each other by
relative paths and still be kept for a year by browsers.
"""

import hashlib
from pathlib import Path

from flask import Blueprint, Flask, Response, current_app, send_from_directory, url_for

from planner import PROJECT

STATIC = PROJECT / "static"
YEAR = "public, max-age=31536000, immutable"

blueprint = Blueprint("assets", __name__)


def digest_of(folder: Path) -> str:
    """Fingerprint the names and contents of a folder's files."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def asset(path: str) -> str:
    """Give the fingerprinted URL of a static file."""
    return url_for("assets.show", digest=current_app.config["ASSET_DIGEST"], path=path)


@blueprint.get("/static/<digest>/<path:path>")
def show(digest: str, path: str) -> Response:
    """Send a static file; only the current fingerprint may be kept for good."""
    response = send_from_directory(STATIC, path)
    is_current = digest == current_app.config["ASSET_DIGEST"]
    response.headers["Cache-Control"] = YEAR if is_current else "no-cache"
    return response


def install(app: Flask) -> None:
    """Fingerprint the files and let templates name them."""
    app.config["ASSET_DIGEST"] = digest_of(STATIC)
    app.register_blueprint(blueprint)
    app.jinja_env.globals["asset"] = asset
