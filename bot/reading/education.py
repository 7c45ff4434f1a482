"""The least degree a posting asks for, and the one it would like better.

Degrees that stand together ("석/박사", "학사, 석사 또는 박사") are one group and its lowest counts. A group is a preference
when it stands in the preferred section or its own words say so ("석사 우대"); otherwise it is asked for, if it stands where
things are asked: the title first, then an answer under 학력 or a line of requirements. Several groups asked for: the
lowest, for whoever has it may apply. "학사 또는 이에 준하는 경력" still names 학사; "석사 또는 2년 이상" asks for no degree.
학력 무관 is `Degree.ANY`. The team's own degrees, school support, and courses underway never count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from bot.model.reading import DEGREES, Degree, Education, Evidence
from bot.reading.clauses import Clause, body_clauses, preference, trigger, whole
from bot.reading.document import Document
from bot.reading.sections import SectionKind
from bot.reading.words import Table, pattern

FILE = "education.toml"

_LEVELS = (Degree.HIGH_SCHOOL, Degree.ASSOCIATE, Degree.BACHELOR, Degree.MASTER, Degree.DOCTOR)
_FREE = re.compile(r"학력[^\n.;학석박고대\d]{0,16}?(?:무관|불문|제한 ?없|상관 ?없|제한을 두지|: ?없음)")
_JOINED = re.compile(
    r"\(?4년제?\)?|이상|학위|졸업?|과정|급|취득|[ /,·&+~’']|또는|혹은|이나|나|및|or|and|degrees?|of science|'?s"
)
_HELD = re.compile(
    r" ?(?:\([^()]{0,20}\))? ?(?:의 )?(?:이상|학위|졸|소지|보유|취득|전공|수료|급|필수|必|↑|자(?![가-힣])|예정|또는|혹은"
    r"|degree|required|or |in |이신|인 |$|[)\]:.,])"
)
_MORE = re.compile(r" ?(?:학위|졸업?)? ?이상| ?학위")
_EITHER = re.compile(r"또는|혹은|이거나|(?<![a-z])or(?![a-z])")
_YEARS = re.compile(r"\d ?\+? ?(?:년|years?)(?!제)")
_ANSWERED = (SectionKind.INTRO, SectionKind.BENEFITS)
# 조사분석사, 대학사업: no degree stands there.
_PART_OF_A_WORD = re.compile(r"분석사|[대산]학사[업회]")
# "박사의 경우 3년": it tells cases apart and asks for nothing.
_CASE = re.compile(r" ?(?:학위)? ?(?:소지자|취득자|졸업자?)?(?:의|인)? ?경우")
_HANGUL = re.compile(r"[가-힣]")
_BY_THE_WAY = re.compile(r" ?(?:학위 ?|졸업? ?)?이상(?! ?[:(]? ?(?:인 ?)?경우)")
_PAPERS = re.compile(r"제출|증명|첨부|논문|경우")
_WORK = re.compile(r"경력|경험|실무|experience")
_TAIL, _GAP, _MOST_GROUPS = 60, 12, 12


@dataclass(frozen=True, slots=True)
class EducationWords:
    """`degrees` finds the words of `levels` (bare of blanks), `elsewhere` talk that is not of candidates' degrees."""

    degrees: re.Pattern[str]
    levels: Mapping[str, Degree]
    trigger: re.Pattern[str]
    elsewhere: re.Pattern[str]
    counted: re.Pattern[str]
    label: re.Pattern[str]
    wished: re.Pattern[str]


class _Group(NamedTuple):
    """Degrees that stand together: the lowest and the highest of them, and where they stand in their clause."""

    lowest: Degree
    highest: Degree
    start: int
    end: int


class _Said(NamedTuple):
    """A degree asked for or (`wished`) preferred; in the title it weighs more."""

    degree: Degree
    wished: bool
    titled: bool
    evidence: Evidence


def load(folder: Path) -> EducationWords:
    """Read config/education.toml and preference.toml; ConfigError names the line."""
    table = Table(folder / FILE)
    lists = {level: table.strings("degrees", level) for level in _LEVELS}
    every = [word for words in lists.values() for word in words]
    return EducationWords(
        degrees=re.compile(pattern(every)),
        levels={_bare(word): level for level, words in lists.items() for word in words},
        trigger=trigger(table, every),
        elsewhere=re.compile(pattern(table.strings("around", "elsewhere"))),
        counted=re.compile(pattern(table.strings("around", "counted"))),
        label=re.compile(rf"^\W*(?:\d[.)] ?)?(?:{pattern(table.strings('around', 'label'))})"),
        wished=preference(folder),
    )


