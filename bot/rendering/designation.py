"""What the official list says of a company, and what a new list says otherwise.

A list is told with its day, and "not in the list" is told apart from "no list was imported". Counts are told as the list has
them, but for the allotment (배정) of 보충역, which depends on no allotment, and of 99 and more, which are codes and not people.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.model.chat import BlockKind, Button, Reply
from bot.model.designation import DesignatedCompany, Designation, DesignationChange, Follow, Headcount
from bot.rendering.blocks import block, bold, row, say
from bot.rendering.words import cut, josa, number, quoted

MOST = 10
CODES_FROM = 99
NAME_LENGTH = 60
NO_LIST = (
    "지금은 이 봇에 병역지정업체 명단이 없어 알려 드릴 것이 없습니다. "
    "운영자가 gonggo import-companies 로 명단을 들여오면, 그 뒤로 달라지는 것을 알려 드립니다."
)


def line(found: Designation) -> str:
    """병역지정업체 ○ (2026-09 명단); 병역지정업체 명단에 없음 (2026-09 명단); 병역지정업체 명단 없음 (가져오지 않음)."""
    if found.listed_on is None:
        return "병역지정업체 명단 없음 (가져오지 않음)"
    day = f"({found.listed_on:%Y-%m} 명단)"
    return f"병역지정업체 ○ {day}" if found.companies else f"병역지정업체 명단에 없음 {day}"


def before_sources(found: Designation | None) -> str:
    """The same as it stands before where a posting stands, on one line with it; "" when it was not looked up."""
    return f"{line(found)} · " if found is not None else ""


def counts(company: DesignatedCompany) -> str:
    """현역 배정 4, 편입 2, 복무 12 · 보충역 편입 0, 복무 1; "" when the list has no counts."""
    told = (
        ("현역", _counts(company.active, allotted=True)),
        ("보충역", _counts(company.supplementary, allotted=False)),
    )
    return " · ".join(f"{name} {words}" for name, words in told if words)


def _counts(heads: Headcount, *, allotted: bool) -> str:
    told = {"배정": heads.allotted, "편입": heads.enlisted, "복무": heads.serving}
    if not allotted or (heads.allotted or 0) >= CODES_FROM:
        del told["배정"]
    return ", ".join(f"{name} {number(count)}" for name, count in told.items() if count is not None)


def followed(name: str, found: Designation, near: Sequence[str], *, new: bool) -> Reply:
    """A company is followed from now on, or was already; what the list says of it now."""
    head = (
        f"{josa(quoted(name), '을/를')} 관심회사로 두었습니다."
        if new
        else f"{josa(quoted(name), '은/는')} 이미 관심회사입니다."
    )
    if found.listed_on is None:
        return say(head, NO_LIST)
    lines = [f"{head} 지정업체 명단에서 달라지면 이 방에 알려 드립니다.", line(found)]
    lines += [
        "- " + ": ".join(filter(None, (cut(company.name, NAME_LENGTH), counts(company))))
        for company in found.companies[:MOST]
    ]
    if near and not found.companies:
        names = ", ".join(quoted(one, NAME_LENGTH) for one in near)
        lines.append(f"비슷한 이름으로는 {josa(names, '이/가')} 명단에 있습니다.")
    return say(*lines)


def follows(found: Sequence[Follow], *, may_change: bool) -> Reply:
    """The companies a room follows, each with a button to stop."""
    if not found:
        return say("관심회사가 없습니다.", "예: /follow 회사 이름")
    lines = [f"\n- {cut(one.name, NAME_LENGTH)}" for one in found]
    head = block(bold(f"관심회사 {number(len(found))}곳"), *lines[:MOST])
    more = bold(f"그 밖에 {number(len(found) - MOST)}곳")
    rest = [block(more, *lines[MOST:], kind=BlockKind.FOLD)] if len(found) > MOST else []
    buttons = tuple(
        line_
        for one in found[:MOST]
        for line_ in row(Button(f"{cut(one.name, 20)} 빼기", action=f"follow:off:{one.id}"))
    )
    return Reply((head, *rest), buttons if may_change else ())


def unfollowed(one: Follow) -> Reply:
    """No longer followed."""
    return say(f"{josa(quoted(one.name), '을/를')} 관심회사에서 뺐습니다.")


def what_to_follow() -> Reply:
    """/follow with words that are no company's name."""
    return say("회사 이름을 적어 주세요.", "예: /follow 회사 이름")


def too_many(most: int) -> Reply:
    """A room follows enough."""
    return say(f"관심회사는 한 방에 {most}곳까지입니다. /follow 를 보내 몇 곳을 빼 주세요.")


def news(changes: Sequence[DesignationChange], *, before: date, after: date) -> Reply:
    """What a new list says otherwise of the companies a room follows."""
    lines = "".join(f"\n- {_change(one)}" for one in changes[:MOST])
    left = len(changes) - MOST
    more = f"\n그 밖에 {number(left)}곳" if left > 0 else ""
    span = f"\n{before.isoformat()} 명단과 견준 {after.isoformat()} 명단입니다."
    return Reply((block(bold("관심회사 소식 (병역지정업체)"), lines, more, span),))


def _change(one: DesignationChange) -> str:
    name = cut(one.name, NAME_LENGTH)
    if one.before is None and one.after is not None:
        told = counts(one.after)
        return f"{name}: 명단에 새로 올랐습니다" + (f" ({told})" if told else "")
    if one.after is None:
        return f"{name}: 명단에서 빠졌습니다"
    parts = [*_moved("현역", one, "active"), *_moved("보충역", one, "supplementary")]
    return f"{name}: {', '.join(parts)}"


def _moved(of: str, one: DesignationChange, key: str) -> list[str]:
    was, now = getattr(one.before, key), getattr(one.after, key)
    names = {"배정": "allotted", "편입": "enlisted", "복무": "serving"}
    pairs = ((name, getattr(was, field), getattr(now, field)) for name, field in names.items())
    return [
        f"{of} {name} {_told(old)} → {_told(new)}"
        for name, old, new in pairs
        if old != new and not (name == "배정" and _is_code(of, old, new))
    ]


def _told(count: int | None) -> str:
    return "모름" if count is None else number(count)


def _is_code(of: str, *allotted: int | None) -> bool:
    return of == "보충역" or any(count is not None and count >= CODES_FROM for count in allotted)
