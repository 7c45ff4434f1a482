"""The local room's stream: order, coming back, slow readers, restarts."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

import httpx
from hypothesis import given
from hypothesis import strategies as st

from bot.model.chat import Picture, Reply
from bot.model.room import RoomId
from bot.platforms.web import WebPlatform
from bot.platforms.web_room import BOT, PICTURES, WebRoom
from tests.platforms.listening import Listener, listening, said
from tests.platforms.scripted import MENU, ScriptedBot, saying

LOCAL = RoomId("web", "local")
NOON = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


async def test_alerts_come_by_themselves_in_the_order_they_were_sent(
    page: httpx.AsyncClient, web: WebPlatform
) -> None:
    async with listening(page) as stream:
        assert stream.response.headers["content-type"] == "text/event-stream; charset=utf-8"
        for number in range(20):
            await web.send(LOCAL, saying(f"공고 {number}"))
        assert [event.words for event in await stream.take(20)] == [f"공고 {n}" for n in range(20)]


async def test_a_new_reader_gets_what_was_said_before(page: httpx.AsyncClient, web: WebPlatform) -> None:
    await web.send(LOCAL, saying("앞"))
    async with listening(page) as stream:
        assert (await stream.next()).words == "앞"
        await web.send(LOCAL, saying("뒤\n둘째 줄"))
        assert (await stream.next()).words == "뒤\n둘째 줄"


async def test_two_readers_both_get_everything(page: httpx.AsyncClient, web: WebPlatform) -> None:
    async with listening(page) as one, listening(page) as two:
        await web.send(LOCAL, saying("하나"))
        assert (await one.next()).words == (await two.next()).words == "하나"


async def test_who_comes_back_misses_nothing_and_gets_nothing_twice(
    page: httpx.AsyncClient, web: WebPlatform
) -> None:
    for number in range(3):
        await web.send(LOCAL, saying(f"공고 {number}"))
    async with listening(page) as stream:
        seen = await stream.take(2)
    await web.send(LOCAL, saying("공고 3"))
    async with listening(page, last=seen[-1].mark) as stream:
        rest = await stream.take(2)
        await web.send(LOCAL, saying("공고 4"))
        rest.append(await stream.next())
    assert [event.words for event in seen + rest] == [f"공고 {n}" for n in range(5)]


async def test_an_edit_comes_as_the_same_message_in_new_words(
    page: httpx.AsyncClient, web: WebPlatform
) -> None:
    sent = await web.send(LOCAL, saying("열림"))
    async with listening(page) as stream:
        first = await stream.next()
        await web.edit(LOCAL, sent, saying("마감"))
        second = await stream.next()
    assert (first.data["id"], first.data["number"]) == (second.data["id"], second.data["number"])
    assert (second.words, second.data["edited"]) == ("마감", True)


async def test_an_edit_while_away_is_told_once_with_the_last_words(
    page: httpx.AsyncClient, web: WebPlatform
) -> None:
    first, second = [await web.send(LOCAL, saying(words)) for words in ("하나", "둘")]
    async with listening(page) as stream:
        last = (await stream.take(2))[-1].mark
    await web.edit(LOCAL, first, saying("하나 고침"))
    await web.send(LOCAL, saying("셋"))
    await web.edit(LOCAL, first, saying("하나 또 고침"))
    await web.edit(LOCAL, second, saying("둘 고침"))
    async with listening(page, last=last) as stream:
        assert [event.words for event in await stream.take(3)] == ["셋", "하나 또 고침", "둘 고침"]


async def test_the_kept_messages_and_the_stream_fit_together_without_a_seam(
    page: httpx.AsyncClient, web: WebPlatform
) -> None:
    await web.send(LOCAL, saying("앞"))
    start = (await page.get("/api/messages")).json()
    await web.send(LOCAL, saying("사이"))
    async with page.stream("GET", "/events", params={"after": start["last"]}) as response:
        data = [(await Listener(response).next()).words]
    assert [said(message) for message in start["messages"]] == ["앞"]
    assert data == ["사이"]
    later = (await page.get("/api/messages", params={"after": start["last"]})).json()
    assert [said(message) for message in later["messages"]] == ["사이"]


async def test_a_slow_reader_loses_nothing(page: httpx.AsyncClient, web: WebPlatform) -> None:
    long = "길다 " * 5_000
    async with listening(page) as stream:
        for number in range(300):
            await web.send(LOCAL, saying(f"{number} {long}"))
        await asyncio.sleep(0.2)
        for number in range(300, 310):
            await web.send(LOCAL, saying(f"{number} {long}"))
        numbers = [int(event.words.split()[0]) for event in await stream.take(310)]
    assert numbers == list(range(310))


async def test_a_reader_who_was_away_too_long_is_told_of_the_gap(
    bot: ScriptedBot, ticking: Callable[[], datetime]
) -> None:
    web = WebPlatform("127.0.0.1", 0, clock=ticking, history=5)
    await web.start(bot, bot.on_change, MENU)
    async with httpx.AsyncClient(base_url=web.address) as page:
        await web.send(LOCAL, saying("0"))
        async with listening(page) as stream:
            last = (await stream.next()).mark
        for number in range(1, 8):
            await web.send(LOCAL, saying(str(number)))
        async with listening(page, last=last) as stream:
            events = await stream.take(6)
        assert [event.kind for event in events] == ["gap", *["message"] * 5]
        assert [event.words for event in events[1:]] == ["3", "4", "5", "6", "7"]
    await web.stop()


async def test_after_a_restart_everything_is_new_and_no_old_id_comes_again(
    bot: ScriptedBot, ticking: Callable[[], datetime]
) -> None:
    marks: list[str] = []
    ids: list[str] = []
    for words in ("어제", "오늘"):
        web = WebPlatform("127.0.0.1", 0, clock=ticking)
        await web.start(bot, bot.on_change, MENU)
        ids.append(await web.send(LOCAL, saying(words)))
        async with (
            httpx.AsyncClient(base_url=web.address) as page,
            listening(page, last=marks[-1] if marks else "") as stream,
        ):
            event = await stream.next()
            marks.append(event.mark)
            assert event.words == words
        await web.stop()
    assert len(set(ids)) == 2
    assert marks[0].split("-")[0] != marks[1].split("-")[0]


async def test_a_broken_mark_means_from_the_beginning(page: httpx.AsyncClient, web: WebPlatform) -> None:
    sent = await web.send(LOCAL, saying("하나"))
    era = sent.split("-")[0]
    for mark in ("x", "-", "x-1", f"{era}-", f"{era}-x", f"{era}-99", f"{era}-{'9' * 5000}", f"{era}--1"):
        async with listening(page, last=mark) as stream:
            assert (await stream.next()).words == "하나"


async def test_a_reader_who_leaves_is_forgotten(page: httpx.AsyncClient, web: WebPlatform) -> None:
    before = len(asyncio.all_tasks())
    for _ in range(5):
        async with listening(page):
            pass
    async with asyncio.timeout(5):
        while len(asyncio.all_tasks()) > before + 1:  # noqa: ASYNC110  tasks end without telling anybody
            await asyncio.sleep(0.02)


def test_only_the_newest_messages_and_pictures_are_kept() -> None:
    room = WebRoom("local", "era", 40)
    for number in range(60):
        room.say(BOT, Reply(picture=Picture(bytes([number]), f"그림 {number}")), NOON)
    kept = room.since(0)
    pictures = [message.reply.picture for message in kept]
    assert [picture.alt for picture in pictures if picture] == [f"그림 {n}" for n in range(20, 60)]
    assert [bool(picture and picture.png) for picture in pictures] == [False] * 10 + [True] * PICTURES


@given(st.lists(st.one_of(st.just("say"), st.just("read"), st.integers(0, 9)), max_size=60))
def test_any_reader_ends_with_the_rooms_own_words(acts: list[str | int]) -> None:
    """Whatever is said and edited between a reader's visits, the reader's copy equals the room in the end."""
    room, mark = WebRoom("local", "era", 500), ""
    copy: dict[str, str] = {}
    for count, act in enumerate([*acts, "read"]):
        messages = room.since(0)
        if act == "say":
            room.say(BOT, saying(f"말 {count}"), NOON)
        elif isinstance(act, int) and messages:
            room.change(messages[act % len(messages)].id, saying(f"고침 {count}"))
        elif act == "read":
            news = room.since(room.version(mark))
            assert len({message.id for message in news}) == len(news)
            copy |= {message.id: message.reply.text for message in news}
            mark = room.mark()
    assert copy == {message.id: message.reply.text for message in room.since(0)}
