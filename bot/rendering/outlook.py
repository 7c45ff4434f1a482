"""What a filter would have brought: how many with examples, what keeps the rest out, a word where it brings none or many.

A count is told with the days it is of. Where the bot has not seen postings for that long, the day it began is told instead.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta

from bot.clock import korean_day
from bot.model.chat import Block
from bot.model.search import Outlook
from bot.rendering.blocks import block, code
from bot.rendering.days import moment
from bot.rendering.postings import entries
from bot.rendering.words import cut, josa, number, quoted

MANY_A_DAY = 20
STRICTEST, EACH = 2, 4
WORDS, SYNONYMS = 3, 4
CONDITION = 40
WEEK = timedelta(days=7)
OLD_ONES = "(그때 이미 열려 있던 공고 포함)"

Synonyms = Sequence[tuple[str, Sequence[str]]]


def outlook(found: Outlook, *, now: datetime, samples: Collection[str] = ()) -> Iterator[Block]:
    """Counts and examples, then what keeps postings out or what to do, where there is something to say."""
    yield block(_counts(found, now) + _leads_on(found), gap=True)
    yield from entries(found.examples, today=korean_day(now), samples=samples)
    if said := _nothing(found) if not found.month else _hurdles(found):
        yield block(said, gap=True)
    if found.a_day is not None and found.a_day > MANY_A_DAY:
        advice = "조건을 더하거나, 구독한 뒤에 하루 한 번 묶어서 받으시길 권합니다."
        yield block(f"하루에 {number(round(found.a_day))}건쯤 옵니다. {advice}", gap=True)


def synonyms(used: Synonyms) -> Iterator[Block]:
    """Which words are looked for in other words too, and how to switch that off."""
    if not used:
        return
    lines = [f"{cut(word, CONDITION)} = {_few(others)}" for word, others in used[:WORDS]]
    more = f" 외 {len(used) - WORDS}개 낱말" if len(used) > WORDS else ""
    exact = '"' + cut(used[0][0], CONDITION) + '"'
    yield block(
        f"비슷한말도 찾습니다: {'; '.join(lines)}{more}. 쓴 그대로만 찾으려면 따옴표로: ", code(exact)
    )


def _few(words: Sequence[str]) -> str:
    more = f" 외 {len(words) - SYNONYMS}개" if len(words) > SYNONYMS else ""
    return ", ".join(words[:SYNONYMS]) + more


def _counts(found: Outlook, now: datetime) -> str:
    if not found.seen:
        return "봇이 아직 아무 공고도 보지 못해, 얼마나 올지 말씀드릴 수 없습니다."
    since, month = found.since, number(found.month)
    began = f"봇이 공고를 보기 시작한 {moment(since, now)}부터" if since else ""
    if not found.month:
        return f"{began or '최근 30일'} {'본 ' if began else ''}공고 가운데 맞는 것이 없었습니다."
    if since is None:
        return f"최근 7일 {number(found.week)}건, 30일 {month}건이 맞습니다."
    if since > now - WEEK:
        return f"{began} {month}건이 맞습니다{OLD_ONES}."
    return f"최근 7일 {number(found.week)}건, {began} {month}건이 맞습니다{OLD_ONES}."


def _leads_on(found: Outlook) -> str:
    return " 예를 들면 이렇습니다." if found.month > len(found.examples) else ""


def _hurdles(found: Outlook) -> str:
    """The strictest conditions, and the one without which most would come."""
    strictest = [one for one in found.hurdles[:STRICTEST] if one.out]
    if not strictest:
        return ""
    told = ", ".join(f"{quoted(one.condition, CONDITION)} {number(one.out)}건" for one in strictest)
    said = f"최근 공고 {number(found.looked_at)}건에서 많이 걸러 낸 조건: {told}."
    best = max(found.hurdles, key=lambda one: one.alone)
    if best.alone:
        said += (
            f" {josa(quoted(best.condition, CONDITION), '을/를')} 빼면 {number(best.alone)}건이 더 맞습니다."
        )
    return said


def _nothing(found: Outlook) -> str:
    """What would work instead; or what each condition brings by itself."""
    if not found.seen:
        return "구독은 할 수 있습니다."
    if found.instead:
        without = josa(quoted(found.instead.condition, CONDITION), "을/를")
        return f"{without} 빼면 {number(found.instead.brings)}건이 맞습니다. 그대로 구독할 수도 있습니다."
    if found.hurdles:
        each = ", ".join(
            f"{quoted(one.condition, CONDITION)} {number(found.looked_at - one.out)}건"
            for one in found.hurdles[:EACH]
        )
        looked_at = number(found.looked_at)
        return (
            f"조건 하나만 빼서는 맞는 것이 없습니다. 하나씩 보면 최근 공고 {looked_at}건 가운데 {each}입니다."
        )
    return "구독은 할 수 있습니다. 비슷한 말을 | 로 이으면 더 넓게 찾습니다."
