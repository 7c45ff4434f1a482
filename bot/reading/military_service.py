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

The board's own answer outranks silence: a board that lists only 전문연구요원, or a field that names it, makes ACCEPTS; an
explicit refusal in the text outranks a field that names no track. What was outranked is kept in `conflict`.
"""

from __future__ import annotations

from dataclasses import replace

from bot.model.reading import Evidence, Service, Stance, Track
from bot.reading import admissions
from bot.reading.document import Document
from bot.reading.service_findings import Findings, gather
from bot.reading.service_mentions import Kind
from bot.reading.service_verdicts import Role, Verdict
from bot.reading.service_words import ServiceWords, load
from bot.reading.text import Text

__all__ = ["ServiceWords", "load", "read"]

_OFFERS = (Role.WELCOME, Role.NAMED)
_NOTHING = Findings((), (), ())


def read(document: Document, words: ServiceWords) -> Service:
    """What the posting says of serving in it; see the head of this file."""
    texts = [text for text in (document.title, document.body) if _may_speak(text, words)]
    found = gather(document, texts, words) if texts else _NOTHING
    return _with_board(_by_text(found), document, words)


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
    if not offers and (
        part or _opens_a_way(found) or any(v.said for v in found.of(Kind.UNNAMED, Role.WELCOME))
    ):
        offers = [v for v in part if _opens(found)] + found.of(Kind.RESEARCH, Role.COMPANY)
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
    industrial += [
        v for v in found.of(Kind.INDUSTRIAL, Role.REFUSED) if _refuses_some(v, found) and _opens(found)
    ]
    refused = [
        v for v in found.verdicts if v.role is Role.REFUSED and v.mention.kind in (Kind.UNNAMED, Kind.COMPANY)
    ]
    if refused and not industrial:
        return found.service(Stance.REJECTS, refused, conflict=unnamed)
    if found.duties and not industrial and not unnamed:
        return Service(
            Stance.REJECTS, evidence=tuple(d.text.evidence(d.start, d.end) for d in found.duties[:1])
        )
    company = [v for kind in Kind for v in found.of(kind, Role.COMPANY)] + found.of(
        Kind.COMPANY, Role.ASKED, *_OFFERS
    )
    industrial = industrial or found.of(Kind.INDUSTRIAL, Role.ASKED, Role.COMPANY)
    if industrial and not found.of(Kind.RESEARCH, Role.COMPANY):
        return found.service(Stance.NONE, industrial, Track.INDUSTRIAL)
    if unnamed or company:
        return found.service(Stance.UNCLEAR, unnamed + company + industrial)
    classes = [(text, g) for text, g in found.groups if g.opens and any(item.classes for item in g.items)]
    if classes:
        evidence = tuple(text.evidence(g.start, g.end) for text, g in classes[:1])
        return replace(found.service(Stance.UNCLEAR, []), evidence=evidence)
    return Service()


def _refuses_some(verdict: Verdict, found: Findings) -> bool:
    """Whether only some classes or ways are refused there, and not all of them together."""
    closed = [g for g in found.groups_of(verdict) if not g.opens and not g.bare]
    return bool(closed) and frozenset().union(*(g.pairs for g in closed)) != admissions.EVERY


def _opens(found: Findings) -> bool:
    return any(g.opens and not g.bare for _, g in found.groups)


def _opens_a_way(found: Findings) -> bool:
    """Whether some sentence says that one may enlist or transfer."""
    return any(g.opens and g.said and any(item.ways for item in g.items) for _, g in found.groups)


def _with_board(service: Service, document: Document, words: ServiceWords) -> Service:
    """Let the board's own answer fill silence, or stand beside the text as a conflict."""
    board, answer = document.fields.get("board"), document.fields.get("service")
    if board and words.boards.research.fullmatch(board.low.strip()):
        return _accepted_by(board, service, frozenset({Track.RESEARCH}))
    if not answer or not answer.plain.strip():
        return service
    own = _by_text(gather(document, [answer], words))
    if own.stance is Stance.ACCEPTS:
        return _opened(_accepted_by(answer, service, own.tracks), own)
    if own.stance is Stance.REJECTS or words.boards.refuse.search(answer.low):
        return _refused_by(answer, service)
    if own.tracks == {Track.INDUSTRIAL}:
        return _opened(_industrial_by(answer, service), own)
    if own.stance is Stance.UNCLEAR or words.boards.unnamed.search(answer.low):
        return _opened(_unnamed_by(answer, service), own)
    return service


def _accepted_by(answer: Text, service: Service, tracks: frozenset[Track]) -> Service:
    if service.stance is Stance.ACCEPTS:
        return service
    rejected = service.stance is Stance.REJECTS
    return Service(
        Stance.ACCEPTS,
        tracks if rejected else tracks | service.tracks,
        service.open_to,
        (_all(answer),) if rejected or not service.evidence else service.evidence,
        service.evidence if rejected else service.conflict,
    )


def _refused_by(answer: Text, service: Service) -> Service:
    if service.stance is Stance.NONE and not service.tracks:
        return Service(Stance.REJECTS, evidence=(_all(answer),))
    return (
        service
        if service.stance is Stance.REJECTS
        else replace(service, conflict=(*service.conflict, _all(answer)))
    )


def _industrial_by(answer: Text, service: Service) -> Service:
    if service.stance in (Stance.ACCEPTS, Stance.REJECTS):
        return service
    return Service(
        Stance.NONE, frozenset({Track.INDUSTRIAL}), service.open_to, service.evidence or (_all(answer),)
    )


def _unnamed_by(answer: Text, service: Service) -> Service:
    if service.stance is Stance.NONE and not service.tracks:
        return Service(Stance.UNCLEAR, evidence=(_all(answer),))
    return (
        replace(service, conflict=(*service.conflict, _all(answer)))
        if service.stance is Stance.REJECTS
        else service
    )


def _opened(service: Service, own: Service) -> Service:
    """Let the answer say for whom, where the text does not."""
    return (
        service
        if service.open_to or service.stance is Stance.REJECTS
        else replace(service, open_to=own.open_to)
    )


def _all(answer: Text) -> Evidence:
    return answer.evidence(0, len(answer.plain))
