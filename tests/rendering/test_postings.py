"""Answers to a search."""

from __future__ import annotations

from bot.model.chat import Button
from bot.rendering.postings import listing
from tests.rendering.build import TODAY, posting

FIVE = tuple(posting(number=n, title=f"연구원 {n}") for n in range(1, 6))


def test_a_search_tells_how_many_there_are_and_shows_five() -> None:
    told = listing(FIVE, total=12, today=TODAY, query="전문연 비전", more="jobs:4:6")
    assert told.text.splitlines()[0] == "‘전문연 비전’에 맞는 열린 공고 12건 중 1–5번째"
    assert told.text.count("두루미연산") == 5
    assert told.buttons == ((Button("더 보기 (7건 남음)", action="jobs:4:6"),),)


def test_the_last_page_has_no_button() -> None:
    told = listing(FIVE[:2], total=12, today=TODAY, first=11, more="jobs:4:16")
    assert told.text.splitlines()[0] == "열린 공고 12건 중 11–12번째"
    assert told.buttons == ()


def test_a_single_last_one_is_told_without_a_range() -> None:
    assert listing(FIVE[:1], total=6, today=TODAY, first=6).text.startswith("열린 공고 6건 중 6번째\n")


def test_few_enough_need_no_place() -> None:
    assert listing(FIVE[:3], total=3, today=TODAY).text.splitlines()[0] == "열린 공고 3건"


def test_nothing_found_says_what_to_try() -> None:
    assert listing((), total=0, today=TODAY, query="전문연 양자").text.splitlines() == [
        "‘전문연 양자’에 맞는 열린 공고가 없습니다.",
        "낱말을 줄이거나 | 로 여러 가지를 이어 보세요. 예: /jobs 비전 | 음성",
    ]


def test_nothing_open_at_all_is_not_blamed_on_the_words() -> None:
    assert listing((), total=0, today=TODAY).text.startswith("지금 열린 공고가 없습니다.")


def test_a_page_past_the_end_says_so() -> None:
    assert listing((), total=12, today=TODAY, first=16).text == "더 보여 드릴 공고가 없습니다."


def test_a_query_of_5000_characters_does_not_fill_the_room() -> None:
    assert len(listing((), total=0, today=TODAY, query="가" * 5_000).text) < 400


def test_samples_are_marked() -> None:
    told = listing((posting(source="예시"),), total=1, today=TODAY, samples=("예시",)).text
    assert "1. [예시] AI Research Engineer" in told
