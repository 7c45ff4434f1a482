"""A change of layout is noticed, told, and closes nothing."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from bot.core import Core, opened
from bot.model.posting import RawPosting
from bot.model.room import RoomId
from bot.model.source import Pull, Standing
from bot.rendering.status import standing as told
from bot.settings import load
from bot.sources import registry
from bot.sources.contract import Entry
from bot.store import outbox, postings, standings
from bot.tasks.collect import Collector, Outcome
from bot.tasks.oddities import PATIENCE, look
from bot.tasks.watch import watch
from tests.conftest import NOW
from tests.fakes import FakeClock
from tests.processes import settings_for
from tests.servers import BoardServer, Play

USUAL = {"count": 40, "company": 1.0, "text": 1.0}
OWNER = RoomId("telegram", "77")


def some(count: int, company: str = "가람", body: str = "연구합니다") -> tuple[RawPosting, ...]:
    return tuple(RawPosting("가람", str(n), f"연구원 {n}", company=company, body=body) for n in range(count))


@pytest.mark.parametrize(
    ("pull", "words"),
    [
        (Pull(some(40), ended=True), ""),
        (Pull(some(36), skipped=4, faults=("1번째 공고: title이(가) 없습니다.",)), ""),
        (
            Pull(some(12), skipped=3, faults=("1번째 공고: title이(가) 없습니다.",)),
            "15건 가운데 3건을 읽을 수 없음 (1번째 공고: title이(가) 없습니다)",
        ),
        (Pull(some(1), skipped=2), ""),
        (Pull(some(10, company="")), "10건 가운데 10건에 회사 이름이 없음"),
        (Pull(some(7) + some(2, company="")), ""),
        (Pull(some(10, body="")), "10건 가운데 10건에 본문이 없음"),
        (Pull(some(4, company="", body="")), ""),
        (Pull(complete=False, ended=True), "40건쯤 있던 공고가 하나도 오지 않음"),
        (Pull(complete=False, ended=True, kept=frozenset({"1"})), ""),
        (Pull(complete=False, ended=False), ""),
        (Pull(some(40), unknown=frozenset({"close-type=7"})), "모르는 코드가 왔습니다: close-type=7."),
    ],
)
def test_what_counts_as_odd(pull: Pull, words: str) -> None:
    assert words in look(pull, USUAL).odd
    assert bool(words) == bool(look(pull, USUAL).odd)


def test_a_changed_layout_closes_nothing_and_is_no_new_habit() -> None:
    seen = look(Pull(some(10, company=""), closed=frozenset({"9"})), USUAL)
    assert (seen.pull.complete, seen.pull.closed, seen.usual) == (False, frozenset(), USUAL | {"odd": 1})
    assert seen.lacking == {str(n) for n in range(10)}
    assert "닫지 않습니다" in seen.odd


def test_what_is_odd_long_enough_is_how_the_source_is_now() -> None:
    usual, pull = dict[str, float](USUAL), Pull(some(10, company=""), ended=True)
    for _ in range(PATIENCE):
        seen = look(pull, usual)
        assert seen.odd
        assert not seen.pull.complete
        usual = dict(seen.usual)
    for _ in range(2):
        seen = look(pull, usual)
        assert (seen.odd, seen.pull.complete, seen.lacking) == ("", True, frozenset())
        usual = dict(seen.usual)


def test_rows_that_cannot_be_read_stay_odd_for_ever() -> None:
    usual = USUAL | {"odd": PATIENCE}
    assert "읽을 수 없음" in look(Pull(some(5), complete=False, skipped=5), usual).odd


def test_a_file_that_never_had_companies_is_not_odd_for_it() -> None:
    first = look(Pull(some(10, company="")), {})
    assert (first.odd, look(Pull(some(10, company="")), first.usual).odd) == ("", "")


def test_an_unknown_code_is_told_and_what_is_gone_is_gone() -> None:
    seen = look(Pull(some(40), unknown=frozenset(f"type={n}" for n in range(9))), USUAL)
    assert seen.pull.complete
    assert seen.odd == "모르는 코드가 왔습니다: type=0, type=1, type=2, type=3, type=4, type=5 외 3개."


def test_a_board_that_never_told_texts_is_not_odd_for_it() -> None:
    first = look(Pull(some(10, body=""), ended=True), {})
    assert (first.odd, first.usual) == ("", {"count": 10, "company": 1.0, "text": 0.0, "odd": 0})
    assert look(Pull(some(10, body="")), first.usual).odd == ""


def test_a_small_board_may_be_empty_and_a_window_may_bring_nothing() -> None:
    assert look(Pull(complete=False, ended=True), {"count": 9}).odd == ""
    assert look(Pull(complete=False, ended=False), USUAL).odd == ""


# --- with a real board and a real store -------------------------------------------------------------------------------

Rows = list[dict[str, object]]


def board(rows: Rows) -> Play:
    return Play(json.dumps({"name": "가람로보틱스", "jobs": rows}, ensure_ascii=False).encode())


def row(number: int, **more: object) -> dict[str, object]:
    return {"shortcode": f"A{number}", "title": f"연구원 {number}", "description": "로봇을 연구합니다"} | more


class Desk:
    """A collector over a board that can be changed."""

    def __init__(
        self, core: Core, collector: Collector, entry: Entry, server: BoardServer, clock: FakeClock
    ) -> None:
        self.core, self._collector, self._entry = core, collector, entry
        self._server, self._clock, self.owner_heard = server, clock, list[str]()

    async def collect(self, rows: Rows) -> Outcome:
        self._server.play("/api/v1/widget/accounts/garam?details=true", board(rows))
        self._clock.now += timedelta(hours=1)
        outcome = await self._collector.collect(self._entry)
        await watch(self.core.database, self._clock, OWNER, {"가람": timedelta(hours=1)}, None)
        self.owner_heard += await self._sent()
        return outcome

    async def standing(self) -> Standing:
        async with self.core.database.reading() as connection:
            return await standings.get(connection, "가람")

    async def status(self) -> str:
        return told(await self.standing(), self._clock.now)

    async def open_ones(self) -> int:
        async with self.core.database.reading() as connection:
            return await postings.count_open(connection)

    async def texts(self) -> set[str]:
        async with self.core.database.reading() as connection:
            return {one.raw.body for one in await postings.listed(connection, only_open=True)}

    async def _sent(self) -> list[str]:
        async with self.core.database.writing() as connection:
            later, words = self._clock.now + timedelta(minutes=1), []
            for due in await outbox.due(connection, later, ["telegram"], [], 10):
                [message] = await outbox.begin(connection, [due.message], later)
                assert message.notice is not None
                words.append(message.notice.text)
                await outbox.mark_sent(connection, message.id, "1", later)
        return words


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    clock = FakeClock(NOW)
    with BoardServer().running() as server:
        sources = f'["가람"]\nkind = "workable"\nboard = "garam"\nbase_url = "{server.url}"\n'
        settings = load(settings_for(tmp_path, sources=sources), None)
        [entry] = registry.load(settings.config)
        async with opened(settings, clock) as core, httpx.AsyncClient(trust_env=False) as client:
            yield Desk(core, core.collector(client), entry, server, clock)


def without_ids(rows: Rows) -> Rows:
    """The identity of most rows is called otherwise now."""
    return [
        {("code" if n > 2 and key == "shortcode" else key): value for key, value in one.items()}
        for n, one in enumerate(rows)
    ]


def without_texts(rows: Rows) -> Rows:
    """The text is called otherwise now, and some rows are gone."""
    return [
        {("text" if key == "description" else key): value for key, value in one.items()} for one in rows[3:]
    ]


@pytest.mark.parametrize("change", [without_ids, without_texts, lambda rows: rows[:0]])
async def test_a_changed_layout_is_told_once_shown_and_closes_nothing(
    desk: Desk, change: Callable[[Rows], Rows]
) -> None:
    rows = [row(n) for n in range(20)]
    assert (await desk.collect(rows)).odd == ""
    assert "꼴이" not in await desk.status()
    for _ in range(3):
        outcome = await desk.collect(change(rows))
        assert (outcome.why, outcome.closed) == ("", 0)
        assert "꼴이 바뀐 것 같습니다" in outcome.odd
    assert "꼴이 바뀐 것 같습니다" in await desk.status()
    assert await desk.open_ones() == 20
    assert await desk.texts() == {"로봇을 연구합니다"}
    (heard,) = desk.owner_heard
    assert "출처 가람: 꼴이 바뀐 것 같습니다" in heard
    assert (await desk.collect(rows[1:])).closed == 1
    assert "꼴이" not in await desk.status()
    assert "다시 괜찮습니다" in desk.owner_heard[-1]
    assert len(desk.owner_heard) == 2


async def test_a_board_that_says_304_is_as_odd_as_before(desk: Desk) -> None:
    rows = [row(n) for n in range(20)]
    await desk.collect(rows)
    await desk.collect([])
    before = await desk.standing()
    async with desk.core.database.writing() as connection:
        await standings.note_good(connection, "가람", NOW, 0, {})
        await standings.note_failure(connection, "가람", NOW, "지금은 답하지 못합니다.")
    after = await desk.standing()
    assert (after.odd, after.usual) == (before.odd, before.usual)
    assert after.odd
