"""What a reader cannot learn from a posting: is there one concrete task in it, and what makes it hard to tell.

Vague is a posting that names no concrete task. A line of the duties is a task when it says what is done (개발, 분석 …) to
something that is neither an empty word (업무, 시스템, 과제 …) nor the name of a field (인공지능, 백엔드 …); lines about the
company, its culture or the procedure are none. Two such things make a posting clear; a list of skills does not.

Reasons, as codes with the words they rest on (none where it is an absence):
`no_duties` nothing says what one will do · `skills_only` the same, though skills are asked for · `no_task` the duties name
no concrete task · `overall` "전반", "일체", "기타 업무" · `everything` wants the skills of very many roles at once ·
`personality` asks for character and nothing else · `title_differs`, `preferred_differs` the duties are another role's.
The first three make a posting vague; the others are worth knowing beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.model.reading import Clarity, Evidence, Found
from bot.reading.roles import Tally
from bot.reading.text import Text
from bot.reading.words import Table
from bot.reading.work import Place, Span, Work

FILE = "clarity.toml"

# Roles that share work: a title of one and duties of another do not contradict each other.
_FAMILIES = tuple(
    frozenset(family.split())
    for family in (
        "ml_engineer mlops_engineer data_scientist",
        "data_scientist data_analyst data_engineer",
        "backend frontend mobile devops_infra data_engineer mlops_engineer",
        "embedded_firmware hardware",
        "security devops_infra",
        "design game",
    )
)
_TECHNICAL = frozenset({"qa"}).union(*_FAMILIES)
_CLEAR = 2.0
_TOPIC = 0.5
_LONG = 14
_BARE = 2
_MANY_ASKS, _MANY_ROLES, _MUCH = 3, 6, 6.0
_SHOWN = 80

_LINE = re.compile(r"[^\n•●■▪.!?]+")
_TOKEN = re.compile(r"[a-z][a-z0-9+#]+|[가-힣]{2,}")
_PARTICLE = (
    r"(?:을|를|의|에|에서|에게|으로|로|과|와|은|는|이|가|도|들|들을|하고|하며|하는|하여|해|한|할|하기|합니다|하|된|되는|시|적|적인|자|형|용"
    r"|등|및|성|급|직|명|s|ing|ed)?"
)


@dataclass(frozen=True, slots=True)
class ClarityWords:
    """Compiled words: what is done, what says nothing, what names a field, what is about something else."""

    actions: re.Pattern[str]
    empty: re.Pattern[str]
    topics: re.Pattern[str]
    notes: re.Pattern[str]
    overall: tuple[str, ...]
    personality: re.Pattern[str]


def load(folder: Path) -> ClarityWords:
    """Read config/clarity.toml; ConfigError names the line."""
    table = Table(folder / FILE)
    empty, topics = table.strings("task", "empty"), table.strings("task", "topics")
    return ClarityWords(
        actions=re.compile(_any(table.strings("task", "actions"))),
        empty=re.compile(rf"(?:{_any(empty)})+{_PARTICLE}"),
        topics=re.compile(rf"(?:{_any((*topics, *empty))})+{_PARTICLE}"),
        notes=re.compile(_any(table.strings("task", "notes"))),
        overall=tuple(word.lower() for word in table.strings("signs", "overall")),
        personality=re.compile(_any(table.strings("signs", "personality"))),
    )


def read(work: Work, tallies: Mapping[str, Tally], words: ClarityWords) -> Clarity:
    """Whether the posting is vague, and the reasons; `tallies` are what its words say of roles."""
    missing = _missing(work, words)
    signs = (
        _overall(work, words),
        _everything(work, tallies),
        _personality(work, words),
        _differs("title_differs", Place.TITLE, work, tallies),
        _differs("preferred_differs", Place.PREFERRED, work, tallies),
    )
    return Clarity(missing is not None, tuple(reason for reason in (missing, *signs) if reason))


def _missing(work: Work, words: ClarityWords) -> Found | None:
    """The reason why no concrete task can be found; None when there is one."""
    body = work.document.body
    if _is_clear(body, _lines(body, work.duties), words):
        return None
    said = [span for span in _lines(body, work.duties) if _TOKEN.search(body.low, *span)]
    if said:
        return Found("no_task", _shown(body, said[:1]))
    asked = list(_lines(body, work.asks))
    return Found("skills_only", _shown(body, asked[:1])) if len(asked) >= _MANY_ASKS else Found("no_duties")


def _is_clear(body: Text, lines: Iterable[Span], words: ClarityWords) -> bool:
    things: dict[str, float] = {}
    for start, end in lines:
        line = body.low[start:end]
        if words.actions.search(line) and not words.notes.search(line):
            for token in _TOKEN.findall(line):
                things.setdefault(token, _worth(token, words))
            if sum(things.values()) >= _CLEAR:
                return True
    return False


def _worth(token: str, words: ClarityWords) -> float:
    if len(token) > _LONG:
        return 1.0
    if words.empty.fullmatch(token):
        return 0.0
    return _TOPIC if words.topics.fullmatch(token) else 1.0


def _overall(work: Work, words: ClarityWords) -> Found | None:
    body = work.document.body
    for start, end in work.duties:
        for word in words.overall:
            if (at := body.low.find(word, start, end)) >= 0:
                return Found("overall", (body.evidence(at, at + len(word)),))
    return None


def _everything(work: Work, tallies: Mapping[str, Tally]) -> Found | None:
    asked = [tally for role, tally in tallies.items() if role in _TECHNICAL and tally.at(Place.ASKS) >= 1]
    if len(asked) < _MANY_ROLES:
        return None
    return Found(
        "everything", tuple(evidence for tally in asked for evidence in tally.evidence(work, Place.ASKS)[:1])
    )


def _personality(work: Work, words: ClarityWords) -> Found | None:
    body = work.document.body
    asked = [span for span in _lines(body, work.asks) if _TOKEN.search(body.low, *span)]
    if len(asked) >= _MANY_ASKS and all(words.personality.search(body.low, *span) for span in asked):
        return Found("personality", _shown(body, asked[:1]))
    return None


def _differs(code: str, place: Place, work: Work, tallies: Mapping[str, Tally]) -> Found | None:
    """The role that `place` speaks most for has nothing in the duties, and the one the duties are of nothing there."""
    roles = [role for role in tallies if role in _TECHNICAL]
    there = max(roles, key=lambda role: tallies[role].at(place), default="")
    done = max(roles, key=lambda role: tallies[role].at(Place.DUTIES), default="")
    if not there or tallies[there].at(place) < _MUCH or tallies[done].at(Place.DUTIES) < _MUCH:
        return None
    if tallies[there].at(Place.DUTIES) > 0 or tallies[done].at(place) > 0:
        return None
    if any({there, done} <= family for family in _FAMILIES):
        return None
    return Found(
        code, tallies[there].evidence(work, place)[:1] + tallies[done].evidence(work, Place.DUTIES)[:1]
    )


def _lines(body: Text, spans: tuple[Span, ...]) -> Iterator[Span]:
    return (match.span() for start, end in spans for match in _LINE.finditer(body.low, start, end))


def _shown(body: Text, lines: list[Span]) -> tuple[Evidence, ...]:
    return tuple(body.evidence(start, min(end, start + _SHOWN)) for start, end in lines)


def _any(words: Iterable[str]) -> str:
    return "|".join(
        re.escape(word.lower()) for word in sorted(set(words), key=lambda word: (-len(word), word))
    )
