"""The National Pension's workplaces over their open interface (data.go.kr 3046071, V2), asked for by name.

Three calls: rows whose names contain the words (each month of a workplace is a row, the newest counts), then, for a
workplace, its members and bill, and who came and went. Only workplaces that are one company with the name asked for are
looked at further, and only where they are not more than MOST: a company of which a part is known would be shown too small.
The interface is documented, not captured: rows are found with and without the `response` around them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.errors import SourceChanged
from bot.salary.companies import company_key, is_day_labour
from bot.salary.pension import Workplace, month_of
from bot.sources import data_go_kr, text
from bot.sources.addresses import place
from bot.sources.answers import mapping, mappings
from bot.sources.contract import Answer, Budget
from bot.sources.data_go_kr import Reach
from bot.sources.fetching import Fetcher

SERVICE = "B552015/NpsBplcInfoInqireServiceV2"
ROWS = 100
PAGES = 5
BUDGET = Budget("pension_api", 10_000)
MOST = 20
"""Workplaces of one company that are looked at."""

_REGISTERED = ("1", "가", "등")
Row = Mapping[str, Any]


class PensionApi:
    """Asks through `fetcher`; `base` is another address of the same interface."""

    def __init__(self, fetcher: Fetcher, base: str = data_go_kr.BASE) -> None:
        self._fetcher, self._base = fetcher, base

    async def workplaces(self, name: str) -> list[Workplace]:
        """The newest month of the workplaces of companies of that very name. Raises SourceError kinds only."""
        rows = await self._all_named(name)
        found: list[Workplace] = []
        for company in _companies(rows, company_key(name)).values():
            newest = max(month for month, _ in company)
            here = [row for month, row in company if month == newest]
            if len(here) <= MOST:
                found += [await self._workplace(row, newest) for row in here]
        return found

    async def _all_named(self, name: str) -> list[Row]:
        """All rows of the name, or none where there are more than PAGES of them: the newest may be among the rest."""
        rows: list[Row] = []
        for number in range(1, PAGES + 1):
            page, reach = await self._rows("getBassInfoSearchV2", ROWS, number=number, wkplNm=name)
            rows += page
            if not reach.has_next:
                return rows
        return []

    async def _workplace(self, row: Row, month: date) -> Workplace:
        number = text.identity(row.get("seq"))
        detail = await self._one("getDetailInfoSearchV2", seq=number)
        moved = await self._one("getPdAcctoSttusInfoSearchV2", seq=number, dataCrtYm=f"{month:%Y%m}")
        return Workplace(
            month,
            text.line(row.get("wkplNm")),
            text.identity(row.get("bzowrRgstNo"))[:6],
            registered=True,
            address=text.line(row.get("wkplRoadNmDtlAddr")),
            industry=text.line(detail.get("vldtVlKrnNm")),
            members=text.whole(detail.get("jnngpCnt")) or 0,
            billed=text.whole(detail.get("crrmmNtcAmt")) or 0,
            entered=text.whole(moved.get("nwAcqzrCnt")) or 0,
            left=text.whole(moved.get("lssJnngpCnt")) or 0,
        )

    async def _one(self, operation: str, **query: str) -> Row:
        rows, _ = await self._rows(operation, 1, number=1, **query)
        return rows[0] if rows else {}

    async def _rows(
        self, operation: str, most: int, number: int = 1, **query: str
    ) -> tuple[list[Row], Reach]:
        path = f"{SERVICE}/{operation}"
        request = data_go_kr.request_at(self._base, path, number, most, dataType="json", **query)
        answer = await self._fetcher.answer(request, BUDGET)
        found = mapping(data_go_kr.json_from(answer))
        body = mapping(mapping(found.get("response", found)).get("body"))
        rows = list(mappings(_items(answer, body))) if found else []
        return rows, Reach.of(answer, len(rows), body.get("totalCount"))


def _items(answer: Answer, body: Row) -> list[Any]:
    items = body.get("items")
    rows = items.get("item") if isinstance(items, dict) else items
    if not rows and not text.whole(body.get("totalCount")):
        return []
    if isinstance(rows, dict):
        return [rows]
    if not isinstance(rows, list):
        raise SourceChanged(f"{place(answer.request.url)}: 사업장 목록(items)이 없는 답이 왔습니다.")
    return rows


def _companies(rows: list[Row], key: str) -> dict[str, list[tuple[date, Row]]]:
    """Rows of companies of that key by their number's first digits, each with its month."""
    found = defaultdict[str, list[tuple[date, Row]]](list)
    for row in rows:
        name, state = text.line(row.get("wkplNm")), text.line(str(row.get("wkplJnngStcd") or "1"))
        month = month_of(text.identity(row.get("dataCrtYm")))
        if month and company_key(name) == key and not is_day_labour(name) and state.startswith(_REGISTERED):
            found[text.identity(row.get("bzowrRgstNo"))[:6]].append((month, row))
    return found
