"""One GET to one checked address: how long, how large, and in which packing. Seconds and bytes."""

import contextlib
import ssl
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

import httpx

from planner.adapters.outbound import Refused, Unanswered, host_of
from planner.adapters.time_limit import TimeLimit

LARGEST_BODY = 5 * 1024 * 1024
LONGEST_CONNECT_S = 4.0
OK = 200
UNPACKED = ("", "identity")
GZIP = ("gzip", "x-gzip")
TOO_SLOW = "It did not answer in full in its time."
GZIP_WINDOW = 16 + zlib.MAX_WBITS


class NoConnection(Unanswered):
    """Say that this address took no connection; another one of the same name may."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Hold an answer; the body is read only from one of status 200."""

    status: int
    headers: httpx.Headers
    body: bytes = b""


def ask(
    url: httpx.URL,
    address: str,
    headers: Mapping[str, str],
    seconds: float,
    context: ssl.SSLContext,
) -> Reply:
    """Ask the host of ``url`` at ``address``, whose certificate has to carry the host's name.

    Cookies, proxies and redirects are left aside. Raises Refused, Unanswered, NoConnection.
    """
    limit = TimeLimit(seconds)
    timeout = httpx.Timeout(seconds, connect=min(seconds, LONGEST_CONNECT_S))
    request = httpx.Request(
        "GET",
        url.copy_with(host=address),
        headers={"Host": url.netloc.decode("ascii"), "Accept-Encoding": "gzip", **headers},
        extensions={
            "sni_hostname": host_of(url),
            "timeout": timeout.as_dict(),
            "trace": limit.watch,
        },
    )
    try:
        with httpx.HTTPTransport(verify=context, trust_env=False) as transport, limit:
            return _read(transport.handle_request(request))
    except (httpx.HTTPError, httpx.StreamError, OSError) as error:
        raise _fault(error, is_over=limit.is_over) from None


def _read(response: httpx.Response) -> Reply:
    with contextlib.closing(response):
        body = _body(response) if response.status_code == OK else b""
        return Reply(response.status_code, response.headers, body)


def _body(response: httpx.Response) -> bytes:
    declared = response.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > LARGEST_BODY:
        raise _too_large()
    packing = response.headers.get("content-encoding", "").strip().lower()
    if packing not in (*UNPACKED, *GZIP):
        raise Refused("Its answer is packed in a way that we did not ask for.")
    body, unpack = bytearray(), zlib.decompressobj(GZIP_WINDOW) if packing in GZIP else None
    for part in response.iter_raw():
        room = LARGEST_BODY + 1 - len(body)
        body += _unpacked(unpack, part, room) if unpack else part
        if len(body) > LARGEST_BODY:
            raise _too_large()
    if unpack and not unpack.eof:
        raise Unanswered("Its answer broke off.")
    return bytes(body)


def _unpacked(unpack: "zlib._Decompress", part: bytes, room: int) -> bytes:
    """Unpack a part, to one byte more than there is room for at most."""
    try:
        return unpack.decompress(part, room)
    except zlib.error:
        raise Unanswered("Its answer is packed wrongly.") from None


def _too_large() -> Refused:
    return Refused(f"It is larger than {LARGEST_BODY // 1024**2} MB.")


def _fault(error: Exception, *, is_over: bool) -> Unanswered:
    if is_over or isinstance(error, httpx.ReadTimeout | httpx.WriteTimeout):
        return Unanswered(TOO_SLOW)
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return Unanswered("Its certificate is not trusted, or not for its name.")
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
        return NoConnection("It took no connection.")
    return Unanswered(f"Its answer broke off ({type(error).__name__}).")
