"""How long an answer may be kept elsewhere."""

from flask import Response, request

NOT_KEPT = "private, no-store"  # for whatever holds somebody's position


def cacheable(response: Response, control: str) -> Response:
    """Let an answer be kept as ``control`` says, and asked for again by its ETag."""
    response.headers["Cache-Control"] = control
    response.add_etag()
    response.make_conditional(request)
    return response
