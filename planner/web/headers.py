"""The headers that every answer wears."""

from flask import Flask, Response, current_app, request

from planner.adapters.folium_map import TILE_HOST

ALWAYS = (
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("Permissions-Policy", "geolocation=(self), camera=(), microphone=(), payment=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)


FOR_OTHER_SITES = (
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Expose-Headers", "ETag"),
)
FOR_A_PREFLIGHT = (
    ("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS"),
    ("Access-Control-Allow-Headers", "If-None-Match"),
)


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


def is_for_programs() -> bool:
    """Tell whether programs read the answer rather than people: the API, map features, JSON-LD."""
    return request.path.startswith("/api/") or request.path.endswith((".geojson", ".jsonld"))


def add_headers(response: Response) -> Response:
    """Add the policy, and open the reading API to other sites."""
    response.headers.extend(current_app.extensions["headers"])
    if is_for_programs():
        response.headers.extend(FOR_OTHER_SITES)
        if request.method == "OPTIONS":
            response.headers.extend(FOR_A_PREFLIGHT)
    return response


def install(app: Flask) -> None:
    """Put the headers on every answer of the app."""
    security = policy(has_tiles=app.config["SETTINGS"].has_tiles)
    app.extensions["headers"] = (("Content-Security-Policy", security), *ALWAYS)
    app.after_request(add_headers)
