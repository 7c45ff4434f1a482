"""From a posting that comes in to the message in the room, on a clock that is told: rhythms, nights, topics, one message."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.config import Config
from bot.delivery.relay import Post, Relay
from bot.errors import ThreadGone
from bot.platforms.contract import Limits
from bot.platforms.pacing import Pacer
from bot.store import outbox, rooms, subscriptions
from bot.store.database import Database
from tests.commands.conversation import CONFIG, Conversation, Room, posting
from tests.fakes import FakePlatform

SEOUL = ZoneInfo("Asia/Seoul")
YES = "주요업무\n모델 연구\n자격요건\n전문연구요원 신규편입 및 전직 가능"
SEES = YES + "\n컴퓨터 비전 경험"


class House:
    """A group that subscribed to 전문연 at noon, and a relay that delivers to it."""

    def __init__(self, database: Database, config: Config) -> None:
        self.conversation = Conversation(database, config, now=at("2026-11-23 12:00"))
        self.database, self.clock, self.platform = database, self.conversation.clock, FakePlatform()
        pacer = Pacer(Limits(), self.clock.seconds, self.clock.sleep)
        posts = {"telegram": Post(self.platform, pacer)}
        self.relay = Relay(database, posts, self.clock, sleep=self.clock.sleep, chance=lambda: 0.5)
        self.room = self.conversation.room("telegram:-100123")
        self._count = 0

    async def subscribe(self, *filters: str, room: Room | None = None) -> None:
        for words in filters:
            await (room or self.room).say(f"/subscribe {words}")
            await (room or self.room).press("구독하기")

    async def bring(self, *words: str) -> None:
        numbers = range(self._count, self._count + len(words))
        self._count += len(words)
        await self.conversation.bring(*(posting(n, body) for n, body in zip(numbers, words, strict=True)))
        await self.relay.drain()

    async def until(self, moment: str) -> list[str]:
        """Let time pass to that moment in Korea, a round whenever something is due; what was said until then."""
        before = len(self.platform.sent)
        while self.clock.now < at(moment):
            async with self.database.reading() as connection:
                due = await outbox.next_due(connection, self.clock.now)
            self.clock.now = min(due or at(moment), at(moment))
            await self.relay.drain()
        return [reply.text for _, reply in self.platform.sent[before:]]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SEOUL)


@pytest.fixture(scope="module")
def config() -> Config:
    return Config.load(CONFIG)


@pytest.fixture
def house(database: Database, config: Config) -> House:
    return House(database, config)


async def test_what_comes_at_night_comes_as_one_digest_in_the_morning(house: House) -> None:
    await house.subscribe("전문연")
    assert await house.until("2026-11-23 23:30") == []
    for _ in range(3):
        await house.bring(YES)
        house.clock.now += timedelta(hours=1)
    assert await house.until("2026-11-24 07:59") == []
    [digest] = await house.until("2026-11-24 08:00")
    assert "새 공고 3건" in digest
    assert await house.until("2026-11-24 12:00") == []


async def test_a_posting_that_closes_today_passes_the_night(house: House) -> None:
    await house.subscribe("전문연")
    await house.until("2026-11-24 01:00")
    for day in (24, 25):
        last = posting(day, YES, closes_at=at(f"2026-11-{day} 18:00"))
        await house.conversation.bring(last)
    await house.relay.drain()
    [only] = [reply.text for _, reply in house.platform.sent]
    assert "오늘 마감" in only
    assert "가람24" in only
    [morning] = await house.until("2026-11-24 08:00")
    assert "가람25" in morning


async def test_a_room_that_subscribes_at_night_sees_it_work_and_sleeps_an_hour_later(house: House) -> None:
    house.clock.now = at("2026-11-23 23:30")
    await house.subscribe("전문연")
    await house.bring(YES)
    assert len(house.platform.sent) == 1
    await house.until("2026-11-24 00:31")
    await house.bring(YES)
    assert len(house.platform.sent) == 1
    assert len(await house.until("2026-11-24 08:00")) == 1


async def test_subscriptions_that_are_due_together_share_a_message(house: House) -> None:
    await house.subscribe("전문연", "비전", "모델")
    for words in ("1번 매일 9시", "2번 매일 9시", "3번 매주 화 9시"):
        await house.room.say(f"/settings {words}")
    await house.bring(YES, SEES, "주요업무\n모델 서빙")
    assert house.platform.sent == []
    [digest] = await house.until("2026-11-24 09:00")
    assert "새 공고 3건" in digest


async def test_a_posting_that_several_want_comes_once_where_it_comes_first(house: House) -> None:
    await house.subscribe("비전", "전문연")
    await house.room.say("/settings 1번 매주 금 9시")
    await house.bring(SEES)
    assert len(house.platform.sent) == 1
    assert await house.until("2026-11-27 12:00") == []


async def test_a_message_names_the_subscriptions_that_wanted_the_same_posting(house: House) -> None:
    await house.subscribe("비전", "전문연")
    await house.bring(SEES)
    await house.bring(SEES, YES, SEES)
    alert, digest = house.platform.texts(house.room.id)
    assert "구독 ‘비전’, ‘전문연’에 함께 맞았습니다." in alert
    assert "1, 3번은 구독 ‘비전’, ‘전문연’에 함께 맞았습니다." in digest


async def test_hourly_ones_come_at_the_full_hour(house: House) -> None:
    await house.subscribe("전문연")
    await house.room.say("/settings 1번 매시간")
    await house.until("2026-11-23 12:20")
    await house.bring(YES)
    await house.bring(YES)
    assert await house.until("2026-11-23 12:59") == []
    [digest] = await house.until("2026-11-23 13:00")
    assert "새 공고 2건" in digest


async def test_topics_get_their_own_messages_and_a_silent_room_silent_ones(house: House) -> None:
    topic = house.conversation.room("telegram:-100123", thread="44")
    await house.subscribe("전문연 -비전")
    await house.subscribe("비전", room=topic)
    await house.room.say("/settings 소리 끔")
    await house.bring(YES, YES, SEES)
    assert sorted(house.platform.threads) == ["", "44"]
    assert all(reply.silent for _, reply in house.platform.sent)
    by_topic = dict(
        zip(house.platform.threads, (reply.text for _, reply in house.platform.sent), strict=True)
    )
    assert "새 공고 2건" in by_topic[""]
    assert "가람2" in by_topic["44"]


async def test_a_topic_that_is_gone_is_left_once_and_the_admins_are_told(house: House) -> None:
    topic = house.conversation.room("telegram:-100123", thread="44")
    await house.subscribe("전문연", room=topic)
    await house.subscribe("비전", room=topic)
    house.platform.refuse(house.room.id, ThreadGone("closed"))
    await house.bring(YES)
    alert, notice = house.platform.texts(house.room.id)
    assert "가람0" in alert
    assert "관리자" in notice
    await house.bring(SEES)
    assert len(house.platform.sent) == 3
    assert house.platform.threads == ["", "", ""]
    async with house.database.reading() as connection:
        assert [one.thread for one in await subscriptions.of_room(connection, house.room.id)] == [None, None]


async def test_a_change_of_settings_holds_for_what_waits_already(house: House) -> None:
    await house.subscribe("전문연", "비전")
    await house.room.say("/settings 1번 매주 금 9시")
    await house.room.say("/settings 2번 매주 금 9시")
    await house.bring(YES, SEES)
    await house.room.say("/settings 2번 즉시")
    await house.relay.drain()
    [only] = house.platform.texts(house.room.id)
    assert "가람1" in only
    await house.room.say("/unsubscribe 1")
    await house.room.press("지우기")
    assert await house.until("2026-11-28 12:00") == [], "nobody wants it any more"


async def test_nights_that_pile_up_while_the_platform_is_away_are_one_message(house: House) -> None:
    await house.subscribe("전문연")
    for day in (24, 25, 26):
        house.clock.now = at(f"2026-11-{day} 03:00")
        await house.conversation.bring(posting(day, YES))
    house.clock.now = at("2026-11-26 10:00")
    await house.relay.drain()
    [digest] = house.platform.texts(house.room.id)
    assert "새 공고 3건" in digest


async def test_a_room_that_speaks_again_is_delivered_to_again(house: House) -> None:
    await house.subscribe("전문연")
    async with house.database.writing() as connection:
        await rooms.pause(connection, house.room.id, house.clock.now)
    await house.until("2026-11-23 13:00")
    await house.bring(YES)
    assert house.platform.sent == []
    await house.room.say("/status")
    await house.relay.drain()
    assert len(house.platform.sent) == 1
    async with house.database.reading() as connection:
        assert await outbox.waiting(connection) == 0
