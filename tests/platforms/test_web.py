"""The local room over real HTTP: what is said, answered, pressed, sent and edited; start and stop."""

from __future__ import annotations

import asyncio
import signal
import time
import unicodedata
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from bot.errors import ConfigError, MessageRefused
from bot.model.chat import Block, Button, Document, Member, Picture, Reply, Span
from bot.model.room import RoomId
from bot.platforms.web import TROUBLE, WebPlatform, split_command
from bot.platforms.web_app import STATIC
from tests.platforms.listening import listening, said
from tests.platforms.scripted import MENU, ScriptedBot, alert, png, saying

LOCAL = RoomId("web", "local")


async def kept(page: httpx.AsyncClient, room: str = "local") -> list[dict[str, Any]]:
    answer = await page.get("/api/messages", params={"room": room})
    messages = answer.json()["messages"]
    assert isinstance(messages, list)
    return messages


async def say(page: httpx.AsyncClient, text: str, **more: str) -> httpx.Response:
    return await page.post("/api/say", json={"text": text, **more})


async def press(page: httpx.AsyncClient, message_id: str, action: str) -> httpx.Response:
    return await page.post("/api/press", json={"message_id": message_id, "action": action})


# ---- saying ----


async def test_what_is_said_becomes_a_call_with_command_and_rest(
    page: httpx.AsyncClient, bot: ScriptedBot
) -> None:
    await say(page, "  /Subscribe@gonggo_bot  전문연 신입\n지역:서울 ")
    (call,) = bot.heard
    assert (call.room, call.member) == (LOCAL, Member("you", "나"))
    assert (call.command, call.rest) == ("subscribe", "전문연 신입\n지역:서울")
    assert call.text == "/Subscribe@gonggo_bot  전문연 신입\n지역:서울"
    assert call.message_id == (await kept(page))[0]["id"]
    assert await call.is_admin()


@pytest.mark.parametrize(
    ("text", "command", "rest"),
    [
        ("/start", "start", ""),
        ("/구독 전문연 | 산업기능", "구독", "전문연 | 산업기능"),
        (
            unicodedata.normalize("NFD", "/구독"),
            "구독",
            "",
        ),  # letters apart, as Apple's keyboards may send them
        ("구독 전문연", "", ""),
        ("/", "", ""),
        ("/ 구독", "", "구독"),
        ("/jobs\n전문연", "jobs", "전문연"),
    ],
)
def test_a_command_is_the_word_after_a_slash(text: str, command: str, rest: str) -> None:
    assert split_command(text) == (command, rest)


async def test_the_answer_stands_in_the_room_after_what_was_said(page: httpx.AsyncClient) -> None:
    answer = await say(page, "/start")
    assert answer.json() == {"toast": ""}
    mine, theirs = await kept(page)
    assert (mine["author"], said(mine)) == ("you", "/start")
    assert (theirs["author"], said(theirs)) == (
        "bot",
        "안녕하세요. 조건을 구독해 두면 새 공고를 알려 드립니다.",
    )
    assert mine["at"] == "2026-11-23T03:00:02+00:00"


async def test_nothing_to_say_leaves_the_words_alone(page: httpx.AsyncClient) -> None:
    await say(page, "점심 뭐 먹지")
    assert [message["author"] for message in await kept(page)] == ["you"]


async def test_an_answer_knows_which_message_it_answers(
    page: httpx.AsyncClient, web: WebPlatform, bot: ScriptedBot
) -> None:
    sent = await web.send(LOCAL, alert())
    await say(page, "/why", reply_to=sent)
    assert bot.heard[0].reply_to == sent
    assert bot.heard[0].reply_to_text == alert().text
    assert (await kept(page))[1]["reply_to"] == sent


async def test_an_answer_knows_where_the_words_it_answers_lead_to(
    page: httpx.AsyncClient, web: WebPlatform, bot: ScriptedBot
) -> None:
    linked = Span("공고", url="https://example.com/1")
    sent = await web.send(LOCAL, Reply((Block((linked, Span(" 하나"))),)))
    await say(page, "/whynot", reply_to=sent)
    assert bot.heard[0].reply_to_links == ("https://example.com/1",)


