"""What the operator sees of the sources: each with kind, key, interval, budget and standing; what is known of a kind; a try."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.model.posting import Posting
from bot.rendering.columns import columns
from bot.rendering.facts import short_line
from bot.rendering.posting import company, title
from bot.rendering.words import COMPANY_IN_LIST, TITLE_IN_LIST, cut, number

SHOWN, FAULT = 5, 160
_HEAD = ("출처", "종류", "켜짐", "공식", "열쇠", "간격", "하루 횟수", "상태")
_PARTS = {
    "official": "공식인가",
    "key": "열쇠",
    "terms": "약관",
    "fields": "읽는 것",
    "fixtures": "시험에 쓰는 답",
    "unsure": "확실하지 않은 것",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One source. `key`: whether the key it needs is there, in words; `standing`: without its name."""

    name: str
    kind: str
    enabled: bool
    official: str
    key: str
    every: timedelta
    daily: int | None
    standing: str


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of asking once: counts against what the store has, and the first postings. `whole`: all of it was looked at."""

    source: str
    postings: Sequence[Posting]
    new: int
    changed: int
    known: int
    closed: int
    skipped: int
    fault: str
    odd: str
    whole: bool


def table(sources: Sequence[Listed]) -> str:
    """A line a source."""
    rows = [
        (
            one.name,
            one.kind,
            "예" if one.enabled else "아니요",
            one.official,
            one.key,
            gap(one.every),
            f"{number(one.daily)}번" if one.daily is not None else "-",
            one.standing,
        )
        for one in sources
    ]
    return columns([_HEAD, *rows])


def ledger(kind: str, parts: Mapping[str, str]) -> str:
    """What is known of a kind, a line a question."""
    rows = [(f"  {name}", parts[key]) for key, name in _PARTS.items()]
    return f"{kind}\n{columns(rows)}"


def gap(every: timedelta) -> str:
    """45분, 2시간, 1일."""
    seconds = int(every.total_seconds())
    for size, name in ((86_400, "일"), (3_600, "시간"), (60, "분")):
        if seconds % size == 0:
            return f"{seconds // size}{name}"
    return f"{seconds}초"


def tried(one: Tried, today: date) -> str:
    """What would be stored."""
    count = len(one.postings)
    lines = [f"{one.source}: 물어보기만 했습니다. 저장한 것도, 읽음으로 표시한 메일도 없습니다."]
    if count + one.known:
        lines.append(f"저장한다면: 새 공고 {one.new}건, 바뀐 공고 {one.changed}건, 알던 그대로 {one.known}건")
    else:
        lines.append("지금은 공고가 하나도 오지 않습니다.")
    for posting in one.postings[:SHOWN]:
        lines += ["", *_posting(posting, today)]
    if count > SHOWN:
        lines += ["", f"… 외 {number(count - SHOWN)}건"]
    lines += ["", *_notes(one)]
    return "\n".join(lines).rstrip()


def _posting(posting: Posting, today: date) -> list[str]:
    raw = posting.raw
    body = f"본문 {number(len(raw.body))}자" if raw.body else "본문 없음"
    return [
        f"- {title(posting, TITLE_IN_LIST)} — {company(posting, COMPANY_IN_LIST)}",
        f"  {short_line(posting.reading, today, posting.take_home)} · {body}",
        *([f"  {raw.url}"] if raw.url else []),
    ]


def _notes(one: Tried) -> list[str]:
    lines = []
    if one.closed:
        lines.append(f"닫혔다고 적힌 공고 {one.closed}건은 닫힙니다.")
    if one.skipped:
        lines.append(f"읽지 못한 줄 {one.skipped}건: {cut(one.fault, FAULT)}")
    if one.odd:
        lines.append(one.odd)
    if not one.whole:
        lines.append("처음 몇 쪽만 보았습니다. 정말 가져올 때는 나머지도 봅니다.")
    return lines
