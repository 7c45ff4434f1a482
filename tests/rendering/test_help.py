"""Help, the welcome and privacy."""

from __future__ import annotations

from dataclasses import replace

from bot.model.chat import BlockKind, Button
from bot.rendering import privacy, start
from bot.rendering.help import FILTER_RULES, CommandHelp, help_all, help_one

SUBSCRIBE = CommandHelp(
    "subscribe", ("구독", "알림"), "조건에 맞는 새 공고 받기", "/subscribe 전문연 비전 -구로"
)
STATUS = CommandHelp("status", ("상태",), "출처와 알림의 형편 보기", "/status")


def test_help_lists_every_command_in_the_order_given_and_the_filter_language() -> None:
    told = help_all((SUBSCRIBE, STATUS)).text
    assert (
        "명령\n/subscribe (구독) — 조건에 맞는 새 공고 받기\n/status (상태) — 출처와 알림의 형편 보기" in told
    )
    assert all(words in told for words, _ in FILTER_RULES)


def test_help_folds_what_is_not_among_the_first() -> None:
    shown, rules, folded = help_all((replace(SUBSCRIBE, first=True), STATUS)).blocks[1:]
    assert shown.text == "명령\n/subscribe (구독) — 조건에 맞는 새 공고 받기"
    assert "조건 쓰는 법" in rules.text
    assert (folded.text, folded.kind) == (
        "다른 명령 1개\n/status (상태) — 출처와 알림의 형편 보기",
        BlockKind.FOLD,
    )


def test_help_in_a_group_says_where_the_bot_hears_korean_words() -> None:
    assert "단체방에서는 /jobs 처럼 / 로 시작하는 명령을 듣습니다." in help_all((STATUS,), group=True).text
    assert "단체방" not in help_all((STATUS,)).text
    assert "상태 (봇과의 대화나" in help_one(STATUS, group=True).text


def test_help_on_one_command_gives_its_words_and_an_example() -> None:
    assert help_one(STATUS).text == (
        "/status — 출처와 알림의 형편 보기\n이렇게 말해도 됩니다: 상태\n예: /status"
    )


def test_help_on_what_takes_a_filter_explains_filters() -> None:
    assert "조건 쓰는 법" in help_one(SUBSCRIBE).text
    assert "조건 쓰는 법" not in help_one(STATUS).text


def test_the_welcome_offers_one_next_step() -> None:
    told = start.welcome(try_it="subscribe:전문연")
    assert told.text.startswith("공고봇입니다.")
    assert told.buttons == ((Button("‘전문연’ 공고 구독해 보기", action="subscribe:전문연"),),)


def test_the_welcome_with_samples_only_says_they_are_made_up_and_offers_the_real_boards() -> None:
    told = start.welcome(try_it="a", samples_only=True, switch_on="start:boards")
    assert "실제 채용이 아닙니다." in told.text
    assert told.buttons[1] == (Button("실제 채용 사이트 켜기", action="start:boards"),)


def test_the_welcome_in_a_group_says_who_may_do_what() -> None:
    assert "구독은 방 관리자가 바꾸고" in start.welcome(try_it="a", group=True).text
    assert "관리자" not in start.welcome(try_it="a").text


def test_switching_on_names_the_boards() -> None:
    assert "실제 채용 사이트 2곳을 켰습니다: 너울, 이음" in start.switched_on(("너울", "이음")).text


def test_privacy_says_what_is_kept_and_how_to_delete_it() -> None:
    told = privacy.privacy().text
    assert "방에서 오가는 말은 저장하지 않습니다." in told
    assert "/forget" in told


def test_only_who_may_is_offered_to_forget_the_room() -> None:
    def actions(may: bool) -> list[str]:
        return [b.action for row in privacy.ask_forget(mark="ab", may_forget_room=may).buttons for b in row]

    assert actions(True) == ["forget:me:ab", "forget:room:ab", "forget:no:ab"]
    assert actions(False) == ["forget:me:ab", "forget:no:ab"]


def test_what_was_forgotten_is_told() -> None:
    assert "구독 3개 포함" in privacy.forgot_room(3).text
    assert "방의 구독은 그대로입니다." in privacy.forgot_member().text
    assert privacy.nothing_forgotten().text == "아무것도 지우지 않았습니다."
