"""Answers to a search."""

from __future__ import annotations

from functools import partial

from bot.model.chat import Button
from bot.model.search import Order
from bot.rendering import postings
from tests.rendering.build import TODAY, posting

FIVE = tuple(posting(number=n, title=f"연구원 {n}") for n in range(1, 6))
BY_DEADLINE = Button("마감순으로 보기", action="deadline:1")


def turn(order: Order, first: int) -> str:
    return f"{order}:{first}"


listing = partial(postings.listing, today=TODAY, turn=turn)


def test_a_search_tells_how_many_there_are_and_shows_five() -> None:
    told = listing(FIVE, total=12, query="전문연 비전")
    assert told.text.splitlines()[0] == "‘전문연 비전’에 맞는 열린 공고 12건 중 1–5번째"
    assert told.text.count("두루미연산") == 5
    assert told.buttons == ((Button("더 보기 (7건 남음)", action="newest:6"),), (BY_DEADLINE,))


def test_the_middle_page_turns_both_ways() -> None:
    told = listing(FIVE, total=12, first=6, order=Order.DEADLINE)
    assert told.text.splitlines()[0] == "열린 공고 12건 중 6–10번째, 마감순"
    assert told.buttons == (
        (Button("앞으로", action="deadline:1"), Button("더 보기 (2건 남음)", action="deadline:11")),
        (Button("최신순으로 보기", action="newest:1"),),
    )


def test_the_last_page_turns_back_only() -> None:
    told = listing(FIVE[:2], total=12, first=11)
    assert told.text.splitlines()[0] == "열린 공고 12건 중 11–12번째"
    assert told.buttons == ((Button("앞으로", action="newest:6"),), (BY_DEADLINE,))


def test_a_single_last_one_is_told_without_a_range() -> None:
    assert listing(FIVE[:1], total=6, first=6).text.startswith("열린 공고 6건 중 6번째\n")


def test_few_enough_need_no_place() -> None:
    assert listing(FIVE[:3], total=3).text.splitlines()[0] == "열린 공고 3건"


def test_a_single_one_has_nothing_to_order() -> None:
    assert listing(FIVE[:1], total=1).buttons == ()


def test_nothing_found_says_what_to_try() -> None:
    assert listing((), total=0, query="전문연 양자").text.splitlines() == [
        "‘전문연 양자’에 맞는 열린 공고가 없습니다.",
        "낱말을 줄이거나 | 로 여러 가지를 이어 보세요. 예: /jobs 비전 | 음성",
    ]


def test_nothing_open_at_all_is_not_blamed_on_the_words() -> None:
    assert listing((), total=0).text.startswith("지금 열린 공고가 없습니다.")


def test_a_query_of_5000_characters_does_not_fill_the_room() -> None:
    assert len(listing((), total=0, query="가" * 5_000).text) < 400


def test_samples_are_marked() -> None:
    told = listing((posting(source="예시"),), total=1, samples=("예시",)).text
    assert "1. [예시] AI Research Engineer" in told