async def test_an_answer_to_a_message_no_longer_kept_is_an_answer_to_nothing(
    page: httpx.AsyncClient, bot: ScriptedBot
) -> None:
    await say(page, "/why", reply_to="gone-1")
    assert (bot.heard[0].reply_to, bot.heard[0].reply_to_text) == ("", "")


async def test_rooms_are_apart(page: httpx.AsyncClient, bot: ScriptedBot) -> None:
    await page.post("/api/say", params={"room": "study-2"}, json={"text": "/start"})
    assert bot.heard[0].room == RoomId("web", "study-2")
    assert bot.heard[0].room_title == "로컬 방 study-2"
    assert await kept(page) == []
    assert len(await kept(page, "study-2")) == 2


async def test_answers_come_in_the_order_things_were_said(page: httpx.AsyncClient, bot: ScriptedBot) -> None:
    bot.hold.clear()
    first = asyncio.create_task(say(page, "/start"))
    await bot.was_called.wait()
    second = asyncio.create_task(say(page, "/admin"))
    async with listening(page) as stream:
        assert [event.words for event in await stream.take(2)] == ["/start", "/admin"]
    assert len(bot.heard) == 1, "the second waits for its turn, but is shown at once"
    bot.hold.set()
    await asyncio.gather(first, second)
    assert [said(message)[:6] for message in await kept(page)] == [
        "/start",
        "/admin",
        "안녕하세요.",
        "관리자입니다",
    ]


# ---- pressing ----


async def test_a_press_changes_the_message_it_stands_on_and_says_a_word(
    page: httpx.AsyncClient, bot: ScriptedBot
) -> None:
    await say(page, "/subscribe 전문연")
    preview = (await kept(page))[1]
    answer = await press(page, preview["id"], "subscribe:1")
    assert answer.json() == {"toast": "구독했습니다."}
    assert (bot.heard[1].action, bot.heard[1].message_id) == ("subscribe:1", preview["id"])
    messages = await kept(page)
    assert [message["id"] for message in messages] == [messages[0]["id"], preview["id"]]
    assert messages[1]["edited"]
    assert said(messages[1]).startswith("구독했습니다: 전문연")
    assert messages[1]["buttons"] == [[{"label": "멈추기", "action": "pause:1", "url": ""}]]


async def test_a_press_on_a_message_no_longer_kept_is_answered_with_a_new_one(
    page: httpx.AsyncClient,
) -> None:
    await press(page, "before-7", "subscribe:1")
    (message,) = await kept(page)
    assert (message["edited"], said(message)[:6]) == (False, "구독했습니다")


async def test_a_toast_alone_leaves_no_message(page: httpx.AsyncClient) -> None:
    assert (await press(page, "any-1", "save:1")).json() == {"toast": "했습니다."}
    assert (await say(page, "/toast")).json() == {"toast": "조용히 했습니다."}
    assert [message["author"] for message in await kept(page)] == ["you"]


@pytest.mark.parametrize("action", ["", "x" * 65, "가" * 22])
async def test_an_action_that_no_button_has_is_refused(
    page: httpx.AsyncClient, bot: ScriptedBot, action: str
) -> None:
    assert (await press(page, "any-1", action)).status_code == 400
    assert bot.heard == []


# ---- trouble ----


