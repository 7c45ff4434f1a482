"""Who may change a room's settings on Telegram.

Asked only when somebody wants to know, remembered for a minute for what people say, asked afresh for what they press. A
look-up that fails answers no: nobody gains rights from trouble.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from telegram import Bot
from telegram.constants import ChatMemberStatus
from telegram.error import TelegramError

from bot.platforms.telegram_errors import translate

log = logging.getLogger(__name__)

ADMINS = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)
KEPT = 60.0
MOST = 1000


class Rights:
    """Looks up members and remembers what it found for at most KEPT seconds."""

    def __init__(self, bot: Bot, tick: Callable[[], float] = time.monotonic) -> None:
        self._bot, self._tick = bot, tick
        self._known: dict[tuple[int, int], tuple[float, bool]] = {}

    async def is_admin(self, chat: int, user: int, *, fresh: bool = False) -> bool:
        """Whether the user is an owner or administrator of the chat now (`fresh`), or was within the last minute."""
        at, known = self._known.get((chat, user), (float("-inf"), False))
        if not fresh and self._tick() - at < KEPT:
            return known
        try:
            member = await self._bot.get_chat_member(chat, user)
        except TelegramError as error:
            log.warning("방 %s에서 누가 관리자인지 알아보지 못했습니다: %s", chat, translate(error))
            return False
        if len(self._known) >= MOST:
            self._known.clear()
        found = member.status in ADMINS
        self._known[chat, user] = (self._tick(), found)
        return found
