"""Whatever the words look like, reading of military service holds: quick, exact in its quotes, the same in every dress."""

from __future__ import annotations

import html
import time
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.posting import RawPosting
from bot.model.reading import Part, Service, Stance
from bot.reading import military_service
from bot.reading.document import Document
from bot.sources import text
from tests.reading.lexicon import DAY, lexicon
from tests.reading.service_cases import CASES, Case

PIECES = [
    "전문연구요원", "전문연", "산업기능요원", "병역특례", "병특", "병역지정업체", "현역", "보충역",
    "신규", "편입", "전직", "가능", "불가", "없음", "하지 않습니다", "X", "O", "TO", "은", "(", ")",
    "[", "]", "/", ", ", ": ", "- ", "\n", ". ", " ", "군필", "면제", "우대", "여부", "문의",
    "[우대사항]", "[복지]", "석사", "관리", "복무", "휴가", "technical research personnel", "not ",
    "military service ", "\u200b", "…", "㈜",
]  # fmt: skip
SOUP = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def read(title: str, body: str, **fields: str) -> Service:
    posting = RawPosting("test", "1", title, body=body, fields=fields)
    document = Document.of(posting, on=DAY, headings=lexicon().headings)
    return military_service.read(document, lexicon().service)


@settings(max_examples=300)
@given(SOUP | st.text(max_size=80), SOUP | st.text(max_size=200), SOUP)
def test_no_words_break_it_and_every_quote_is_exact(title: str, body: str, answer: str) -> None:
    found = read(title, body, service=answer)
    words = {Part.TITLE: title, Part.BODY: body, Part.FIELD: answer}
    for evidence in found.evidence + found.conflict:
        assert evidence.text
        assert words[evidence.part][evidence.start : evidence.end] == evidence.text
    assert found.open_to is None or found.open_to
    assert found.stance is not Stance.ACCEPTS or found.tracks
    assert found.stance is Stance.NONE or found.evidence


def wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


DRESSES: dict[str, Callable[[str], str]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "full-width": wide,
    "zero-width": lambda text: "\u200b".join(text),
    "hard blanks": lambda text: text.replace(" ", "\u00a0"),
    "wide blanks": lambda text: text.replace(" ", " \u3000 "),
    "carriage returns": lambda text: text.replace("\n", " \r\n\r\n\r\n "),
}


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.title} | {case.body}".replace("\n", " "))
def test_dress_changes_nothing(case: Case, dress: str) -> None:
    plain = read(case.title, case.body)
    dressed = read(DRESSES[dress](case.title), DRESSES[dress](case.body))
    assert (dressed.stance, dressed.tracks, dressed.open_to) == (plain.stance, plain.tracks, plain.open_to)


LAID_OUT: dict[str, Callable[[str], str]] = {
    "paragraphs": lambda text: "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n")),
    "breaks": lambda text: f"<div>{html.escape(text)}</div>".replace("\n", "<br/>"),
    "marked up": lambda text: f"<p><b>{html.escape(text)}</b></p>".replace("\n", "</b><br>\n<b>"),
    "escaped twice": lambda text: html.escape(f"<p>{html.escape(text)}</p>".replace("\n", "<br>")),
}


@pytest.mark.parametrize("layout", LAID_OUT)
def test_words_laid_out_in_html_read_the_same(layout: str) -> None:
    for case in CASES:
        plain, laid = read(case.title, case.body), read(case.title, text.body(LAID_OUT[layout](case.body)))
        assert (laid.stance, laid.tracks, laid.open_to) == (plain.stance, plain.tracks, plain.open_to), case


NASTY = [
    "전문연구요원 ", "전문연구요원은 ", "전문연구요원/", "병역필 또는 ", "보충역 ", "보충역\n",
    "현역/보충역, ", "전직 및 신규 ", "군 미필 ", "no ", "not a,", "전문연구요원\n", "( ", "[",
    "전문연구요원 관리 및 ", "(전문연구요원", "ex: (", "편입", "a", "가", "- ", "을 ",
    "military service ", "completed ", "전문연구요원 제도 운영 복무 의무 기간 ", "현재 3명이 ",
    "석사 이상 ",
]  # fmt: skip


@pytest.mark.parametrize("piece", NASTY)
def test_twenty_thousand_nasty_letters_take_no_time(piece: str) -> None:
    body = ("전문연구요원 " + piece * 20_000)[:20_000]
    document = Document.of(RawPosting("test", "1", piece, body=body), on=DAY, headings=lexicon().headings)
    best = min(_seconds(document) for _ in range(3))
    assert best < 0.05


def _seconds(document: Document) -> float:
    start = time.thread_time()
    military_service.read(document, lexicon().service)
    return time.thread_time() - start
