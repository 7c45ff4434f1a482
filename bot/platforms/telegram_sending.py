"""Everything that goes out to Telegram chats: new messages, edits, the answer to a press.

A poll comes as Telegram's own quiz; where it is refused (a room may forbid polls), its words and buttons come instead. A picture
has the words below it when they fit, else they follow it; where a room takes no pictures the words go alone. A document
has its words below it, cut where they do not fit. An edit that changes nothing is not sent. Only DeliveryError kinds leave.
"""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from telegram import Bot, InputMediaPhoto, LinkPreviewOptions, Message, ReplyParameters
from telegram import Poll as TelegramPoll
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.errors import MessageRefused, RoomGone, ThreadGone, TryLater
from bot.model.chat import Block, Document, Picture, Poll, Reply, Span
from bot.platforms.telegram_asking import Asking
from bot.platforms.telegram_errors import NoWordsThere, Unchanged
from bot.platforms.telegram_layout import CAPTION, TEXT, Laid, clean, lay_out

log = logging.getLogger(__name__)

HTML = ParseMode.HTML
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
NOTHING = Laid("", 0, None)
TOAST = 200
ASK, OPTION, WHY = 300, 100, 200
"""Characters of a poll's question, of an option and of its explanation that Telegram takes."""
REMEMBERED, FOR = 2000, 600.0
"""Messages whose last look is kept, and for how many seconds (another process may edit them too)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes: the chat, its topic or "", the message it answers or ""; and whether without a sound."""

    chat: int
    thread: str = ""
    reply_to: str = ""
    silent: bool = False

    def arguments(self) -> dict[str, Any]:
        """The same, as the library's methods take it."""
        answered = (
            ReplyParameters(int(self.reply_to), allow_sending_without_reply=True) if self.reply_to else None
        )
        return {
            "message_thread_id": int(self.thread) if self.thread else None,
            "reply_parameters": answered,
            "disable_notification": self.silent or None,
        }


OnPoll = Callable[[str, str, str], Awaitable[None]]
"""Learns that a poll stands: in which chat, by which action, under which id of Telegram's."""


