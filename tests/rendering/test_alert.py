"""One posting as a message."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.model.chat import BlockKind, Button, Style
from bot.model.posting import Link, Posting
from bot.model.reading import Deadline, Reading
from bot.model.room import MatchReason
from bot.rendering.alert import alert
from tests.rendering.build import ACCEPTS, READING, REASONS, TODAY, evidence, posting


def test_an_alert_reads_like_this() -> None:
    told = alert(posting(duplicates=(Link("사람인", "https://example.com/9"),)), REASONS, today=TODAY)
    assert told.text.splitlines() == [
        "전문연 ○ 현역·보충역 / 신규·전직",
        "AI Research Engineer — 두루미연산",
        "서울 강남구 · 석사 이상 · 신입 가능 · 연봉 미기재 · 12/15 마감 (D-22)",
        "“전문연구요원(현역/보충역) 지원 가능”",
        "원티드, 사람인",
    ]
    assert told.buttons == (
        (
            Button("공고 보기", url="https://example.com/7"),
            Button("왜 왔나요", action="why:7"),
            Button("이 공고로 연습", action="practice:go:7"),
        ),
        (Button("🔖 담기", action="mark:bookmark:7"), Button("👍 좋아요", action="mark:like:7")),
    )


def test_an_alert_that_several_subscriptions_wanted_names_them() -> None:
    wishes = ("전문연", "비전", "신입", "지역:판교", "회사:두루미연산")
    reasons = tuple(MatchReason(n, words, ("말",)) for n, words in enumerate(wishes))
    assert "\n구독 ‘전문연’, ‘비전’에 함께 맞았습니다.\n" in alert(posting(), reasons[:2], today=TODAY).text
    assert "‘신입’ 외 2개에 함께 맞았습니다." in alert(posting(), reasons, today=TODAY).text
    assert "함께" not in alert(posting(), reasons[:1], today=TODAY).text


def test_the_title_is_bold_and_the_evidence_a_quote() -> None:
    told = alert(posting(), REASONS, today=TODAY)
    assert [span.text for span in told.blocks[0].spans if span.style is Style.BOLD] == [
        "AI Research Engineer"
    ]
    assert told.blocks[1].kind is BlockKind.QUOTE


def test_every_place_it_stands_is_a_link() -> None:
    told = alert(posting(duplicates=(Link("사람인", "https://example.com/9"),)), REASONS, today=TODAY)
    assert [(s.text, s.url) for s in told.blocks[-1].spans if s.url] == [
        ("원티드", "https://example.com/7"),
        ("사람인", "https://example.com/9"),
    ]


def test_the_board_a_posting_stood_on_is_named_before_the_source() -> None:
    one = posting()
    raw = replace(one.raw, source="우리 수집 파일", fields={"board": "잡코리아"})
    assert alert(replace(one, raw=raw), (), today=TODAY).text.endswith("\n잡코리아")


def test_a_sample_says_so_before_its_title_and_at_the_end() -> None:
    lines = alert(posting(), REASONS, today=TODAY, sample=True).text.splitlines()
    assert lines[1] == "[예시] AI Research Engineer — 두루미연산"
    assert lines[-1] == "예시 공고입니다. 지어낸 회사이며 실제 채용이 아닙니다."


@pytest.mark.parametrize(
    "over",
    [
        posting(closed_at=datetime(2026, 11, 22, tzinfo=UTC)),
        posting(replace(READING, deadline=Deadline(date(2026, 11, 22)))),
    ],
)
def test_a_closed_posting_is_struck_and_said_to_be_closed(over: Posting) -> None:
    told = alert(over, REASONS, today=TODAY)
    assert "[마감] AI Research Engineer" in told.text
    assert [span.text for span in told.blocks[0].spans if span.style is Style.STRIKE] == [
        "AI Research Engineer"
    ]


def test_a_posting_on_its_last_day_is_not_closed() -> None:
    told = alert(posting(replace(READING, deadline=Deadline(TODAY))), REASONS, today=TODAY)
    assert "오늘 마감 (11/23)" in told.text
    assert "[마감]" not in told.text


def test_words_that_say_otherwise_are_quoted_too() -> None:
    service = replace(ACCEPTS, conflict=(evidence("남성은 병역필 또는 면제자"),))
    told = alert(posting(replace(READING, service=service)), REASONS, today=TODAY).text
    assert "공고 안에서 말이 엇갈림" in told
    assert "다르게 읽히는 말도 있습니다.\n“남성은 병역필 또는 면제자”" in told


def test_at_most_two_pieces_of_evidence_are_quoted_and_none_twice() -> None:
    pieces = tuple(
        map(
            evidence,
            ("전문연구요원 편입", "전문연구요원 편입", "(전문연구요원", "전문연구요원", "보충역", "전직"),
        )
    )
    told = alert(posting(replace(READING, service=replace(ACCEPTS, evidence=pieces))), REASONS, today=TODAY)
    assert told.blocks[1].text == "“전문연구요원 편입”\n“(전문연구요원”"


def test_without_words_about_service_the_filters_reason_stands_there() -> None:
    told = alert(posting(Reading()), REASONS, today=TODAY).text.splitlines()
    assert told[0] == "전문연 언급 없음"
    assert told[3] == "전문연: 본문의 “전문연구요원”"


def test_without_any_reason_there_is_no_line_for_it() -> None:
    assert len(alert(posting(Reading()), (), today=TODAY).text.splitlines()) == 4


def test_a_posting_without_company_title_and_address_still_reads_well() -> None:
    told = alert(posting(title=" ", company="", url=""), REASONS, today=TODAY)
    assert told.text.splitlines()[1] == "제목 없음 — 회사 이름 없음"
    assert [button.label for button in told.buttons[0]] == ["왜 왔나요", "이 공고로 연습"]
    assert all(not span.url for block in told.blocks for span in block.spans)


def test_an_address_no_platform_can_open_gets_no_button() -> None:
    told = alert(posting(url="javascript:alert(1)"), REASONS, today=TODAY)
    assert [button.label for button in told.buttons[0]] == ["왜 왔나요", "이 공고로 연습"]


def test_a_title_of_5000_characters_is_visibly_cut_at_1000() -> None:
    told = alert(posting(title="<b>&😀" * 1_000, company="가" * 900), REASONS, today=TODAY)
    title, company = told.text.splitlines()[1].split(" — ")
    assert (len(title), title[-1]) == (1_000, "…")
    assert company == "가" * 900
    assert len(told.text) < 4_000


def test_where_a_mail_told_only_a_few_words_the_rest_is_said_to_be_behind_the_link() -> None:
    one = posting()
    raw = replace(one.raw, fields={"board": "링크드인", "partial": "알림 메일"})
    assert alert(replace(one, raw=raw), (), today=TODAY).text.endswith("\n링크드인 · 본문은 링크에서")
