"""An ASGI app served inside the running loop, at a socket of our own.

The socket is bound here, because uvicorn would end the process when an address is taken; signals stay with the one who
started the process. A server that has nothing to do wakes up once a second, not ten times, and stops without delay.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import socket
from collections.abc import Iterator

import uvicorn
from starlette.types import ASGIApp

from bot.errors import ConfigError

WHY = {
    errno.EADDRINUSE: "다른 프로그램이나 먼저 켜 둔 공고봇이 이 포트를 쓰고 있습니다",
    errno.EACCES: "이 포트를 쓸 권한이 없습니다",
    errno.EADDRNOTAVAIL: "이 컴퓨터에 그런 주소가 없습니다",
}


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready, self.ending = asyncio.Event(), asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and tell who waits for it."""
        await super().startup(sockets)
        self.ready.set()

    async def main_loop(self) -> None:
        """Keep the date header fresh until it is time to end."""
        while not await self.on_tick(0):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.ending.wait(), 1)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the process's signals alone."""
        yield


class Serving:
    """One app at one address; port 0 picks a free one, `address` tells which.

    `setting` is what an operator changes when the address cannot be had; `grace` seconds are given to requests in hand at
    a stop.
    """

    def __init__(self, app: ASGIApp, listen: tuple[str, int], setting: str, grace: int = 5) -> None:
        self._app, self._listen, self._setting, self._grace = app, listen, setting, grace
        self._server: _Server | None = None
        self._task: asyncio.Task[None] | None = None
        self.address = listen

    async def start(self) -> None:
        """Bind and serve; ConfigError when the address cannot be had."""
        sock = _bound(self._listen, self._setting)
        self.address = sock.getsockname()[:2]
        config = uvicorn.Config(
            self._app,
            log_config=None,
            access_log=False,
            lifespan="off",
            http="h11",
            ws="none",
            timeout_graceful_shutdown=self._grace,
            server_header=False,
        )
        self._server = _Server(config)
        self._task = asyncio.create_task(self._server.serve(sockets=[sock]))
        await self._server.ready.wait()

    async def stop(self) -> None:
        """Stop taking requests, finish those in hand."""
        if self._server is None or self._task is None:
            return
        self._server.should_exit = True
        self._server.ending.set()
        await self._task


def _bound(listen: tuple[str, int], setting: str) -> socket.socket:
    host, port = listen
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        sock = socket.create_server(listen, family=family)
    except OSError as error:
        why = WHY.get(error.errno or 0, os.strerror(error.errno or 0))
        raise ConfigError(
            f"{host}:{port}에서 들을 수 없습니다: {why}. "
            f"{setting}={host}:{min(port + 1, 65535)} 처럼 다른 주소나 포트를 적어 주세요."
        ) from error
    sock.setblocking(False)
    return sock
