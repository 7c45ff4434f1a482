"""A real HTTP server on loopback that plays what a test wrote down, one answer after another, and remembers who asked."""

from __future__ import annotations

import gzip
import socket
import struct
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PIECE = 64 * 1024


@dataclass(frozen=True)
class Play:
    """One answer. `slow`: seconds before it; `cut`: bytes sent before hanging up; `times`: the body over and over."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    slow: float = 0.0
    drip: float = 0.0
    cut: int | None = None
    reset: bool = False
    times: int = 1

    @property
    def packed(self) -> Play:
        """The same, gzip over the wire."""
        return Play(gzip.compress(self.body), self.status, {**self.headers, "Content-Encoding": "gzip"})


@dataclass(frozen=True)
class Seen:
    """One request as it came."""

    path: str
    headers: Mapping[str, str]
    at: float


class BoardServer:
    """`plays[path]` are the answers to a path with its query, in order; the last one stays.

    Other paths get what `otherwise` plays for them, which is 404.
    """

    def __init__(self) -> None:
        self.otherwise: Callable[[str], Play] = lambda _: Play(b'{"error": "not found"}', 404)
        self.plays: defaultdict[str, list[Play]] = defaultdict(list)
        self.seen: list[Seen] = []
        self.sent = 0
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_port}"

    def play(self, path: str, *plays: Play) -> str:
        """Write down the answers to `path`; gives the whole address."""
        self.plays[path] = list(plays)
        return self.url + path

    def page(self, path: str, body: bytes, etag: str = "") -> str:
        """A page that stays as it is, with an ETag when one is given."""
        return self.play(path, Play(body, headers={"ETag": etag} if etag else {}))

    def paths(self) -> list[str]:
        """Which paths were asked, in order; robots.txt is no matter of theirs."""
        return [seen.path for seen in self.seen if seen.path != "/robots.txt"]

    @contextmanager
    def running(self) -> Iterator[BoardServer]:
        """Answer until the block ends."""
        thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield self
        finally:
            self._http.shutdown()
            self._http.server_close()
            thread.join()

    def _next(self, path: str) -> Play:
        plays = self.plays.get(path)
        if not plays:
            return self.otherwise(path)
        return plays.pop(0) if len(plays) > 1 else plays[0]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        board = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # else a body waits 40 ms for the word that its headers came

            def handle(self) -> None:
                with suppress(ConnectionError):  # whoever asked may hang up at any time
                    super().handle()

            def do_GET(self) -> None:
                board.seen.append(
                    Seen(self.path, {k.lower(): v for k, v in self.headers.items()}, time.monotonic())
                )
                play = board._next(self.path)
                if play.slow:
                    time.sleep(play.slow)
                etag = play.headers.get("ETag")
                if etag and self.headers.get("If-None-Match") == etag:
                    play = Play(status=304, headers={"ETag": etag})
                self._answer(play)

            def _answer(self, play: Play) -> None:
                if play.reset:
                    # Closing with a linger of zero seconds sends RST, as a crashed host does.
                    self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    self.connection.close()
                    self.close_connection = True
                    return
                self.send_response(play.status)
                for name, value in play.headers.items():
                    self.send_header(name, value)
                if play.status != 304:
                    self.send_header("Content-Length", str(len(play.body) * play.times))
                self.end_headers()
                for _ in range(play.times):
                    self._send(play.body if play.cut is None else play.body[: play.cut], play.drip)
                if play.cut is not None:
                    self.close_connection = True

            def _send(self, body: bytes, drip: float) -> None:
                step = 1 if drip else PIECE
                for start in range(0, len(body), step):
                    board.sent += len(body[start : start + step])
                    self.wfile.write(body[start : start + step])
                    if drip:
                        time.sleep(drip)

            def finish(self) -> None:
                if self.connection.fileno() != -1:  # a reset socket cannot be flushed
                    super().finish()

            def log_message(self, *args: object) -> None:
                return

        return Handler
