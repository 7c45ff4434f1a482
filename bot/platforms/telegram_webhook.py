"""Receiving updates at an address of our own.

Telegram is told a secret made afresh at each start, and a request without it is refused before its body is read. A body that
is too large or no update is refused; everything else is taken and answered at once, the work is done afterwards.
"""

from __future__ import annotations

import hmac
import json
import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot, Update

from bot.platforms.serving import Serving
from bot.platforms.telegram_polling import WANTED, hand_over

log = logging.getLogger(__name__)

HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST = 1_000_000
"""Bytes; Telegram's updates are a few thousand."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """The public URL Telegram calls, and where we listen for it (behind whatever carries https)."""

    url: str
    listen: tuple[str, int]
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)


class Listener:
    """Serves the webhook; hands each update to `take`."""

    def __init__(self, webhook: Webhook, bot: Bot, take: Callable[[Update], None]) -> None:
        self._webhook, self._bot, self._take = webhook, bot, take
        app = Starlette(routes=[Route("/{path:path}", self._receive, methods=["POST"])])
        self._serving = Serving(app, webhook.listen, "GONGGO_TELEGRAM_WEBHOOK_LISTEN")

    @property
    def address(self) -> tuple[str, int]:
        """Where it listens."""
        return self._serving.address

    async def start(self) -> None:
        """Listen; ConfigError when the address cannot be had."""
        await self._serving.start()

    async def announce(self) -> bool:
        """Tell Telegram where to call; the library's errors leave."""
        return await self._bot.set_webhook(
            self._webhook.url, allowed_updates=WANTED, secret_token=self._webhook.secret
        )

    async def stop(self) -> None:
        """Take nothing more. Telegram keeps what comes until the next start."""
        await self._serving.stop()

    async def _receive(self, request: Request) -> Response:
        given = request.headers.get(HEADER, "")
        if not hmac.compare_digest(given.encode(), self._webhook.secret.encode()):
            return Response(status_code=403)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        try:
            data = json.loads(body)
        except ValueError:
            return Response(status_code=400)
        hand_over(data, self._bot, self._take)
        return Response()


async def _body(request: Request) -> bytes | None:
    """The body, None as soon as it is larger than it may be."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return None
    return bytes(body)
