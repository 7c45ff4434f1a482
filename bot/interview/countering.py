"""What a candidate might ask about a posting, the most fitting first, each with why.

First what the posting leaves unclear (three at most, so that other things have a place among the first), then what it says or
does not say of serving, then pay that is not stated, then what its own words suggest; after these what may be asked anywhere, a
subtopic in turn. The bank's questions carry in their words what they are for: the codes of `reading/clarity.py`, or a word below.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from bot.interview.bank import Bank
from bot.interview.fitting import stands
from bot.model.fitting import Because, Line, Suggestion
from bot.model.interview import Kind, Question
from bot.model.reading import Admission, Reading, Service, Stance

GAPS_FIRST = 3
GENERAL = frozenset({"팀", "평가", "성과", "연구", "면접", "직무", "채용", "학습", "조직"})
"""Words that stand in nearly every posting."""


CARRIED = {
    Because.SERVICE_UNCLEAR: "신규 편입",
    Because.SERVICE_BARE: "신규 편입",
    Because.SERVICE_NEW: "신규 편입",
    Because.SERVICE_TRANSFER: "전직",
    Because.SERVICE: "복무 관리",
    Because.PAY: "회사 내규",
    Because.ENTRY: "신입",
}
"""The word that a question carries which is for it."""
NEW = {Admission.ACTIVE_NEW, Admission.SUPPLEMENTARY_NEW}


def suggestions(bank: Bank, reading: Reading | None = None, lines: Sequence[Line] = ()) -> list[Suggestion]:
    """Every question a candidate can ask, each once, the most fitting first; without a posting a subtopic in turn."""
    questions = [one for one in bank.questions if one.kind is Kind.COUNTER]
    fitting = _fitting(questions, reading, lines) if reading else ()
    anywhere = (Suggestion(one, Because.ANYWHERE) for one in _in_turn(questions))
    first: dict[str, Suggestion] = {}
    for one in (*fitting, *anywhere):
        first.setdefault(one.question.id, one)
    return list(first.values())


def _fitting(questions: Sequence[Question], reading: Reading, lines: Sequence[Line]) -> Iterator[Suggestion]:
    gaps = [
        Suggestion(one, Because.GAP, gap=reason)
        for reason in reading.clarity.reasons
        for one in questions
        if reason.value in one.words
    ]
    yield from gaps[:GAPS_FIRST]
    for because in _facts(reading):
        yield from (Suggestion(one, because) for one in questions if CARRIED[because] in one.words)
    yield from gaps[GAPS_FIRST:]
    for one in questions:
        said = ((word, stands(word, lines)) for word in one.words if word not in GENERAL)
        if found := next(((word, line) for word, line in said if line), None):
            yield Suggestion(one, Because.WORD, word=found[0], line=found[1])


def _facts(reading: Reading) -> Iterator[Because]:
    yield from _serving(reading.service)
    if reading.pay is None:
        yield Because.PAY
    if reading.experience.entry_ok:
        yield Because.ENTRY


def _serving(service: Service) -> Iterator[Because]:
    if service.stance is Stance.UNCLEAR:
        yield Because.SERVICE_UNCLEAR
    elif service.stance is Stance.ACCEPTS:
        if service.open_to is None:
            yield Because.SERVICE_BARE
        elif service.open_to & NEW:
            yield Because.SERVICE_NEW
        if service.open_to and service.open_to - NEW:
            yield Because.SERVICE_TRANSFER
        yield Because.SERVICE


def _in_turn(questions: Iterable[Question]) -> Iterator[Question]:
    """One of each subtopic, then the second of each, and so on."""
    by_subtopic: dict[str, list[Question]] = defaultdict(list)
    for one in questions:
        by_subtopic[one.subtopic].append(one)
    for turn in range(max(map(len, by_subtopic.values()), default=0)):
        yield from (theirs[turn] for theirs in by_subtopic.values() if turn < len(theirs))
