"""Postings as JSON lines: what a line may look like, and what is told of one that cannot be read."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.errors import SourceChanged
from bot.sources.contract import Answer, Entry, Page, Request
from bot.sources.jsonl import Lines, raw_posting, source

FIXTURE = Path(__file__).parent / "fixtures" / "jsonl" / "postings.jsonl"


def parse(body: bytes, content_type: str = "") -> Page:
    entry = Entry("내 공고", source, Lines.model_validate({"path": "a.jsonl"}))
    return source.parse(entry, Answer(Request("file:///a.jsonl"), body, content_type))


def test_every_key_has_its_place() -> None:
    posting = parse(FIXTURE.read_bytes()).postings[0]
    assert (posting.source, posting.external_id) == ("내 공고", "ml-07")
    assert (posting.title, posting.company) == ("머신러닝 연구원", "물결지능")
    assert posting.url == "https://jobs.mulgyeol.example/ml-07"
    assert (posting.location, posting.pay_text) == ("서울 성동구", "6,000만원 이상")
    assert posting.posted_at == datetime(2026, 11, 20, 0, 30, tzinfo=UTC)
    assert posting.closes_at == datetime(2026, 12, 15, 14, 59, 59, tzinfo=UTC)
    assert posting.fields == {
        "board": "동네게시판",
        "experience": "3",
        "employment_type": "정규직, 전문연구요원",
        "deadline": "2026-12-15",
        "posted": "2026-11-20 09:30",
    }
    assert posting.body == "하는 일\n• 음성 모델을 만듭니다\n• 논문을 씁니다\n문의: [연락처]"


def test_only_id_and_title_are_needed() -> None:
    posting = raw_posting({"id": "1", "title": "연구원"}, "가")
    assert (posting.url, posting.company, posting.body, posting.fields) == ("", "", "", {})
    assert posting.posted_at is None
    assert posting.closes_at is None


@pytest.mark.parametrize("words", ["상시채용", "채용시까지", "12월 중순"])
def test_a_deadline_in_words_is_kept_as_words(words: str) -> None:
    posting = raw_posting({"id": "1", "title": "연구원", "deadline": words}, "가")
    assert posting.closes_at is None
    assert posting.fields["deadline"] == words


def test_a_number_or_a_list_may_stand_where_words_were_due() -> None:
    row = {
        "id": 7,
        "title": "연구원",
        "experience": 3,
        "pay": 60000000,
        "location": ["서울", "부산"],
        "deadline": 1797260399,
    }
    posting = raw_posting(row, "가")
    assert (posting.external_id, posting.pay_text, posting.location) == ("7", "60000000", "서울, 부산")
    assert posting.fields["experience"] == "3"
    assert posting.closes_at == datetime(2026, 12, 14, 14, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize("odd", [{"a": 1}, True, None, [[]], 0.5])
def test_odd_values_of_optional_keys_spoil_nothing(odd: object) -> None:
    keys = (
        "source",
        "company",
        "text",
        "url",
        "location",
        "posted",
        "deadline",
        "experience",
        "employment_type",
        "pay",
    )
    posting = raw_posting({"id": "1", "title": "연구원"} | dict.fromkeys(keys, odd), "가")
    assert (posting.external_id, posting.url, posting.body) == ("1", "", "")


@pytest.mark.parametrize("blank", ["", "  ", None])
def test_a_title_left_blank_is_the_first_line_of_the_text(blank: str | None) -> None:
    posting = raw_posting({"id": "1", "title": blank, "text": "\n 신호 처리 연구원\n레이더를 다룹니다"}, "가")
    assert (posting.title, posting.body) == ("신호 처리 연구원", "신호 처리 연구원\n레이더를 다룹니다")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"title": "연구원"}, "id"),
        ({"id": "", "title": "연구원"}, "id"),
        ({"id": None, "title": "연구원"}, "id"),
        ({"id": "1"}, "title"),
        ({"id": "1", "title": "  "}, "title"),
        ({"id": "1", "title": {"ko": "연구원"}, "text": "글"}, "title"),
        ({"id": "1", "text": "글"}, "title"),
        ([], "꼴"),
        ("연구원", "꼴"),
        (None, "꼴"),
    ],
)
def test_a_row_that_is_no_posting_says_what_is_wrong(row: object, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        raw_posting(row, "가")


def test_lines_that_cannot_be_read_are_told_by_number_and_spoil_no_other() -> None:
    page = parse(FIXTURE.read_bytes())
    assert [posting.external_id for posting in page.postings] == ["ml-07", "42"]
    assert page.faults == (
        "3번째 줄: JSON으로 읽을 수 없습니다",
        "5번째 줄: title이(가) 없습니다",
        '6번째 줄: {"id": …, "title": …} 꼴의 줄이 아닙니다',
    )


def test_a_title_keeps_every_character_people_wrote() -> None:
    title = "<b>AI</b> & 로봇 🤖 \u202eRTL\u202c " + "가" * 5000
    assert raw_posting({"id": "1", "title": title}, "가").title == title


def test_what_cannot_be_stored_is_left_out_of_every_word() -> None:
    line = b'{"id": "1", "title": "\\ud83d \\u0000\\u001b\xec\x97\xb0\xea\xb5\xac\xec\x9b\x90", "text": "a\\u0007b\\ud800"}'
    posting = parse(line).postings[0]
    assert (posting.title, posting.body) == ("연구원", "ab")


def test_only_a_link_a_person_may_press_is_a_link() -> None:
    for url in (
        "javascript:alert(1)",
        "ftp://a.example",
        "https://a.example/ b",
        'https://a.example/"x',
        "//a.example",
        "",
    ):
        assert raw_posting({"id": "1", "title": "연구원", "url": url}, "가").url == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_files_of_other_editors_are_read(encoding: str) -> None:
    body = json.dumps({"id": "1", "title": "뷁 연구원"}, ensure_ascii=False).encode(encoding)
    assert parse(body).postings[0].title == "뷁 연구원"


def test_windows_newlines_and_unicode_separators_are_no_trouble() -> None:
    body = '{"id": "1", "title": "줄\u2028나눔"}\r\n\r\n{"id": "2", "title": "둘"}\r\n'.encode()
    assert [posting.title for posting in parse(body).postings] == ["줄 나눔", "둘"]


def test_deep_json_is_one_bad_line() -> None:
    page = parse(b'{"id": "1", "title": "a"}\n' + b"[" * 100_000)
    assert (len(page.postings), len(page.faults)) == (1, 1)


def test_a_web_page_instead_of_lines_is_a_changed_source() -> None:
    with pytest.raises(SourceChanged, match="HTML"):
        parse(b"<!DOCTYPE html>\n<html>\n</html>")
