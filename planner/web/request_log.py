"""One line a request: method, route, status, milliseconds, request id. Never a path or a query.

The route is the pattern ("/places/<slug>"), so no text, postal code or position that somebody
typed can reach the log.
"""

import logging
import secrets
import time

from flask import Flask, Response, g, request

log = logging.getLogger("planner.requests")


def _start() -> None:
    g.started = time.perf_counter()
    g.request_id = secrets.token_hex(6)


def _finish(response: Response) -> Response:
    response.headers.add("X-Request-Id", g.request_id)
    milliseconds = (time.perf_counter() - g.started) * 1000
    route = request.url_rule.rule if request.url_rule else "-"
    log.info(
        'method=%s route="%s" status=%d ms=%.1f id=%s',
        request.method,
        route,
        response.status_code,
        milliseconds,
        g.request_id,
    )
    return response


def _is_no_request_line(record: logging.LogRecord) -> bool:
    """Tell the development server's words from its lines about requests, which hold the query."""
    return " - - [" not in str(record.msg)


def install(app: Flask, level: str) -> None:
    """Log every request of the app to standard error."""
    # No line names a thread or a process, and looking them up for each would cost time.
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    logging.basicConfig(format="%(asctime)s level=%(levelname)s %(message)s")
    logging.getLogger("planner").setLevel(level)
    logging.getLogger("werkzeug").addFilter(_is_no_request_line)
    app.before_request(_start)
    app.after_request(_finish)