def read(document: Document, words: EducationWords) -> Education:
    """What the posting asks of education; None where it does not say."""
    said = [one for clause in _clauses(document, words) for one in _clause(clause, words)]
    asked = [one for one in said if not one.wished]
    asked = [one for one in asked if one.titled] or asked
    lowest = min(asked, key=_rank, default=None)
    liked = min((one for one in said if one.wished), key=_rank, default=None)
    evidence = tuple(one.evidence for one in (lowest, liked) if one)
    return Education(lowest and lowest.degree, liked and liked.degree, evidence)


def _clauses(document: Document, words: EducationWords) -> Iterator[Clause]:
    yield whole(document.title)
    yield from body_clauses(document, words.trigger)
    if field := document.fields.get("education"):
        yield replace(whole(field), kind=SectionKind.REQUIREMENTS)


def _clause(clause: Clause, words: EducationWords) -> Iterator[_Said]:
    """What one clause says of degrees."""
    labelled = words.label.match(clause.low) is not None
    for free in _FREE.finditer(clause.low):
        yield _Said(Degree.ANY, False, False, clause.evidence(*free.span()))
    if clause.kind in _ANSWERED and not labelled:
        return
    for group in islice(_groups(clause.low, words), _MOST_GROUPS):
        around = clause.low[max(0, group.start - 20) : group.end + 12]
        if words.elsewhere.search(around) or _CASE.match(clause.low, group.end):
            continue
        wished = clause.kind is SectionKind.PREFERRED or _is_wish(clause.low, group, words)
        if wished or _is_asked(clause, group, labelled, words):
            more = _MORE.match(clause.low, group.end)
            evidence = clause.evidence(group.start, more.end() if more else group.end)
            yield _Said(group.lowest, wished, clause.kind is None, evidence)


def _groups(low: str, words: EducationWords) -> Iterator[_Group]:
    """The degrees named in `low`, those that stand together as one."""
    held: _Group | None = None
    for match in words.degrees.finditer(low):
        level = words.levels[_bare(match[0])]
        if match.start() and _PART_OF_A_WORD.match(low, match.start() - 1):
            continue
        if (
            match.start()
            and "석" in match[0]
            and match[0][0] == "학"
            and _HANGUL.match(low[match.start() - 1])
        ):
            level = Degree.MASTER  # 공학석사, not 학석사
        if held and _stand_together(low[held.end : match.start()]):
            lowest, highest = (
                min(held.lowest, level, key=DEGREES.index),
                max(held.highest, level, key=DEGREES.index),
            )
            held = _Group(lowest, highest, held.start, match.end())
            continue
        if held:
            yield held
        held = _Group(level, level, match.start(), match.end())
    if held:
        yield held


def _stand_together(gap: str) -> bool:
    """Whether two degrees with `gap` between them are one group; after 이상 only "또는" and the like join another."""
    if len(gap) > _GAP or _JOINED.sub("", gap):
        return False
    return "이상" not in gap or _EITHER.search(gap) is not None


def _is_wish(low: str, group: _Group, words: EducationWords) -> bool:
    """Whether the words behind the group, up to the next thing said, make it a preference."""
    tail = re.sub(r"\([^()]*\)", "", low[group.end : group.end + _TAIL])
    inside = low.rfind("(", 0, group.start) > low.rfind(")", 0, group.start)
    if inside and ")" in tail:
        own, _, outside = tail.partition(")")
        tail = own + outside[:8]
    said = re.split(r"[,;/(]", tail, maxsplit=1)[0]
    return bool(words.wished.search(said) or re.match(r"\W*우대", low))


def _is_asked(clause: Clause, group: _Group, labelled: bool, words: EducationWords) -> bool:
    """Whether the group is asked for: not the grade of a pay table, and no years of work would do instead."""
    low = clause.low
    if words.counted.search(low, 0, group.start) or words.counted.search(_tail(low, group)):
        return False
    if group.lowest is group.highest and _EITHER.search(low) and _YEARS.search(low) and _WORK.search(low):
        return False
    if clause.kind is SectionKind.PROCESS and not labelled:
        return _BY_THE_WAY.match(low, group.end) is not None and not _PAPERS.search(low)
    return (
        labelled or clause.kind in (None, SectionKind.REQUIREMENTS) or _HELD.match(low, group.end) is not None
    )


def _tail(low: str, group: _Group) -> str:
    """What the clause goes on to say of the group: behind "학사 이상" up to the next thing said, else all."""
    tail = low[group.end :]
    return re.split(r"[,;(]", tail, maxsplit=1)[0] if _MORE.match(tail) else tail


def _rank(said: _Said) -> int:
    return DEGREES.index(said.degree)


def _bare(word: str) -> str:
    return "".join(word.lower().split())
