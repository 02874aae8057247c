"""A limit cuts the connections it was told of, also one that opens after the time."""

import socket
from collections.abc import Iterator

import pytest

from planner.adapters.time_limit import TimeLimit

OPENED = "connection.connect_tcp.complete"


class Opened:
    """Be a connection as httpcore tells of it."""

    def __init__(self, own: socket.socket) -> None:
        self.own = own

    def get_extra_info(self, name: str) -> socket.socket | None:
        return self.own if name == "socket" else None


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.settimeout(5)
        yield ours, theirs


@pytest.mark.parametrize("is_late", [False, True], ids=["open in time", "opened too late"])
def test_a_connection_is_cut_when_the_time_is_up(
    pair: tuple[socket.socket, socket.socket], is_late: bool
) -> None:
    ours, _ = pair
    told = {"return_value": Opened(ours)}
    with TimeLimit(0.05) as limit:
        limit.watch("connection.connect_tcp.started", {})
        if is_late:
            while not limit.is_over:
                pass
        limit.watch(OPENED, told)
        assert ours.recv(1) == b""
    assert limit.is_over


def test_a_connection_within_its_time_is_left_alone(
    pair: tuple[socket.socket, socket.socket],
) -> None:
    ours, theirs = pair
    with TimeLimit(60) as limit:
        limit.watch(OPENED, {"return_value": Opened(ours)})
        theirs.sendall(b"x")
        assert ours.recv(1) == b"x"
    assert not limit.is_over
