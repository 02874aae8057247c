"""Forms only from our own pages: a browser says where a request comes from, and we listen.

``docs/adr/0008`` says why no token is needed. Programs that are no browsers send neither header,
and hold nobody's cookie.
"""

from urllib.parse import urlsplit

from flask import Flask, abort, request

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
OWN = {"same-origin", "none"}


def is_from_elsewhere() -> bool:
    """Tell whether another site made the reader's browser send this request."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in OWN
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != request.host


def _refuse() -> None:
    if request.method not in SAFE_METHODS and is_from_elsewhere():
        abort(403)


def install(app: Flask) -> None:
    """Refuse every change that another site asks for."""
    app.before_request(_refuse)
