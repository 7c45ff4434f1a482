"""The words a verdict is shown by: from the programme's name to the word that decides, whole words and whole brackets."""

from __future__ import annotations

import re

from bot.model.reading import Evidence
from bot.reading.service_verdicts import Verdict

_LONGEST, _BRACKET = 90, 30
_ATTACHED = re.compile(r"\s?\([^()\n]{1,40}\)")
_WORD = re.compile(r"[가-힣a-z]*")


def quote(verdict: Verdict, start: int) -> Evidence:
    """The words from `start`, where the name or the list it stands in begins."""
    mention = verdict.mention
    low, end = mention.text.low, verdict.end
    limit = min(max(mention.right, end), start + _LONGEST)
    if end == mention.end and (attached := _ATTACHED.match(low, end, limit)):
        end = attached.end()
    if rest := _WORD.match(low, end, limit):
        end = rest.end()
    for brackets in (("[", "]"), ("(", ")")):
        start, end = _whole(low, start, end, (max(mention.left, start - _BRACKET), limit), brackets)
    return mention.text.evidence(start, end)


def _whole(
    low: str, start: int, end: int, within: tuple[int, int], brackets: tuple[str, str]
) -> tuple[int, int]:
    """`start` and `end` widened to a bracket that is cut on either side, if its other half is near."""
    opening, closing = brackets
    left, right = within
    if low.count(opening, start, end) > low.count(closing, start, end):
        at = low.find(closing, end, min(end + _BRACKET, right))
        return start, at + 1 if at >= 0 else end
    opened, closed = low.rfind(opening, left, start), low.find(closing, start, end + 1)
    if (
        opened < 0
        or closed < 0
        or low.find(closing, opened, start) >= 0
        or low.find(opening, start, closed) >= 0
    ):
        return start, end
    return opened, max(end, closed + 1)
