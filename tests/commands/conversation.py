"""A room to talk to the bot in: real store, real config, real commands; what is said and pressed gets its answer.

room = conversation.room("telegram:-1", admin=True)
assert "구독하기" in await room.say("/subscribe 전문연")
await room.press("구독하기")
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from bot import reading
from bot.clock import korean_day
from bot.commands.command import Boards, LookUp, Services, Share
from bot.commands.dispatch import Dispatcher
from bot.config import Config
from bot.interview.shelf import Shelf
from bot.model.chat import Attachment, Button, Call, Member, Reply
from bot.model.posting import RawPosting
from bot.model.room import RoomId
from bot.model.source import Pull
from bot.sources.contract import Entry
from bot.sources.jsonl import source as jsonl
from bot.store.database import Database
from bot.tasks.intake import Intake, Taken
from bot.tasks.twins import Twins
from bot.tasks.wishes import Wishes
from tests.conftest import NOW
from tests.fakes import FakeClock

CONFIG = Path(__file__).parents[2] / "config"


class Conversation:
    """One bot, many rooms."""

    def __init__(
        self, database: Database, config: Config, boards: Boards | None = None, now: datetime = NOW
    ) -> None:
        self.database, self.config, self.clock = database, config, FakeClock(now)
        self.services = Services(
            database,
            config.vocabulary,
            self.clock,
            config.help,
            config.duplicates.names,
            self._sources,
            config.samples,
            boards,
            salary=config.salary,
            questions=config.questions,
            headings=config.lexicon.headings,
        )
        self.dispatcher = Dispatcher(config.commands, self.services)
        self.wishes = Wishes(config.vocabulary)
        self.intake = Intake(self.wishes, Twins(config.duplicates), self.clock)

    def connect(self, share: Share, known_boards: frozenset[str]) -> None:
        """Give it a network for what members share."""
        self.services = replace(self.services, share=share, known_boards=known_boards)
        self.dispatcher = Dispatcher(self.config.commands, self.services)

    def know_employers(self, employers: LookUp) -> None:
        """Give it a place to ask for companies that the store does not have."""
        self.services = replace(self.services, employers=employers)
        self.dispatcher = Dispatcher(self.config.commands, self.services)

    def ask_from(self, folder: Path) -> None:
        """Give it another bank of questions, and dice that always fall the same way."""
        chance = random.Random(1)  # noqa: S311  a test's dice
        self.services = replace(self.services, questions=Shelf(folder), chance=chance)
        self.dispatcher = Dispatcher(self.config.commands, self.services)

    async def _sources(self) -> tuple[str, ...]:
        return ("가람보드",)

    def room(
        self, address: str, *, admin: bool = True, user: str = "7", private: bool = False, thread: str = ""
    ) -> Room:
        return Room(self, RoomId.parse(address), admin, user, private, thread)

    async def bring(
        self, *postings: RawPosting, source: str = "가람보드", sample: bool = False, complete: bool = False
    ) -> Taken:
        """Take postings in as a pull of a source brings them."""
        today = korean_day(self.clock())
        postings = tuple(replace(raw, source=source) for raw in postings)
        readings = {
            raw.external_id: reading.read(raw, on=today, lexicon=self.config.lexicon) for raw in postings
        }
        entry = Entry(source, jsonl, None, timedelta(minutes=1), sample=sample)
        async with self.database.writing() as connection:
            await self.wishes.refresh(connection)
            return await self.intake.take(connection, entry, Pull(postings, complete=complete), readings)


class Room:
    """One room with one person in it; the last reply is what can be pressed."""

    def __init__(
        self,
        conversation: Conversation,
        address: RoomId,
        admin: bool,
        user: str,
        private: bool,
        thread: str = "",
    ) -> None:
        self._conversation, self.id = conversation, address
        self.name = ""
        self.admin, self._user, self._private, self._thread = admin, user, private, thread
        self.last: Reply | None = None

    async def say(
        self,
        text: str,
        *,
        reply_to: str = "",
        reply_to_text: str = "",
        links: tuple[str, ...] = (),
        attached: Attachment | None = None,
    ) -> str:
        """Say something; the words of the answer, "" for silence."""
        slash, _, rest = text.partition(" ")
        command = slash.removeprefix("/") if slash.startswith("/") else ""
        call = self._call(text=text, command=command, rest=rest, reply_to=reply_to)
        call = replace(call, reply_to_text=reply_to_text, reply_to_links=links, attached=attached)
        return await self._answer(call)

    async def press(self, label: str) -> str:
        """Press the button with these words on the last reply."""
        [button] = [button for button in self.buttons() if label in button.label][:1]
        return await self.press_action(button.action)

    async def vote(self, poll: str, *options: int) -> None:
        """Vote in a poll, or take a vote back."""
        call = replace(self._call(), poll=poll, options=options)
        assert await self._conversation.dispatcher.answer(call) is None

    async def stands(self, poll: str) -> None:
        """The platform says that the last reply stands as this poll."""
        assert self.last is not None
        assert self.last.poll is not None
        call = replace(self._call(action=self.last.poll.action), poll=poll)
        assert await self._conversation.dispatcher.answer(call) is None

    async def press_action(self, action: str, message_id: str = "1") -> str:
        """Press a button that was seen some time ago; without `message_id` its message is out of reach."""
        return await self._answer(self._call(action=action, message_id=message_id))

    def buttons(self) -> Sequence[Button]:
        return [button for row in (self.last.buttons if self.last else ()) for button in row]

    def labels(self) -> list[str]:
        return [button.label for button in self.buttons()]

    def _call(
        self,
        *,
        text: str = "",
        command: str = "",
        rest: str = "",
        action: str = "",
        message_id: str = "",
        reply_to: str = "",
    ) -> Call:
        async def is_admin() -> bool:
            return self.admin

        return Call(
            self.id, Member(self._user, self.name), text=text, command=command, rest=rest, action=action, is_admin=is_admin,
            private=self._private, room_title="방", message_id=message_id, reply_to=reply_to,
            thread=self._thread,
        )  # fmt: skip

    async def _answer(self, call: Call) -> str:
        self.last = await self._conversation.dispatcher.answer(call)
        await self._conversation.dispatcher.finish()
        return "" if self.last is None else self.last.text or self.last.toast


def posting(number: int, words: str, **more: object) -> RawPosting:
    """A posting of the fictional board."""
    fields = {
        "company": f"가람{number}",
        "url": f"https://example.com/{number}",
        "title": f"연구원 {number}",
    } | more
    return RawPosting("가람보드", f"p{number}", body=words, **fields)  # type: ignore[arg-type]  # a test's shorthand
