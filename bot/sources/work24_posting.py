"""What a row and a page of 고용24 say, in the words of a RawPosting.

A last day is `26-10-31`, or `채용시까지  26-10-30`: open until filled, and shown until then. Years from 2090 on mean never.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.model.posting import RawPosting
from bot.sources import text, times
from bot.sources.boards import needed
from bot.sources.contract import Page, Request

_LINES = {
    "pfcond": "우대 조건",
    "etcpfcond": "그 밖의 우대",
    "etchopecont": "그 밖의 안내",
    "major": "전공",
    "certificate": "자격·면허",
    "forlang": "외국어",
    "compabl": "컴퓨터 활용",
    "collectpsncnt": "모집 인원",
    "workdayworkhrcont": "근무 시간",
    "selmthd": "전형 방법",
    "rcptmthd": "접수 방법",
    "submitdoc": "제출 서류",
}
_DAY = re.compile(r"(?<!\d)(\d{2}|\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)")
_NEVER = 2090
_POSTCODE = re.compile(r"^\(?\d{5,6}\)?\s*")


def read_page(source: str, request: Request, info: Mapping[str, str], company: Mapping[str, str]) -> Page:
    """The posting of a page: `info` and `company` are its blocks, `request.row` what the list says of it."""
    try:
        return Page((_posting(source, request.about, {**request.row, **info}, company),))
    except ValueError as error:
        return Page(faults=(f"{request.about}번 공고: {error}",))


def _posting(source: str, id_: str, both: Mapping[str, str], company: Mapping[str, str]) -> RawPosting:
    said = [words for key in ("receiptclosedt", "closedt") if (words := text.line(both.get(key)))]
    closing = next((words for words in said if _day(words)), next(iter(said), ""))
    closes = times.deadline(_day(closing))
    hope = text.line(both.get("mltsvcexchope"))
    fields = {
        "service": f"병역특례 채용 희망: {hope}" if hope else "",
        "experience": text.line(both.get("entertpnm") or both.get("career")),
        "education": text.line(both.get("edunm") or both.get("minedubg")),
        "employment_type": text.line(both.get("emptpnm")),
        "role": text.line(both.get("jobsnm")),
        "deadline": closing,
        "posted": _day(both.get("regdt", "")),
    }
    return RawPosting(
        source=source,
        external_id=id_,
        title=needed(text.line(both.get("wantedtitle") or both.get("title")), "wantedTitle(제목)"),
        url=text.link(text.line(both.get("wantedinfourl") or both.get("dtlrecrconturl"))),
        company=text.line(company.get("corpnm") or both.get("company")),
        body=_body(both),
        location=_POSTCODE.sub(
            "", text.line(both.get("workregion") or both.get("basicaddr") or both.get("region"))
        ),
        pay_text=_pay(both),
        posted_at=times.moment(fields["posted"]),
        closes_at=closes,
        open_until_filled=_is_open(closing) or (None if closes is None else False),
        fields={name: value for name, value in fields.items() if value},
        extra={"business_number": both["busino"]} if both.get("busino") else {},
    )


def _day(words: str) -> str:
    """The day among the words, with four digits for the year."""
    found = _DAY.search(words)
    return f"{found[1] if len(found[1]) == 4 else f'20{found[1]}'}-{found[2]}-{found[3]}" if found else ""


def _is_open(closing: str) -> bool:
    """Whether it is said to be open until filled, in words or by a year nobody means."""
    day = _day(closing)
    return "채용시" in closing.replace(" ", "") or (bool(day) and int(day[:4]) >= _NEVER)


def _pay(both: Mapping[str, str]) -> str:
    """연봉 39,000,000원 이상; 연봉 3000만원 ~ 3500만원."""
    kind = text.line(both.get("saltpnm")).rstrip(", ")
    if any(letter.isdigit() for letter in kind):
        return kind
    low, high = (text.whole(both.get(key)) for key in ("minsal", "maxsal"))
    return " ".join(filter(None, (kind, text.line(both.get("sal")) or text.money(low, high, "KRW"))))


def _body(both: Mapping[str, str]) -> str:
    lines = [f"{name}: {words}" for key, name in _LINES.items() if (words := text.line(both.get(key)))]
    duties = text.body(both.get("jobcont"))
    return text.body(f"담당 업무\n{duties}" if duties else "", "\n".join(lines))
