"""The kind of contract: regular, contract, intern, freelance, part_time, or other (a service programme and nothing else).

What a posting says of itself outranks the board: 1. an intern's, a fixed-term or a freelancer's title, 2. the board's field,
3. any title, 4. an answer under 고용형태 and the like, 5. a sentence that hires ("정규직 채용", "계약직으로 시작").
Named together, the first counts, but "정규직 전환" names what may come later: an intern or a contract who may become
regular is an intern or a contract, and probation before a regular contract is regular.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.model.reading import Found
from bot.reading.clauses import Clause, body_clauses, trigger, whole
from bot.reading.document import Document
from bot.reading.sections import SectionKind
from bot.reading.words import Table, pattern

FILE = "employment.toml"
TYPES = ("regular", "contract", "intern", "freelance", "part_time", "other")

# What may come later, or what the posting is turned into: not what it is.
_LATER = re.compile(r" ?(?:으?로|직)?(?:의)? ?(?:전환|승격|발령|기회|검토|제안|임용)| ?(?:채용 ?)?전환")
_PROBATION = re.compile(r"수습|시용|온보딩")
_TERMED = re.compile(r"계약|인턴|기간제|파견")
_FILLER = re.compile(r"수습|시용|기간|개월|적용|\d|\W|_")
_SHORT_LINE = 24


@dataclass(frozen=True, slots=True)
class EmploymentWords:
    """`kinds` finds the words of `names` (bare of blanks), `label` the answering lines, `hired` what follows in a hiring one."""

    kinds: re.Pattern[str]
    trigger: re.Pattern[str]
    names: Mapping[str, str]
    label: re.Pattern[str]
    hired: re.Pattern[str]
    elsewhere: re.Pattern[str]


def load(folder: Path) -> EmploymentWords:
    """Read config/employment.toml; ConfigError names the line."""
    table = Table(folder / FILE)
    lists = {kind: table.strings("types", kind) for kind in TYPES}
    every = [word for words in lists.values() for word in words]
    return EmploymentWords(
        kinds=re.compile(pattern(every)),
        trigger=trigger(table, every),
        names={_bare(word): kind for kind, words in lists.items() for word in words},
        label=re.compile(rf"(?:{pattern(table.strings('around', 'label'))})[^\w\n]{{0,4}}"),
        hired=re.compile(rf"[ )(:]*(?:{pattern(table.strings('around', 'hired'))})"),
        elsewhere=re.compile(pattern(table.strings("around", "elsewhere"))),
    )


def read(document: Document, words: EmploymentWords) -> Found | None:
    """The kind of contract, one of TYPES; None when it does not say."""
    title = _found(whole(document.title), 0, words)
    field = _field(document, words)
    if title and title.value in ("intern", "contract", "freelance", "part_time"):
        return title
    if field or (title and title.value != "other"):
        return field or title
    body = tuple(body_clauses(document, words.trigger))
    for rule in (_answer, _hiring):
        if found := next((one for clause in body if (one := rule(clause, words))), None):
            return found
    return None


def _field(document: Document, words: EmploymentWords) -> Found | None:
    field = document.fields.get("employment_type")
    return _found(whole(field), 0, words) if field else None


def _found(clause: Clause, start: int, words: EmploymentWords) -> Found | None:
    match = _first(clause.low, start, words)
    return Found(words.names[_bare(match[0])], (clause.evidence(*match.span()),)) if match else None


def _first(low: str, start: int, words: EmploymentWords) -> re.Match[str] | None:
    """The first kind named from `start` on that is not what may come later; a programme only when nothing else is."""
    programme = None
    for match in words.kinds.finditer(low, start):
        kind = words.names[_bare(match[0])]
        if kind == "regular" and _comes_later(low, match):
            continue
        if kind == "intern" and _PROBATION.search(low):
            continue  # "인턴(수습) 2개월" is how a regular contract begins
        if kind != "other":
            return match
        programme = programme or match
    return programme


def _comes_later(low: str, match: re.Match[str]) -> bool:
    """Whether this 정규직 is what an intern or a contract may become, rather than what follows probation."""
    if not _LATER.match(low, match.end()):
        return False
    return not _PROBATION.search(low) or _TERMED.search(low) is not None


def _answer(clause: Clause, words: EmploymentWords) -> Found | None:
    """A line that answers under 고용형태, or one among the working conditions; a programme only when alone on its line."""
    label = words.label.search(clause.low)
    if not label and (clause.kind is not SectionKind.CONDITIONS or words.elsewhere.search(clause.low)):
        return None
    found = _found(clause, label.end() if label else 0, words)
    if found and found.value == "other" and len(clause.low) > _SHORT_LINE:
        return None
    return found


def _hiring(clause: Clause, words: EmploymentWords) -> Found | None:
    """A sentence that hires, or a line with nothing but a kind and its probation."""
    low = clause.low
    if clause.kind is SectionKind.DUTIES or words.elsewhere.search(low):
        return None
    match = _first(low, 0, words)
    if match is None or words.names[_bare(match[0])] == "other":
        return None
    alone = not _FILLER.sub("", low[: match.start()] + low[match.end() :])
    if not alone and not words.hired.match(low, match.end()):
        return None
    return Found(words.names[_bare(match[0])], (clause.evidence(*match.span()),))


def _bare(word: str) -> str:
    return "".join(word.lower().split())
