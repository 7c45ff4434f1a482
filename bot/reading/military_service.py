"""Whether one can serve in a posting as 전문연구요원, by its own words and by the board's own answer.

Every naming of a programme gets a role (service_verdicts.py) and every call for 병역필/면제 is found (service_duty.py); the
stance is the first of these that holds:
 1. 전문연구요원 is refused, and no other sentence welcomes it or the refusal says it is over: REJECTS. Refusing only some
    (현역 신규편입 불가) refuses nothing when the posting opens the rest, and is UNCLEAR when it says no more.
 2. it is welcome or named: ACCEPTS; a refusal elsewhere is kept as a conflict. Company words become an offer when the
    posting says that one may enlist or transfer (지정업체 … 편입 가능).
 3. it is to be asked first: UNCLEAR.
 4. a programme without a name, or the company's licence, is refused for the posting: REJECTS.
 5. service done or exempt is asked for: REJECTS, unless the posting itself offers a programme: 산업기능요원 makes it NONE
    (it is not about 전문연구요원), one without a name UNCLEAR. What the company is in general does not count here.
 6. 산업기능요원 alone is spoken of: NONE, with that track.
 7. a programme without a name, company words, or 보충역 alone: UNCLEAR.
 8. nothing: NONE.

The board's own answer is weighed against it in service_board.py.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.model.reading import Service, Stance, Track
from bot.reading import admissions, service_board
from bot.reading.document import Document
from bot.reading.service_findings import Findings, gather
from bot.reading.service_mentions import Kind
from bot.reading.service_verdicts import Role, Verdict
from bot.reading.service_words import ServiceWords, load
from bot.reading.text import Text

__all__ = ["ServiceWords", "load", "read"]

# "지원 및 전직은 어렵습니다": the way in is named beside all the others.
_BESIDE = re.compile(r"(?:지원|채용|모집|선발|입사)\s?(?:및|과|와|이나|또는|혹은|[/·])\s?$")
_OFFERS = (Role.WELCOME, Role.NAMED)


def read(document: Document, words: ServiceWords) -> Service:
    """What the posting says of serving in it; see the head of this file."""
    texts = (document.title, document.body)
    speaks = any(_may_speak(text, words) for text in texts)
    service = _by_text(gather(document, texts, words)) if speaks else Service()
    answer = document.fields.get("service")
    own = _by_text(gather(document, [answer], words)) if answer else Service()
    return service_board.weigh(service, document, own, words)


def _may_speak(text: Text, words: ServiceWords) -> bool:
    packed = text.low.replace(" ", "").replace("\n", "")
    return any(part in packed for part in words.parts)


def _by_text(found: Findings) -> Service:
    """The stance by the text alone."""
    offers, refused = found.of(Kind.RESEARCH, *_OFFERS), found.of(Kind.RESEARCH, Role.REFUSED)
    full = [v for v in refused if not _refuses_some(v, found)]
    part = [v for v in refused if v not in full]
    if full and (any(v.closed for v in full) or not any(v.role is Role.WELCOME for v in offers)):
        others = found.of(Kind.INDUSTRIAL, *_OFFERS, Role.REFUSED)
        return found.service(Stance.REJECTS, full + others, conflict=offers)
    if not offers:
        offers = [v for v in part if _opens(found)] + _company_offers(found)
    if offers:
        also = found.of(Kind.INDUSTRIAL, *_OFFERS)
        also += found.of(Kind.INDUSTRIAL, Role.COMPANY) if offers[0].role is Role.COMPANY else []
        return found.service(Stance.ACCEPTS, offers + also, Track.RESEARCH, conflict=full)
    asked = part + found.of(Kind.RESEARCH, Role.ASKED)
    if asked:
        return found.service(Stance.UNCLEAR, asked + found.of(Kind.INDUSTRIAL, *_OFFERS, Role.ASKED))
    return _without_research(found)


def _without_research(found: Findings) -> Service:
    """The stance where 전문연구요원 is at most something of the company's."""
    unnamed = found.of(Kind.UNNAMED, *_OFFERS, Role.ASKED)
    industrial = found.of(Kind.INDUSTRIAL, *_OFFERS)
    if _opens(found):
        industrial += [v for v in found.of(Kind.INDUSTRIAL, Role.REFUSED) if _refuses_some(v, found)]
    refused = found.of(Kind.UNNAMED, Role.REFUSED) + found.of(Kind.COMPANY, Role.REFUSED)
    if refused and not industrial:
        return found.service(Stance.REJECTS, refused, conflict=unnamed)
    if found.duties and not industrial and not unnamed:
        duty = found.duties[0]
        return Service(Stance.REJECTS, evidence=(duty.text.evidence(duty.start, duty.end),))
    company = [v for kind in Kind for v in found.of(kind, Role.COMPANY)]
    company += found.of(Kind.COMPANY, Role.ASKED, *_OFFERS)
    industrial = industrial or found.of(Kind.INDUSTRIAL, Role.ASKED, Role.COMPANY)
    if industrial and not found.of(Kind.RESEARCH, Role.COMPANY):
        return found.service(Stance.NONE, industrial, Track.INDUSTRIAL)
    if unnamed or company:
        return found.service(Stance.UNCLEAR, unnamed + company + industrial)
    for text, group in found.groups:
        if group.opens and any(item.classes for item in group.items):
            return replace(
                found.service(Stance.UNCLEAR, []), evidence=(text.evidence(group.start, group.end),)
            )
    return Service()


def _refuses_some(verdict: Verdict, found: Findings) -> bool:
    """Whether only some classes or ways are refused there, and not all of them together."""
    closed = [g for g in found.groups_of(verdict) if not g.opens and not g.bare]
    if any(_BESIDE.search(verdict.mention.text.low, verdict.mention.end, g.start) for g in closed):
        return False
    return bool(closed) and frozenset().union(*(g.pairs for g in closed)) != admissions.EVERY


def _opens(found: Findings) -> bool:
    return any(g.opens and not g.bare for _, g in found.groups)


def _company_offers(found: Findings) -> list[Verdict]:
    """Company words, where some sentence says that one may enlist or transfer, or welcomes to an unnamed programme."""
    a_way = any(g.opens and g.said and any(item.ways for item in g.items) for _, g in found.groups)
    welcome = any(v.said for v in found.of(Kind.UNNAMED, Role.WELCOME))
    return found.of(Kind.RESEARCH, Role.COMPANY) if a_way or welcome else []
