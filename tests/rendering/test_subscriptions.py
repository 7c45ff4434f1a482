"""Subscribing, and what a room has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.model.chat import Button, Reply, Style
from bot.model.search import Outlook, Relaxed
from bot.rendering import subscribing, subscriptions
from tests.rendering.build import NOW, posting, subscription

EXPLAINED = "전문연구요원을 뽑고 ‘비전’이 나오는 공고"
FOUR = tuple(posting(number=n, title=f"연구원 {n}") for n in range(1, 5))


OUTLOOK = Outlook(12, 57, FOUR[:3])


def preview(found: Outlook = OUTLOOK, relax: str = "") -> Reply:
    return subscribing.preview(
        "전문연 비전",
        EXPLAINED,
        found,
        now=NOW,
        confirm="subscribe:yes:3",
        cancel="subscribe:no",
        relax=relax,
    )


def test_a_preview_explains_counts_and_shows_three() -> None:
    told = preview()
    paragraphs = told.text.split("\n\n")
    assert paragraphs[0] == f"‘전문연 비전’ 구독 미리 보기\n{EXPLAINED}"
    assert paragraphs[1] == "최근 7일 12건, 30일 57건이 맞습니다. 예를 들면 이렇습니다."
    assert [p.splitlines()[0] for p in paragraphs[2:5]] == [
        f"{n}. 연구원 {n} — 두루미연산" for n in (1, 2, 3)
    ]
    assert paragraphs[5].endswith("지난 공고는 보내지 않습니다.")
    assert told.buttons == (
        (Button("구독하기", action="subscribe:yes:3"), Button("그만두기", action="subscribe:no")),
    )


def test_a_wish_nothing_fits_may_still_be_saved_or_looked_at_without_its_strictest_condition() -> None:
    told = preview(Outlook(0, 0, instead=Relaxed("비전", "전문연", 8)), relax="subscribe:look:4")
    assert [[button.label for button in row] for row in told.buttons] == [
        ["구독하기", "그만두기"],
        ["‘비전’ 빼고 보기"],
    ]


def test_the_list_shows_each_with_its_buttons() -> None:
    told = subscriptions.listed(
        (subscription(), subscription("음성", number=2, paused=True)), may_change=True
    )
    assert told.text.splitlines() == ["이 방의 구독 2개", "1. 전문연 비전", "2. 음성 (멈춤)"]
    assert [[(b.label, b.action) for b in row] for row in told.buttons] == [
        [
            ("1번 보기", "subscriptions:show:1"),
            ("1번 멈추기", "subscriptions:pause:1"),
            ("1번 지우기", "subscriptions:delete:1"),
        ],
        [
            ("2번 보기", "subscriptions:show:2"),
            ("2번 다시 켜기", "subscriptions:resume:2"),
            ("2번 지우기", "subscriptions:delete:2"),
        ],
    ]


def test_who_may_not_change_them_can_only_look() -> None:
    told = subscriptions.listed((subscription(),), may_change=False)
    assert told.text.endswith("바꾸는 일은 방 관리자만 할 수 있습니다.")
    assert [[b.label for b in row] for row in told.buttons] == [["1번 보기"]]


def test_an_empty_list_says_how_to_begin() -> None:
    assert subscriptions.listed((), may_change=True).text.splitlines() == [
        "이 방에는 아직 구독이 없습니다.",
        "예: /subscribe 전문연 비전 -구로",
    ]


def test_one_subscription_in_full() -> None:
    told = subscriptions.shown(
        subscription(paused=True), EXPLAINED, Outlook(1, 2, FOUR[:2]), now=NOW, may_change=True
    )
    assert told.text.startswith(
        f"1번 구독 (멈춤)\n전문연 비전\n{EXPLAINED}\n\n최근 7일 1건, 30일 2건이 맞습니다.\n"
    )
    assert [b.label for b in told.buttons[0]] == ["1번 다시 켜기", "1번 지우기"]


def test_one_subscription_is_shown_without_buttons_to_who_may_not_change_it() -> None:
    told = subscriptions.shown(subscription(), EXPLAINED, Outlook(0, 0), now=NOW, may_change=False)
    assert told.buttons == ()


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (subscribing.subscribed(subscription()), "1번 구독 ‘전문연 비전’을 시작했습니다."),
        (subscribing.already(subscription("대구", number=3)), "‘대구’ 구독은 이미 3번으로 있습니다."),
        (subscribing.already(subscription(paused=True)), "지금은 멈춰 있습니다."),
        (subscribing.cancelled(), "구독하지 않았습니다."),
        (subscribing.what_to_subscribe(), "예: /subscribe 전문연 비전 -구로"),
        (subscriptions.paused(subscription("대구")), "1번 구독 ‘대구’를 멈췄습니다."),
        (subscriptions.resumed(subscription()), "1번 구독 ‘전문연 비전’을 다시 켰습니다."),
        (subscriptions.ask_delete(subscription()), "1번 구독 ‘전문연 비전’을 지울까요?"),
        (subscriptions.deleted(subscription()), "되살리려면: /subscribe 전문연 비전"),
        (subscriptions.no_such("99"), "99번 구독은 이 방에 없습니다."),
        (subscriptions.no_such("글자"), "‘글자’는 구독의 번호가 아닙니다."),
    ],
)
def test_each_change_is_told_in_a_sentence(told: Reply, words: str) -> None:
    assert words in told.text


def test_deleting_asks_first() -> None:
    assert [b.action for b in subscriptions.ask_delete(subscription(number=4)).buttons[0]] == [
        "subscriptions:delete-yes:4",
        "subscriptions:list",
    ]


def test_which_to_delete_offers_each_by_its_number() -> None:
    told = subscriptions.which_to_delete((subscription(), subscription("음성", number=5)))
    assert [b.action for (b,) in told.buttons] == ["subscriptions:delete:1", "subscriptions:delete:5"]
    assert subscriptions.which_to_delete(()) == subscriptions.none_yet()


def test_a_filter_of_5000_characters_stays_short_wherever_it_is_shown() -> None:
    endless = subscription("가" * 5_000)
    for told in (
        subscriptions.listed((endless,), may_change=True),
        subscriptions.deleted(endless),
        subscriptions.shown(endless, EXPLAINED, Outlook(0, 0), now=NOW, may_change=True),
        subscribing.subscribed(endless),
    ):
        assert len(told.text) < 1_500
        assert "…" in told.text


def test_many_subscriptions_keep_within_what_a_platform_takes_as_buttons() -> None:
    told = subscriptions.listed([replace(subscription(), number=n) for n in range(1, 60)], may_change=True)
    assert sum(len(row) for row in told.buttons) <= 100
    assert told.text.count("\n") == 59


def test_a_filter_is_shown_as_it_must_be_typed() -> None:
    told = subscriptions.listed((subscription('"강화 학습" -구로'),), may_change=True)
    assert told.blocks[1].spans[1].text == '"강화 학습" -구로'
    assert told.blocks[1].spans[1].style is Style.CODE
