"""Where the lists of a body without headings begin, when a board ran them together.

Some boards hand over what the person will do, what is asked and what is preferred as one text: each list's items begin
their lines with a bullet, and where one list goes over into the next there is no new line, the bullet stands inside one
("… 지표 관리 • 분석 경력 3년 이상"). A bullet is taken for such a seam when it also begins a line. Two seams part three lists,
one parts two, and more make no sense. Right behind a seam the text must speak of applicants; a bullet that
merely stands in a sentence is no seam.
"""

from __future__ import annotations

import re

from bot.reading.text import Text

_SEAM = re.compile(r"(?<=\S) (?P<bullet>[-•·*■▪●○]) ?(?=\S)")
_BEGINS = re.compile(r"^[-•·*■▪●○]", re.MULTILINE)
_ASKS = re.compile(
    r"경력|경험|학위|학사|석사|박사|전공|졸업|능력|역량|이상|이해|지식|가능|능숙|신 분|있는 분"
    r"|experience|years|degree|proficien|skill"
)
_MOST, _AHEAD = 2, 240


def seams(text: Text) -> tuple[int, ...]:
    """The one or two offsets of `plain` at which a new list begins; empty when the body is not such a text."""
    bullets = frozenset(_BEGINS.findall(text.low))
    found: list[int] = []
    for match in _SEAM.finditer(text.low) if bullets else ():
        if match["bullet"] not in bullets:
            continue
        found.append(match.start() + 1)
        if len(found) > _MOST:
            return ()
    if not found:
        return ()
    end = found[1] if len(found) > 1 else len(text.low)
    return tuple(found) if _ASKS.search(text.low, found[0], min(end, found[0] + _AHEAD)) else ()
