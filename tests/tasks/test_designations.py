"""A new list of designated companies: what it changes for the companies that rooms follow, told once and in one transaction."""

from __future__ import annotations

from datetime import date

import pytest

from bot.config import Config
from bot.errors import ConfigError
from bot.model.designation import DesignatedCompany, Headcount
from bot.model.room import RoomId
from bot.rendering.alert import alert
from bot.store import companies, outbox, postings, rooms
from bot.store.database import Database
from bot.tasks.designations import Imported, take_list
from tests.commands.conversation import CONFIG, Conversation, posting
from tests.conftest import NOW

JULY, AUGUST, SEPTEMBER, OCTOBER = (date(2026, month, 11) for month in (7, 8, 9, 10))
ROOM = RoomId("telegram", "-1")


@pytest.fixture
def conversation(database: Database) -> Conversation:
    return Conversation(database, Config.load(CONFIG))


def one(name: str, serving: int = 1, allotted: int | None = None, place: str = "") -> DesignatedCompany:
    return DesignatedCompany(name, place, active=Headcount(allotted, 0, serving))


async def take(
    conversation: Conversation, day: date, *found: DesignatedCompany, anyway: bool = False
) -> Imported:
    names = conversation.config.duplicates.names
    async with conversation.database.writing() as connection:
        return await take_list(
            connection, found, names, listed_on=day, file="list.xls", now=NOW, anyway=anyway
        )


async def follow(conversation: Conversation, *names: str, room: RoomId = ROOM) -> None:
    async with conversation.database.writing() as connection:
        number, _ = await rooms.know(connection, room, NOW)
        for name in names:
            [key, *_] = conversation.config.duplicates.names.keys(name)
            await companies.follow(connection, number, key, name, NOW)


async def notices(conversation: Conversation) -> list[str]:
    async with conversation.database.writing() as connection:
        due = await outbox.due(connection, NOW, ["telegram"], [], 50)
        taken = await outbox.begin(connection, [one.message for one in due], NOW)
    return [message.notice.text for message in taken if message.notice]


async def test_the_first_list_tells_nobody_anything(conversation: Conversation) -> None:
    await follow(conversation, "가온누리")
    assert await take(conversation, AUGUST, one("(주)가온누리")) == Imported(1, None, 0, 0, 0, 0)
    assert await notices(conversation) == []


async def test_a_change_of_a_followed_company_is_told_under_whatever_name(conversation: Conversation) -> None:
    await follow(conversation, "주식회사 가온누리", "DODAM AI")
    await take(conversation, AUGUST, one("(주)가온누리 기업부설연구소", 12), one("나래"), one("마루"))
    taken = await take(
        conversation,
        SEPTEMBER,
        one("(주)가온누리 기업부설연구소", 14),
        one("도담에이아이(DODAM AI)"),
        one("마루", 2),
    )
    assert taken == Imported(3, AUGUST, added=1, removed=1, changed=2, rooms=1)
    [words] = await notices(conversation)
    assert "(주)가온누리 기업부설연구소: 현역 복무 12 → 14" in words
    assert "도담에이아이(DODAM AI): 명단에 새로 올랐습니다" in words
    assert "나래" not in words


async def test_what_stayed_as_it_was_and_codes_are_no_news(conversation: Conversation) -> None:
    await follow(conversation, "가온누리")
    await take(conversation, AUGUST, one("가온누리", allotted=9999))
    taken = await take(conversation, SEPTEMBER, one("가온누리", allotted=999))
    assert (taken.changed, await notices(conversation)) == (0, [])


async def test_the_same_list_twice_tells_once(conversation: Conversation) -> None:
    await follow(conversation, "가온누리")
    await take(conversation, AUGUST, one("가온누리", 1))
    await take(conversation, SEPTEMBER, one("가온누리", 2))
    assert await take(conversation, SEPTEMBER, one("가온누리", 2)) == Imported(1, SEPTEMBER, 0, 0, 0, 0)
    assert len(await notices(conversation)) == 1


