"""Pages that are the same for everybody: rendered, fingerprinted, asked for again each time."""

from flask import Response, make_response, redirect, render_template

from planner.web.caching import cacheable

ASK_AGAIN = "private, no-cache"


def public_page(template: str, page: object, status: int = 200) -> Response:
    """Render a page; 304 without its body if its reader holds the same."""
    response = make_response(render_template(template, page=page), status)
    return cacheable(response, ASK_AGAIN)


def leading_to(url: str) -> Response:
    """Lead on to another page, which may be another one next time."""
    response = make_response(redirect(url))
    response.headers["Cache-Control"] = ASK_AGAIN
    return response
