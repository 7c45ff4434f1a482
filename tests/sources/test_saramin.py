"""사람인: codes to words, several lists merged, pages that turn and pages that do not, errors with status 200."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.errors import SourceChanged, SourceError, SourceRefused, SourceResting, SourceUnreachable
from bot.model.posting import RawPosting
from bot.model.source import Pull
from bot.sources.contract import Answer, Entry, Page
from bot.sources.fetching import Fetcher
from bot.sources.saramin import Saramin, source, start
from tests.servers import BoardServer, Play
from tests.sources.cases import FIXTURES

Make = Callable[..., Fetcher]
BODY = (FIXTURES / "saramin" / "search.json").read_bytes()
NEW = 1794268800  # 2026-11-10 09:00 in Korea


def entry(base: str = "", types: tuple[str, ...] = ("19",), keywords: tuple[str, ...] = ()) -> Entry:
    return Entry("사람인", source, Saramin(job_types=types, keywords=keywords), base_url=base)


def parse(body: bytes) -> Page:
    return source.parse(entry(), Answer(start(entry())[0], body))


def jobs(*rows: Any, total: int | None = None, **more: Any) -> bytes:
    listed = {
        "count": len(rows),
        "start": 0,
        "total": str(len(rows) if total is None else total),
        "job": list(rows),
    }
    return json.dumps({"jobs": listed | more}).encode()


def job(number: int, **more: Any) -> dict[str, Any]:
    position = {"title": f"{number}번 연구원", "job-type": {"code": "1", "name": "정규직"}}
    return {
        "id": str(number),
        "active": 1,
        "position": position,
        "posting-timestamp": str(NEW - number),
    } | more


def path(number: int, query: str = "job_type=19") -> str:
    return f"/job-search?{query}&sort=pd&count=110&start={number}&access-key=test-key"


def ids(pull: Pull) -> list[str]:
    return [posting.external_id for posting in pull.postings]


def only(row: dict[str, Any]) -> RawPosting:
    [posting] = parse(jobs(row)).postings
    return posting


def test_a_row_becomes_a_posting() -> None:
    posting = parse(BODY).postings[0]
    assert posting.title == "[전문연구요원] 의료영상 AI 연구원 & 리서치 (문의 [연락처])"
    assert posting.company == "(주)해밀의료 <연구소>"
    assert posting.url.startswith(
        "https://www.saramin.co.kr/zf_user/jobs/relay/view?rec_idx=59000001&utm_source="
    )
    assert posting.location == "서울 강남구; 서울 서초구"
    assert posting.posted_at == datetime(2026, 11, 10, 0, 0, tzinfo=UTC)
    assert posting.closes_at == datetime(2026, 12, 1, 14, 59, 59, tzinfo=UTC)
    assert posting.open_until_filled is False
    assert posting.fields == {
        "service": "전문연구요원 현역",
        "experience": "신입/경력",
        "education": "석사졸업이상",
        "employment_type": "정규직,전문연구요원,현역",
        "role": "IT개발·데이터",
    }
    assert (
        posting.body
        == "직무: 영상인식, 딥러닝, AI(인공지능), 연구원\n키워드: 영상인식, 딥러닝\n업종: 솔루션·SI·ERP·CRM"
    )


def test_a_whole_province_is_its_name() -> None:
    assert parse(BODY).postings[1].location == "경기"


def test_a_posting_that_is_not_active_is_closed() -> None:
    assert set(parse(BODY).closed) == {"59000004"}


@pytest.mark.parametrize(
    ("code", "expires", "closes", "until_filled"),
    [
        ("1", NEW + 86400, True, False),
        ("2", NEW + 86400, True, True),
        ("3", NEW + 86400, False, True),
        ("4", NEW + 86400, False, True),
        ("1", 1988118000, False, True),
        ("2", 1988118000, False, True),
        ("1", NEW + 86400 * 2000, False, True),
        ("1", None, False, False),
        (None, NEW + 86400, True, False),
        (None, None, False, None),
    ],
)
def test_the_close_type_outranks_the_expiry(
    code: str | None, expires: int | None, closes: bool, until_filled: bool | None
) -> None:
    row = job(1)
    if code:
        row["close-type"] = {"code": code, "name": "…"}
    if expires:
        row["expiration-timestamp"] = str(expires)
    posting = only(row)
    assert (posting.closes_at is not None, posting.open_until_filled) == (closes, until_filled)


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ("19", "전문연구요원"),
        ("1,19,20,21,22", "전문연구요원, 산업기능요원 현역, 보충역"),
        ("3", "병역특례"),
        ("22,1", "병역특례 보충역"),
        ("1,13", None),
        (19, "전문연구요원"),
    ],
)
def test_the_codes_of_military_service_are_told_in_words(codes: Any, words: str | None) -> None:
    position = {"title": "연구원", "job-type": {"code": codes, "name": "무엇이든"}}
    assert only(job(1, position=position)).fields.get("service") == words


def test_a_close_type_nobody_told_us_of_is_noticed() -> None:
    assert parse(BODY).unknown == frozenset()
    odd = jobs(job(1, **{"close-type": {"code": "12"}}), job(2, **{"close-type": {"code": []}}), 3)
    assert parse(odd).unknown == frozenset({"close-type=12"})


@pytest.mark.parametrize("found", [job(7), [job(7)]])
def test_one_posting_may_come_without_its_list(found: Any) -> None:
    assert [p.external_id for p in parse(jobs(total=1, job=found)).postings] == ["7"]


def test_no_posting_is_an_empty_answer() -> None:
    page = parse(json.dumps({"jobs": {"count": 0, "start": 0, "total": "0"}}).encode())
    assert (page.postings, page.next, page.closed) == ((), (), frozenset())


async def test_several_lists_are_merged(server: BoardServer, fetcher: Make) -> None:
    server.page(path(0), jobs(job(1), job(2)))
    server.page(path(0, "job_type=3"), jobs(job(2)))
    server.page(
        path(0, "keywords=%EC%A0%84%EB%AC%B8%EC%97%B0%EA%B5%AC%EC%9A%94%EC%9B%90"), jobs(job(3), job(1))
    )
    pull = await fetcher().pull(entry(server.url, ("19", "3"), ("전문연구요원",)), {})
    assert (ids(pull), pull.complete) == (["1", "2", "3"], True)


async def test_pages_are_turned_until_the_total_is_reached(server: BoardServer, fetcher: Make) -> None:
    rows = [job(number) for number in range(250)]
    for number in range(3):
        server.page(path(number), jobs(*rows[number * 110 : number * 110 + 110], total=250))
    pull = await fetcher().pull(entry(server.url), {})
    assert (len(pull.postings), pull.complete) == (250, True)
    assert server.paths() == [path(0), path(1), path(2)]


async def test_where_pages_do_not_turn_time_does(server: BoardServer, fetcher: Make) -> None:
    rows = [job(number) for number in range(250)]
    for number in range(9):
        server.page(path(number), jobs(*rows[:110], total=250))
    for first in (109, 218):
        window = rows[first : first + 110]
        server.page(
            path(0, f"job_type=19&published_max={NEW - first}"), jobs(*window, total=len(rows) - first)
        )
    pull = await fetcher().pull(entry(server.url), {})
    assert (len(pull.postings), pull.complete) == (250, True)
    assert len(server.paths()) == 4


async def test_where_neither_turns_the_walk_ends_and_closes_nothing(
    server: BoardServer, fetcher: Make
) -> None:
    rows = [job(number) for number in range(110)]
    for number in range(9):
        server.page(path(number), jobs(*rows, total=250))
    server.page(path(0, f"job_type=19&published_max={NEW - 109}"), jobs(*rows, total=250))
    pull = await fetcher().pull(entry(server.url), {})
    assert (len(pull.postings), pull.complete) == (110, False)
    assert len(server.paths()) == 3


async def test_a_host_that_shows_fewer_rows_than_it_counts_closes_nothing(
    server: BoardServer, fetcher: Make
) -> None:
    server.page(path(0), jobs(job(1), total=40))
    pull = await fetcher().pull(entry(server.url), {})
    assert (ids(pull), pull.complete) == (["1"], False)


@pytest.mark.parametrize("wrap", [lambda error: error, lambda error: {"result": error}])
@pytest.mark.parametrize("status", [200, 403])
@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        (1, SourceRefused, "GONGGO_SARAMIN_KEY"),
        ("2", SourceRefused, "승인"),
        (3, SourceChanged, "묻는 방법"),
        (4, SourceResting, r"횟수\(500번\)를 다 썼습니다"),
        (99, SourceUnreachable, "문제가 있습니다"),
        (50, SourceChanged, "뜻을 모를"),
    ],
)
async def test_an_error_is_told_by_its_code(
    code: object,
    kind: type[SourceError],
    words: str,
    status: int,
    wrap: Callable[[object], object],
    server: BoardServer,
    fetcher: Make,
) -> None:
    body = json.dumps(wrap({"code": code, "message": "test-key is bad"})).encode()
    server.play(path(0), Play(body, status=status))
    with pytest.raises(kind, match=words) as raised:
        await fetcher().pull(entry(server.url), {})
    assert type(raised.value) is kind
    assert "test-key" not in str(raised.value)


async def test_a_refusal_without_a_code_is_told_by_its_status(server: BoardServer, fetcher: Make) -> None:
    server.play(path(0), Play(b"{}", status=401))
    with pytest.raises(SourceRefused, match="401"):
        await fetcher().pull(entry(server.url), {})
