"""The local room: a group chat in a browser on this computer, with no account, for one member who is its admin.

Order of a word: it is put in the room at once (everyone who looks sees it), then answered in the order said, one at a time
a room. What the answer becomes: `replaces` changes the pressed message (or comes as a new one when that is no longer
kept), a toast goes back with the press, words or a picture become a message. An error is told in the room in Korean, never
silently. Refused: any address but a loopback one, a port that is taken. Room `web:local` is there without asking.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from bot.clock import Clock
from bot.errors import GonggoError, MessageRefused
from bot.model.chat import Attachment, Block, Call, Document, Member, Reply, Span
from bot.model.room import RoomId
from bot.platforms.contract import Limits, MenuEntry, OnCall, OnChange
from bot.platforms.serving import Serving
from bot.platforms.web_app import build
from bot.platforms.web_guard import Guard, loopback
from bot.platforms.web_room import BOT, YOU, WebRoom

log = logging.getLogger(__name__)

YOURSELF = Member("you", "나")

IN_HAND = 5.0
"""Seconds a stop waits for answers that are being made."""

TROUBLE = (
    "처리하다가 문제가 생겼습니다. 잠시 뒤에 다시 해 주세요. 까닭은 공고봇을 켠 터미널의 기록에 남겼습니다."
)


class WebPlatform:
    """The local room at `host:port`; port 0 takes a free one. `history` messages a room are kept, in memory."""

    name = "web"
    limits = Limits()

    def __init__(self, host: str, port: int, *, clock: Clock, history: int = 500) -> None:
        """ConfigError when `host` could be reached from another computer."""
        self._listen = loopback(host, port), port
        self._clock, self._history = clock, history
        self._era = f"{int(clock().timestamp() * 1000):x}"
        self._rooms: dict[str, WebRoom] = {}
        self._in_hand: set[asyncio.Task[object]] = set()
        self._serving: Serving | None = None
        self.menu: tuple[MenuEntry, ...] = ()
        self.closing = False

    @property
    def address(self) -> str:
        """Where to open it; the true port once started."""
        host, port = self._serving.address if self._serving else self._listen
        return f"http://{f'[{host}]' if ':' in host else host}:{port}"

    async def start(
        self,
        on_call: OnCall,
        on_change: OnChange,  # noqa: ARG002  nobody can add, remove or move the bot here
        menu: tuple[MenuEntry, ...],
    ) -> None:
        """Listen; ConfigError when the port cannot be had."""
        self._on_call, self.menu, self.closing = on_call, menu, False
        serving = Serving(Guard(build(self)), self._listen, "GONGGO_WEB", grace=1)
        await serving.start()
        self._serving, self._listen = serving, serving.address
        log.info("로컬 방을 열었습니다: %s", self.address)

    async def stop(self) -> None:
        """Let answers in hand finish (up to `IN_HAND` seconds), end all streams, free the port."""
        if self._serving is None:
            return
        self.closing = True
        if self._in_hand:
            await asyncio.wait(self._in_hand, timeout=IN_HAND)
        for room in self._rooms.values():
            room.wake()
        await self._serving.stop()
        self._serving = None

    async def send(
        self,
        room: RoomId,
        reply: Reply,
        *,
        thread: str = "",  # noqa: ARG002  a local room has no topics
    ) -> str:
        """Put the reply in the room; it keeps for whoever opens it later."""
        return self.room(room.chat).say(BOT, reply, self._clock()).id

    async def edit(self, room: RoomId, message_id: str, reply: Reply) -> None:
        """Change a message; MessageRefused when it is no longer kept."""
        try:
            self.room(room.chat).change(message_id, reply)
        except KeyError:
            raise MessageRefused("고칠 메시지가 방에 남아 있지 않습니다.") from None

    def room(self, name: str) -> WebRoom:
        """The room of that name, made when first asked for."""
        if name not in self._rooms:
            self._rooms[name] = WebRoom(name, self._era, self._history)
        return self._rooms[name]

    async def say(self, room: WebRoom, text: str, reply_to: str) -> str:
        """Hear words: shown at once, then answered in the room. Returns the toast."""
        answered = room.find(reply_to)
        reply_to = answered.id if answered else ""
        said = room.say(YOU, Reply((Block((Span(text),)),), reply_to=reply_to), self._clock())
        command, rest = split_command(text)
        call = replace(
            self._call(room, said.id),
            text=text,
            command=command,
            rest=rest,
            reply_to=reply_to,
            reply_to_text=answered.reply.text if answered else "",
            reply_to_links=_links(answered.reply) if answered else (),
            attached=_attached(answered.reply.document) if answered else None,
        )
        return await self._hear(room, call)

    async def press(self, room: WebRoom, message_id: str, action: str) -> str:
        """Hear a pressed button. Returns the toast."""
        return await self._hear(room, replace(self._call(room, message_id), action=action))

    async def _hear(self, room: WebRoom, call: Call) -> str:
        with self._busy():
            async with room.turn:
                reply = await self._answer(call)
            return self._take(room, call, reply) if reply else ""

    async def _answer(self, call: Call) -> Reply | None:
        try:
            return await self._on_call(call)
        except GonggoError as error:
            log.warning("%s에서 답하지 못했습니다: %s", call.room, error)
            words = str(error)
        except Exception:
            log.exception("%s에서 답하다가 문제가 생겼습니다", call.room)
            words = TROUBLE
        return Reply(toast=words) if call.action else Reply((Block((Span(words),)),))

    def _take(self, room: WebRoom, call: Call, reply: Reply) -> str:
        if reply.blocks or reply.picture or reply.document:
            if reply.replaces and room.find(call.message_id):
                room.change(call.message_id, reply)
            else:
                room.say(BOT, reply, self._clock())
        return reply.toast

    def _call(self, room: WebRoom, message_id: str) -> Call:
        return Call(
            RoomId(self.name, room.name),
            YOURSELF,
            is_admin=_everyone,
            room_title="로컬 방" if room.name == "local" else f"로컬 방 {room.name}",
            message_id=message_id,
            language="ko",
        )

    @contextlib.contextmanager
    def _busy(self) -> Iterator[None]:
        mine = asyncio.current_task()
        assert mine is not None  # noqa: S101  a coroutine that runs is a task
        self._in_hand.add(mine)
        try:
            yield
        finally:
            self._in_hand.discard(mine)


def _attached(document: Document | None) -> Attachment | None:
    if document is None:
        return None

    async def read() -> bytes:
        return document.content

    return Attachment(document.name, len(document.content), read)


async def _everyone() -> bool:
    return True


def _links(reply: Reply) -> tuple[str, ...]:
    """The addresses behind its words."""
    return tuple(span.url for block in reply.blocks for span in block.spans if span.url)


def split_command(text: str) -> tuple[str, str]:
    """The command a text starts with, without slash and bot name, and what follows it; ("", "") when it is no command."""
    if not text.startswith("/"):
        return "", ""
    first, *rest = text.split(maxsplit=1)
    word = first[1:].partition("@")[0]
    return unicodedata.normalize("NFC", word).lower(), rest[0] if rest else ""
