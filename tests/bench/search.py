"""Searching stored postings: the time of a search by kind of filter, against looking at each posting; adding; room on the disk.

The times are of the whole of `search`, which gives how many fit and the first page, over a database with 100,000 openings;
all are processor seconds, those of the database's thread with them, so that a busy machine does not count. The plain way is
what the filter takes to decide a posting that is already loaded, its words made ready, counted up to all of them.
"""

from __future__ import annotations

import math
import statistics
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from bot.matching.language import Filter
from bot.matching.subject import Subject
from bot.matching.tree import Truth, truth
from bot.store import migrations, postings, search_index
from bot.store.database import Database
from bot.store.search import Scope, search
from tests.bench.row import Row
from tests.bench.stock import Stock
from tests.conftest import NOW
from tests.matching.helpers import TODAY, read, vocabulary

COUNT, BATCH = 100_000, 1_000
SAMPLE = 200
PAGE = 10
FILTERS = (
    "전문연 신입 비전 -구로", "지역:서울 직무:리서처", "연봉>=5000 개발", "마감<=7일", "전문연",
    "전문연? 석사", "신입 개발자 -인턴", "(추천 | 검색 | LLM) 신입", "강화학습 로봇 -구로 -가산",
    "지역:판교 백엔드", "정규직 데이터분석 서울", "재택 AI", "학력<=석사 경력<=3 NLP",
    "새글<=7일 머신러닝", "회사:가나 음성", "출처:원티드 딥러닝", "-지역:구로 연구원",
    "상시 MLOps", "분야:비전 논문", '"machine learning" 전문연',
)  # fmt: skip
MISSES = (
    "없는낱말", "크레파스공장", "쀼쀼", "zzzqqq", "퀘퀘묵은", "노래교실", "blacksmith",
    '"뜨개질 바늘"', "휘파람새", "똠얌꿍",
)  # fmt: skip


async def measure(count: int = COUNT) -> list[Row]:
    """All rows. Drawing and adding the stock takes some minutes."""
    with tempfile.TemporaryDirectory() as work:
        database = Database(f"sqlite+aiosqlite:///{work}/gonggo.sqlite3")
        await migrations.migrate(database, NOW)
        stock = Stock(vocabulary())
        rows = await _filled(database, stock, count, Path(work))
        plain = await _plain(database, count)
        traps = {word for word in vocabulary().traps if len(word) > 1}
        heads = [word for word in vocabulary().synonyms.groups if len(word) > 1]
        free = [word for word in heads if not _caught(read(word), traps)]
        caught = [word for word in heads if _caught(read(word), traps)]
        for name, texts in (
            ("words that stand there", [*free, *stock.rare[:100]]),
            ("words that do not", MISSES),
            ("usual filters", FILTERS),
            ("words with traps", caught),
        ):
            rows.append(await _asked(database, f"search: {name}", texts, plain))
        await database.close()
    return rows


def _caught(wish: Filter, traps: set[str]) -> bool:
    return any(needle in traps for needles in wish.needles() for needle in needles)


async def _filled(database: Database, stock: Stock, count: int, work: Path) -> list[Row]:
    adding = indexing = 0.0
    for first in range(0, count, BATCH):
        new = list(stock.postings(first, min(BATCH, count - first)))
        async with database.writing() as connection:
            started = time.process_time()
            await postings.add(connection, new, NOW)
            added = time.process_time()
            await search_index.freshen(connection, BATCH)
        adding += added - started
        indexing += time.process_time() - started
    size = sum(path.stat().st_size for path in work.iterdir()) / 1e6
    return [
        Row("search: postings added, noted as stale", f"{count / adding:,.0f} a second", "goal 2,000"),
        Row("search: postings added and indexed", f"{count / indexing:,.0f} a second", "in one transaction"),
        Row(f"search: {count:,} postings on the disk", f"{size:,.0f} MB", "words, readings and index"),
    ]


async def _plain(database: Database, count: int) -> float:
    """Seconds to decide all postings one by one, by a sample and the usual filters."""
    async with database.reading() as connection:
        some = list((await postings.get(connection, range(1, SAMPLE + 1))).values())
    filters = [read(text) for text in FILTERS]
    started = time.process_time()
    for wish in filters:
        for one in some:
            _ = truth(wish.root, Subject(one, TODAY)) is not Truth.NO
    return (time.process_time() - started) / len(filters) / len(some) * count


async def _asked(database: Database, name: str, texts: Iterable[str], plain: float) -> Row:
    spent: list[tuple[float, str]] = []
    for text in texts:
        async with database.reading() as connection:
            started = time.process_time()
            await search(connection, read(text), TODAY, Scope(), limit=PAGE)
            spent.append((time.process_time() - started, text))
    spent.sort()
    p50 = statistics.median(seconds for seconds, _ in spent)
    p95 = spent[math.ceil(len(spent) * 0.95) - 1][0]
    worst, text = spent[-1]
    figure = f"p50 {p50 * 1000:.0f}, p95 {p95 * 1000:.0f} ms"
    told = f"worst {worst * 1000:.0f} ms ({text}); plain {plain:.0f} s, {plain / p50:,.0f}×; goal p95 100 ms"
    return Row(name, figure, told)
