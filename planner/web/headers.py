"""The headers that every answer wears."""

from flask import Flask, Response, current_app, request

from planner.adapters.folium_map import TILE_HOST


def policy(*, has_tiles: bool) -> str:
    """Write the content security policy: everything ours, tiles as images where they are on."""
    images = f"'self' data: {TILE_HOST}" if has_tiles else "'self' data:"
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            f"img-src {images}",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'",
        )
    )


def add_headers(response: Response) -> Response:
    """Add the policy, and open the reading API to other sites."""
    headers = response.headers
    headers["Content-Security-Policy"] = current_app.config["CONTENT_SECURITY_POLICY"]
    headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Permissions-Policy"] = "geolocation=(self), camera=(), microphone=(), payment=()"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    if request.path.startswith("/api/"):
        headers["Access-Control-Allow-Origin"] = "*"
    return response


def install(app: Flask) -> None:
    """Put the headers on every answer of the app."""
    app.config["CONTENT_SECURITY_POLICY"] = policy(has_tiles=app.config["SETTINGS"].has_tiles)
    app.after_request(add_headers)
