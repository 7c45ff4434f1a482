"""What was said in one local room: the last messages, kept in memory, and where each reader stands in them.

One counter numbers everything that happens in a room. A message keeps the number it was said under as its id, and the
number of its last change as its `version`; a reader remembers the last version it saw and asks for what is newer. So no
reader has a queue of its own: a slow one misses nothing and costs nothing, one that comes back gets each message once.
Numbers are written `era-number`; the era is the process's own, so a mark from before a restart means "show me all".
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import datetime

from bot.model.chat import Reply

PICTURES = 30
"""Pictures and documents kept a room; an older message keeps only their words."""

BOT, YOU = "bot", "you"


@dataclass(frozen=True, slots=True)
class Message:
    """One message: `author` is BOT or YOU, `number` its place in the room, `version` its last change."""

    id: str
    number: int
    version: int
    author: str
    at: datetime
    reply: Reply
    edited: bool = False


class WebRoom:
    """One room's messages. `changed` is set and replaced at each change; take it before you read."""

    def __init__(self, name: str, era: str, keep: int) -> None:
        self.name = name
        self.turn = asyncio.Lock()
        self.changed = asyncio.Event()
        self._era, self._keep = era, keep
        self._last = 0
        self._dropped = 0
        self._messages: OrderedDict[str, Message] = OrderedDict()

    def say(self, author: str, reply: Reply, at: datetime) -> Message:
        """Put a message at the end and wake the readers."""
        self._last += 1
        message = Message(self.mark(self._last), self._last, self._last, author, at, reply)
        self._messages[message.id] = message
        if len(self._messages) > self._keep:
            _, oldest = self._messages.popitem(last=False)
            self._dropped = max(self._dropped, oldest.version)
        if reply.picture or reply.document:
            self._drop_old_files()
        self.wake()
        return message

    def change(self, message_id: str, reply: Reply) -> None:
        """Put other words in a message's place; KeyError when it is not kept (any more)."""
        message = self._messages[message_id]
        if message.reply == reply:
            return
        self._last += 1
        self._messages[message_id] = replace(message, reply=reply, version=self._last, edited=True)
        self.wake()

    def find(self, message_id: str) -> Message | None:
        """The message with that id, if it is kept."""
        return self._messages.get(message_id)

    def since(self, version: int) -> list[Message]:
        """What was said or changed after `version`, in the order it happened."""
        news = (message for message in self._messages.values() if message.version > version)
        return sorted(news, key=lambda message: message.version)

    def lost(self, version: int) -> bool:
        """Whether a reader who stands at `version` can no longer get all that came after it."""
        return version < self._dropped

    def mark(self, version: int | None = None) -> str:
        """A version as readers keep it; without one, the newest."""
        return f"{self._era}-{self._last if version is None else version}"

    def version(self, mark: str) -> int:
        """The version a mark stands for; 0, the beginning, for a mark of another era or a broken one."""
        era, _, number = mark.rpartition("-")
        known = era == self._era and number.isascii() and number.isdigit() and len(number) < 19
        return int(number) if known and int(number) <= self._last else 0

    def wake(self) -> None:
        """Let every waiting reader look again."""
        self.changed.set()
        self.changed = asyncio.Event()

    def _drop_old_files(self) -> None:
        files = [one for one in self._messages.values() if one.reply.picture or one.reply.document]
        for message in files[:-PICTURES]:
            self._messages[message.id] = replace(message, reply=without_bytes(message.reply))


def without_bytes(reply: Reply) -> Reply:
    """The reply with its picture's words and its document's name only."""
    picture = replace(reply.picture, png=b"") if reply.picture else None
    document = replace(reply.document, content=b"") if reply.document else None
    return replace(reply, picture=picture, document=document)
