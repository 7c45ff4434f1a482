"""The board's own answer about military service, weighed against what the posting's text says.

It outranks silence: a board that lists only 전문연구요원 postings, or a field that names the programme, makes ACCEPTS. An
explicit refusal in the text outranks a field that names no track; a field that refuses does not outrank a text that
accepts. Whatever was outranked is kept in `conflict`. The text's words are quoted rather than the board's, where both agree.
"""

from __future__ import annotations

from dataclasses import replace

from bot.model.reading import Evidence, Service, Stance, Track
from bot.reading.document import Document
from bot.reading.service_words import ServiceWords
from bot.reading.text import Text


def weigh(service: Service, document: Document, own: Service, words: ServiceWords) -> Service:
    """`service` by the text, corrected by the fields `board` and `service`; `own` is what the latter says, read as a text."""
    board, answer = document.fields.get("board"), document.fields.get("service")
    if board and words.boards.research.fullmatch(board.low.strip()):
        return _accepts(board, service, frozenset({Track.RESEARCH}))
    if not answer or not answer.plain.strip():
        return service
    if own.stance is Stance.ACCEPTS:
        return _opened(_accepts(answer, service, own.tracks), own)
    if own.stance is Stance.REJECTS or words.boards.refuse.search(answer.low):
        return _rejects(answer, service)
    if own.tracks == {Track.INDUSTRIAL}:
        return _opened(_industrial(answer, service), own)
    if own.stance is Stance.UNCLEAR or words.boards.unnamed.search(answer.low):
        return _opened(_unnamed(answer, service), own)
    return service


def _accepts(answer: Text, service: Service, tracks: frozenset[Track]) -> Service:
    if service.stance is Stance.ACCEPTS:
        return service
    if service.stance is Stance.REJECTS:
        return Service(Stance.ACCEPTS, tracks, None, (_all(answer),), service.evidence)
    return replace(
        service,
        stance=Stance.ACCEPTS,
        tracks=tracks | service.tracks,
        evidence=service.evidence or (_all(answer),),
    )


def _rejects(answer: Text, service: Service) -> Service:
    if service.stance is Stance.REJECTS:
        return service
    if service == Service():
        return Service(Stance.REJECTS, evidence=(_all(answer),))
    return replace(service, conflict=(*service.conflict, _all(answer)))


def _industrial(answer: Text, service: Service) -> Service:
    if service.stance in (Stance.ACCEPTS, Stance.REJECTS):
        return service
    evidence = service.evidence or (_all(answer),)
    return Service(Stance.NONE, frozenset({Track.INDUSTRIAL}), service.open_to, evidence)


def _unnamed(answer: Text, service: Service) -> Service:
    if service == Service():
        return Service(Stance.UNCLEAR, evidence=(_all(answer),))
    if service.stance is Stance.REJECTS:
        return replace(service, conflict=(*service.conflict, _all(answer)))
    return service


def _opened(service: Service, own: Service) -> Service:
    """Let the answer say for whom, where the text does not."""
    if service.open_to or service.stance is Stance.REJECTS:
        return service
    return replace(service, open_to=own.open_to)


def _all(answer: Text) -> Evidence:
    return answer.evidence(0, len(answer.plain))
