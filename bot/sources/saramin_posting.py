"""What a row of 사람인 says, in the words of a RawPosting. There is no JD: only a title, codes with names, and keywords.

The first of these that holds says when a posting closes: never, with close-type 3 or 4 (상시, 수시) and with an expiry years
away; when filled, with 2 (채용시), and at last when it expires; when it expires.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.model.posting import RawPosting
from bot.sources import text, times
from bot.sources.answers import mapping
from bot.sources.boards import needed

PROGRAMMES = {"19": "전문연구요원", "20": "산업기능요원", "3": "병역특례"}
CLASSES = {"21": "현역", "22": "보충역"}
CLOSE_TYPES = ("1", "2", "3", "4")
_ALWAYS = ("3", "4")
_ALWAYS_YEAR = 2033  # the first day of this year is how the board writes "never"
_SECURE = re.compile(r"^http://(?=www\.saramin\.co\.kr/)")
_YEARS_AWAY = timedelta(days=1100)


def posting(source: str, row: Mapping[str, Any]) -> RawPosting:
    """A row as a posting; ValueError when it lacks what no posting can be without."""
    position = mapping(row.get("position"))
    posted = times.moment(row.get("posting-timestamp"))
    closes, until_filled = _closing(row, posted)
    fields = {
        "service": _service(position),
        "experience": _name(position, "experience-level"),
        "education": _name(position, "required-education-level"),
        "employment_type": _name(position, "job-type"),
        "role": _name(position, "job-mid-code"),
        "deadline": _name(row, "close-type") if until_filled else "",
    }
    return RawPosting(
        source=source,
        external_id=needed(text.identity(row.get("id")), "id"),
        title=needed(text.line(position.get("title")), "position.title"),
        url=_SECURE.sub("https://", text.link(text.line(row.get("url")))),
        company=text.line(mapping(mapping(row.get("company")).get("detail")).get("name")),
        body=_body(row, position),
        location=_location(_name(position, "location")),
        pay_text=_name(row, "salary"),
        posted_at=posted,
        closes_at=closes,
        open_until_filled=until_filled,
        fields={name: value for name, value in fields.items() if value},
    )


def _name(row: Mapping[str, Any], key: str) -> str:
    return text.line(mapping(row.get(key)).get("name"))


def _service(position: Mapping[str, Any]) -> str:
    """The programmes and classes among the codes, in words: the names beside the codes do not pair with them."""
    codes = text.line(mapping(position.get("job-type")).get("code")).split(",")
    programmes = [name for code, name in PROGRAMMES.items() if code in codes]
    classes = [name for code, name in CLASSES.items() if code in codes]
    if not programmes and not classes:
        return ""
    return " ".join(filter(None, (", ".join(programmes) or PROGRAMMES["3"], ", ".join(classes))))


def close_type(row: Mapping[str, Any]) -> str:
    """The code of how it closes, "" when there is none."""
    return text.identity(mapping(row.get("close-type")).get("code"))


def _closing(row: Mapping[str, Any], posted: datetime | None) -> tuple[datetime | None, bool | None]:
    """The last moment to apply, and whether it is open until filled."""
    code = close_type(row)
    expires = times.deadline(row.get("expiration-timestamp"))
    years_away = expires is not None and expires - (posted or expires) > _YEARS_AWAY
    if code in _ALWAYS or years_away or (expires is not None and expires.year >= _ALWAYS_YEAR):
        return None, True
    return expires, True if code == "2" else False if expires or code == "1" else None


def _location(words: str) -> str:
    """서울 > 강남구,서울 > 서초구 → 서울 강남구; 서울 서초구. The whole of a province is its name alone."""
    places = (
        " ".join(part for part in place_.split(" > ") if not part.endswith("전체"))
        for place_ in words.split(",")
    )
    return "; ".join(dict.fromkeys(filter(None, (place_.strip() for place_ in places))))


def _body(row: Mapping[str, Any], position: Mapping[str, Any]) -> str:
    """There is no JD: what the codes and keywords say, in lines."""
    lines = {
        "직무": _name(position, "job-code"),
        "키워드": text.line(row.get("keyword")),
        "업종": _name(position, "industry"),
    }
    return "\n".join(f"{name}: {', '.join(words.split(','))}" for name, words in lines.items() if words)