async def test_an_older_list_is_history_and_no_news(conversation: Conversation) -> None:
    await follow(conversation, "가온누리")
    await take(conversation, JULY, one("가온누리", 1))
    await take(conversation, SEPTEMBER, one("가온누리", 1))
    assert (await take(conversation, AUGUST, one("가온누리", 5))).changed == 1
    assert await notices(conversation) == []


async def test_a_company_that_moved_is_the_same_and_two_of_one_name_are_two(
    conversation: Conversation,
) -> None:
    await follow(conversation, "가온누리", "나래")
    await take(
        conversation,
        AUGUST,
        one("가온누리", place="대전"),
        one("나래", 1, place="서울"),
        one("나래", 2, place="부산"),
    )
    await take(
        conversation,
        SEPTEMBER,
        one("가온누리", place="세종"),
        one("나래", 1, place="서울"),
        one("나래", 3, place="부산"),
    )
    [words] = await notices(conversation)
    assert words.count("나래") == 1
    assert "가온누리" not in words
    assert "현역 복무 2 → 3" in words


async def test_a_part_of_a_list_is_refused_unless_it_is_meant(conversation: Conversation) -> None:
    await take(conversation, AUGUST, *(one(f"가온{n}호") for n in range(30)))
    with pytest.raises(ConfigError, match="30곳 가운데 20곳이 없습니다"):
        await take(conversation, SEPTEMBER, *(one(f"가온{n}호") for n in range(10)))
    assert (await take(conversation, SEPTEMBER, *(one(f"가온{n}호") for n in range(20)))).removed == 10
    meant = await take(conversation, OCTOBER, one("가온1호"), anyway=True)
    assert (meant.companies, meant.removed) == (1, 19)


async def test_a_list_that_cannot_be_kept_tells_nobody(conversation: Conversation) -> None:
    await follow(conversation, "가온누리")
    await take(conversation, AUGUST, one("가온누리", 1))
    with pytest.raises(RuntimeError, match="the power went"):
        async with conversation.database.writing() as connection:
            names = conversation.config.duplicates.names
            await take_list(connection, [one("가온누리", 9)], names, listed_on=SEPTEMBER, file="", now=NOW)
            raise RuntimeError("the power went")
    assert await notices(conversation) == []
    async with conversation.database.reading() as connection:
        assert await companies.days(connection) == [AUGUST]


async def alert_of(conversation: Conversation, company: str) -> str:
    """The words of the alert about a posting of this company."""
    raw = posting(1, "모델 연구", company=company)
    await conversation.bring(raw)
    async with conversation.database.reading() as connection:
        [found] = await postings.listed(connection)
        stored = await postings.get(connection, [found.id])
    return alert(stored[found.id], (), today=SEPTEMBER).text


async def test_an_alert_says_that_its_company_is_listed_and_by_which_list(conversation: Conversation) -> None:
    await take(conversation, AUGUST, one("나래"))
    await take(conversation, SEPTEMBER, one("(주)가온누리 기업부설연구소"))
    assert "병역지정업체 ○ (2026-09 명단) · 가람보드" in await alert_of(conversation, "주식회사 가온누리")


async def test_an_alert_says_that_its_company_is_not_listed_any_more(conversation: Conversation) -> None:
    await take(conversation, AUGUST, one("나래"))
    await take(conversation, SEPTEMBER, one("가온누리"))
    assert "병역지정업체 명단에 없음 (2026-09 명단) · 가람보드" in await alert_of(conversation, "나래")


async def test_an_alert_says_that_there_is_no_list(conversation: Conversation) -> None:
    assert "병역지정업체 명단 없음 (가져오지 않음) · 가람보드" in await alert_of(conversation, "나래")


async def test_an_alert_about_a_company_without_a_name_says_nothing_of_lists(
    conversation: Conversation,
) -> None:
    assert "병역지정업체" not in await alert_of(conversation, "")
