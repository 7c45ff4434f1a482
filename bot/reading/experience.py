"""How many years a posting asks for, and whether beginners may apply.

The first of these that speaks decides; a weaker one only fills in what stronger ones left out, and one that contradicts
them is not heard:
1. the title ("(신입)", "3~7년차", "경력직 채용"),
2. an answer under 경력 ("경력 : 무관", "경력사항 3년 이상"),
3. what the body says: 신입 among those looked for, years among the requirements,
4. the board's own fields.
Preferred parts and benefits are not heard. Where several years stand together the highest binds, since all of them must
be met; where each stands for another opening or another degree the lowest does. Beginners welcome means zero years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.model.reading import Experience
from bot.reading import years
from bot.reading.claims import Claim, merge, settle
from bot.reading.clauses import Clause, body_clauses, trigger, whole
from bot.reading.document import Document
from bot.reading.sections import SectionKind
from bot.reading.words import Table, pattern

FILE = "experience.toml"

_TITLE_OPEN = re.compile(r"신입(?! ?(?:사원)? ?교육)|(?:경력|연차) ?무관")
_TITLE_ASKED = re.compile(r"경력(?! ?(?:인정|단절|전환|개발|관리|증명|설계))")
_ANSWER = re.compile(
    r"(?:경력|experience)(?: ?(?:사항|요건|조건|연수|년수|구분|여부|기간|수준))? ?(?:[:\])|】>]|-(?= )) ?"
    r"|^\W*경력 ?(?=\d|무관)"
)
_ALONE = re.compile(
    r"^\W*(?:(?P<open>무관|신입|신입 ?[/·,&] ?경력직?|경력 ?[/·,&] ?신입|신입 및 경력직?)|경력직?)\W*$"
)
_BEGINNER = re.compile(r"^\W*(?P<beginner>신입(?:직|사원)?) ?[:(]")
_LOOKING = re.compile(
    r"신입[^.\n]{0,30}(?:가능|환영|모집|채용 ?합|채용 ?하|찾[고습아는])"
    r"|(?:^|[^\w ]|학력|성별|나이|연령|및|업무|관련) ?경력 ?(?:무관|불문|제한 ?없|상관 ?없|유무 ?무관|과 ?무관)"
)
_FREE = re.compile(r"신입|(?<!연수 )(?<!년수 )(?<!연수)(?<!년수)무관|불문|제한 ?없|상관 ?없")
_ASKED = re.compile(r"\W*경력")
_FIELD_OPEN = re.compile(r"신입|무관|인턴|intern")
_PROBATION = re.compile(r"수습|시용")
_OF_PEOPLE = re.compile(
    r"\d ?[~-] ?\d{1,2} ?년(?: ?차)?의? ?경력|분(?:$|[^가-힣]|[을이은들])|[력험]자|보유|소지|필수|찾|모집|채용|경력 ?[(:]? ?\d"
    r"|(?:이상|경력|경험|실무|\d년)\W*$|years|required"
)
_ASKING = (SectionKind.REQUIREMENTS, SectionKind.CONDITIONS)
_NOT_ASKING = (SectionKind.PREFERRED, SectionKind.BENEFITS)


@dataclass(frozen=True, slots=True)
class ExperienceWords:
    """Compiled words: around `years`, of `work`, and of people: `welcome`, `colleagues`, `asked`, `interns`."""

    trigger: re.Pattern[str]
    years: years.YearsWords
    work: re.Pattern[str]
    welcome: re.Pattern[str]
    colleagues: re.Pattern[str]
    asked: re.Pattern[str]
    interns: re.Pattern[str]


def load(folder: Path) -> ExperienceWords:
    """Read config/experience.toml and preference.toml; ConfigError names the line."""
    table = Table(folder / FILE)
    people = {key: table.strings("people", key) for key in ("welcome", "colleagues", "asked", "interns")}
    return ExperienceWords(
        trigger=trigger(table, [*people["welcome"], *people["asked"]]),
        years=years.load(folder, table),
        work=re.compile(pattern(table.strings("years", "work"))),
        **{key: re.compile(pattern(words)) for key, words in people.items()},
    )


def read(document: Document, words: ExperienceWords) -> Experience:
    """What the posting asks of experience; all None when it does not say."""
    body = tuple(body_clauses(document, words.trigger, without=_NOT_ASKING))
    layers = (
        _title(whole(document.title), words),
        (claim for clause in body for claim in _answer(clause, words)),
        (claim for clause in body for claim in _sentence(clause, words)),
        _fields(document, words),
    )
    return settle(merge(tuple(layer)) for layer in layers)


def _title(clause: Clause, words: ExperienceWords) -> Iterator[Claim]:
    welcome = _TITLE_OPEN.search(clause.low) or words.interns.search(clause.low)
    if welcome:
        yield Claim(clause.evidence(*welcome.span()), entry=True)
    asked = tuple(_years(clause, words, apart=True))
    yield from asked
    if not (welcome or asked) and (match := _TITLE_ASKED.search(clause.low)):
        yield Claim(clause.evidence(*match.span()), entry=False)


def _answer(clause: Clause, words: ExperienceWords) -> Iterator[Claim]:
    """What stands under 경력, on its line; or a line that holds nothing but 신입, 경력 or 무관, or begins "신입 :"."""
    low = clause.low
    alone = _ALONE.match(low) or (None if clause.kind is SectionKind.PROCESS else _BEGINNER.match(low))
    if alone:
        yield Claim(clause.evidence(*alone.span()), entry=bool(alone.lastgroup))
        return
    label = _ANSWER.search(low)
    if label is None:
        return
    if free := _FREE.search(low, label.end()):
        if not words.years.wished.search(low, label.end(), free.start()):
            yield Claim(clause.evidence(label.start(), free.end()), entry=True)
    elif asked := _ASKED.match(low, label.end()):
        yield Claim(clause.evidence(label.start(), asked.end()), entry=False)
    yield from _years(clause, words, label.end(), answered=True, apart=True)


def _sentence(clause: Clause, words: ExperienceWords) -> Iterator[Claim]:
    """What a clause says in passing; talk of probation and of how candidates are examined says nothing."""
    low, examining = clause.low, clause.kind is SectionKind.PROCESS
    if _PROBATION.search(low):
        return
    match = _LOOKING.search(low) or (None if examining else words.welcome.search(low))
    if match and not words.colleagues.search(low):
        yield Claim(clause.evidence(*match.span()), entry=True)
    elif not examining and (match := words.asked.search(low)):
        yield Claim(clause.evidence(*match.span()), entry=False)
    if clause.kind in _ASKING or (not examining and words.work.search(low) and _OF_PEOPLE.search(low)):
        yield from _years(clause, words)


def _years(
    clause: Clause, words: ExperienceWords, start: int = 0, *, answered: bool = False, apart: bool = False
) -> Iterator[Claim]:
    for found in years.find(clause.low, words.years, start, answered=answered):
        entry = None if found.least is None else found.least == 0
        evidence = clause.evidence(found.start, found.end)
        yield Claim(evidence, entry, found.least, found.most, apart or found.apart)


def _fields(document: Document, words: ExperienceWords) -> Iterator[Claim]:
    """The board's own answers: a bare number of years, or words."""
    for name in ("experience", "employment_type"):
        text = document.fields.get(name)
        if text is None or not text.low.strip():
            continue
        clause = whole(text)
        if name == "experience" and text.low.isdecimal() and len(text.low) <= 2:
            yield Claim(clause.evidence(0, len(text.low)), entry=int(text.low) == 0, low=int(text.low))
            continue
        if match := _FIELD_OPEN.search(text.low):
            yield Claim(clause.evidence(*match.span()), entry=True)
        elif match := _TITLE_ASKED.search(text.low):
            yield Claim(clause.evidence(*match.span()), entry=False)
        if name == "experience":
            yield from _years(clause, words, answered=True)
