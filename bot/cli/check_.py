"""`gonggo check`: looks over settings, config, database and sources; says what is wrong and how to mend it.

Exit 1 when anything is wrong.
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot import settings
from bot.clock import now
from bot.config import Config
from bot.errors import ConfigError, GonggoError
from bot.interview.bank import Bank
from bot.rendering.status import standing
from bot.store import migrations, outbox, sqlite, standings
from bot.store.database import Database, file_of

FAILING = 3
"""Failures in a row from which a source counts as broken."""


def arguments(_parser: argparse.ArgumentParser) -> None:
    """None."""


def run(_options: argparse.Namespace) -> int:
    """Check each part; a broken one does not keep the others from being looked at."""
    faults = 0
    try:
        found = settings.load()
    except ConfigError as error:
        return _told(False, f"설정: {error}")
    telegram = "켜짐" if found.telegram_token else "꺼짐 (GONGGO_TELEGRAM_TOKEN 없음)"
    faults += _told(True, f"설정: 텔레그램 {telegram}, 이 컴퓨터의 방 {found.web or '꺼짐'}")
    faults += _check_config(found)
    faults += _check_questions(found)
    faults += asyncio.run(_check_database(found))
    return int(faults > 0)


def _told(good: bool, words: str) -> int:
    print(f"{'좋음' if good else '고쳐 주세요'}: {words}")
    return int(not good)


def _check_config(found: settings.Settings) -> int:
    try:
        config = Config.load(found.config)
        _ = found.web_address, found.webhook_address, found.owner_room
    except GonggoError as error:
        return _told(False, str(error))
    on = [entry.name for entry in config.sources if entry.enabled]
    return _told(
        True, f"{found.config}: 출처 {len(config.sources)}곳 (켜짐 {len(on)}곳), 명령 {len(config.help)}개"
    )


def _check_questions(found: settings.Settings) -> int:
    bank, faults = Bank.read(found.config)
    for fault in faults:
        _told(False, f"면접 질문: {fault}")
    if faults:
        return len(faults)
    counts = f"질문 {len(bank.questions)}개, 퀴즈 {len(bank.quizzes)}개, 주제 {len(bank.topics)}개"
    unread = (
        f", 검토 안 됨 {len(bank.unreviewed)}개 ({', '.join(bank.unreviewed[:5])} …)"
        if bank.unreviewed
        else ""
    )
    return _told(True, f"면접 질문: {counts}{unread}")


async def _check_database(found: settings.Settings) -> int:
    try:
        await Database(found.database).close()
        path = file_of(found.database)
    except ConfigError as error:
        return _told(False, f"데이터베이스: {error}")
    if path is not None and not path.absolute().parent.is_dir():
        return _told(
            False, f"데이터베이스: {path.parent} 폴더가 없습니다. 만들거나 GONGGO_DATABASE를 고쳐 주세요."
        )
    if path is not None and not path.exists():
        return _told(True, f"데이터베이스: {path} 아직 없음 (처음 켤 때 만듭니다)")
    if path is not None and (wrong := sqlite.check_copy(path)):
        return _told(False, f"데이터베이스: {path} — {wrong}. gonggo restore 로 사본에서 되돌릴 수 있습니다.")
    try:
        async with _opened(found) as database:
            return (
                await _check_schema(database) + await _check_sources(database) + await _check_outbox(database)
            )
    except GonggoError as error:
        return _told(False, f"데이터베이스: {error}")


@asynccontextmanager
async def _opened(found: settings.Settings) -> AsyncIterator[Database]:
    database = Database(found.database)
    try:
        yield database
    finally:
        await database.close()


async def _check_schema(database: Database) -> int:
    here, newest = await migrations.current(database), migrations.revisions()[-1]
    if here == newest:
        return _told(True, f"데이터베이스: 판 {here}")
    if here is not None and here > newest:
        return _told(
            False,
            f"데이터베이스: 판 {here}이(가) 프로그램({newest})보다 새것입니다. 프로그램을 새로 받아 주세요.",
        )
    return _told(True, f"데이터베이스: 판 {here} → {newest} (켤 때 옮깁니다)")


async def _check_sources(database: Database) -> int:
    async with database.reading() as connection:
        found = await standings.all_of_them(connection)
    return sum(_told(one.failures < FAILING, f"출처: {standing(one, now())}") for one in found)


async def _check_outbox(database: Database) -> int:
    async with database.reading() as connection:
        counts = await outbox.counts(connection)
        waiting = await outbox.waiting(connection)
    sent, dropped = counts.get("sent", 0), counts.get("dropped", 0)
    words = f"발신함: 보냄 {sent}, 버림 {dropped}, 기다리는 알림 {waiting}, 두 번 갔을 수 있는 메시지 {counts['ambiguous']}"
    return _told(True, words)