class Sender:
    """Sends to chats by their number in words (`"-100123"`). `on_poll` is told of each poll that was sent."""

    on_poll: OnPoll | None = None

    def __init__(self, bot: Bot, asking: Asking, tick: Callable[[], float] = time.monotonic) -> None:
        self._bot, self._asking, self._tick = bot, asking, tick
        self._looks: OrderedDict[tuple[int, int], tuple[float, int]] = OrderedDict()

    async def send(self, chat: str, reply: Reply, *, thread: str = "", reply_to: str = "") -> str:
        """Send; the message's number. ThreadGone when the topic is closed, RoomGone when the room as a whole is."""
        try:
            return await self._send(Place(_number(chat), thread, reply_to, reply.silent), reply)
        except ThreadGone as error:
            if thread:
                raise
            raise RoomGone("방의 글쓰기가 닫혀 있습니다.") from error

    async def edit(self, chat: str, message_id: str, reply: Reply) -> None:
        """Put other words, buttons or picture in a message's place."""
        if not message_id.isdigit():
            raise MessageRefused(f"텔레그램 메시지 번호가 아닙니다: {message_id!r}")
        number, message = _number(chat), int(message_id)
        laid = lay_out(reply, CAPTION if reply.picture else TEXT)
        look = _look(laid, reply.picture)
        at, known = self._looks.get((number, message), (0.0, None))
        if known == look and self._tick() - at < FOR:
            return
        try:
            await self._asking.ask(number, lambda: self._edit(number, message, laid, reply.picture))
        except NoWordsThere:
            caption = lay_out(reply, CAPTION)
            await self._asking.ask(number, lambda: self._edit_caption(number, message, caption))
        except Unchanged:
            pass
        self._remember(number, message, look)

    def link(self, payload: str) -> str:
        """An address that opens the bot's own chat and says `/start payload` there."""
        return f"https://t.me/{self._bot.username}?start={payload}"

    async def answer_press(self, query: str, toast: str) -> None:
        """End the spinner on a pressed button, with a word or without; one that is too old is let go."""
        try:
            await self._bot.answer_callback_query(query, text=clean(toast)[:TOAST] or None)
        except BadRequest as error:
            log.debug("누른 단추에 답하지 못했습니다: %s", error)
        except TelegramError as error:
            log.info("누른 단추에 답하지 못했습니다: %s", self._asking.translated(error))

    async def _send(self, place: Place, reply: Reply) -> str:
        if reply.poll is not None:
            try:
                return await self._send_poll(place, reply.poll)
            except ThreadGone:
                raise
            except MessageRefused as error:
                log.info("방 %s이(가) 퀴즈를 받지 않아 글과 단추로 보냅니다: %s", place.chat, error)
        if reply.document is not None:
            return await self._send_document(place, reply.document, lay_out(reply, CAPTION))
        if reply.picture is None:
            return await self._send_words(place, reply)
        spoken = reply if reply.blocks else replace(reply, blocks=(Block((Span(reply.picture.alt),)),))
        caption, whole = lay_out(spoken, CAPTION), lay_out(spoken)
        fits = caption == whole
        try:
            first = await self._send_picture(place, reply.picture, caption if fits else NOTHING)
        except ThreadGone:
            raise
        except MessageRefused as error:
            log.info("방 %s에 그림을 보내지 못해 글만 보냅니다: %s", place.chat, error)
            return await self._send_words(place, spoken)
        if fits:
            return first
        try:
            return await self._send_words(place, spoken)
        except TryLater as error:  # half of it is there
            raise TryLater(error.wait, ambiguous=True) from error

    async def _send_words(self, place: Place, reply: Reply) -> str:
        laid = lay_out(reply)
        if not laid.size:
            raise MessageRefused("보낼 말이 없습니다.")
        sent = await self._asking.ask(
            place.chat,
            lambda: self._bot.send_message(
                place.chat,
                laid.html,
                parse_mode=HTML,
                reply_markup=laid.keyboard,
                link_preview_options=NO_PREVIEW,
                **place.arguments(),
            ),
        )
        self._remember(place.chat, sent.message_id, _look(laid, None))
        return str(sent.message_id)

    async def _send_poll(self, place: Place, poll: Poll) -> str:
        sent: Message = await self._asking.ask(
            place.chat,
            lambda: self._bot.send_poll(
                place.chat,
                clean(poll.ask)[:ASK],
                [clean(option)[:OPTION] for option in poll.options],
                is_anonymous=False,
                type=TelegramPoll.QUIZ,
                allows_multiple_answers=len(poll.right) > 1,
                correct_option_ids=sorted(poll.right),  # type: ignore[arg-type]  # typed as 0 to 11
                explanation=clean(poll.why)[:WHY] or None,
                explanation_parse_mode=None,
                **place.arguments(),
            ),
        )
        if sent.poll is not None and self.on_poll is not None:
            await self.on_poll(str(place.chat), poll.action, sent.poll.id)
        return str(sent.message_id)

    async def _send_picture(self, place: Place, picture: Picture, laid: Laid) -> str:
        sent: Message = await self._asking.ask(
            place.chat,
            lambda: self._bot.send_photo(
                place.chat,
                picture.png,
                caption=laid.html or None,
                parse_mode=HTML,
                reply_markup=laid.keyboard,
                **place.arguments(),
            ),
        )
        return str(sent.message_id)

    async def _send_document(self, place: Place, document: Document, laid: Laid) -> str:
        sent: Message = await self._asking.ask(
            place.chat,
            lambda: self._bot.send_document(
                place.chat,
                document.content,
                caption=laid.html or None,
                parse_mode=HTML,
                reply_markup=laid.keyboard,
                filename=document.name,
                **place.arguments(),
            ),
        )
        return str(sent.message_id)

    async def _edit(self, chat: int, message: int, laid: Laid, picture: Picture | None) -> None:
        if picture is None:
            if not laid.size:
                raise MessageRefused("보낼 말이 없습니다.")
            await self._bot.edit_message_text(
                laid.html,
                chat,
                message,
                parse_mode=HTML,
                reply_markup=laid.keyboard,
                link_preview_options=NO_PREVIEW,
            )
            return
        media = InputMediaPhoto(picture.png, caption=laid.html or None, parse_mode=HTML)
        await self._bot.edit_message_media(media, chat, message, reply_markup=laid.keyboard)

    async def _edit_caption(self, chat: int, message: int, laid: Laid) -> None:
        await self._bot.edit_message_caption(
            chat, message, caption=laid.html, parse_mode=HTML, reply_markup=laid.keyboard
        )

    def _remember(self, chat: int, message: int, look: int) -> None:
        self._looks[chat, message] = (self._tick(), look)
        self._looks.move_to_end((chat, message))
        if len(self._looks) > REMEMBERED:
            self._looks.popitem(last=False)


def _number(chat: str) -> int:
    try:
        return int(chat)
    except ValueError:
        raise RoomGone(f"텔레그램 방 번호가 아닙니다: {chat!r}") from None


def _look(laid: Laid, picture: Picture | None) -> int:
    rows = laid.keyboard.to_dict() if laid.keyboard else None
    return hash((laid.html, repr(rows), picture.png if picture else b""))
