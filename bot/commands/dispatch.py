"""From what was said to the command that answers it.

A button goes to the command its action names. Words that answer a message are first offered to the commands that may have asked
for them. Otherwise the first word decides, with or without a slash. What is no command
gets silence in a group and a hint in private. Whatever goes wrong becomes Korean words for who asked; what nobody foresaw is
logged under a short reference, which the asker is told. A room that was answered is noted as awake, at most once a minute.
"""

from __future__ import annotations

import asyncio
import difflib
import logging
import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from bot.commands.command import Command, Services
from bot.commands.registry import words_to_commands
from bot.errors import FilterError, GonggoError, StoreError
from bot.model.chat import Call, Reply
from bot.model.room import RoomId
from bot.rendering import errors
from bot.store import rooms

log = logging.getLogger(__name__)

A_MINUTE = timedelta(minutes=1)
LONG_AGO = datetime.min.replace(tzinfo=UTC)
REMEMBERED = 1000


class Dispatcher:
    """Answers calls. `answer` never raises."""

    def __init__(self, commands: Mapping[str, Command], services: Services) -> None:
        self._commands, self._services = commands, services
        self._words = words_to_commands(services.help)
        self._heard: dict[RoomId, datetime] = {}
        self._noting = set[asyncio.Task[None]]()

    async def answer(self, call: Call) -> Reply | None:
        """The Reply to what was said; None when it was not meant for the bot."""
        if call.poll:
            await self._polled(call)
            return None
        reply = await self._answer(call)
        now = self._services.clock()
        if reply is not None and now - self._heard.get(call.room, LONG_AGO) >= A_MINUTE:
            # The answer does not wait for it.
            noting = asyncio.create_task(self._note(call.room, now))
            self._noting.add(noting)
            noting.add_done_callback(self._noting.discard)
        return reply

    async def finish(self) -> None:
        """Wait until all that was heard is noted."""
        await asyncio.gather(*self._noting)

    async def _note(self, room: RoomId, now: datetime) -> None:
        """Note that somebody speaks to us there; an answer never fails over it."""
        if len(self._heard) >= REMEMBERED:
            self._heard.clear()
        try:
            async with self._services.database.writing_once() as connection:
                if await rooms.note_call(connection, room, now):
                    self._heard[room] = now
        except StoreError as error:
            log.warning("방 %s이(가) 깨어 있음을 적지 못했습니다: %s", room, error)

    async def _polled(self, call: Call) -> None:
        try:
            for command in self._commands.values():
                if command.polled:
                    await command.polled(call, self._services)
        except Exception:
            log.exception("투표 %s을(를) 적지 못했습니다", call.poll)

    async def _answer(self, call: Call) -> Reply | None:
        try:
            return await (self._press(call) if call.action else self._say(call))
        except FilterError as error:
            return errors.filter_error(error)
        except GonggoError as error:
            return errors.error(error)
        except Exception:
            reference = secrets.token_hex(3)
            log.exception(
                "뜻밖의 문제 %s (방 %s, 명령 %s)", reference, call.room, call.action or call.command
            )
            return errors.unexpected(reference)

    async def _press(self, call: Call) -> Reply:
        name, *arguments = call.action.split(":")
        command = self._commands.get(name)
        if command is None:
            return errors.stale_button()
        try:
            return await command.press(call, self._services, arguments)
        except (LookupError, ValueError):
            # The button names something that is gone, or was made by another version.
            return errors.stale_button()

    async def _say(self, call: Call) -> Reply | None:
        said, rest = _first_word(call)
        plain = not call.command and not call.text.lstrip().startswith("/")
        if plain and call.reply_to and (reply := await self._hear(call)):
            return reply
        name = self._words.get(said.lower())
        if name is None and is_known_board(said, self._services.known_boards):
            name, rest = "share", said
        if name is None:
            told = await self._hear(call) if plain and call.private and not call.reply_to else None
            return told or self._not_understood(call, said)
        return await self._commands[name].answer(replace(call, rest=rest.strip()), self._services)

    async def _hear(self, call: Call) -> Reply | None:
        for command in self._commands.values():
            if command.heard and (reply := await command.heard(call, self._services)):
                return reply
        return None

    def _not_understood(self, call: Call, said: str) -> Reply | None:
        if not call.private:
            return None
        near = difflib.get_close_matches(said.lower(), list(self._words), 1)
        typed = f"/{said}" if call.command or call.text.lstrip().startswith("/") else said
        return errors.unknown_command(typed, self._words[near[0]] if near else "")


def _first_word(call: Call) -> tuple[str, str]:
    if call.command:
        return call.command, call.rest
    words = call.text.strip().removeprefix("/").split(maxsplit=1)
    return (*words, "", "")[0], (*words, "", "")[1]


def is_known_board(said: str, hosts: frozenset[str]) -> bool:
    """Whether what was said is the address of a posting board we know, or of one of its subdomains."""
    if not said.startswith(("https://", "http://")):
        return False
    labels = (urlsplit(said).hostname or "").split(".")
    return any(".".join(labels[at:]) in hosts for at in range(len(labels) - 1))