async def test_trouble_in_a_command_is_told_in_the_room_and_logged(
    page: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    await say(page, "/broken")
    assert said((await kept(page))[1]) == TROUBLE
    assert "ZeroDivisionError" in caplog.text


async def test_trouble_at_a_press_is_told_as_a_toast(
    page: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    assert (await press(page, "any-1", "broken:1")).json() == {"toast": TROUBLE}
    assert "ZeroDivisionError" in caplog.text


async def test_an_error_raised_on_purpose_is_told_in_its_own_words(page: httpx.AsyncClient) -> None:
    await say(page, "/refuse")
    assert said((await kept(page))[1]) == "괄호가 닫히지 않았습니다."


async def test_too_long_a_text_is_refused_with_both_numbers(
    page: httpx.AsyncClient, bot: ScriptedBot
) -> None:
    answer = await say(page, "가" * 4001)
    assert answer.status_code == 413
    assert answer.json() == {"error": "한 번에 4,000자까지 보낼 수 있습니다. 지금은 4,001자입니다."}
    assert (await say(page, "가" * 4000)).status_code == 200
    assert len(bot.heard) == 1


async def test_an_empty_text_is_refused(page: httpx.AsyncClient, bot: ScriptedBot) -> None:
    assert (await say(page, " \n ")).status_code == 400
    assert bot.heard == []


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"/start"', b'{"text": 5}', b"[" * 30000, b"\xff\xfe"])
async def test_a_body_that_cannot_be_read_is_refused_in_korean(page: httpx.AsyncClient, body: bytes) -> None:
    answer = await page.post("/api/say", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["error"]


async def test_half_a_character_does_not_break_the_room(page: httpx.AsyncClient, bot: ScriptedBot) -> None:
    body = b'{"text": "/start \\ud83d"}'
    answer = await page.post("/api/say", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 200
    assert bot.heard[0].rest == "?"
    assert len(await kept(page)) == 2


@pytest.mark.parametrize("name", ["", "방", "a b", "../x", "x" * 33, "a_b", "a\n"])
async def test_a_bad_room_name_is_refused_everywhere(page: httpx.AsyncClient, name: str) -> None:
    for path in ("/", "/api/messages", "/events"):
        answer = await page.get(path, params={"room": name})
        assert answer.status_code == 400
        assert answer.json() == {"error": "방 이름은 영문자, 숫자, - 로 32자까지입니다."}


async def test_an_unknown_path_or_method_is_told_in_korean(page: httpx.AsyncClient) -> None:
    assert (await page.get("/nothing")).json() == {"error": "그런 것은 없습니다."}
    assert (await page.get("/static/web.py")).status_code == 404
    assert (await page.get("/static/..%2Fweb.py")).status_code == 404
    assert (await page.get("/api/say")).status_code == 405


# ---- sending and editing ----


async def test_a_sent_reply_reaches_the_page_whole_and_as_structure(
    page: httpx.AsyncClient, web: WebPlatform
) -> None:
    title = "<b>AI & 로봇</b> \u202everkehrt\u202c 🙂 " + "긴 제목 " * 1000
    sent = await web.send(LOCAL, alert(title))
    (message,) = await kept(page)
    assert message["id"] == sent
    assert message["blocks"][1]["spans"][0] == {"text": title, "style": "bold", "url": ""}
    assert message["blocks"][3]["kind"] == "quote"
    assert message["buttons"][0][0] == {
        "label": "공고 보기",
        "action": "",
        "url": "https://example.com/postings/1",
    }


async def test_only_web_addresses_become_links(page: httpx.AsyncClient, web: WebPlatform) -> None:
    bad = "javascript:alert(1)"
    reply = Reply((Block((Span("원문", url=bad),)),), ((Button("보기", url=bad),), (Button("왜", "why:1"),)))
    await web.send(LOCAL, reply)
    (message,) = await kept(page)
    assert message["blocks"][0]["spans"] == [{"text": "원문", "style": "plain", "url": ""}]
    assert message["buttons"] == [[{"label": "왜", "action": "why:1", "url": ""}]]


async def test_a_sent_message_can_be_edited(page: httpx.AsyncClient, web: WebPlatform) -> None:
    sent = await web.send(LOCAL, saying("열림"))
    await web.edit(LOCAL, sent, saying("마감"))
    (message,) = await kept(page)
    assert (said(message), message["edited"]) == ("마감", True)


async def test_the_same_words_again_are_no_edit(page: httpx.AsyncClient, web: WebPlatform) -> None:
    sent = await web.send(LOCAL, saying("열림"))
    await web.edit(LOCAL, sent, saying("열림"))
    assert not (await kept(page))[0]["edited"]


async def test_editing_what_is_no_longer_kept_is_refused(web: WebPlatform) -> None:
    with pytest.raises(MessageRefused):
        await web.edit(LOCAL, "before-7", saying("마감"))


async def test_a_picture_is_served_with_its_words(page: httpx.AsyncClient) -> None:
    await say(page, "/picture")
    picture = (await kept(page))[1]["picture"]
    assert picture["alt"] == "연봉 분포: 가운데 5,200만원"
    answer = await page.get(picture["src"])
    assert (answer.content, answer.headers["content-type"]) == (png(), "image/png")


async def test_a_document_is_served_to_be_saved(page: httpx.AsyncClient, web: WebPlatform) -> None:
    await web.send(RoomId("web", "local"), Reply(document=Document("면접 질문.txt", b"<b>")))
    document = (await kept(page))[0]["document"]
    assert document["name"] == "면접 질문.txt"
    answer = await page.get(document["href"])
    assert answer.content == b"<b>"
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == (
        "attachment; filename*=UTF-8''%EB%A9%B4%EC%A0%91%20%EC%A7%88%EB%AC%B8.txt"
    )
    assert (await page.get("/documents/none")).status_code == 404


async def test_a_word_that_answers_a_document_means_that_file(
    page: httpx.AsyncClient, web: WebPlatform, bot: ScriptedBot
) -> None:
    sent = await web.send(RoomId("web", "local"), Reply(document=Document("질문.txt", b"x")))
    await say(page, "/addquestion", reply_to=sent)
    file = bot.heard[-1].attached
    assert file is not None
    assert (file.name, file.size, await file.read()) == ("질문.txt", 1, b"x")


async def test_a_picture_in_another_room_is_its_own(page: httpx.AsyncClient, web: WebPlatform) -> None:
    reply = Reply(picture=Picture(png(rgb=(1, 2, 3)), "그림"))
    await web.send(RoomId("web", "study"), reply)
    src = (await kept(page, "study"))[0]["picture"]["src"]
    assert (await page.get(src)).content == png(rgb=(1, 2, 3))
    assert (await page.get(src.replace("study", "local"))).status_code == 404


# ---- start and stop ----


async def test_the_menu_and_the_page_are_there(page: httpx.AsyncClient) -> None:
    assert (await page.get("/api/menu")).json()[0] == {"command": "start", "help": "시작: 처음 오셨다면"}
    html = await page.get("/")
    assert html.headers["content-type"] == "text/html; charset=utf-8"
    for path in STATIC.iterdir():
        assert (await page.get(f"/static/{path.name}")).status_code == 200


async def test_a_taken_port_is_told_with_the_setting_to_change(web: WebPlatform, bot: ScriptedBot) -> None:
    port = int(web.address.rpartition(":")[2])
    second = WebPlatform("127.0.0.1", port, clock=lambda: datetime(2026, 11, 23, tzinfo=UTC))
    with pytest.raises(ConfigError, match=f"GONGGO_WEB=127.0.0.1:{port + 1}"):
        await second.start(bot, bot.on_change, MENU)
    await second.stop()


async def test_the_room_closes_within_a_second_with_streams_open(
    page: httpx.AsyncClient, web: WebPlatform
) -> None:
    async with listening(page) as one, listening(page, "study") as two:
        began = time.monotonic()
        await web.stop()
        assert time.monotonic() - began < 1
        assert await one.ended()
        assert await two.ended()
    with pytest.raises(httpx.ConnectError):
        await page.get("/")


async def test_an_answer_in_hand_is_finished_before_the_room_closes(
    page: httpx.AsyncClient, web: WebPlatform, bot: ScriptedBot
) -> None:
    bot.hold.clear()
    async with listening(page) as stream:
        speaking = asyncio.create_task(say(page, "/start"))
        await stream.next()
        closing = asyncio.create_task(web.stop())
        await asyncio.sleep(0.05)
        assert (await say(page, "/help")).status_code == 503
        bot.hold.set()
        assert (await speaking).status_code == 200
        assert (await stream.next()).words.startswith("안녕하세요")
        await closing


async def test_a_stopped_room_can_be_started_again(
    page: httpx.AsyncClient, web: WebPlatform, bot: ScriptedBot
) -> None:
    await web.send(LOCAL, saying("앞"))
    await web.stop()
    await web.start(bot, bot.on_change, MENU)
    assert [said(message) for message in await kept(page)] == ["앞"]


async def test_the_process_keeps_its_own_signals(web: WebPlatform) -> None:
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
