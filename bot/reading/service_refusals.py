"""Whether words behind a programme's name say no, and whether that "no" is about the programme.

The first word that decides counts: a "yes" before the "no" ends the search. A "no" is about something else when another
subject stands between (여성은 지원 불가), when it is about hours or leave (자율출퇴근 적용이 어렵다), or when only the tail of
a list carries it. "Other than these, no" (전문연구요원이 아닌 경우 지원 불가) is a yes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.reading.service_mentions import Mention, sentence_at
from bot.reading.service_words import ServiceWords

REACH = 45
_RIGHT_BEHIND, _NEAR, _ANSWER = 5, 16, 60
_NOUN_TOPIC = re.compile(r"([가-힣a-z/]+?)(?<![하있없되같많받좋높맞])(?:은|는|의 ?경우|인 ?경우)(?=[\s,])")
# "…, 산업기능요원, 인턴은": the last of a list carries the subject's ending for all of it.
_SHARED = re.compile(r"(?:\s?[,/·]\s?[가-힣a-z]+){2,4}(?:은|는)(?=\s)")
_NO_FIRST = re.compile(r"(?:불가|제외)\s?(?:대상자?|자|항목|사항|직군)?\s?[:：]\s?[^:：]{0,30}$")
_LOWER_DEGREE = re.compile(r"(?:학사|미만|비전공|고졸|전문대)[^,.]{0,14}(?:은|는|경우)[\s,]{0,2}$")
_LABEL = re.compile(r"\s?(?:대상자?|항목)?\s?:\s?")
# "소진 시 마감": it is not closed yet.
_NOT_YET = re.compile(
    r"(?:되|될|하|할)?\s?(?:시(?![가-힣])|시까지|면(?![가-힣])|경우|때까지|전까지|수\s?있|예정)"
)
# "편입이 불가한 경우": what happens in that case, not that it is so.
_IN_CASE = re.compile(r"(?:한|할|인|된|될|운|울|하신|하실)?\s?(?:경우|시(?![가-힣])|때)")
_BRACKET = re.compile(r"\s?\([^()\n]{1,40}\)")
_TURN = re.compile(
    r"[-•·*※(\s]{0,4}(?:다만|단,|하지만|그러나|현재|아쉽게도|죄송|이번|본 |해당 |이 (?:포지션|공고|직무))"
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Ends at `end` of the mention's text, and begins at `start` where it begins before the name.

    `closed`: it was possible once; `yes`: it turns out to say "only these".
    """

    end: int
    closed: bool = False
    yes: bool = False
    start: int | None = None


def refused(mention: Mention, words: ServiceWords) -> Refusal | None:
    """How the mention's own sentence refuses it, if it does."""
    says, low = words.says, mention.text.low
    if first := words.places.english_no_before.search(mention.before) or _NO_FIRST.search(mention.before):
        return Refusal(mention.end, start=mention.left + first.start())
    if cross := words.places.cross_at.match(low, mention.end, mention.right):
        return Refusal(cross.end())
    stop = min(mention.right, mention.end + REACH)
    no, yes = negative(low, mention.end, stop, words), positive(low, mention.end, stop, words)
    if not no or (yes and yes.start() < no.start()):
        return None
    if _is_exception(mention, no, words):
        return None
    gap = low[mention.end : no.start()]
    if says.only_these.search(low, mention.end, no.end()):
        return Refusal(no.end(), yes=True)
    if about_another_matter(gap, words) or not _close(gap, words):
        return None
    if _LOWER_DEGREE.search(mention.before):
        return None
    return Refusal(no.end(), closed=bool(says.closed.search(low, mention.end, mention.right)))


def _is_exception(mention: Mention, no: re.Match[str], words: ServiceWords) -> bool:
    """Whether the "no" only stands in a bracket behind the name, and a "yes" right behind that ("(… 제외) 지원 가능")."""
    low = mention.text.low
    bracket = _BRACKET.match(low, mention.end, mention.right)
    if bracket is None or no.end() > bracket.end():
        return False
    return positive(low, bracket.end(), min(bracket.end() + _NEAR, mention.right), words) is not None


def refused_next(mention: Mention, words: ServiceWords) -> Refusal | None:
    """How the sentence after the mention's takes it back ("… 지정업체입니다. 다만 현재는 채용하지 않습니다")."""
    low = mention.text.low
    at = _after_blanks(low, mention.right)
    if at >= len(low):
        return None
    left, right = sentence_at(low, at, at + 1)
    no = negative(low, left, right, words)
    if not no or not _TURN.match(low, left) or words.places.mention.search(low, left, right):
        return None
    gap = low[left : no.start()]
    if positive(low, left, no.start(), words) or about_another_matter(gap, words) or not _close(gap, words):
        return None
    return Refusal(no.end(), closed=bool(words.says.closed.search(low, left, right)))


def answered(mention: Mention, words: ServiceWords) -> tuple[bool | None, int]:
    """What follows a question ("전문연구요원도 되나요? 네, 가능합니다"): yes, no or neither, and where that word ends."""
    low = mention.text.low
    start = _after_blanks(low, mention.right)
    stop = low.find("\n\n", start, start + _ANSWER)
    stop = stop if stop >= 0 else min(len(low), start + _ANSWER)
    yes, no = positive(low, start, stop, words), negative(low, start, stop, words)
    if no and not (yes and yes.start() < no.start()):
        return False, no.end()
    return (True, yes.end()) if yes else (None, start)


def negative(low: str, start: int, end: int, words: ServiceWords) -> re.Match[str] | None:
    """The first word that says no in `low[start:end]`."""
    for match in words.says.refuse.finditer(low, start, end):
        if _IN_CASE.match(low, match.end()) or (
            words.says.closed.search(match[0]) and _NOT_YET.match(low, match.end())
        ):
            continue
        label = _LABEL.match(low, match.end())  # "불가: 산업기능요원" speaks of what follows
        about_next = label and words.places.mention.match(low, label.end())
        if not about_next and not words.says.refuse_not.match(low, match.start()):
            return match
    return None


def positive(low: str, start: int, end: int, words: ServiceWords) -> re.Match[str] | None:
    """The first word that says yes in `low[start:end]`."""
    for match in words.says.can.finditer(low, start, end):
        if not words.says.cannot_tell.match(low, match.start()):
            return match
    return None


def about_another_matter(gap: str, words: ServiceWords) -> bool:
    """Whether a "no" behind `gap` is about another matter, or has another subject, than the words before it."""
    if words.says.other_matters.search(gap):
        return True
    if "," in gap and not words.says.own_matters.search(gap.rpartition(",")[2]):
        return True
    start = shared.end() if (shared := _SHARED.match(gap)) else 0
    return any(not words.places.own_matter_end.search(topic[1]) for topic in _NOUN_TOPIC.finditer(gap, start))


def _close(gap: str, words: ServiceWords) -> bool:
    """Whether the "no" stands right behind, or behind words of hiring and serving."""
    return len(gap.strip()) <= _RIGHT_BEHIND or bool(words.says.own_matters.search(gap[-_NEAR:]))


def _after_blanks(low: str, at: int) -> int:
    """Where the next words begin, closing brackets passed over too."""
    while at < len(low) and low[at] in " \n)":
        at += 1
    return at
