"""By which names this installation may be called, and how many proxies stand in front of it.

A page holds whole addresses of its own, so a name that somebody made up must not reach one.
"""

from flask import Flask, current_app, request
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.sansio.utils import host_is_trusted

from planner.domain.errors import InvalidValue

HEALTH = ("/healthz", "/readyz")  # asked by address, and they write no address


def _refuse_strange_host() -> None:
    hosts = current_app.config["SETTINGS"].hosts
    if hosts and request.path not in HEALTH and not host_is_trusted(request.host, hosts):
        raise InvalidValue("host", "Waypoint does not answer to the name in this address.")


def install(app: Flask) -> None:
    """Refuse other names than the ones set, and believe the proxies set about scheme and sender."""
    settings = app.config["SETTINGS"]
    app.before_request(_refuse_strange_host)
    if settings.proxies:
        fixed = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies, x_host=0)
        app.wsgi_app = fixed  # type: ignore[method-assign]
