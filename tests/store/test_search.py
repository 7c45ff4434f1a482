"""The search gives exactly what the filter gives on every posting, whatever became of the postings meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from bot.matching.language import Filter
from bot.matching.subject import Subject
from bot.model.designation import DesignatedCompany
from bot.model.posting import Posting
from bot.model.search import Order
from bot.reading import signatures
from bot.store import companies, migrations, postings, schema, search_index
from bot.store.database import Connection, Database
from bot.store.postings import NewPosting
from bot.store.search import Scope, search
from bot.store.search_filter import FEW
from tests.conftest import NOW
from tests.matching import strategies
from tests.matching.helpers import CONFIG, TODAY, posting, read, vocabulary

LATER = NOW + timedelta(days=2)
SCOPES = (
    Scope(),
    Scope(seen_since=NOW),
    Scope(seen_since=LATER),
    Scope(seen_since=NOW + timedelta(hours=1), without_source=frozenset({"둘째"})),
    Scope(without_source=frozenset({"첫째"})),
)
NAMES = signatures.load(CONFIG)
VOCABULARY = vocabulary()
GAPS = (" ", "-", "/", ".", "'", "+", "\n", ",", "·", "_", "  ", " & ", "(", "")
TRAPS = sorted({trap for traps in VOCABULARY.traps.values() for trap in traps})
WORDS = sorted({*strategies.WORDS, *VOCABULARY.synonyms.groups, *VOCABULARY.traps, "웹"} - {"경력"})
PIECES = (
    *strategies.TEXTS, *sorted(VOCABULARY.synonyms.heads), *GAPS, "을", "에서", "웹개발자", "비전공자", "컴퓨터비전", "비전을",
    "공유", "GPT4", "YOLOv8", "URL", "RL", "c#", "R-CNN", "C-level", "딥 러닝", "머신 러닝을", "강화-학습", "강화학습",
    "연구 원", "연구 원리", "개발 자동화", "개발 자", "개발자", "데이터분석가", "빅데이터 분석가", "판교역로", "가산디지털단지",
    "ㅋ" * 70,
)  # fmt: skip


def whole(
    source: str = "첫째", title: str = "연구원", body: str = "", facts: str = "", company: str = ""
) -> Posting:
    one = posting(facts, title, body, company=company)
    return replace(one, raw=replace(one.raw, source=source))


async def add(
    connection: Connection, ones: list[Posting], *, first: int = 0, same_as: int | None = None
) -> list[int]:
    new = [made(replace(one, raw=replace(one.raw, external_id=f"{first}-{n}"))) for n, one in enumerate(ones)]
    when = NOW + timedelta(hours=30 * first)
    return await postings.add(connection, [replace(one, same_as=same_as) for one in new], when)


def made(one: Posting, known_as: int | None = None) -> NewPosting:
    signature = signatures.signature(one.raw, one.reading, NAMES).pack()
    return NewPosting(one.raw, one.reading, "digest", signature, known_as=known_as)


async def expected(connection: Connection, wish: Filter | None, scope: Scope, order: Order) -> list[int]:
    """By the filter alone, over all."""
    listed = await postings.listed(
        connection,
        seen_since=scope.seen_since,
        only_open=scope.seen_since is None,
        without_source=scope.without_source,
    )
    fitting = [one for one in listed if wish is None or wish.wants(Subject(one, TODAY)) is not None]
    newest = sorted(fitting, key=lambda one: -one.id)
    if order is Order.DEADLINE:
        newest.sort(key=lambda one: one.reading.deadline.closes_on or date.max)
    return [one.id for one in newest]


async def agree(connection: Connection, wishes: list[str], scope: Scope, order: Order) -> None:
    for text in wishes:
        wish = read(text) if text else None
        right = await expected(connection, wish, scope, order)
        for few in (0, FEW):
            found = await search(connection, wish, TODAY, scope, order=order, limit=100, few=few)
            assert [one.id for one in found.postings] == right, text
        part = await search(connection, wish, TODAY, scope, order=order, offset=1, limit=2)
        assert (part.total, [one.id for one in part.postings]) == (len(right), right[1:3]), text


class Store:
    """One database for many examples: each is a transaction that is rolled back."""

    def __init__(self, folder: Path) -> None:
        self._loop = asyncio.new_event_loop()
        self._database = Database(f"sqlite+aiosqlite:///{folder}/gonggo.sqlite3")
        self._loop.run_until_complete(self._begin())

    async def _begin(self) -> None:
        await migrations.migrate(self._database, NOW)
        listed = DesignatedCompany("한빛소프트")
        async with self._database.writing() as connection:
            keyed = [(listed, NAMES.names.keys(listed.name))]
            await companies.put_list(connection, date(2026, 9, 1), "list", keyed, NOW)

    def run(self, example: Callable[[Connection], Awaitable[None]]) -> None:
        self._loop.run_until_complete(self._run(example))

    async def _run(self, example: Callable[[Connection], Awaitable[None]]) -> None:
        async with self._database.engine.connect() as connection:
            await example(connection)
            await connection.rollback()

    def close(self) -> None:
        self._loop.run_until_complete(self._database.close())
        self._loop.close()


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with TemporaryDirectory() as folder:
        store = Store(Path(folder))
        yield store
        store.close()


words = st.sampled_from(WORDS).map(lambda word: f'"{word}"' if " " in word else word)
wishes = st.one_of(
    strategies.filters,
    words,
    words.map(lambda word: word if word.startswith('"') else f'"{word}"'),
    st.lists(words, min_size=2, max_size=3).map(" ".join),
)
lines = st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(TRAPS)), max_size=12)


@st.composite
def stored(draw: st.DrawFn) -> Posting:
    """A posting with words that filters ask for, glued, apart, and caught in traps."""
    one = draw(strategies.postings())
    body = draw(st.sampled_from(("", " "))).join(draw(lines))
    source, title = draw(st.sampled_from(("첫째", "둘째"))), one.raw.title or "판교 연구원"
    return replace(one, raw=replace(one.raw, source=source, title=title, body=f"{one.raw.body} {body}"))


@dataclass(frozen=True)
class Story:
    """What happens to some postings, and how many of the stale ones are indexed anew at each time."""

    came: list[Posting]
    twins: list[Posting]
    later: list[Posting]
    changed: Posting
    what: list[str]
    freshened: list[int]


stories = st.builds(
    Story,
    st.lists(stored(), min_size=1, max_size=5),
    st.lists(stored(), max_size=2),
    st.lists(stored(), max_size=2),
    stored(),
    st.lists(st.sampled_from(("close", "reopen", "change", "forget", "join", "delete")), max_size=4),
    st.lists(st.sampled_from((0, 2, 100)), min_size=3, max_size=3),
)


async def happens(connection: Connection, what: str, numbers: list[int], changed: Posting) -> None:
    match what:
        case "close":
            await postings.close(connection, numbers[::2], LATER)
        case "reopen":
            await postings.reopen(connection, numbers[:1])
        case "change":
            known = replace(changed, raw=replace(changed.raw, external_id="0-0"))
            await postings.change(connection, [made(known, numbers[0])], LATER)
        case "forget":
            await postings.forget_closed(connection, LATER + timedelta(days=1))
        case "join":
            first = list(await postings.get(connection, numbers))
            await postings.join_twins(connection, dict.fromkeys(first[1:2], first[0]) if first else {})
        case "delete":
            gone = delete(schema.postings).where(schema.postings.c.id == numbers[0])
            await connection.execute(gone)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    stories, st.lists(wishes, min_size=4, max_size=8), st.sampled_from(SCOPES), st.sampled_from(list(Order))
)
def test_the_search_gives_what_the_filter_gives(
    store: Store, story: Story, asked: list[str], scope: Scope, order: Order
) -> None:
    async def example(connection: Connection) -> None:
        numbers = await add(connection, story.came)
        await add(connection, story.twins, first=1, same_as=numbers[0])
        await search_index.freshen(connection, story.freshened[0])
        await agree(connection, [*asked, ""], scope, order)
        for what in story.what:
            await happens(connection, what, numbers, story.changed)
        await search_index.freshen(connection, story.freshened[1])
        await agree(connection, asked, scope, order)
        await add(connection, story.later, first=2)
        await search_index.freshen(connection, story.freshened[2])
        await agree(connection, asked, scope, order)

    store.run(example)


HARD = (
    ("현역", "논현역 3번 출구", False), ("현역", "현역 가능", True), ("RL", "URL 주소", False),
    ("RL", "RL 연구", True), ("딥러닝", "딥 러닝을 합니다", True), ("강화학습", "강화-학습", True),
    ("강화학습", "역량 강화, 학습 지원", False), ("GPT", "GPT4 활용", True), ("LLM", "LLMs", True),
    ("AI", "FAIR 대회", False), ("AI", "AI연구원", True),
    ('"컴퓨터 비전"', "컴퓨터 비전 모델", True), ('"컴퓨터 비전"', "컴퓨터와 비전", False),
    ('"컴퓨터 비전"', "computer vision", False), ("R", "R-CNN", False), ("R", "R, Python", True),
    ("C", "Objective-C", False), ("C++", "C/C++", True), ("C++", "C언어", False),
    ("비전", "비전을 공유할 분", False), ("비전", "비전을 공유하며 비전 모델을", True),
    ("비전", "비전공자", False), ("비전", "비전, 미션", False), ("비전", "컴퓨터비전", True),
    ("CV", "CV 제출", False), ("CV", "CV 연구", True),
    ("machine learning", "machine-learning", True), ("ML", "machine learning", True),
    ("개발자", "개발 자동화", False), ("개발자", "개발 자를", True),
    ("빅데이터분석", "빅 데이터 분석", True), ("추천", "상품추천시스템", True),
    ("추천", "지인추천", False), ('"추천, 검색"', "추천, 검색", True),
    ('"추천, 검색"', "추천 검색", False), ("R&D", "R & D 센터", True), ("ㅋㅋ", "ㅋ" * 70, True),
    ("tensorflow", "tensor-flow", True), ("tensorflow", "tensor flow", False),
    ("AIR", "AI R&D", False), ("3D비전", "3D 비전", True),
)  # fmt: skip


@pytest.mark.parametrize(("text", "body", "stands"), HARD)
def test_a_word_is_found_where_it_stands_and_nowhere_else(
    store: Store, text: str, body: str, stands: bool
) -> None:
    async def example(connection: Connection) -> None:
        await add(connection, [whole(body=body), whole(body="아무 말")])
        await search_index.freshen(connection, 100)
        found = await search(connection, read(text), TODAY, Scope(), limit=10, few=0)
        assert [one.raw.body for one in found.postings] == [body] * stands
        await agree(connection, [text, f"-({text})"], Scope(), Order.NEWEST)

    store.run(example)


FACETS = (
    "회사:노타", "회사:노", "-회사:노타", "지역:판교", "-지역:판교", "지역!:판교", "-지역:구로",
    "지역:서울", "재택", "전문연", "전문연?", "-전문연?", "신입", "연봉>=5000", "연봉!>=5000",
    "마감<=7일", "마감>=14일", "상시", "출처:첫째", "직무:리서처", "정규직",
)  # fmt: skip


@pytest.mark.parametrize("text", FACETS)
def test_a_facet_is_found_by_its_parts(store: Store, text: str) -> None:
    async def example(connection: Connection) -> None:
        ones = [
            whole(facts=facts, company=company, source=source)
            for facts in (
                "",
                "전문연 강남",
                "분당 신입",
                "4000-6000 마감3일",
                "상시 재택 연구원",
                "정규직 구로",
            )
            for company, source in (("노타", "첫째"), ("한빛소프트", "둘째"), ("새노타리", "둘째"))
        ]
        places = [
            replace(one, raw=replace(one.raw, location=where))
            for one in ones[6:9]
            for where in ("판교역로", "정자동")
        ]
        await add(connection, [*ones, *places])
        await search_index.freshen(connection, 100)
        await agree(connection, [text, f"연구원 {text}"], Scope(), Order.DEADLINE)

    store.run(example)


def test_a_posting_of_a_listed_company_is_found_as_such(store: Store) -> None:
    async def example(connection: Connection) -> None:
        listed, other = await add(connection, [whole(company="한빛소프트"), whole(company="노타")])
        for _ in range(2):
            found = await search(connection, read("전문연?"), TODAY, Scope(), limit=10)
            assert [one.id for one in found.postings] == [listed]
            found = await search(connection, read("-전문연?"), TODAY, Scope(), limit=10)
            assert [one.id for one in found.postings] == [other]
            await search_index.freshen(connection, 100)

    store.run(example)


def test_what_changes_is_stale_until_it_is_indexed(store: Store) -> None:
    async def stale(connection: Connection) -> list[int]:
        query = select(schema.search_stale.c.posting_id).order_by(schema.search_stale.c.posting_id)
        return list((await connection.execute(query)).scalars())

    async def example(connection: Connection) -> None:
        first, other = await add(connection, [whole(), whole(title="둘")])
        [twin] = await add(connection, [whole(source="둘째")], first=1, same_as=first)
        assert await stale(connection) == [first, other]
        assert await search_index.freshen(connection, 1) == 1
        assert await stale(connection) == [other]
        assert await search_index.freshen(connection, 100) == 1
        await postings.close(connection, [twin], LATER)
        assert await stale(connection) == [first, twin]
        await search_index.freshen(connection, 100)
        await connection.execute(delete(schema.postings).where(schema.postings.c.id == first))
        assert await stale(connection) == [first, twin]
        await search_index.freshen(connection, 100)
        indexed = select(schema.search_pages.c.posting_id).order_by(schema.search_pages.c.posting_id)
        assert list((await connection.execute(indexed)).scalars()) == [other, twin]

    store.run(example)


async def test_a_full_database_of_before_is_indexed_in_small_steps(database: Database) -> None:
    async with database.writing() as connection:
        await add(connection, [whole(body=f"강화학습 {number}") for number in range(250)])
    await search_index.freshen_all(database)
    async with database.reading() as connection:
        assert (await connection.execute(select(schema.search_stale))).first() is None
        assert (await search(connection, read("강화학습"), TODAY, Scope(), limit=0)).total == 250
