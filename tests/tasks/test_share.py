"""A page that a member named: read once, kept as source 공유, shown as a card, and not told twice to the same room."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from datetime import date

import pytest

from bot.commands.dispatch import is_known_board
from bot.config import Config
from bot.model.posting import RawPosting
from bot.model.reading import Reading
from bot.model.room import RoomId
from bot.reading import read
from bot.sources.fetching import Fetcher
from bot.sources.public_only import PublicOnly, client
from bot.store import outbox, postings
from bot.store.database import Database
from bot.tasks.intake import Intake
from bot.tasks.share import Sharer
from bot.tasks.twins import Twins
from bot.tasks.wishes import Wishes
from tests.commands.conversation import CONFIG, Conversation
from tests.servers import BoardServer, Play

YES = "<h2>주요업무</h2><p>음성 모델 연구</p><h2>자격요건</h2><p>전문연구요원 신규편입 및 전직 가능</p>"
PAGE = f"""<html><script type="application/ld+json">{
    json.dumps(
        {
            "@type": "JobPosting",
            "title": "음성 연구원",
            "description": YES,
            "hiringOrganization": {"name": "누리랩"},
            "datePosted": "2026-11-20",
        }
    )
}</script></html>"""
GROUP, OTHER = "telegram:-100123", "telegram:-100456"


@pytest.fixture(scope="module")
def config() -> Config:
    return Config.load(CONFIG)


@pytest.fixture
def server() -> Iterator[BoardServer]:
    with BoardServer().running() as server:
        yield server


@pytest.fixture
async def conversation(database: Database, config: Config) -> AsyncIterator[Conversation]:
    """A conversation whose network reaches the test's server and nothing else of this machine."""
    backend = PublicOnly(allowed=["127.0.0.1"])
    async with client(backend) as asking:
        talk = Conversation(database, config)
        intake = Intake(Wishes(config.vocabulary), Twins(config.duplicates), talk.clock)

        def reader(raw: RawPosting, on: date) -> Reading:
            return read(raw, on=on, lexicon=config.lexicon)

        sharer = Sharer(database, Fetcher(asking, clock=talk.clock), reader, intake, talk.clock)
        talk.connect(sharer.share, frozenset({"127.0.0.1", "boards.example"}))
        yield talk


async def test_a_shared_page_becomes_a_card_and_goes_to_other_rooms_once(
    conversation: Conversation, server: BoardServer
) -> None:
    for address in (GROUP, OTHER):
        room = conversation.room(address)
        await room.say("/subscribe 전문연")
        await room.press("구독하기")
    url = server.page("/p/1", PAGE.encode())
    words = await conversation.room(GROUP).say(f"/share {url}")
    assert "공유해 주신 공고" in words
    assert "전문연 ○" in words
    assert "누리랩" in words
    async with conversation.database.reading() as connection:
        assert await outbox.waiting(connection, RoomId.parse(GROUP)) == 0, "the card is there already"
        assert await outbox.waiting(connection, RoomId.parse(OTHER)) == 1
        [found] = await postings.listed(connection)
    assert (found.raw.source, found.raw.url) == ("공유", url)
    await conversation.room(OTHER).say(f"/공유 {url}")
    async with conversation.database.reading() as connection:
        assert await outbox.waiting(connection, RoomId.parse(OTHER)) == 0


async def test_a_pasted_link_of_a_known_board_is_read(
    conversation: Conversation, server: BoardServer
) -> None:
    room = conversation.room("telegram:7", private=True)
    assert "공유해 주신 공고" in await room.say(server.page("/p/2", PAGE.encode()))


async def test_what_cannot_be_read_is_said_with_its_reason(
    conversation: Conversation, server: BoardServer
) -> None:
    room = conversation.room(GROUP)
    assert "주소를 함께" in await room.say("/share")
    assert "없는 페이지입니다" in await room.say(f"/share {server.page('/p/3', b'<html>hello</html>')}")
    assert "https://" in await room.say("/share http://example.com/p")
    assert "링크에서" in await room.say("/share https://169.254.169.254/latest/meta-data")


async def test_a_site_that_does_not_allow_it_is_left_alone(
    conversation: Conversation, server: BoardServer
) -> None:
    room = conversation.room(GROUP)
    server.play("/robots.txt", Play(b"User-agent: *\nDisallow: /closed/\n"))
    assert "robots.txt" in await room.say(f"/share {server.page('/closed/1', PAGE.encode())}")
    assert "/closed/1" not in server.paths()


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("https://boards.example/p/1", True),
        ("https://acme.boards.example/p", True),
        ("https://notboards.example/p", False),
        ("https://boards.example.evil.example/p", False),
        ("boards.example/p", False),
        ("구독", False),
    ],
)
def test_which_links_are_of_a_known_board(said: str, known: bool) -> None:
    assert is_known_board(said, frozenset({"boards.example"})) is known
