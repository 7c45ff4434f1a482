"""A town of rooms over a real store: postings come in, alerts go out to a platform that remembers, time is told."""

from __future__ import annotations

from datetime import timedelta

from bot.config import Config
from bot.delivery.relay import Post, Relay
from bot.model.chat import Reply
from bot.model.posting import RawPosting
from bot.model.room import RoomId
from bot.platforms.contract import Limits
from bot.platforms.pacing import Pacer
from bot.store.database import Database
from tests.commands.conversation import Conversation, Room, posting
from tests.fakes import FakePlatform

YES = "주요업무\n모델 연구\n자격요건\n석사 이상\n전문연구요원 신규편입 및 전직 가능"
GROUP = RoomId("telegram", "-100123")


class Town:
    """One bot with what it sent."""

    def __init__(self, database: Database, config: Config) -> None:
        self.talk, self.platform = Conversation(database, config), FakePlatform()
        self.database, self.clock = database, self.talk.clock
        self.posts = {"telegram": Post(self.platform, Pacer(Limits(), self.clock.seconds, self.clock.sleep))}

    def room(self, room: RoomId = GROUP, user: str = "7", name: str = "") -> Room:
        there = self.talk.room(str(room), user=user)
        there.name = name
        return there

    async def subscribe(self, words: str = "전문연", room: RoomId = GROUP) -> None:
        here = self.room(room)
        await here.say(f"/subscribe {words}")
        await here.press("구독하기")

    async def bring(self, *postings: RawPosting, complete: bool = False) -> list[Reply]:
        """Take postings in and deliver; what the group has by then."""
        await self.talk.bring(*postings, complete=complete)
        return await self.deliver()

    async def deliver(self) -> list[Reply]:
        await Relay(self.database, self.posts, self.clock, sleep=self.clock.sleep, chance=lambda: 0.5).drain()
        return self.messages()

    def messages(self, room: RoomId = GROUP) -> list[Reply]:
        return [reply for to, reply in self.platform.sent if to == room]

    async def wait(self, **time: float) -> None:
        await self.clock.sleep(timedelta(**time).total_seconds())


def dated(number: int, day: str, words: str = YES, **more: object) -> RawPosting:
    """A posting with a last day such as 2026-12-15."""
    return posting(number, words, fields={"deadline": day}, **more)
