"""A limit to the whole time that an HTTP answer takes, however slowly it trickles. Seconds."""

import contextlib
import socket
import threading
from collections.abc import Mapping
from typing import Any, Self

OPENED = frozenset({"connection.connect_tcp.complete", "connection.start_tls.complete"})


class TimeLimit:
    """Cut every connection made within the block when the time is up."""

    def __init__(self, seconds: float) -> None:
        self.is_over = False
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        """Start the time."""
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop the time."""
        self._timer.cancel()

    def watch(self, event: str, told: Mapping[str, Any]) -> None:
        """Note each socket that httpcore opens; give this as a request's "trace" extension."""
        if event in OPENED:
            self._sockets.append(told["return_value"].get_extra_info("socket"))
            if self.is_over:
                self._cut()

    def _cut(self) -> None:
        self.is_over = True
        for opened in self._sockets:
            with contextlib.suppress(OSError):
                # The plain method: a TLS socket's own would change its state under the reader.
                socket.socket.shutdown(opened, socket.SHUT_RDWR)
