"""Whatever the words: a fact is read without a fault, quickly, from words that stand there, and alike in any dress."""

from __future__ import annotations

import time
import unicodedata
from dataclasses import replace
from typing import Literal, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.posting import RawPosting
from bot.model.reading import Evidence
from bot.reading import deadline, education, employment, experience, pay
from bot.reading.document import Document
from tests.reading.facts import laid, posting, stands_as_written
from tests.reading.lexicon import lexicon

# fmt: off
PIECES = (
    "신입", "경력", "무관", "경력:", "3~10년", "3년 이상", "5년차", "5+ years", "이하", "또는", "혹은", "우대",
    "학력", "학사", "석사", "석/박사", "박사", "대졸", "4년제", "이상", "연봉", "급여", "월급", "시급", "4,000만원", "~",
    "6천만원", "1억 5천", "350만", "복지", "신입기준", "정규직", "계약직", "인턴", "전환", "수습", "고용형태", "접수기간",
    "마감", "상시채용", "채용시까지", "까지", "2026.12.15", "12/5", "(~12/5)", "26-12-28", "D-7", "(", ")", ":", "/",
    ",", "·", "•", "\n", "가", "a", "[자격요건]", "[우대사항]", "[혜택]",
)
NASTY = (
    "3~", "3년", "1,000,", "(", "석사", "석사/", "신입\n", "경력 3년 또는 석사 ", "연봉 1", "연봉 1억 5천", "9",
    "2026.1", "1/1 ", "접수 1/1 ~ ", "정규직 전환 ", "학사 이상\n", "급여\n", "((석사", "박사 (", "월 200만",
    "[자격요건]\n경력 3년\n", "\u1100", "가\u0301", "ms ", "시급 1,", "- ",
)
# fmt: on
FIELDS = ("experience", "education", "employment_type", "deadline", "posted")
Form = Literal["NFC", "NFD", "NFKC", "NFKD"]


def facts(document: Document) -> tuple[object, ...]:
    words = lexicon()
    return (
        experience.read(document, words.experience),
        education.read(document, words.education),
        pay.read(document, words.pay),
        employment.read(document, words.employment),
        deadline.read(document, words.deadline),
    )


def evidence(document: Document) -> list[Evidence]:
    return [one for fact in facts(document) for one in getattr(fact, "evidence", ())]


def values(document: Document) -> tuple[object, ...]:
    return tuple(
        replace(fact, evidence=(), **({"text": ""} if hasattr(fact, "text") else {}))  # type: ignore[type-var]  # dataclasses all
        for fact in facts(document)
        if fact
    )


def dressed(words: str, dress: str) -> str:
    if dress == "full width":
        return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in words)
    if dress == "zero width":
        return "\u200b".join(words)
    if dress == "blanks":
        return words.replace(" ", " \u00a0 ").replace("\n", " \r\n\t")
    return unicodedata.normalize(cast("Form", dress), words)


@st.composite
def postings(draw: st.DrawFn) -> RawPosting:
    talk = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join) | st.text(max_size=60)
    return posting(
        draw(talk),
        draw(talk),
        pay=draw(talk),
        **{name: draw(talk) for name in FIELDS},
    )


@settings(max_examples=300, deadline=None)
@given(postings())
def test_no_words_break_it_and_its_evidence_stands_there(raw: RawPosting) -> None:
    for one in evidence(laid(raw)):
        assert stands_as_written(one, raw)


TITLE = "로봇 AI 연구원 (신입/경력 3~7년, ~12/18)"
BODY = """[자격요건]
• 학사 이상 (석/박사 우대)
• 관련 경력 3년 이상
[근무조건]
• 고용형태 : 정규직 (수습 3개월)
• 급여 : 연봉 4,000~6,000만원
[접수]
접수기간 : 2026. 11. 13 ~ 2026. 12. 12 23:59"""


@pytest.mark.parametrize("dress", ["full width", "zero width", "blanks", "NFD", "NFC", "NFKD"])
def test_it_reads_alike_in_any_dress(dress: str) -> None:
    plain = laid(posting(TITLE, BODY))
    raw = posting(dressed(TITLE, dress), dressed(BODY, dress))
    assert values(laid(raw)) == values(plain)
    assert len(values(plain)) == 5
    assert all(stands_as_written(one, raw) for one in evidence(laid(raw)))


@pytest.mark.parametrize("piece", NASTY)
def test_twenty_thousand_nasty_characters_take_no_time(piece: str) -> None:
    words = (piece * 20_000)[:20_000]
    field = dict.fromkeys(FIELDS, words)
    for raw in (posting("제목", words), posting(words, pay=words, **field)):
        document = laid(raw)
        facts(document)
        started = time.process_time()
        facts(document)
        assert time.process_time() - started < 5 * 0.05
