"""The library's Bot, with connections that suit us: one for polling, a few kept open for all else.

The Bot is used as it comes and never `initialize`d: that would put a refused token into an error's words.
"""

from __future__ import annotations

import asyncio
import re
from typing import Any

import httpx
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.platforms.telegram_errors import use_timedeltas

TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
CONNECTIONS = 16
KEPT_OPEN = 30.0
"""Seconds an idle connection is kept, so that the next answer is spared a handshake."""
ANSWER_SECONDS = 15.0
"""How long an answer may take before it counts as lost. Waiting for a free connection counts the same."""


class Client:
    """`bot` and its connections; not `well_formed`: the token has not even the shape of one, nothing is to be asked."""

    def __init__(self, token: str, api: str) -> None:
        self.well_formed = bool(TOKEN.fullmatch(token))
        use_timedeltas()
        # Both clients share what checks certificates; a plain http address has none to check.
        checks = httpx.create_ssl_context() if api.startswith("https:") else False
        more: dict[str, Any] = {"verify": checks}
        limits = httpx.Limits(max_connections=CONNECTIONS, keepalive_expiry=KEPT_OPEN)
        self._requests = (
            HTTPXRequest(1, read_timeout=ANSWER_SECONDS, httpx_kwargs=more),
            HTTPXRequest(
                read_timeout=ANSWER_SECONDS,
                write_timeout=ANSWER_SECONDS,
                pool_timeout=ANSWER_SECONDS,
                httpx_kwargs={**more, "limits": limits},
            ),
        )
        base = api.rstrip("/")
        self.bot = Bot(token or "-", f"{base}/bot", f"{base}/file/bot", *self._requests)

    async def close(self) -> None:
        """Close all connections."""
        await asyncio.gather(*(request.shutdown() for request in self._requests))
