"""What commands find among stored postings: which ones fit, in which order, how many."""

from __future__ import annotations

from datetime import timedelta

from bot.commands.finding import count, found
from bot.matching.language import Filter, parse
from bot.model.room import RoomId
from bot.model.search import Order
from tests.commands.conversation import Conversation, posting

ROOM = RoomId("telegram", "-1")
LOCAL = RoomId("web", "local")
DAY = timedelta(days=1)


def read(conversation: Conversation, text: str) -> Filter:
    return parse(text, conversation.config.vocabulary)


async def titles(
    conversation: Conversation, text: str, *, order: Order = Order.NEWEST, offset: int = 0, limit: int = 10
) -> tuple[int, list[str]]:
    async with conversation.database.reading() as connection:
        wish = read(conversation, text)
        page = await found(
            connection, conversation.services, ROOM, wish, order=order, offset=offset, limit=limit
        )
    return page.total, [one.raw.title for one in page.postings]


async def one_a_day(conversation: Conversation) -> None:
    """Four postings on four days, with last days in no order."""
    for number, last in enumerate(("2026-12-20", "", "2026-12-05", "2026-12-10"), 1):
        words = f"비전 연구\n마감일: {last}" if last else "비전 연구"
        await conversation.bring(posting(number, words))
        await conversation.clock.sleep(DAY.total_seconds())


async def test_the_newest_come_first_and_a_page_tells_the_whole_number(conversation: Conversation) -> None:
    await one_a_day(conversation)
    assert await titles(conversation, "비전") == (4, ["연구원 4", "연구원 3", "연구원 2", "연구원 1"])
    assert await titles(conversation, "비전", offset=2, limit=1) == (4, ["연구원 2"])
    assert await titles(conversation, "비전", offset=9) == (4, [])
    assert await titles(conversation, "음성") == (0, [])


async def test_by_deadline_the_nearest_last_day_comes_first_and_none_at_the_end(
    conversation: Conversation,
) -> None:
    await one_a_day(conversation)
    by_day = ["연구원 3", "연구원 4", "연구원 1", "연구원 2"]
    assert await titles(conversation, "비전", order=Order.DEADLINE) == (4, by_day)
    assert await titles(conversation, "비전", order=Order.DEADLINE, offset=1, limit=2) == (4, by_day[1:3])


async def test_what_was_seen_since_a_moment_counts_closed_ones_too(conversation: Conversation) -> None:
    await conversation.bring(posting(1, "비전"))
    await conversation.clock.sleep(2 * DAY.total_seconds())
    await conversation.bring(posting(2, "비전"), complete=True)
    wish, now = read(conversation, "비전"), conversation.clock()
    async with conversation.database.reading() as connection:
        assert await count(connection, conversation.services, ROOM, wish) == 1
        assert await count(connection, conversation.services, ROOM, wish, seen_since=now - 3 * DAY) == 2
        assert await count(connection, conversation.services, ROOM, wish, seen_since=now - DAY) == 1
        assert await count(connection, conversation.services, ROOM, None, seen_since=now - 3 * DAY) == 2


async def test_samples_are_found_in_the_local_room_alone(conversation: Conversation) -> None:
    samples = next(iter(conversation.config.samples))
    await conversation.bring(posting(1, "비전"), source=samples, sample=True)
    wish = read(conversation, "비전")
    async with conversation.database.reading() as connection:
        assert await count(connection, conversation.services, ROOM, wish) == 0
        assert await count(connection, conversation.services, LOCAL, wish) == 1
