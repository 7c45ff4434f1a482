"""Why a posting came."""

from __future__ import annotations

from dataclasses import replace

from bot.model.chat import Button
from bot.model.reading import Part, Reading
from bot.model.room import MatchReason
from bot.rendering.why import why, why_how, why_which
from tests.rendering.build import ACCEPTS, READING, REASONS, evidence, posting


def test_the_words_of_the_filter_meet_the_words_of_the_posting() -> None:
    assert why(posting(), REASONS).text.split("\n\n") == [
        "AI Research Engineer — 두루미연산",
        "구독 ‘전문연 비전’에 맞았습니다.\n- 전문연: 본문의 “전문연구요원”\n- 비전: 제목의 “Vision”",
        "전문연은 본문에서 이 말을 보고 읽었습니다.\n“전문연구요원(현역/보충역) 지원 가능”",
    ]


def test_every_subscription_that_wanted_it_is_named() -> None:
    told = why(posting(), (*REASONS, MatchReason(2, "지역:강남", ("지역: 서울 강남구",)))).text
    assert "구독 ‘전문연 비전’에 맞았습니다." in told
    assert "구독 ‘지역:강남’에 맞았습니다.\n- 지역: 서울 강남구" in told


def test_the_places_of_the_words_are_named_once_each() -> None:
    pieces = (
        evidence("전문연", Part.TITLE),
        evidence("전문연구요원"),
        evidence("보충역"),
        evidence("가능", Part.FIELD),
    )
    told = why(posting(replace(READING, service=replace(ACCEPTS, evidence=pieces))), REASONS).text
    assert "전문연은 제목·본문·사이트의 항목에서" in told


def test_a_posting_without_words_about_service_makes_no_claim() -> None:
    assert "전문연은" not in why(posting(Reading()), REASONS).text


def test_no_reason_on_record_is_said_plainly() -> None:
    assert "이 공고가 왜 왔는지 남은 기록이 없습니다." in why(posting(), ()).text


def test_a_message_with_several_postings_asks_which() -> None:
    told = why_which((posting(number=3), posting(number=4, title="가" * 300)))
    assert told.buttons[0] == (Button("1. AI Research Engineer — 두루미연산", action="why:3"),)
    assert told.buttons[1] == (Button(f"2. {'가' * 39}…", action="why:4"),)


def test_a_why_about_nothing_explains_how_to_ask() -> None:
    assert "답장으로 /why" in why_how().text
