"""The command menu Telegram shows: the same Korean lines in private chats and in groups."""

from __future__ import annotations

import logging
from functools import partial

from telegram import Bot, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats

from bot.errors import DeliveryError
from bot.platforms.contract import MenuEntry
from bot.platforms.telegram_polling import Sleep, until_answered

log = logging.getLogger(__name__)

HELP = 256


async def set_menu(bot: Bot, menu: tuple[MenuEntry, ...], sleep: Sleep) -> None:
    """Set it for both scopes, however often it takes; one that is refused is logged, the bot works without."""
    commands = [(entry.command, entry.help[:HELP]) for entry in menu]
    for scope in (BotCommandScopeAllPrivateChats(), BotCommandScopeAllGroupChats()):
        try:
            await until_answered("명령 메뉴", partial(bot.set_my_commands, commands, scope=scope), sleep)
        except DeliveryError as error:
            log.error("명령 메뉴를 걸지 못했습니다: %s", error)  # noqa: TRY400  the sentence says it
            return
