"""The open interface of the National Pension's workplaces: three calls, the newest month, whole companies only."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.errors import SourceChanged, SourceRefused, SourceUnreachable
from bot.sources import pension_api
from bot.sources.fetching import Fetcher
from bot.sources.pension_api import MOST, PensionApi
from tests.servers import BoardServer, Play

Make = Callable[..., Fetcher]


def listed(seq: int, name: str, month: str, number: str = "124815****", state: str = "1") -> dict[str, Any]:
    return {
        "seq": seq, "wkplNm": name, "dataCrtYm": month, "bzowrRgstNo": number, "wkplJnngStcd": state,
        "wkplRoadNmDtlAddr": "대전광역시 유성구 가람로",
    }  # fmt: skip


def answer(rows: Any, total: int | None = None) -> Play:
    items = {"item": rows} if rows else ""
    body = {"items": items, "totalCount": len(rows) if total is None else total}
    return Play(json.dumps({"response": {"header": {"resultCode": "00"}, "body": body}}).encode())


def path(operation: str, rows: int, number: int = 1, **query: str) -> str:
    asked = urlencode({"dataType": "json", **query, "pageNo": number, "numOfRows": rows})
    return f"/{pension_api.SERVICE}/{operation}?{asked}&serviceKey=test-key"


def play_list(server: BoardServer, name: str, *plays: Play, number: int = 1) -> None:
    server.play(path("getBassInfoSearchV2", 100, number, wkplNm=name), *plays)


def play_one(server: BoardServer, seq: int, month: str, members: int, billed: int) -> None:
    told = {"jnngpCnt": str(members), "crrmmNtcAmt": str(billed), "vldtVlKrnNm": "소프트웨어"}
    server.play(path("getDetailInfoSearchV2", 1, seq=str(seq)), answer([told]))
    moved = path("getPdAcctoSttusInfoSearchV2", 1, seq=str(seq), dataCrtYm=month)
    server.play(moved, answer([{"nwAcqzrCnt": 3, "lssJnngpCnt": 1}]))


async def test_the_newest_month_of_the_very_company_is_looked_at(server: BoardServer, fetcher: Make) -> None:
    rows = [
        listed(1, "(주)새벽별", "202605"),
        listed(2, "주식회사 새벽별", "202606"),
        listed(3, "새벽별상사", "202606", "222222****"),
        listed(4, "(주)새벽별/일용/현장", "202606"),
        listed(5, "새벽별", "202606", "333333****", "2"),
    ]
    play_list(server, "새벽별", answer(rows))
    play_one(server, 2, "202606", 40, 16_000_000)
    [found] = await PensionApi(fetcher(), server.url).workplaces("새벽별")
    assert (found.month, found.name, found.prefix) == (date(2026, 6, 1), "주식회사 새벽별", "124815")
    assert (found.members, found.billed, found.entered, found.left) == (40, 16_000_000, 3, 1)
    assert (found.address, found.industry) == ("대전광역시 유성구 가람로", "소프트웨어")
    assert len(server.paths()) == 3


async def test_a_single_row_may_come_without_a_list_and_nothing_is_no_fault(
    server: BoardServer, fetcher: Make
) -> None:
    one = {
        "header": {"resultCode": "00"},
        "body": {"items": {"item": listed(7, "너울", "202606")}, "totalCount": 1},
    }
    play_list(server, "너울", Play(json.dumps(one).encode()))
    play_one(server, 7, "202606", 5, 2_000_000)
    play_list(server, "없는곳", answer([]))
    api = PensionApi(fetcher(), server.url)
    assert [one.members for one in await api.workplaces("너울")] == [5]
    assert await api.workplaces("없는곳") == []


async def test_all_pages_are_read_before_a_month_is_called_the_newest(
    server: BoardServer, fetcher: Make
) -> None:
    old = [listed(number, "너울", f"20{10 + number // 12}{number % 12 + 1:02}") for number in range(100)]
    play_list(server, "너울", answer(old, total=101))
    play_list(server, "너울", answer([listed(900, "너울", "202606")], total=101), number=2)
    play_one(server, 900, "202606", 5, 2_000_000)
    [found] = await PensionApi(fetcher(), server.url).workplaces("너울")
    assert found.month == date(2026, 6, 1)


async def test_a_company_of_more_workplaces_than_are_looked_at_is_not_shown_in_part(
    server: BoardServer, fetcher: Make
) -> None:
    play_list(server, "너울", answer([listed(n, "너울", "202606") for n in range(MOST + 1)]))
    assert await PensionApi(fetcher(), server.url).workplaces("너울") == []


@pytest.mark.parametrize(
    ("play", "kind", "words"),
    [
        (Play(b'{"header":{"resultCode":"30"}}', 403), SourceRefused, "승인되지 않았거나"),
        (Play(b'{"header":{"resultCode":"22"}}'), SourceUnreachable, "횟수를 다 썼습니다"),
        (
            Play(b'{"response":{"header":{"resultCode":"00"},"body":{"totalCount":3}}}'),
            SourceChanged,
            "items",
        ),
        (Play(b"<html>"), SourceChanged, "JSON|XML|읽"),
        (Play(status=500), SourceUnreachable, "500"),
    ],
)
async def test_a_refusal_is_told_without_the_key(
    server: BoardServer, fetcher: Make, play: Play, kind: type[Exception], words: str
) -> None:
    play_list(server, "너울", play)
    with pytest.raises(kind, match=words) as error:
        await PensionApi(fetcher(tries=1), server.url).workplaces("너울")
    assert "test-key" not in str(error.value)
