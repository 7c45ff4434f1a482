"""The whole bot as a process of its own: python-telegram-bot as it is, a server on loopback, a file that postings come from."""

from __future__ import annotations

import asyncio
import json
import signal
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from tests.fake_telegram import BOT, MEMBER, TOKEN, FakeTelegram, Page, Refuse, chat_of
from tests.processes import ROOT, settings_for

GROUP = -1001234567890
YES = "주요업무\n모델 연구\n자격요건\n석사 이상\n전문연구요원 신규편입 및 전직 가능"
NO = "주요업무\n서비스 개발\n자격요건\n병역필 또는 면제자"


class Running:
    """`gonggo run` with a feed of its own."""

    def __init__(self, work: Path, telegram: FakeTelegram) -> None:
        self.telegram, self.feed, self.log = telegram, work / "feed.jsonl", work / "bot.log"
        self.feed.write_text("")
        sources = f'[feed]\nkind = "jsonl"\npath = "{self.feed}"\nevery = "1s"\n'
        self.env = settings_for(work, telegram.url, sources=sources)
        self.process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        with self.log.open("a") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", env=self.env, cwd=ROOT, stdout=log, stderr=log
            )
        self.telegram.calls.clear()
        await self.telegram.until(lambda: self.telegram.called("setMyCommands"), 30)

    async def end(self, sign: signal.Signals = signal.SIGTERM) -> int:
        assert self.process is not None
        if self.process.returncode is None:
            self.process.send_signal(sign)
        return await asyncio.wait_for(self.process.wait(), 10)

    def bring(self, *accepting: bool) -> None:
        rows = [
            {"id": f"p{n}", "title": f"연구원 <{n}>", "company": f"가람{n}", "text": YES if yes else NO}
            for n, yes in enumerate(accepting)
        ]
        part = self.feed.with_suffix(".part")
        part.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
        part.replace(self.feed)

    def texts(self) -> str:
        return "\n".join(self.telegram.texts(GROUP))

    async def until(self, holds: Callable[[], object]) -> None:
        await self.telegram.until(holds, 15)

    async def subscribe(self, words: str) -> None:
        self.telegram.admins.add((GROUP, MEMBER["id"]))
        await self.telegram.say(GROUP, f"/subscribe {words}")
        await self.until(lambda: "미리 보기" in self.texts())
        [(_, number)] = [
            key for key, message in self.telegram.messages.items() if "미리 보기" in message["html"]
        ]
        markup = self.telegram.messages[GROUP, number]["reply_markup"]
        await self.telegram.press(GROUP, number, markup["inline_keyboard"][0][0]["callback_data"])
        await self.until(lambda: "시작했습니다" in self.texts())


@pytest.fixture
async def running(tmp_path: Path) -> AsyncIterator[Running]:
    async with FakeTelegram() as telegram:
        running = Running(tmp_path, telegram)
        await running.start()
        yield running
        if running.process is not None and running.process.returncode is None:
            running.process.kill()
            await running.process.wait()


async def test_the_main_thing_over_trouble_and_a_kill(running: Running) -> None:
    await running.subscribe("전문연")
    running.telegram.plan("sendMessage", Refuse(429, "Too Many Requests", {"retry_after": 1}), Page(502))
    running.bring(True, False, True)
    await running.until(lambda: "가람0" in running.texts() and "가람2" in running.texts())
    running.bring(True, False, True, True, False)
    await asyncio.sleep(1.2)
    await running.end(signal.SIGKILL)
    await running.start()
    running.bring(True, False, True, True, False, True)
    await running.until(lambda: all(f"가람{n}" in running.texts() for n in (0, 2, 3, 5)))
    assert "가람1" not in running.texts()
    assert "가람4" not in running.texts()
    assert await running.end() == 0, "SIGTERM ends in order"
    log = running.log.read_text()
    assert TOKEN.partition(":")[2] not in log
    assert " ERROR bot." not in log


async def test_a_removed_bot_waits_and_brings_what_came_meanwhile_when_it_is_back(running: Running) -> None:
    await running.subscribe("전문연")
    away, here = {"status": "kicked", "user": BOT, "until_date": 0}, {"status": "member", "user": BOT}
    change = {"chat": chat_of(GROUP), "from": MEMBER, "date": 2**31}
    await running.telegram.push(
        "my_chat_member", {**change, "old_chat_member": here, "new_chat_member": away}
    )
    await asyncio.sleep(0.5)
    running.bring(True, True)
    await asyncio.sleep(2.5)
    assert "가람0" not in running.texts()
    await running.telegram.push(
        "my_chat_member", {**change, "old_chat_member": away, "new_chat_member": here}
    )
    await running.until(lambda: "가람0" in running.texts() and "가람1" in running.texts())


async def test_a_member_who_leaves_is_in_no_pair_of_the_room_any_more(running: Running) -> None:
    await running.telegram.say(GROUP, "/pair weekly")
    await running.until(lambda: "다음 월요일 아침부터" in running.texts())
    gone = {
        "message_id": 900,
        "date": 2**31,
        "chat": chat_of(GROUP),
        "from": MEMBER,
        "left_chat_member": MEMBER,
    }
    await running.telegram.push("message", gone)
    await running.telegram.say(GROUP, "/pair")
    await running.until(lambda: "아직 아무도 켜지 않았습니다" in running.texts())


async def test_a_group_that_moves_keeps_its_subscription_and_its_alert(running: Running) -> None:
    await running.subscribe("전문연")
    moved = Refuse(400, "Bad Request: group chat was upgraded", {"migrate_to_chat_id": GROUP - 1})
    running.telegram.plan("sendMessage", moved)
    running.bring(True)
    await running.until(lambda: "가람0" in "".join(running.telegram.texts(GROUP - 1)))
    running.bring(True, True)
    await running.until(lambda: "가람1" in "".join(running.telegram.texts(GROUP - 1)))


async def test_a_second_bot_on_the_same_file_refuses_with_a_clear_word(running: Running) -> None:
    second = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env=running.env, cwd=ROOT, stderr=subprocess.PIPE
    )
    _, words = await asyncio.wait_for(second.communicate(), 20)
    assert second.returncode == 1
    assert "쓰고 있습니다" in words.decode()
    assert "Traceback" not in words.decode()


async def test_a_copy_is_made_and_put_back(running: Running, tmp_path: Path) -> None:
    await running.subscribe("전문연")
    copy = str(tmp_path / "copy")
    assert gonggo(running.env, "backup", copy).returncode == 0
    refused = gonggo(running.env, "restore", copy)
    assert refused.returncode == 1
    assert "쓰고 있습니다" in refused.stderr
    await running.end()
    with sqlite3.connect(tmp_path / "gonggo.sqlite3") as database:
        database.execute("DELETE FROM subscriptions")
    database.close()
    assert gonggo(running.env, "restore", copy).returncode == 0
    assert "전문연" in gonggo(running.env, "say", "/subscriptions", "--room", f"telegram:{GROUP}").stdout


async def test_a_wrong_token_is_said_and_never_shown(tmp_path: Path) -> None:
    async with FakeTelegram() as telegram:
        telegram.token = "1:another"
        env = settings_for(tmp_path, telegram.url)
        bot = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env=env, cwd=ROOT, stderr=subprocess.PIPE
        )
        _, words = await asyncio.wait_for(bot.communicate(), 20)
    assert bot.returncode == 1
    assert "토큰" in words.decode()
    assert TOKEN.partition(":")[2] not in words.decode()


def gonggo(env: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        env=env,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
