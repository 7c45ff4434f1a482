"""The words of military service: the lists of config/service.toml, and the places in a sentence where rules look for them.

A short name (전문연) counts only where no longer, unrelated word begins with it (전문연구소, 전문연수); a doubtful one (전문요원,
전문연구원) is told apart later by its sentence. A text that holds none of the `parts` of a name is not looked at any further,
so loading refuses a name that has none of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from bot.reading.service_lists import (
    AdmissionWords,
    BoardWords,
    DutyWords,
    Pattern,
    Programmes,
    Says,
    compiled,
)
from bot.reading.words import Table

FILE = "service.toml"
_NAMES = (
    *(("programmes", key) for key in ("research", "research_short", "industrial", "unnamed", "company")),
    *(("duty", key) for key in ("done", "exempt", "what", "unserved", "english_what")),
    ("admission", "supplementary"),
)
_MENTIONED = ("company", "research", "research_short", "industrial", "unnamed", "research_if_military")


@dataclass(frozen=True, slots=True)
class Places:
    """Lists joined with what may stand around them; `_at`: to be matched right behind a name, `_before`: right before it."""

    mention: Pattern
    degree_before: Pattern
    degree_at: Pattern
    example_before: Pattern
    attributive_at: Pattern
    served_at: Pattern
    serving_at: Pattern
    staff_at: Pattern
    english_no_before: Pattern
    tick_at: Pattern
    cross_at: Pattern
    cross_beside: Pattern
    own_matter_end: Pattern
    can_hire_end: Pattern
    licence_before: Pattern
    active_in_brackets: Pattern
    duty: Pattern
    duty_english: Pattern
    prefer_at: Pattern


@dataclass(frozen=True, slots=True)
class ServiceWords:
    """All of the file."""

    programmes: Programmes
    admission: AdmissionWords
    says: Says
    duty: DutyWords
    boards: BoardWords
    places: Places
    parts: tuple[str, ...]


def load(folder: Path) -> ServiceWords:
    """Read config/service.toml; ConfigError names the line."""
    table = Table(folder / FILE)
    programmes = compiled(Programmes, table, "programmes")
    admission = compiled(AdmissionWords, table, "admission")
    says = compiled(Says, table, "says")
    duty = compiled(DutyWords, table, "duty")
    boards = compiled(BoardWords, table, "boards")
    places = _places(table, programmes, admission, says, duty)
    return ServiceWords(programmes, admission, says, duty, boards, places, _parts(table))


def _parts(table: Table) -> tuple[str, ...]:
    parts = tuple("".join(part.lower().split()) for part in table.strings("quick", "parts"))
    for section, key in _NAMES:
        for word in table.strings(section, key):
            if not any(part in "".join(word.lower().split()) for part in parts):
                raise table.fault(section, key, f"{word!r}에는 [quick] parts의 조각이 들어 있지 않습니다")
    return parts


def _places(
    table: Table, programmes: Programmes, admission: AdmissionWords, says: Says, duty: DutyWords
) -> Places:
    name = _any(
        programmes.company,
        programmes.research,
        programmes.research_short,
        programmes.industrial,
        programmes.unnamed,
    )
    research_short = rf"(?!{programmes.research_short_not.pattern})(?:{programmes.research_short.pattern})"
    no_word = r"(?![a-z가-힣])"
    # What may stand between a name and its tick or cross: another name, then words such as 지원 가능 여부.
    answer = rf"(?:[/, ·]{{0,3}}{name})?[\s()\]:/]{{0,5}}(?:(?:지원|가능|여부|편입|채용|모집)[\s:()/]{{0,3}}){{0,3}}"
    what, how, not_how = _any(duty.what), _any(duty.how), _any(duty.how_not)
    english_what, english_how = _any(duty.english_what), _any(duty.english_how)
    return Places(
        mention=re.compile(
            _begins(table, "programmes", *_MENTIONED)
            + rf"(?:(?P<company>{programmes.company.pattern})|(?P<research>{programmes.research.pattern}|{research_short})"
            rf"|(?P<industrial>{programmes.industrial.pattern})|(?P<unnamed>{programmes.unnamed.pattern})"
            rf"|(?P<doubtful>{programmes.research_if_military.pattern}))"
        ),
        degree_before=re.compile(
            rf"{_any(programmes.degree)}(?: ?(?:이상|졸업자?|학위|소지자|과정|급))* ?[\[(]?$"
        ),
        degree_at=re.compile(
            rf"(?: ?연구원)? ?[(\[:\-]? ?{_any(programmes.degree)}| ?/ ?{_any(programmes.degree)}(?: ?이상|급)?[)\]]"
        ),
        example_before=re.compile(rf"{_any(says.example)}\s?[:.)]\s?[^)\n]{{0,60}}$"),
        attributive_at=re.compile(rf"[^,.]{{0,6}}{_any(says.attributive_not)}\s"),
        served_at=re.compile(
            r"(?:\s|복무|의무|기간|근무|생활|제도|운영|관리|전직|편입|으로|로|를|을|의|에서|중|및|관련)*+"
            rf"{_any(says.served)}|[^,.()\n]{{0,8}}출신"
        ),
        serving_at=re.compile(
            r"(?:\s|의무|기간|으로|로|을|를|이|가|은|는|도|현재|\d+ ?(?:년|명|인|여 ?명)|복무(?! ?중))*+"
            + _any(says.serving)
        ),
        staff_at=re.compile(
            rf"(?:[\s,/·&()]|{name}|{_any(says.staff_filler)})*+(?!{says.staff_not.pattern}){_any(says.staff)}"
        ),
        english_no_before=re.compile(rf"{_any(says.refuse_before)}\s(?:[a-z/,()-]+\s){{0,5}}$"),
        tick_at=re.compile(rf"{answer}(?<=[:(])\s?{_any(says.tick)}{no_word}"),
        cross_at=re.compile(rf"{answer}{_any(says.cross)}{no_word}"),
        cross_beside=re.compile(rf"\s?[(:]?\s?{_any(says.cross)}{no_word}"),
        own_matter_end=re.compile(rf"{_any(says.own_matters)}(?:에서|에|으로|로|에게|도|만)?$"),
        can_hire_end=re.compile(rf"{_any(says.hire, says.used)}\S{{0,3}} ?{_any(says.can)}$|수$"),
        licence_before=re.compile(
            rf"{_any(programmes.company)}(?: ?(?:선정|지정|인증|등록))?[\s(:-]{{1,3}}$"
        ),
        active_in_brackets=re.compile(rf"[(\[]\s?{_any(admission.active)}\s?[)\]]"),
        duty=re.compile(
            rf"{_begins(table, 'duty', 'done', 'what')}(?:{_any(duty.done)}|군\s?면제"
            rf"|{what}\s?(?:의무)?(?:을|를|이|에)?\s?(?!{not_how}){how}|{what}\s?(?:및|또는|/|,)[^.\n]{{0,12}}결격)"
        ),
        duty_english=re.compile(
            rf"{_begins(table, 'duty', 'english_what', 'english_how')}"
            rf"(?:{english_what}[^.\n]{{0,40}}?{english_how}|{english_how}[^.\n]{{0,40}}?{english_what})"
        ),
        prefer_at=re.compile(
            rf"[^■●▶※,\n]{{0,24}}{_any(duty.prefer)}|[^/|,\n]{{0,10}}{_any(duty.no_matter)}"
        ),
    )


def _begins(table: Table, section: str, *keys: str) -> str:
    """What every word of those lists begins with: a look ahead that spares most places the long search."""
    letters = {word.strip().lower()[0] for key in keys for word in table.strings(section, key)}
    return f"(?=[{re.escape(''.join(sorted(letters)))}])"


def _any(*patterns: Pattern) -> str:
    return "(?:" + "|".join(one.pattern for one in patterns) + ")"
