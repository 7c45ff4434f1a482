"""What stored postings say of pay."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.config import Config
from bot.store import openings
from bot.store.database import Database
from tests.commands.conversation import CONFIG, Conversation, posting
from tests.conftest import NOW

MODEL = "주요업무\n모델 학습\n자격요건\n신입 가능\n연봉 5000만원"
SERVER = "주요업무\n서버 개발\n자격요건\n경력 3년 이상"


@pytest.fixture
def conversation(database: Database) -> Conversation:
    return Conversation(database, Config.load(CONFIG))


async def test_openings_of_a_role_come_with_the_few_facts_that_count(conversation: Conversation) -> None:
    await conversation.bring(
        posting(1, MODEL, title="ML 엔지니어", location="서울 강남구"),
        posting(2, SERVER, title="백엔드 개발자"),
    )
    async with conversation.database.reading() as connection:
        [one] = await openings.of_roles(connection, ["ml_engineer"], seen_since=NOW - timedelta(days=1))
        both = await openings.of_roles(connection, [], seen_since=NOW - timedelta(days=1))
        later = await openings.of_roles(connection, [], seen_since=NOW + timedelta(days=1))
        hidden = await openings.of_roles(connection, [], seen_since=NOW, without_source=["가람보드"])
    assert one.pay is not None
    assert (one.pay.low, one.experience.entry_ok, one.regions[0].sido) == (50_000_000, True, "서울")
    assert (len(both), later, hidden) == (2, [], [])


async def test_one_opening_on_two_boards_counts_once_with_the_facts_of_both(
    conversation: Conversation,
) -> None:
    words = "주요업무\n음성 합성 모델을 학습하고 서비스에 배포합니다\n자격요건\n신입 가능\n석사 이상"
    one = posting(1, words, title="음성 합성 ML 엔지니어", company="가람로보틱스", location="서울 강남구")
    await conversation.bring(one)
    await conversation.bring(
        posting(2, f"{words}\n연봉 5000만원", title=one.title, company=one.company, location=one.location),
        source="너울보드",
    )
    async with conversation.database.reading() as connection:
        found = await openings.of_roles(connection, ["ml_engineer"], seen_since=NOW - timedelta(days=1))
    assert len(found) == 1
    assert found[0].pay is not None
