"""The gateway of data.go.kr, through which public bodies give out their data: its keys, its pages, and its many ways to say no.

A refusal comes as XML or JSON, whatever was asked for, with status 200, 400, 401 or 403, in the gateway's own envelope or in
the service's header; or as a bare word. What it means is in its code alone:
    00, 0, 200            an answer
    03                    nothing there: an answer without rows
    01 02 04 05 23 99     trouble over there, another round may work; 22 the day's calls are used up
    10 11                 our parameters are no longer theirs: SourceChanged
    12 20 21 30 31 32 33  the key or the right to the service: a person must act
The words beside the code are never repeated: some gateways put the key into them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit
from xml.etree.ElementTree import Element

from bot.errors import SourceChanged, SourceError, SourceRefused, SourceResting, SourceUnreachable
from bot.sources import refusals, text
from bot.sources.addresses import place
from bot.sources.answers import json_of, mapping, words_of
from bot.sources.contract import Answer, Entry, Request
from bot.sources.xml_rows import words_at, xml_of

HOST = "apis.data.go.kr"
BASE = f"https://{HOST}"
KEY = {"serviceKey": "data_go_kr_key"}
KEY_TOLD = (
    "GONGGO_DATA_GO_KR_KEY. 공공데이터포털(data.go.kr)에서 이 데이터를 활용신청하면 바로 나옵니다. "
    "인코딩된 것, 디코딩된 것 모두 됩니다"
)

_GOOD = ("00", "0", "200")
_EMPTY = "03"
_QUOTA = "22"
_TROUBLE = ("01", "02", "04", "05", "23", "99")
_OURS = ("10", "11")
_REFUSED = {
    "12": "이 서비스가 없어졌거나 주소가 바뀌었습니다",
    "20": "이 데이터의 활용신청이 아직 승인되지 않았습니다. data.go.kr의 마이페이지에서 확인해 주세요",
    "21": "열쇠가 잠시 멈춰 있습니다. data.go.kr의 마이페이지에서 확인해 주세요",
    "30": "열쇠가 아직 승인되지 않았거나 잘못 적혔습니다. 활용신청을 했다면 한두 시간 뒤에 통합니다",
    "31": "열쇠의 기한이 지났습니다. data.go.kr에서 연장해 주세요",
    "32": "이 열쇠에 등록하지 않은 IP 주소에서 묻고 있습니다. data.go.kr에 등록한 주소를 확인해 주세요",
    "33": "열쇠를 쓸 수 없습니다. data.go.kr에서 다시 받아 주세요",
}


def request(entry: Entry, path: str, number: int, rows: int, **query: str) -> Request:
    """Page `number` (from 1) of a service."""
    return request_at(entry.base_url or BASE, path, number, rows, **query)


def request_at(base: str, path: str, number: int, rows: int, **query: str | int) -> Request:
    """The same for what is no source of postings."""
    asked = urlencode({**query, "pageNo": number, "numOfRows": rows})
    return Request(
        f"{base}/{path}?{asked}",
        {"Accept": "application/json, application/xml"},
        told=frozenset({400, 401, 403}),
        secret_query=KEY,
    )


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a page reaches: `shown` rows of the `asked`, of `total` in all as the host counts (None: it does not say)."""

    number: int
    asked: int
    shown: int
    total: int | None

    @classmethod
    def of(cls, answer: Answer, shown: int, total: object) -> Reach:
        """The reach of an answer to a `request`."""
        query = parse_qs(urlsplit(answer.request.url).query)
        return cls(int(query["pageNo"][0]), int(query["numOfRows"][0]), shown, text.whole(total))

    @property
    def has_next(self) -> bool:
        """Whether there is a page behind this one."""
        more = self.shown >= self.asked if self.total is None else self.number * self.asked < self.total
        return more and self.shown > 0

    @property
    def short(self) -> bool:
        """Whether rows are missing that the host counts as on this page."""
        before = (self.number - 1) * self.asked
        return self.total is not None and self.shown < min(self.asked, self.total - before)


def xml_from(answer: Answer) -> Element | None:
    """The answer of a service that speaks XML; None when it has nothing. SourceError kinds say what a refusal means."""
    _check_bare(answer)
    if not _is_xml(answer) and not _is_good(answer, _code_in_json(answer)):
        return None
    root = xml_of(answer)
    code = words_at(root, "cmmMsgHeader/returnReasonCode") or words_at(root, "header/resultCode")
    return root if _is_good(answer, code or words_at(root, "resultCode")) else None


def json_from(answer: Answer) -> Mapping[str, Any] | None:
    """The same of a service that speaks JSON."""
    _check_bare(answer)
    if _is_xml(answer):
        if xml_from(answer) is None:
            return None
        raise SourceChanged(f"{place(answer.request.url)}: JSON이 와야 하는데 XML이 왔습니다.")
    if answer.status != 200 and not _is_good(answer, _code_in_json(answer)):
        return None
    found = mapping(json_of(answer))
    return found if _is_good(answer, _code_in(found)) else None


def _is_xml(answer: Answer) -> bool:
    return answer.body.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")


def _code_in_json(answer: Answer) -> str:
    try:
        return _code_in(mapping(json.loads(words_of(answer))))
    except (ValueError, RecursionError):
        return ""


def _code_in(found: Mapping[str, Any]) -> str:
    gateway = mapping(mapping(found.get("OpenAPI_ServiceResponse")).get("cmmMsgHeader"))
    header = mapping(mapping(found.get("response", found)).get("header"))
    code = gateway.get("returnReasonCode") or header.get("resultCode") or found.get("resultCode")
    return str(code) if isinstance(code, str | int) and not isinstance(code, bool) else ""


def _check_bare(answer: Answer) -> None:
    """Refusals in a bare word, with or without a status of their own."""
    words = words_of(answer).strip().lower()
    if words.startswith("unexpected error"):
        raise SourceUnreachable(
            f"{place(answer.request.url)}: data.go.kr 쪽에 문제가 있습니다. 다음 차례에 다시 묻습니다."
        )
    if words == "forbidden":
        raise refusals.of_status(place(answer.request.url), 403, None)


def _is_good(answer: Answer, code: str) -> bool:
    """Whether there is something to read; raises what a refusal means. Without a code the status decides."""
    code = code.zfill(2) if code.isdigit() else code
    if code in _GOOD or (not code and answer.status == 200):
        return True
    if code == _EMPTY:
        return False
    raise (
        _refusal(answer, code) if code else refusals.of_status(place(answer.request.url), answer.status, None)
    )


def _refusal(answer: Answer, code: str) -> SourceError:
    where, code = place(answer.request.url), code.zfill(2)[:6]
    if code == _QUOTA:
        return SourceResting(f"{where}: 오늘 물을 수 있는 횟수를 다 썼습니다({code}).")
    if code in _TROUBLE:
        return SourceUnreachable(
            f"{where}: 그쪽 서비스에 문제가 있습니다({code}). 다음 차례에 다시 묻습니다."
        )
    if code in _OURS:
        return SourceChanged(f"{where}: 묻는 방법이 바뀐 것 같습니다({code}).")
    if code in _REFUSED:
        return SourceRefused(f"{where}: {_REFUSED[code]} ({code}).")
    return SourceChanged(f"{where}: 뜻을 모를 답(코드 {code})이 왔습니다.")
