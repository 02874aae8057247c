"""Where we may connect: registered hosts and what is below them, by https, at public addresses.

Names are resolved here, every address is checked, and the connection is made to one of them, so
that no second answer of a name server counts. Seconds.
"""

import contextlib
import queue
import re
import socket
import ssl
import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network, IPv6Network, ip_address

import httpx

HTTPS_PORT = 443
LONGEST_URL = 2_000
UNICAST = IPv6Network("2000::/3")  # RFC 4291: all of IPv6 that is given out
TRANSLATED = IPv6Network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last 32 bits
DOCUMENTATION = IPv6Network("3fff::/20")  # RFC 9637: nobody's; older Pythons call it public
PROTOCOLS = IPv4Network("192.0.0.0/24")  # RFC 6890: nobody's; older Pythons call parts public
HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+")

Resolve = Callable[[str, int, float], Sequence[str]]


class Refused(Exception):
    """Say that the page is not to be read by us, or that we are not to go there."""


class Unanswered(Exception):
    """Say that nobody answered as one should; another time may do."""


def is_public_address(text: str) -> bool:
    """Tell whether an address is one of the public internet, also where it wraps another."""
    try:
        address = ip_address(text)
    except ValueError:
        return False
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast and address not in PROTOCOLS
    if address in TRANSLATED:
        return is_public_address(str(IPv4Address(int(address) & 0xFFFFFFFF)))
    # 6to4 (given up by RFC 7526) and Teredo lead through relays of strangers.
    is_tunnelled = address.sixtofour is not None or address.teredo is not None
    is_given_out = address in UNICAST and address not in DOCUMENTATION
    return is_given_out and address.is_global and not is_tunnelled


def system_addresses(host: str, port: int, seconds: float) -> Sequence[str]:
    """Ask this machine's resolver, for so many seconds at most; raises Unanswered."""
    answers: queue.SimpleQueue[list[str]] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            found = []
        answers.put(list(dict.fromkeys(str(address[0]) for *_, address in found)))

    # A resolver cannot be interrupted: left behind, it ends with the process.
    threading.Thread(target=ask, daemon=True).start()
    try:
        return answers.get(timeout=seconds)
    except queue.Empty:
        raise Unanswered("The name of its host could not be looked up in time.") from None


def is_plain_https(url: httpx.URL) -> bool:
    """Tell whether a URL is https at the usual port."""
    return url.scheme == "https" and url.port in {None, HTTPS_PORT}


@dataclass(frozen=True, slots=True)
class Outbound:
    """Hold the hosts that we may go to; the rules are others only in trials."""

    hosts: frozenset[str]
    resolve: Resolve = system_addresses
    is_public: Callable[[str], bool] = is_public_address
    is_safe: Callable[[httpx.URL], bool] = is_plain_https
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def is_registered(self, url: httpx.URL) -> bool:
        """Tell whether a URL's host, or one above it, is registered."""
        host = host_of(url)
        return any(host == known or host.endswith(f".{known}") for known in self.hosts)

    def admit(self, url: httpx.URL) -> None:
        """Let a URL pass, or raise Refused with what is amiss."""
        if not self.is_safe(url):
            raise Refused(f"It leads to {url.scheme}://{host_of(url)}, not to plain https.")
        if url.userinfo:
            raise Refused("It leads to an address with a name or password in it.")
        if not self.is_registered(url):
            raise Refused(f"It leads to {host_of(url)}, which no source of ours names.")

    def addresses(self, url: httpx.URL, seconds: float) -> Sequence[str]:
        """Resolve a URL's host to addresses, all of them public; raises Unanswered."""
        port = url.port or HTTPS_PORT
        found = self.resolve(host_of(url), port, seconds)
        if not found:
            raise Unanswered(f"The name {host_of(url)} is not known.")
        if not all(self.is_public(address) for address in found):
            raise Unanswered(f"The name {host_of(url)} leads to an address that is not public.")
        return found


def host_of(url: httpx.URL) -> str:
    """Give a URL's host as name servers know it: lower case, ASCII."""
    return url.raw_host.decode("ascii").lower()


def read_url(text: str, base: httpx.URL | None = None) -> httpx.URL:
    """Read an address, relative to another if one is given, without its fragment.

    Raises Refused where it is none, or has no host.
    """
    try:
        url = (base.join(text) if base else httpx.URL(text)).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, TypeError):
        url = httpx.URL()
    if not HOST.fullmatch(host_of(url)) or len(str(url)) > LONGEST_URL:
        raise Refused("It leads to something that is no address.")
    return url


def hosts_of(urls: Collection[str]) -> frozenset[str]:
    """List the hosts of addresses; what is no address has none."""
    found: set[str] = set()
    for url in urls:
        with contextlib.suppress(Refused):
            found.add(host_of(read_url(url)))
    return frozenset(found)
