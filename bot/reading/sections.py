"""Which part of a posting a word stands in: duties, requirements, preferred, benefits and so on.

A section runs from its heading to the next known heading; what stands before the first one is OTHER. A heading is
1. a known name (config/sections.toml) that fills its line apart from decoration ("■ 담당업무", "## [자격요건]", "2. 혜택"),
2. one that is followed by a colon, dash or closing bracket and its content ("우대사항 : ..."); behind a bullet it speaks
   for its own line only ("• 근무형태: 정규직"), and the section around it goes on,
3. one in brackets anywhere in a line; round ones only for long names and not at the line's end, where "(우대사항)" speaks
   of that line,
4. a short line, no bullet, that holds one of the known sentences ("이런 분을 찾고 있어요"), or one in brackets anywhere.
Unknown headings open nothing: a "[의료지원]" under benefits stays benefits. A body without any heading may still be the lists
of duties, requirements and preferences run together (see run_on).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from bot.reading import run_on
from bot.reading.text import Text
from bot.reading.words import Table, pattern


class SectionKind(StrEnum):
    """What a section is about."""

    INTRO = "intro"
    DUTIES = "duties"
    REQUIREMENTS = "requirements"
    PREFERRED = "preferred"
    BENEFITS = "benefits"
    PROCESS = "process"
    CONDITIONS = "conditions"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Section:
    """`plain[start:end]` is the content, `[heading_start:heading_end]` its heading (empty where none stands)."""

    kind: SectionKind
    start: int
    end: int
    heading_start: int
    heading_end: int


@dataclass(frozen=True, slots=True)
class Headings:
    """The known headings, compiled: `line` at a line's start, `bracketed` and `sentence` anywhere; `kinds` by bare name."""

    line: re.Pattern[str]
    bracketed: re.Pattern[str]
    sentence: re.Pattern[str]
    kinds: Mapping[str, SectionKind]


class _Mark(NamedTuple):
    """A heading: where it stands, what it opens, and where it ends when it speaks for one line only (else -1)."""

    start: int
    end: int
    kind: SectionKind
    until: int = -1


FILE = "sections.toml"
_KINDS = tuple(kind for kind in SectionKind if kind is not SectionKind.OTHER)
_LISTS = (SectionKind.DUTIES, SectionKind.REQUIREMENTS, SectionKind.PREFERRED)
_LONGEST_SENTENCE_LINE = 50
_BULLET = "-•·∙*▪◦"
_DECORATION = rf"(?P<bullet>[{_BULLET}] ?(?![*\[【<(]))?+[^\w\n]{{0,8}}+(?:\d{{1,2}}[.)] ?[^\w\n]{{0,4}}+)?+"
_TAIL = r"(?: ?(?:및|과|와|&|/|,|·) ?[가-힣a-z ]{1,16}| ?\([^()\n]{1,30}\)){0,2}"


def load(folder: Path) -> Headings:
    """Read config/sections.toml: under each kind `names`, and `sentences` where it has any. ConfigError names the line."""
    table = Table(folder / FILE)
    names = {kind: table.strings(kind, "names") for kind in _KINDS}
    sentences = {
        kind: table.strings(kind, "sentences") for kind in _KINDS if "sentences" in table.section(kind)
    }
    kinds = {
        _key(word): kind for group in (names, sentences) for kind, words in group.items() for word in words
    }
    every = [word for words in names.values() for word in words]
    name, long_name = pattern(every), pattern(word for word in every if len(_key(word)) >= 4)
    return Headings(
        re.compile(
            rf"^{_DECORATION}(?P<name>{name}){_TAIL} ?(?:[^\w\n(]{{0,6}}$|(?P<inline>[:\-\]>】]))",
            re.MULTILINE,
        ),
        re.compile(
            rf"[\[【<〈《「『] ?(?P<square>{name}){_TAIL} ?[\]】>〉》」』]|\( ?(?P<round>{long_name}) ?\)(?! ?$)",
            re.MULTILINE,
        ),
        # Spelt without the bounds of `pattern`: an alternation that begins with letters is searched fast.
        re.compile("|".join(_spaced(word) for words in sentences.values() for word in words)),
        kinds,
    )


def split(text: Text, headings: Headings) -> tuple[Section, ...]:
    """The sections of `text` in order, without gaps: the first begins at 0, the last ends with the text."""
    # (where it begins, where its heading ends, kind); a heading found twice or inside another is left out.
    opened: list[tuple[int, int, SectionKind]] = [(0, 0, SectionKind.OTHER)]
    around, resume = SectionKind.OTHER, -1
    for mark in sorted(_marks(text, headings)) or _lists(text):
        if mark.start < opened[-1][1]:
            continue
        if 0 <= resume < mark.start:
            opened.append((resume, resume, around))
        opened.append((mark.start, mark.end, mark.kind))
        resume = mark.until
        around = around if resume >= 0 else mark.kind
    if 0 <= resume < len(text.plain):
        opened.append((resume, resume, around))
    if len(opened) > 1 and opened[1][0] == 0:
        del opened[0]
    ends = [start for start, _, _ in opened[1:]] + [len(text.plain)]
    return tuple(
        Section(kind, after, end, start, after)
        for (start, after, kind), end in zip(opened, ends, strict=True)
    )


def section_at(sections: tuple[Section, ...], offset: int) -> Section:
    """The section that offset of `plain` stands in, its heading included."""
    return sections[max(bisect_right(sections, offset, key=lambda section: section.heading_start) - 1, 0)]


def kind_at(sections: tuple[Section, ...], offset: int) -> SectionKind:
    """The kind of the section that offset of `plain` stands in."""
    return section_at(sections, offset).kind


def _marks(text: Text, headings: Headings) -> Iterator[_Mark]:
    for match in headings.line.finditer(text.low):
        own_line = match["bullet"] and match["inline"]
        until = text.line(match.end())[1] if own_line else -1
        yield _Mark(match.start(), match.end(), headings.kinds[_key(match["name"])], until)
    for match in headings.bracketed.finditer(text.low):
        yield _Mark(match.start(), match.end(), headings.kinds[_key(match[match.lastgroup or 0])])
    for match in headings.sentence.finditer(text.low):
        start, end = _within_brackets(text, *match.span()) or text.line(match.start())
        if end - start <= _LONGEST_SENTENCE_LINE and not re.match(rf"[{_BULLET}] ", text.low[start:end]):
            yield _Mark(start, end, headings.kinds[_key(match[0])])


def _within_brackets(text: Text, start: int, end: int) -> tuple[int, int] | None:
    """The square brackets on the same line that hold `plain[start:end]`."""
    first, last = text.line(start)
    opening = text.low.rfind("[", first, start)
    closing = text.low.find("]", end, last)
    if opening < 0 or closing < 0 or "]" in text.low[opening:start]:
        return None
    return opening, closing + 1


def _lists(text: Text) -> list[_Mark]:
    """The lists of a body without headings; each begins with its bullet."""
    seams = run_on.seams(text)
    return [_Mark(at, at, kind) for at, kind in zip((0, *seams), _LISTS, strict=False)] if seams else []


def _key(word: str) -> str:
    return "".join(word.lower().split())


def _spaced(word: str) -> str:
    return " ?".join(re.escape(piece) for piece in word.lower().split())
