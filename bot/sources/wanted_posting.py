"""What a row and a page of 원티드 say, in the words of a RawPosting; what has two names is looked for under both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from bot.model.posting import RawPosting
from bot.sources import text, times
from bot.sources.answers import mapping

MILITARY = "alternative_military"

_TEXTS = {
    "intro": "",
    "main_tasks": "주요업무",
    "requirements": "자격요건",
    "preferred_points": "우대사항",
    "benefits": "혜택 및 복지",
    "hire_rounds": "채용 전형",
}
_NO_CAP = 100
_EMPLOYMENT = {
    "regular": "정규직",
    "contract": "계약직",
    "intern": "인턴",
    "part_time": "시간제",
    "freelancer": "프리랜서",
}


def posting(
    source: str, id_: str, both: Mapping[str, Any], detail: Mapping[str, Any], title: str
) -> RawPosting:
    """The posting: `both` is its list's row under what its page says beside the texts in `detail`."""
    closes = times.deadline(both.get("due_time"))
    employment = text.line(both.get("employment_type"))
    fields = {
        "service": service(both),
        "experience": _experience(both),
        "employment_type": _EMPLOYMENT.get(employment, employment),
        "role": ", ".join(_roles(mapping(both.get("category_tags") or both.get("category_tag")))),
    }
    company = both.get("company")
    return RawPosting(
        source=source,
        external_id=id_,
        title=title,
        url=text.link(both.get("url")) or f"https://www.wanted.co.kr/wd/{quote(id_, safe='')}",
        company=first_of(mapping(company), "name", "title") or text.line(company),
        body=_body(detail, both),
        location=_location(both.get("address")),
        closes_at=closes,
        open_until_filled=None if "due_time" not in both else not both["due_time"],
        fields={name: value for name, value in fields.items() if value},
    )


def first_of(thing: Mapping[str, Any], *keys: str) -> str:
    """The first of these that says something."""
    return next(filter(None, (text.line(thing.get(key)) for key in keys)), "")


def _tags(value: object) -> Iterator[str]:
    """Tags are words, or objects with a title, a text or a name."""
    for tag in value if isinstance(value, list) else [value]:
        yield first_of(tag, "title", "text", "name") if isinstance(tag, dict) else text.line(tag)


def service(row: Mapping[str, Any]) -> str:
    """병역특례, as the board calls the mark, or the mark's own Korean words."""
    for mark in _tags(row.get("additional_apply_type")):
        if MILITARY in mark.lower().replace(" ", "_"):
            return "병역특례"
        if any(word in mark for word in ("병역", "병특", "전문연", "산업기능")):
            return mark
    return ""


def _experience(row: Mapping[str, Any]) -> str:
    """신입; 경력 3년 이상; 신입, 경력 5년 이하; 경력 3-5년."""
    low, high = (text.whole(row.get(key)) for key in ("annual_from", "annual_to"))
    most = high if high is not None and high < _NO_CAP else None
    if not low:
        entry_ok = low == 0 or row.get("is_newbie") is True
        return ("신입" + (f", 경력 {most}년 이하" if most else "")) if entry_ok else ""
    return f"경력 {low}년 이상" if most is None or most <= low else f"경력 {low}-{most}년"


def _roles(tags: Mapping[str, Any]) -> Iterator[str]:
    yield from dict.fromkeys(filter(None, (*_tags(tags.get("parent_tag")), *_tags(tags.get("child_tags")))))


def _location(address: object) -> str:
    return first_of(mapping(address), "full_location", "location") or text.line(address)


def _body(detail: Mapping[str, Any], both: Mapping[str, Any]) -> str:
    """The texts under their headings, and the skills."""
    parts = [
        f"{heading}\n{words}".strip()
        for key, heading in _TEXTS.items()
        if isinstance(words := detail.get(key), str) and words.strip()
    ]
    skills = ", ".join(filter(None, _tags(both.get("skill_tags"))))
    return text.body(*parts, f"기술 스택\n{skills}" if skills else "")
