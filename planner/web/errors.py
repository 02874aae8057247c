"""What a reader sees when something is wrong: a page, or an RFC 9457 problem for programs."""

import logging
from http import HTTPStatus

from flask import (
    Flask,
    Response,
    current_app,
    jsonify,
    make_response,
    render_template,
    request,
)
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from planner.domain.errors import (
    InvalidValue,
    NotFound,
    NotReady,
    OriginUnavailable,
    PlannerError,
    SetUpFault,
    StaleEdit,
    UnknownHours,
)
from planner.web.headers import is_for_programs
from planner.web.personal import seen_at

log = logging.getLogger("planner.errors")

STATUSES: dict[type[PlannerError], int] = {
    InvalidValue: 400,
    NotFound: 404,
    StaleEdit: 409,
    UnknownHours: 422,
    OriginUnavailable: 503,
    NotReady: 503,
    SetUpFault: 503,
}

TITLES = {
    400: "That cannot be used",
    403: "Not from another site",
    404: "There is nothing here",
    405: "Not in that way",
    409: "Changed in the meantime",
    413: "Too large",
    503: "Not just now",
}
SENTENCES = {
    400: "The address or form holds something we cannot use.",
    403: "This change was asked for by another site, so nothing was changed.",
    404: "Nothing stands at this address. It may have been mistyped or moved.",
    405: "This address cannot be used that way.",
    413: "That is larger than we take.",
    500: "Something went wrong on our side. It has been noted; please try again.",
    503: "Something we rely on does not answer just now. Please try again in a minute.",
}


def problem(status: int, detail: str, **extra: object) -> Response:
    """Make an RFC 9457 problem; ``extra`` names the field at fault and the like."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        **extra,
    }
    response = jsonify(body)
    response.status_code = status
    response.mimetype = "application/problem+json"
    return response


def page(status: int, detail: str) -> Response:
    """Make an error page that says what happened and leads back."""
    title = TITLES.get(status, "Something went wrong")
    html = render_template("errors/error.html", status=status, title=title, sentence=detail)
    return make_response(html, status)


def answer(status: int, detail: str, **extra: object) -> Response:
    """Answer programs with a problem and people with a page."""
    return problem(status, detail, **extra) if is_for_programs() else page(status, detail)


def _planner_error(error: PlannerError) -> Response:
    extra = {"field": error.field} if isinstance(error, InvalidValue) else {}
    kinds = type(error).__mro__  # an adapter's own error wears the status of the one it refines
    status = next((STATUSES[kind] for kind in kinds if kind in STATUSES), 500)
    return answer(status, str(error), **extra)


def _http_error(error: HTTPException) -> Response:
    if isinstance(error, MethodNotAllowed) and (url := _page_above()):
        return seen_at(url)
    status = error.code or 500
    response = answer(status, SENTENCES.get(status, error.description or ""))
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        response.headers["Allow"] = dict(error.get_headers()).get("Allow", "")
    return response


def _page_above() -> str:
    """Give the nearest page above an address that takes only forms; "" where nobody looks for one.

    Such an address comes back without its form: by a reload, a bookmark, the line of a browser.
    """
    if is_for_programs() or request.method not in {"GET", "HEAD"}:
        return ""
    addresses = current_app.create_url_adapter(request)
    path = request.path
    while addresses and (path := path.rpartition("/")[0]):
        if addresses.test(path, "GET"):
            return f"{request.script_root}{path}"
    return ""


def _crash(error: Exception) -> Response:
    log.error("unhandled error", exc_info=error)
    return answer(500, SENTENCES[500])


def install(app: Flask) -> None:
    """Map every error to its answer."""
    app.register_error_handler(PlannerError, _planner_error)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _crash)
