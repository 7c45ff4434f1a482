"""Reads the bytes of an answer: as words, as JSON. What cannot be read that way raises SourceChanged and says what came.

Words are UTF-8 when they can be, whatever the host says, for hosts are often wrong; then what the host or the page says,
then cp949 (Korean Windows); at last UTF-8 with � for what cannot be read.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from bot.errors import SourceChanged
from bot.model.posting import RawPosting
from bot.sources.addresses import place
from bot.sources.contract import Answer

_CHARSET = re.compile(r"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
# Python knows codecs that no page is in and that are slow or warn; only these are taken at their word.
_CHARSETS = (
    "euc-kr",
    "cp949",
    "ks_c_5601-1987",
    "iso-8859-1",
    "windows-1252",
    "shift_jis",
    "euc-jp",
    "gb18030",
    "big5",
)


def words_of(answer: Answer) -> str:
    """The answer as words."""
    if answer.body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return answer.body.decode("utf-16", "replace")
    says = _CHARSET.search(answer.content_type) or _CHARSET.search(answer.body[:2048].decode("latin-1"))
    declared = says[1].lower() if says else ""
    for charset in ("utf-8-sig", declared if declared in _CHARSETS else "cp949", "cp949"):
        try:
            return answer.body.decode(charset)
        except UnicodeDecodeError:
            continue
    return answer.body.decode("utf-8", "replace")


def json_of(answer: Answer) -> Any:
    """The answer as JSON; SourceChanged when it is HTML, cut off, or nothing at all."""
    try:
        return json.loads(words_of(answer))
    except (ValueError, RecursionError):
        raise SourceChanged(
            f"{place(answer.request.url)}: JSON이 와야 하는데 {what_came(answer)} 왔습니다."
        ) from None


def rows_of(answer: Answer, *keys: str) -> list[Any]:
    """The list of rows under `keys` (or the whole answer); SourceChanged when there is none, such as in an error body."""
    return rows_in(answer, json_of(answer), *keys)


def rows_in(answer: Answer, found: Any, *keys: str) -> list[Any]:
    """The same of an answer that was already read as JSON."""
    for key in keys:
        found = found.get(key) if isinstance(found, dict) else None
    if not isinstance(found, list):
        where = ".".join(keys) or "맨 위"
        raise SourceChanged(
            f"{place(answer.request.url)}: 공고 목록({where})이 없는 답이 왔습니다. 인터페이스가 바뀐 것 같습니다."
        )
    return found


def mapping(value: object) -> Mapping[str, Any]:
    """`value` when it is a JSON object, else an empty one: boards leave out what they do not know."""
    return value if isinstance(value, dict) else {}


def mappings(value: object) -> Iterator[Mapping[str, Any]]:
    """The JSON objects in `value`, be it a list of them or one alone."""
    yield from (row for row in (value if isinstance(value, list) else [value]) if isinstance(row, dict))


def unknown_codes(name: str, found: Iterable[object], known: Collection[str]) -> frozenset[str]:
    """The codes among `found` that are not known, as `name=code`; what is left out is no code."""
    codes = {str(code).strip()[:20] for code in found if isinstance(code, str | int)}
    return frozenset(f"{name}={code}" for code in codes if code and code not in known)


def read_rows(
    rows: list[Any], read: Callable[[Mapping[str, Any]], RawPosting | None]
) -> tuple[list[RawPosting], list[str]]:
    """`read` each row to a posting or None (hidden); a ValueError or a row that is no object becomes a fault."""
    postings, faults = [], []
    for number, row in enumerate(rows, 1):
        try:
            posting = read(_object(row))
        except ValueError as error:
            faults.append(f"{number}번째 공고: {error}")
            continue
        if posting is not None:
            postings.append(posting)
    return postings, faults


def _object(row: object) -> Mapping[str, Any]:
    if isinstance(row, dict):
        return row
    raise ValueError("공고 꼴이 아닙니다")


def what_came(answer: Answer) -> str:
    """What came instead of what should have, as the subject of a Korean sentence."""
    start = answer.body[:512].lstrip().lower()
    if not start:
        return "빈 답이"
    if start.startswith((b"<!doctype html", b"<html")) or "html" in answer.content_type:
        return "웹 페이지(HTML)가"
    return "읽을 수 없는 답이(중간에 끊겼거나 꼴이 바뀜)"
