"""What one naming of a programme says of it: the role a mention plays in its sentence.

In this order, the first that holds:
1. ABOUT: it only talks about service (service_asides.py) and decides nothing.
2. a question is what its answer makes it: WELCOME, REFUSED, or ASKED without one.
   REFUSED: no, not possible, closed, a cross (service_refusals.py).
3. ASKED: the company only plans to be licensed.
4. COMPANY: people who serve there already. ASKED: to be asked or checked first.
5. WELCOME: said to be possible or sought.
6. COMPANY: what the company is (지정업체, 제도 운영), or words among its benefits or in its story.
7. NAMED: named and nothing more, as in a title's brackets.
A COMPANY, ASKED or NAMED that the next sentence takes back is REFUSED.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.reading.sections import SectionKind
from bot.reading.service_asides import is_aside
from bot.reading.service_mentions import Kind, Mention
from bot.reading.service_refusals import REACH, answered, positive, refused, refused_next
from bot.reading.service_words import ServiceWords

_NEAR = 30
# "… 제도를 통해 입사하실 분": the applicant comes by it; the company's own talk of its 제도 does not say so.
_COMING_BY = re.compile(
    r"\s?제도(?:를|을|로)? ?(?:통해서?|통하여|이용하여|활용하여)? ?(?:입사|지원|복무|합류|편입|근무)"
    r"(?:하실|할 |하시는|하고자|하려는|을 희망|를 희망| 희망)"
)


class Role(StrEnum):
    """See the head of this file."""

    ABOUT = "about"
    REFUSED = "refused"
    COMPANY = "company"
    ASKED = "asked"
    WELCOME = "welcome"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A mention's role, carried by the words up to `end` of its text (from `start`, where that is before the name).

    `said`: a word says yes, rather than a mere 채용 or 대상; `closed`: it was possible once.
    """

    mention: Mention
    role: Role
    end: int
    said: bool = False
    closed: bool = False
    start: int | None = None


def judge(mention: Mention, section: SectionKind, words: ServiceWords) -> Verdict:
    """The role of `mention`, which stands in a `section` of that kind (a title: OTHER)."""
    if is_aside(mention, words, in_duties=section is SectionKind.DUTIES):
        return Verdict(mention, Role.ABOUT, mention.end)
    if mention.sentence.endswith("?"):
        return _questioned(mention, words)
    if no := refused(mention, words):
        role = Role.WELCOME if no.yes else Role.REFUSED
        return Verdict(mention, role, no.end, closed=no.closed, start=no.start)
    role, end, said = _role(mention, section, words)
    if role is not Role.WELCOME and (no := refused_next(mention, words)):
        return Verdict(mention, Role.REFUSED, no.end, closed=no.closed)
    return Verdict(mention, role, end, said)


def _questioned(mention: Mention, words: ServiceWords) -> Verdict:
    yes, end = answered(mention, words)
    role = Role.ASKED if yes is None else Role.WELCOME if yes else Role.REFUSED
    return Verdict(mention, role, end, said=bool(yes))


def _role(mention: Mention, section: SectionKind, words: ServiceWords) -> tuple[Role, int, bool]:
    says, rest, end = words.says, mention.rest, mention.end
    if says.plan.search(mention.sentence):
        return Role.ASKED, end, False
    if _serving_already(rest, words):
        return Role.COMPANY, end, False
    can = positive(mention.text.low, end, min(mention.right, end + REACH), words)
    can_at, can_end = (can.start() - end, can.end()) if can else (REACH, 0)
    ask, talk, hire = (what.search(rest, 0, _NEAR) for what in (says.ask, says.company_talk, says.hire))
    if coming := _COMING_BY.match(rest):
        return Role.WELCOME, end + coming.end(), True
    if tick := words.places.tick_at.match(mention.text.low, end, mention.right):
        return Role.WELCOME, tick.end(), True
    if ask and ask.start() <= can_at:
        return Role.ASKED, end + ask.end(), False
    if can and (not talk or can_at < talk.start() or words.places.can_hire_end.search(rest[: can_end - end])):
        return Role.WELCOME, can_end, True
    if hire and mention.kind is not Kind.COMPANY and (not talk or hire.start() < talk.start()):
        return Role.WELCOME, end + hire.end(), False
    licensed = words.places.licence_before.search(mention.before)
    if (
        mention.kind is Kind.COMPANY
        or talk
        or licensed
        or section in (SectionKind.BENEFITS, SectionKind.INTRO)
    ):
        return Role.COMPANY, end + (talk.end() if talk else 0), False
    return Role.NAMED, end, False


def _serving_already(rest: str, words: ServiceWords) -> bool:
    """People who serve there now or have served (전역, 소집해제 예정), unless it is about moving here."""
    if words.admission.transfer.search(rest) or words.admission.also_transfer.search(rest):
        return False
    return bool(words.places.serving_at.match(rest))
