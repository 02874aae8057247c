"""What a host's robots.txt says of us (RFC 9309), read with protego.

No robots.txt: open. One that is closed to us (401, 403), or that cannot be had: nothing of the
host is read; the RFC would let the first pass.
"""

from collections.abc import Callable
from dataclasses import dataclass

import httpx
from protego import Protego

from planner.adapters.one_get import OK, Reply
from planner.adapters.outbound import Refused, Unanswered

ROBOT = "Waypoint"  # the name under which a robots.txt finds us
LARGEST_ROBOTS = 500 * 1024  # RFC 9309 asks for no more to be read
LONGEST_DELAY_S = 30.0
CLOSED = (401, 403)
BUSY = 429
FIRST_FAULT, FIRST_SERVER_FAULT = 400, 500


@dataclass(frozen=True, slots=True)
class Rules:
    """Hold what one host says; ``fault`` is why nothing of it may be read."""

    rules: Protego | None = None
    fault: Refused | Unanswered | None = None

    @property
    def delay_s(self) -> float:
        """Give the pause that the host asks for between two requests, at most 30."""
        asked = self.rules.crawl_delay(ROBOT) if self.rules else None
        return min(max(asked or 0.0, 0.0), LONGEST_DELAY_S)

    def admit(self, url: httpx.URL) -> None:
        """Let a URL pass, or raise Refused or Unanswered."""
        if self.fault:
            raise type(self.fault)(str(self.fault))
        if self.rules and not self.rules.can_fetch(str(url), ROBOT):
            raise Refused("Its robots.txt asks programs to stay away.")


def rules_of(read: Callable[[], Reply]) -> Rules:
    """Read a host's rules; ``read`` asks for its robots.txt and raises Refused or Unanswered."""
    try:
        reply = read()
    except (Refused, Unanswered) as fault:
        return Rules(fault=Unanswered(f"Its robots.txt could not be read. {fault}"))
    if reply.status in CLOSED:
        return Rules(fault=Refused("Its robots.txt is closed to programs."))
    if reply.status == BUSY or reply.status >= FIRST_SERVER_FAULT:
        return Rules(fault=Unanswered(f"Its robots.txt failed with status {reply.status}."))
    if reply.status >= FIRST_FAULT:
        return Rules()
    if reply.status != OK:
        return Rules(fault=Unanswered(f"Its robots.txt answered with status {reply.status}."))
    return Rules(Protego.parse(reply.body[:LARGEST_ROBOTS].decode("utf-8", errors="replace")))
