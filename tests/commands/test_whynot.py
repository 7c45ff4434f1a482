"""/whynot as conversations: why a posting did not come, in the order a thoughtful person would look."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.delivery.relay import Post, Relay
from bot.errors import MessageRefused, TryLater
from bot.model.posting import Posting, RawPosting
from bot.model.reading import Reading
from bot.model.room import RoomId
from bot.platforms.contract import Limits
from bot.platforms.pacing import Pacer
from bot.store import rooms, standings, told
from tests.commands.conversation import Conversation, Room, posting
from tests.conftest import NOW
from tests.fakes import FakePlatform

YES = "주요업무\n모델 연구\n자격요건\n석사 이상\n전문연구요원 신규편입 및 전직 가능"
NO = "주요업무\n모델 서빙\n논현역 3번 출구\n자격요건\n전문연구요원 지원 불가"
GROUP = "telegram:-100123"
URL = "https://example.com/1"


async def subscribed(conversation: Conversation, *filters: str) -> Room:
    room = conversation.room(GROUP)
    for words in filters:
        await room.say(f"/subscribe {words}")
        await room.press("구독하기")
    return room


async def pass_days(conversation: Conversation, number: float) -> None:
    await conversation.clock.sleep(timedelta(days=number).total_seconds())


async def deliver(conversation: Conversation, *refusals: Exception) -> FakePlatform:
    platform = FakePlatform()
    platform.refuse(RoomId.parse(GROUP), *refusals)
    pacer = Pacer(Limits(), conversation.clock.seconds, conversation.clock.sleep)
    await Relay(conversation.database, {"telegram": Post(platform, pacer)}, conversation.clock).drain()
    return platform


async def test_without_a_link_it_says_what_to_send(conversation: Conversation) -> None:
    room = conversation.room(GROUP)
    assert "주소를 함께 보내거나" in await room.say("/whynot")
    assert "‘그 공고’에는 공고의 주소가 없습니다" in await room.say("왜안왔나요 그 공고")


async def test_a_link_of_a_board_nobody_asks_is_said_so_with_the_way_to_share_it(
    conversation: Conversation,
) -> None:
    async def share(_url: str, _room: RoomId) -> Posting:
        return Posting(RawPosting("공유", "1", "없음"), Reading())

    room = conversation.room(GROUP)
    words = await room.say("/whynot https://jobs.other.example/9")
    assert "본 적이 없습니다" in words
    assert "jobs.other.example는 봇이 공고를 묻는 곳이 아닙니다. 묻는 곳: 가람보드" in words
    assert "/share" not in words, "the command line cannot read it"
    conversation.connect(share, frozenset())
    assert "/share https://jobs.other.example/9" in await room.say("/whynot https://jobs.other.example/9")


async def test_a_link_of_a_board_that_is_asked_says_when_it_last_was(conversation: Conversation) -> None:
    await conversation.bring(posting(1, YES))
    room = conversation.room(GROUP)
    words = await room.say("/whynot https://example.com/404404")
    assert "example.com의 다른 공고는 가져옵니다: 가람보드 — 오늘 12:00 확인, 1건.\n" in words
    assert "다음 확인 때" in words
    async with conversation.database.writing() as connection:
        await standings.note_failure(connection, "가람보드", NOW, "응답이 없습니다")
    assert "마지막 확인 실패: 응답이 없습니다." in await room.say("/whynot https://example.com/404404")


async def test_a_board_that_was_switched_off_is_said_so(conversation: Conversation) -> None:
    await conversation.bring(replace(posting(1, YES), source="옛보드"), source="옛보드")
    words = await conversation.room(GROUP).say("/whynot https://example.com/404404")
    assert "출처 ‘옛보드’는 지금 꺼져 있습니다" in words


async def test_another_company_of_a_site_for_many_is_another_board(conversation: Conversation) -> None:
    await conversation.bring(posting(1, YES, url="https://jobs.lever.co/garam/11112222-a"))
    room = conversation.room(GROUP)
    assert "jobs.lever.co/garam의 다른 공고" in await room.say("/whynot https://jobs.lever.co/garam/9")
    assert "묻는 곳이 아닙니다" in await room.say("/whynot https://jobs.lever.co/mulgyeol/9")


async def test_a_room_without_subscriptions_is_told_to_make_one(conversation: Conversation) -> None:
    await conversation.bring(posting(1, YES))
    assert "구독이 없어서" in await conversation.room(GROUP).say(f"/whynot {URL}")


async def test_a_posting_from_before_the_subscription_is_said_so(conversation: Conversation) -> None:
    await conversation.bring(posting(1, YES))
    await pass_days(conversation, 1)
    room = await subscribed(conversation, "전문연")
    words = await room.say(f"/whynot {URL}")
    assert "연구원 1 — 가람1\n어제 12:00에 처음 봄 · 가람보드" in words
    assert "1번 구독 ‘전문연’에 맞지만, 구독하시기 전에 올라온 공고입니다" in words


async def test_what_stands_against_it_is_told_to_the_word_with_the_traps(conversation: Conversation) -> None:
    room = await subscribed(conversation, '전문연 "현역"', "신입 양자")
    await conversation.bring(posting(1, NO))
    words = await room.say(f"/whynot {URL}")
    assert '1번 구독 ‘전문연 "현역"’에 맞지 않습니다.\n· ' in words
    assert "‘논현역’에 든 것은 다른 말로 봄" in words
    assert "전문연구요원 지원 불가" in words
    assert "‘양자’가 공고에 없음" in words


async def test_a_posting_that_came_is_shown_where(conversation: Conversation) -> None:
    room = await subscribed(conversation, "전문연")
    await conversation.bring(posting(1, YES))
    await deliver(conversation)
    assert "오늘 12:00에 이 방에 보냈습니다. 이 답이 가리키는 메시지입니다" in await room.say(
        f"/whynot {URL}?utm_source=kakao"
    )
    assert room.last is not None
    assert room.last.reply_to == "1"
    assert "바로 그 알림" in await room.say("/whynot", reply_to="1")


async def test_a_message_in_another_topic_is_not_answered_to(conversation: Conversation) -> None:
    await subscribed(conversation, "전문연")
    await conversation.bring(posting(1, YES))
    await deliver(conversation)
    elsewhere = conversation.room(GROUP, thread="44")
    await elsewhere.say(f"/whynot {URL}")
    assert elsewhere.last is not None
    assert not elsewhere.last.reply_to


async def test_the_same_opening_on_another_board_came_already(conversation: Conversation) -> None:
    room = await subscribed(conversation, "전문연")
    here = posting(1, YES, company="물결연산", title="비전 연구원")
    there = replace(here, external_id="q9", url="https://board.example/q9")
    await conversation.bring(here)
    await deliver(conversation)
    await conversation.bring(there, source="물결보드")
    words = await room.say("/whynot https://board.example/q9")
    assert "이 방에 보냈습니다." in words
    assert "가람보드, 물결보드" in words


async def test_one_that_waits_says_why_and_until_when(conversation: Conversation) -> None:
    room = await subscribed(conversation, "전문연")
    await room.say("/settings 1번 매일 9시")
    await conversation.bring(posting(1, YES))
    words = await room.say(f"/whynot {URL}")
    assert "아직 오지 않았고" in words
    assert "매일 09:00 묶음으로 내일 09:00에 보냅니다" in words


async def test_one_held_back_by_the_night_says_so(conversation: Conversation) -> None:
    room = await subscribed(conversation, "전문연")
    await pass_days(conversation, 0.5)
    await conversation.bring(posting(1, YES))
    assert "조용한 시간이라 오늘 08:00에 보냅니다" in await room.say(f"/whynot {URL}")


async def test_one_the_platform_asked_to_wait_with_says_so(conversation: Conversation) -> None:
    room = await subscribed(conversation, "전문연")
    await conversation.bring(posting(1, YES))
    await deliver(conversation, TryLater(300.0))
    assert "텔레그램이 5분 뒤에 다시 보내라고 했습니다" in await room.say(f"/whynot {URL}")


async def test_one_for_a_room_the_bot_could_not_speak_in_is_on_its_way_now(
    conversation: Conversation,
) -> None:
    room = await subscribed(conversation, "전문연")
    async with conversation.database.writing() as connection:
        await rooms.pause(connection, room.id, conversation.clock())
    await conversation.bring(posting(1, YES))
    await pass_days(conversation, 0.01)
    assert "말할 수 없던 동안 모였고" in await room.say(f"/whynot {URL}")


async def test_one_the_platform_refused_says_so(conversation: Conversation) -> None:
    room = await subscribed(conversation, "전문연")
    await conversation.bring(posting(1, YES))
    await deliver(conversation, *[MessageRefused("no")] * 9)
    assert "받아 주지 않았습니다" in await room.say(f"/whynot {URL}")


async def test_one_that_closed_before_it_went_out_says_so(conversation: Conversation) -> None:
    room = await subscribed(conversation, "전문연")
    await room.say("/settings 1번 매일 9시")
    await conversation.bring(posting(1, YES))
    await conversation.bring(posting(2, YES), complete=True)
    await pass_days(conversation, 1)
    await deliver(conversation)
    words = await room.say(f"/whynot {URL}")
    assert "에 닫힘" in words
    assert "보내기 전에 공고가 닫혀" in words


async def test_one_that_was_shared_in_the_room_is_said_so(conversation: Conversation) -> None:
    room = await subscribed(conversation, "전문연")
    await conversation.bring(posting(1, YES))
    async with conversation.database.writing() as connection:
        await told.told_already(connection, room.id, 1, conversation.clock())
    assert "공유해 이미 보셨기에" in await room.say(f"/whynot {URL}")


async def test_a_paused_subscription_says_so(conversation: Conversation) -> None:
    room = await subscribed(conversation, "전문연", "양자")
    await room.say("/subscriptions")
    await room.press("1번 멈추기")
    await room.say("/subscriptions")
    await room.press("2번 멈추기")
    await conversation.bring(posting(1, YES))
    words = await room.say(f"/whynot {URL}")
    assert "1번 구독 ‘전문연’에 맞지만, 구독이 멈춰 있습니다" in words
    assert "지금은 멈춰 있기도 합니다" in words


async def test_one_that_was_past_its_last_day_says_so(conversation: Conversation) -> None:
    room = await subscribed(conversation, "전문연")
    await conversation.bring(posting(1, f"{YES}\n마감일: 2026-11-20"))
    words = await room.say(f"/whynot {URL}")
    assert "처음 보았을 때 이미 마감이 지나" in words


async def test_it_is_asked_as_of_the_day_it_was_seen(conversation: Conversation) -> None:
    room = await subscribed(conversation, "전문연 마감<=7일")
    await conversation.bring(posting(1, f"{YES}\n마감일: 2026-12-20"))
    await pass_days(conversation, 25)
    words = await room.say(f"/whynot {URL}")
    assert "에 맞지 않습니다" in words
    assert "마감<=7일" in words


async def test_a_change_that_makes_it_fit_is_told(conversation: Conversation) -> None:
    room = await subscribed(conversation, "전문연")
    await conversation.bring(posting(1, NO))
    assert "에 맞지 않습니다" in await room.say(f"/whynot {URL}")
    await conversation.bring(posting(1, YES))
    await deliver(conversation)
    assert "이 방에 보냈습니다" in await room.say(f"/whynot {URL}")


async def test_one_that_fits_since_it_changed_and_did_not_come_says_so(conversation: Conversation) -> None:
    room = await subscribed(conversation, "전문연")
    await room.say("/settings 1번 매일 9시")
    await conversation.bring(posting(1, NO))
    await pass_days(conversation, 0.1)
    await conversation.bring(posting(1, YES))
    for press in ("멈추기", "다시 켜기"):
        await room.say("/subscriptions")
        await room.press(press)
    assert "에 지금은 맞습니다. 그 뒤에 공고의 말이 달라졌거나" in await room.say(f"/whynot {URL}")


async def test_samples_are_for_the_local_room(conversation: Conversation) -> None:
    samples = next(iter(conversation.config.samples))
    room = await subscribed(conversation, "전문연")
    await conversation.bring(posting(1, YES), source=samples, sample=True)
    assert "지어낸 예시 공고" in await room.say(f"/whynot {URL}")
    assert "구독이 없어서" in await conversation.room("web:local", private=True).say(f"/whynot {URL}")


async def test_a_link_in_the_message_it_answers_is_enough(conversation: Conversation) -> None:
    await conversation.bring(posting(1, YES))
    words = await conversation.room(GROUP).say(
        "왜안왔나요", reply_to="77", reply_to_text=f"이거 봤어요? ({URL}/?utm_campaign=x)."
    )
    assert "연구원 1" in words


async def test_a_link_behind_the_words_of_the_message_it_answers_is_enough(
    conversation: Conversation,
) -> None:
    await conversation.bring(posting(1, YES))
    words = await conversation.room(GROUP).say(
        "/whynot", reply_to="77", reply_to_text="연구원 1 — 가람1", links=(URL, "https://example.com/2")
    )
    assert "구독이 없어서" in words


async def test_why_not_said_in_several_words_is_understood(conversation: Conversation) -> None:
    await conversation.bring(posting(1, YES))
    assert "구독이 없어서" in await conversation.room(GROUP).say(f"왜 안 왔나요 {URL}")


async def test_a_board_is_known_by_its_other_form(conversation: Conversation) -> None:
    await conversation.bring(posting(1, YES, url="https://www.wanted.co.kr/wd/12345"))
    room = conversation.room(GROUP)
    for form in (
        "https://wanted.co.kr/en/wd/12345?utm_source=mail",
        "https://click.example/go?u=https%3A%2F%2Fwww.wanted.co.kr%2Fwd%2F12345%3Fa%3Db",
    ):
        assert "연구원 1" in await room.say(f"/whynot {form}"), form
    assert "본 적이 없습니다" in await room.say("/whynot https://www.wanted.co.kr/wd/123456")


async def test_a_saved_filter_that_cannot_be_read_says_so(conversation: Conversation) -> None:
    room = await subscribed(conversation, "양자")
    async with conversation.database.writing() as connection:
        await connection.exec_driver_sql("UPDATE subscriptions SET filter_text = '((('")
    await conversation.bring(posting(1, YES))
    assert "조건을 읽을 수 없습니다" in await room.say(f"/whynot {URL}")


async def test_a_record_that_is_missing_is_admitted(conversation: Conversation) -> None:
    room = await subscribed(conversation, "전문연")
    await conversation.bring(posting(1, YES))
    async with conversation.database.writing() as connection:
        await connection.exec_driver_sql("DELETE FROM alerts")
    assert "보낸 기록이 없습니다" in await room.say(f"/whynot {URL}")


async def test_odd_addresses_are_answered(conversation: Conversation) -> None:
    room = conversation.room(GROUP)
    for none in ("https://x", "https://[::1", "http://.", "주소"):
        assert "공고의 주소가 없습니다" in await room.say(f"/whynot {none}"), none
    for odd in (
        "http://" + "a" * 1900,
        "https://example.com/%00%ff?a=" + "%" * 40,
    ):
        assert "본 적이 없습니다" in await room.say(f"/whynot {odd}"), odd
