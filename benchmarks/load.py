"""Requests a second over keep-alive connections: by wrk where it is on PATH, else a plain client.

The plain client is Python in processes of its own. It takes more of the machine than wrk does,
which holds back the quicker of two servers and so favours the slower: say which one was used.
"""

import multiprocessing
import re
import selectors
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path

CONNECTIONS = 16
PROCESSES = 2
SLACK_SECONDS = 20
CHUNK = 1 << 16
WRK = shutil.which("wrk")
CLIENT = "wrk" if WRK else "a plain client in Python (no wrk on PATH)"
LUA = """
local requests, turn = {}, 0
init = function(args)
  for path in io.lines(args[1]) do requests[#requests + 1] = wrk.format("GET", path) end
end
request = function()
  turn = turn % #requests + 1
  return requests[turn]
end
"""


def requests_per_second(port: int, paths: Sequence[str], seconds: float) -> float:
    """Ask a server of this machine for the paths in turn, from 16 connections.

    Raises RuntimeError if any answer is not 200.
    """
    return _by_wrk(port, paths, seconds) if WRK else _by_sockets(port, paths, seconds)


def ask_once(port: int, paths: Sequence[str]) -> None:
    """Ask for each path once, over one connection; raises RuntimeError unless all are 200."""
    with socket.create_connection(("127.0.0.1", port)) as link:
        for path in paths:
            link.sendall(_request(path))
            _read_answer(link)


def _request(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()


def _by_wrk(port: int, paths: Sequence[str], seconds: float) -> float:
    with tempfile.TemporaryDirectory() as folder:
        listed, script = Path(folder) / "paths", Path(folder) / "turns.lua"
        listed.write_text("\n".join(paths))
        script.write_text(LUA)
        options = ["-t1", f"-c{CONNECTIONS}", f"-d{seconds:.0f}s", "-s", str(script)]
        command = [str(WRK), *options, f"http://127.0.0.1:{port}", "--", str(listed)]
        output = subprocess.run(
            command, capture_output=True, text=True, check=True, timeout=seconds + SLACK_SECONDS
        ).stdout
    if re.search(r"Non-2xx|Socket errors", output):
        raise RuntimeError(f"The server did not answer every request:\n{output}")
    found = re.search(r"Requests/sec:\s+([\d.]+)", output)
    return float(found[1]) if found else 0.0


def _by_sockets(port: int, paths: Sequence[str], seconds: float) -> float:
    context = multiprocessing.get_context("spawn")
    with context.Pool(PROCESSES) as pool:
        shares = [(port, paths[start::PROCESSES] or paths, seconds) for start in range(PROCESSES)]
        return sum(pool.starmap(_share, shares))


def _share(port: int, paths: Sequence[str], seconds: float) -> float:
    """Keep this process's connections busy; requests a second."""
    turns = cycle([_request(path) for path in paths])
    links = [socket.create_connection(("127.0.0.1", port)) for _ in range(CONNECTIONS // PROCESSES)]
    try:
        begun = time.perf_counter()
        answered = _asked(links, turns, begun + seconds)
        return answered / (time.perf_counter() - begun)
    finally:
        for link in links:
            link.close()


def _asked(links: Sequence[socket.socket], turns: Iterator[bytes], until: float) -> int:
    answered = 0
    with selectors.DefaultSelector() as ready:
        for link in links:
            ready.register(link, selectors.EVENT_READ, link)
            link.sendall(next(turns))
        while time.perf_counter() < until:
            for key, _ in ready.select(timeout=1):
                ready_link: socket.socket = key.data
                _read_answer(ready_link)
                answered += 1
                ready_link.sendall(next(turns))
    return answered


def _read_answer(link: socket.socket) -> None:
    """Read one whole answer; raise RuntimeError if it is not 200."""
    received = b""
    while (end := received.find(b"\r\n\r\n")) < 0:
        received += link.recv(CHUNK)
    head = received[:end].lower()
    length = re.search(rb"content-length: (\d+)", head)
    if length is None or not head.startswith(b"http/1.1 200"):
        raise RuntimeError(f"Not a whole 200 answer: {head[:200]!r}")
    missing = int(length[1]) - (len(received) - end - 4)
    while missing > 0:
        missing -= len(link.recv(min(CHUNK, missing)))
