"""How an outside service is asked over HTTP: once, briefly, and without believing its length.

Times in seconds, sizes in bytes. Redirects are faults, bodies above ``LARGEST_BODY`` too, and an
answer that trickles is cut off when its time is up. No URL, body or header reaches a log or a
message, because they hold what a person typed, or a token.
"""

import contextlib
import json
import logging
import ssl
from collections.abc import Mapping
from typing import Any

import httpx
from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import (
    GeocoderParseError,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
    GeopyError,
)

from planner.adapters.time_limit import TimeLimit

TIMEOUT_S = 3.0
LARGEST_BODY = 256 * 1024
FIRST_FAULT = 300  # from this status on there is no answer in the body

GeopyFault = (AdapterHTTPError, GeopyError)

# These log each URL, and the URL of a search is an address that somebody typed.
for chatty in ("httpx", "httpcore", "geopy"):
    logging.getLogger(chatty).setLevel(logging.WARNING)


class HttpxAdapter(BaseSyncAdapter):  # type: ignore[misc]  # geopy is untyped
    """Ask for geopy through httpx; ``proxies=None`` takes the system's proxies, ``{}`` none."""

    def __init__(
        self, *, proxies: Mapping[str, str] | None, ssl_context: ssl.SSLContext | None
    ) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self._proxies = proxies
        self._ssl_context = ssl_context or ssl.create_default_context()

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:
        """Return the body of a page; raises only what geopy expects of an adapter."""
        return self._text("GET", url, timeout, headers, None)

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:  # noqa: ANN401 - any JSON
        """Return the page's JSON."""
        return _parsed(self._text("GET", url, timeout, headers, None))

    def post_json(
        self, url: str, content: Mapping[str, str], *, timeout: float, headers: Mapping[str, str]
    ) -> Any:  # noqa: ANN401 - any JSON
        """Send a JSON object and return the JSON that answers it."""
        return _parsed(self._text("POST", url, timeout, headers, content))

    def _text(
        self,
        method: str,
        url: str,
        timeout: float | None,
        headers: Mapping[str, str],
        content: Mapping[str, str] | None,
    ) -> str:
        seconds = TIMEOUT_S if timeout is None else timeout
        # A compressed body could grow past the limit in one step.
        asked = {**headers, "Accept-Encoding": "identity"}
        limit = TimeLimit(seconds)
        try:
            with self._client(seconds) as client, limit:
                request = client.build_request(
                    method, url, headers=asked, json=content, extensions={"trace": limit.watch}
                )
                request.extensions["timeout"] = httpx.Timeout(seconds).as_dict()
                return _body(client.send(request, stream=True))
        except GeopyFault:
            raise
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError) as error:
            raise _fault(error, is_late=limit.is_over) from None

    def _client(self, seconds: float) -> httpx.Client:
        mounts = {
            f"{scheme}://": httpx.HTTPTransport(proxy=address)
            for scheme, address in (self._proxies or {}).items()
        }
        return httpx.Client(
            verify=self._ssl_context,
            timeout=seconds,
            follow_redirects=False,
            trust_env=self._proxies is None,
            mounts=mounts,
        )


def _body(response: httpx.Response) -> str:
    with contextlib.closing(response):
        if response.status_code >= FIRST_FAULT:
            raise AdapterHTTPError(
                f"Status {response.status_code}",
                status_code=response.status_code,
                headers={name.lower(): value for name, value in response.headers.items()},
                text="",  # geopy would log it
            )
        if response.headers.get("content-encoding", "identity") != "identity":
            raise GeocoderParseError("The answer is compressed although that was not asked for.")
        body = bytearray()
        for part in response.iter_raw():
            body += part
            if len(body) > LARGEST_BODY:
                raise GeocoderServiceError(f"The answer is larger than {LARGEST_BODY} bytes.")
    return body.decode("utf-8", errors="replace")


def _fault(error: Exception, *, is_late: bool) -> GeopyError:
    fault: GeopyError = GeocoderServiceError(f"The service broke off: {type(error).__name__}.")
    if is_late or isinstance(error, httpx.TimeoutException):
        fault = GeocoderTimedOut("The service did not answer in time.")
    elif isinstance(error, httpx.NetworkError | httpx.ProxyError | OSError):
        fault = GeocoderUnavailable("The service cannot be reached.")
    return fault


def _parsed(text: str) -> Any:  # noqa: ANN401 - any JSON
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise GeocoderParseError("The answer is not JSON.") from None
