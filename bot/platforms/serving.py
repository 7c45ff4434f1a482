"""An ASGI app served inside the running loop, at a socket of our own.

The socket is bound here, because uvicorn would end the process when an address is taken; signals stay with the one who
started the process.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Iterator

import uvicorn
from starlette.types import ASGIApp

from bot.errors import ConfigError


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and tell who waits for it."""
        await super().startup(sockets)
        self.ready.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the process's signals alone."""
        yield


class Serving:
    """One app at one address; port 0 picks a free one, `address` tells which."""

    def __init__(self, app: ASGIApp, listen: tuple[str, int]) -> None:
        self._app, self._listen = app, listen
        self._server: _Server | None = None
        self._task: asyncio.Task[None] | None = None
        self.address = listen

    async def start(self) -> None:
        """Bind and serve; ConfigError when the address cannot be had."""
        sock = _bound(self._listen)
        self.address = sock.getsockname()[:2]
        config = uvicorn.Config(
            self._app,
            log_config=None,
            access_log=False,
            lifespan="off",
            http="h11",
            ws="none",
            timeout_graceful_shutdown=5,
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
        await self._task


def _bound(listen: tuple[str, int]) -> socket.socket:
    family = socket.AF_INET6 if ":" in listen[0] else socket.AF_INET
    try:
        sock = socket.create_server(listen, family=family)
    except OSError as error:
        where = f"{listen[0]}:{listen[1]}"
        raise ConfigError(
            f"{where}에서 들을 수 없습니다 ({error.strerror}). 다른 주소나 포트를 적어 주세요."
        ) from error
    sock.setblocking(False)
    return sock
