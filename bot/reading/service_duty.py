"""Whether a posting asks that military service is done or exempt (병역필 또는 면제).

Not when it is only preferred (군필자 우대, or under 우대사항 without a word such as 결격사유 near), when it does not matter
(무관), or when the words ask to write it down (병역사항 기재). Refusing those who have not served counts as the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from bot.reading.document import Document
from bot.reading.sections import SectionKind, kind_at
from bot.reading.service_lists import DutyWords
from bot.reading.service_mentions import sentence_at
from bot.reading.service_words import ServiceWords
from bot.reading.text import Text


@dataclass(frozen=True, slots=True)
class Duty:
    """`text.low[start:end]` asks for service done or exempt."""

    text: Text
    start: int
    end: int


_TAIL = re.compile(
    r"자?[^.\n가-힣]{0,4}(?:또는|혹은|및|이?거나|/|,)?[^.\n]{0,10}?면제(?:자|(?:된|되신|이신|받은|받으신) ?(?:분|자))?"
)
_MOST, _FAR, _NEAR = 40, 120, 20
_ONLY_FOR_THEM = re.compile(r"자?(?:는|의 ?경우|인 ?경우)(?! ?에)")


def find(document: Document, text: Text, words: ServiceWords) -> Iterator[Duty]:
    """The places in `text`, one of the document's, that ask for it; of a text that only repeats itself the first few."""
    for start, end in islice(_candidates(text.low, words), _MOST):
        left, right = sentence_at(text.low, start, end)
        tail = _TAIL.match(text.low, end, right)
        end = tail.end() if tail else end
        if _is_asked(document, text, (start, end), (left, right), words):
            yield Duty(text, start, end)


def _candidates(low: str, words: ServiceWords) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in words.places.duty.finditer(low))
    yield from (match.span() for match in words.places.duty_english.finditer(low))
    for match in words.duty.unserved.finditer(low):
        left = max(low.rfind("\n", 0, match.start()) + 1, match.start() - _FAR)
        stop = low.find("\n", match.end(), match.end() + _FAR)
        refused = words.duty.unserved_refused.search(low, left, stop if stop >= 0 else match.end() + _FAR)
        if refused:
            start = match.start() - 2 if low.endswith("병역", 0, match.start()) else match.start()
            yield start, refused.end() if 0 < refused.start() - match.end() <= _NEAR else match.end()


def _is_asked(
    document: Document, text: Text, found: tuple[int, int], sentence: tuple[int, int], words: ServiceWords
) -> bool:
    low, duty, (start, end), (left, right) = text.low, words.duty, found, sentence
    if (
        duty.record.search(low, left, right)
        or words.places.prefer_at.match(low, end, right)
        or (duty.prefer.search(low, left, start) and not duty.exempt.search(low, left, right))
        or (_ONLY_FOR_THEM.match(low, end) and not duty.unserved.match(low, start))
    ):
        return False
    if text is not document.body or kind_at(document.sections, start) is not SectionKind.PREFERRED:
        return True
    return bool(
        duty.require.search(low, left, right)
        or (duty.exempt.search(low, left, right) and _asked_around(text, start, duty))
    )


def _asked_around(text: Text, at: int, duty: DutyWords) -> bool:
    """Whether the line before or after asks for something that goes with it (해외여행 결격사유, 보훈대상자)."""
    left, right = text.line(at)
    before = text.line(max(left - 2, 0))[0]  # one letter back from the end of the line before
    after = text.line(min(right + 2, len(text.low)))[1]
    return bool(duty.require.search(text.low, before, after))
