"""What Telegram tells us, as a Call or a RoomChange."""

from __future__ import annotations

import unicodedata
from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import CallbackQuery, ChatMemberUpdated, Message, User

from bot.model.chat import Call
from bot.model.room import RoomId
from bot.platforms.contract import Change, RoomChange
from bot.platforms.telegram_client import Client
from bot.platforms.telegram_rights import Rights
from bot.platforms.telegram_updates import Reader, change, moved
from tests.fake_telegram import BOT, MEMBER, TOKEN, FakeTelegram, Refuse, chat_of

GROUP, PRIVATE = -1001000000001, 71
ME = User(BOT["id"], BOT["first_name"], is_bot=True, username="Gonggo_Test_Bot")
ROOM_ITSELF = chat_of(GROUP)
STAND_IN = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
CHANNEL = {"id": -1009, "type": "channel", "title": "채용 소식"}


class Minute:
    """Seconds that go on when told."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as telegram:
        yield telegram


@pytest.fixture
def minute() -> Minute:
    return Minute()


@pytest.fixture
async def reader(telegram: FakeTelegram, minute: Minute) -> AsyncIterator[Reader]:
    client = Client(TOKEN, telegram.url)
    yield Reader(ME, Rights(client.bot, minute))
    await client.close()


Json = dict[str, Any]


def message(text: str, chat: int = GROUP, **more: Any) -> Message:
    return told(
        {"message_id": 9, "date": 1_795_000_000, "chat": chat_of(chat), "from": MEMBER, "text": text, **more}
    )


def told(data: Json) -> Message:
    """What is None or "" is left out, as Telegram does."""
    return Message.de_json({key: value for key, value in data.items() if value not in (None, "")}, None)


def ours(**more: Any) -> dict[str, Any]:
    return {"message_id": 5, "date": 1, "chat": chat_of(GROUP), "from": BOT, "text": "알림", **more}


def heard(reader: Reader, text: str, chat: int = GROUP, **more: Any) -> Call:
    call = reader.call(message(text, chat, **more))
    assert call is not None
    return call


@pytest.mark.parametrize(
    ("text", "command", "rest"),
    [
        ("/subscribe 전문연 지역:서울", "subscribe", "전문연 지역:서울"),
        ("/subscribe@gonggo_test_bot 전문연", "subscribe", "전문연"),
        ("/SUBSCRIBE@GONGGO_TEST_BOT  전문연 ", "subscribe", "전문연"),
        ("/구독 전문연", "구독", "전문연"),
        ("/구독@gonggo_test_bot", "구독", ""),
        (unicodedata.normalize("NFD", "/구독") + " 전문연", "구독", "전문연"),
        ("/구독\n전문연\n신입", "구독", "전문연\n신입"),
        ("  /help  ", "help", ""),
        ("@gonggo_test_bot /help", "help", ""),
    ],
)
def test_a_slash_word_is_a_command_in_either_script(
    reader: Reader, text: str, command: str, rest: str
) -> None:
    call = heard(reader, text)
    assert (call.command, call.rest) == (command, rest)


@pytest.mark.parametrize(
    "text", ["/subscribe@other_bot 전문연", "/구독@other_bot", "안녕하세요", "/", "// 주석", "/ help"]
)
def test_what_is_meant_for_others_in_a_group_is_not_heard(reader: Reader, text: str) -> None:
    assert reader.call(message(text)) is None


@pytest.mark.parametrize("text", ["구독 전문연", "/", "//주석", "/home/user 말"])
def test_in_private_everything_is_heard_and_only_slash_words_are_commands(reader: Reader, text: str) -> None:
    call = heard(reader, text, PRIVATE)
    assert (call.text, call.command, call.private) == (text, "", True)


def test_even_in_private_a_command_for_another_bot_is_not_ours(reader: Reader) -> None:
    assert reader.call(message("/start@other_bot", PRIVATE)) is None


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("@gonggo_test_bot 구독 전문연", "구독 전문연"),
        ("@Gonggo_Test_Bot, 구독목록", "구독목록"),
        ("구독목록 @gonggo_test_bot", "구독목록"),
        ("이거 @gonggo_test_bot 한테 물어봐요", "이거 @gonggo_test_bot 한테 물어봐요"),
        ("@gonggo_test_bot", ""),
    ],
)
def test_a_mention_is_heard_and_taken_off_where_it_is_the_address(
    reader: Reader, said: str, text: str
) -> None:
    assert heard(reader, said).text == text


def test_a_longer_name_is_not_a_mention(reader: Reader) -> None:
    assert reader.call(message("@gonggo_test_bot2 구독")) is None


def test_an_answer_to_the_bots_message_is_heard_with_its_words(reader: Reader) -> None:
    call = heard(reader, "왜", reply_to_message=ours())
    assert (call.text, call.reply_to, call.reply_to_text) == ("왜", "5", "알림")
    assert heard(reader, "왜", reply_to_message=ours(text=None, caption="그림 말")).reply_to_text == "그림 말"
    assert reader.call(message("왜", reply_to_message={**ours(), "from": MEMBER})) is None


@pytest.mark.parametrize("kind", [("text", "entities"), ("caption", "caption_entities")])
def test_the_addresses_behind_the_words_of_an_answered_message_are_known(
    reader: Reader, kind: tuple[str, str]
) -> None:
    words, entities = kind
    link = {"type": "text_link", "offset": 0, "length": 2, "url": "https://example.com/1"}
    bold = {"type": "bold", "offset": 0, "length": 2}
    answered = ours(**{"text": None, words: "공고", entities: [bold, link]})
    assert heard(reader, "/whynot", reply_to_message=answered).reply_to_links == ("https://example.com/1",)
    assert heard(reader, "/whynot", reply_to_message=ours()).reply_to_links == ()


def test_the_opening_of_a_topic_is_not_answered_by_what_is_said_in_it(reader: Reader) -> None:
    opening = ours(forum_topic_created={"name": "채용", "icon_color": 1}, text=None)
    said: Json = {"message_thread_id": 5, "is_topic_message": True, "reply_to_message": opening}
    assert reader.call(message("안녕하세요", **said)) is None
    assert heard(reader, "/help", **said).reply_to == ""


def test_a_caption_is_heard_like_words(reader: Reader) -> None:
    call = heard(reader, "", caption="/share https://a.example/")
    assert (call.command, call.rest) == ("share", "https://a.example/")


def test_a_topic_is_kept_and_general_has_none(reader: Reader) -> None:
    assert heard(reader, "/help", message_thread_id=44, is_topic_message=True).thread == "44"
    assert heard(reader, "/help", message_thread_id=44).thread == ""
    assert heard(reader, "/help").thread == ""


def test_who_spoke_and_where_is_in_the_call(reader: Reader) -> None:
    call = heard(reader, "/help")
    assert call.room == RoomId("telegram", str(GROUP))
    assert (call.member.id, call.member.name, call.language) == ("71", "하늘", "ko")
    assert (call.message_id, call.room_title, call.private) == ("9", "연구직 모임", False)


@pytest.mark.parametrize(
    "more",
    [
        {"text": ""},
        {"from": {"id": 5, "is_bot": True, "first_name": "남의 봇", "username": "other_bot"}},
        {"sender_chat": CHANNEL, "is_automatic_forward": True},
        {"chat": CHANNEL},
    ],
)
def test_no_words_other_bots_linked_channels_and_channels_are_not_heard(
    reader: Reader, more: dict[str, Any]
) -> None:
    said = {"message_id": 9, "date": 1, "chat": chat_of(GROUP), "from": MEMBER, "text": "/help"}
    assert reader.call(told({**said, **more})) is None


async def test_in_private_everyone_may_change_settings(reader: Reader, telegram: FakeTelegram) -> None:
    assert await heard(reader, "/settings", PRIVATE).is_admin()
    assert telegram.calls == []


async def test_an_anonymous_admin_may_and_a_channel_may_not(reader: Reader, telegram: FakeTelegram) -> None:
    as_stand_in: Json = {"from": STAND_IN}
    anonymous = heard(reader, "/settings", sender_chat=ROOM_ITSELF, **as_stand_in)
    channel = heard(reader, "/settings", sender_chat=CHANNEL, **as_stand_in)
    assert await anonymous.is_admin()
    assert not await channel.is_admin()
    assert (anonymous.member.id, channel.member.name) == (str(GROUP), "채용 소식")
    assert telegram.calls == []


async def test_a_members_rights_are_remembered_for_a_minute(
    reader: Reader, telegram: FakeTelegram, minute: Minute
) -> None:
    telegram.admins.add((GROUP, 71))
    assert await heard(reader, "/settings").is_admin()
    telegram.admins.clear()
    minute.now = 59.9
    assert await heard(reader, "/settings").is_admin()
    minute.now = 60.0
    assert not await heard(reader, "/settings").is_admin()
    assert len(telegram.called("getChatMember")) == 2


async def test_a_press_asks_for_rights_afresh(reader: Reader, telegram: FakeTelegram) -> None:
    telegram.admins.add((GROUP, 71))
    assert await heard(reader, "/settings").is_admin()
    telegram.admins.clear()
    assert not await pressed(reader).is_admin()
    assert not await heard(reader, "/settings").is_admin()


async def test_a_look_up_that_fails_gives_no_rights(reader: Reader, telegram: FakeTelegram) -> None:
    telegram.admins.add((GROUP, 71))
    telegram.plan("getChatMember", Refuse(500, "Internal Server Error"))
    assert not await heard(reader, "/settings").is_admin()
    assert await heard(reader, "/settings").is_admin()


def pressed(reader: Reader, **more: Any) -> Call:
    query = {"id": "1", "from": MEMBER, "chat_instance": "1", "data": "page:2", "message": ours(), **more}
    call = reader.press(CallbackQuery.de_json(query, None))
    assert call is not None
    return call


def test_a_press_carries_its_action_its_message_and_its_topic(reader: Reader) -> None:
    call = pressed(reader, message=ours(message_thread_id=44, is_topic_message=True))
    assert (call.action, call.message_id, call.thread, call.text) == ("page:2", "5", "44", "")
    assert call.member.id == "71"


def test_a_press_under_a_message_out_of_reach_has_nothing_to_edit(reader: Reader) -> None:
    assert pressed(reader, message={"message_id": 5, "date": 0, "chat": chat_of(GROUP)}).message_id == ""


async def test_a_press_in_private_is_by_who_may(reader: Reader, telegram: FakeTelegram) -> None:
    assert await pressed(reader, message=ours(chat=chat_of(PRIVATE))).is_admin()
    assert telegram.calls == []


@pytest.mark.parametrize("more", [{"message": None}, {"data": None}, {"message": ours(chat=CHANNEL)}])
def test_a_press_on_nothing_of_a_room_is_no_call(reader: Reader, more: dict[str, Any]) -> None:
    query = {"id": "1", "from": MEMBER, "chat_instance": "1", "data": "x", "message": ours(), **more}
    given = {key: value for key, value in query.items() if value is not None}
    assert reader.press(CallbackQuery.de_json(given, None)) is None


def standing(status: str, **more: Any) -> dict[str, Any]:
    rights = dict.fromkeys(RESTRICTIONS, False) if status == "restricted" else {}
    rights |= dict.fromkeys(ADMIN_RIGHTS, True) if status == "administrator" else {}
    until = {"until_date": 0} if status in ("kicked", "restricted") else {}
    return {"status": status, "user": BOT, **rights, **until, **more}


RESTRICTIONS = ("is_member", "can_change_info", "can_invite_users", "can_pin_messages", "can_send_messages",
                "can_send_polls", "can_send_other_messages", "can_add_web_page_previews", "can_manage_topics",
                "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos", "can_send_video_notes",
                "can_send_voice_notes", "can_edit_tag", "can_react_to_messages")  # fmt: skip
ADMIN_RIGHTS = ("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
                "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
                "can_edit_stories", "can_delete_stories", "can_send_reactions")  # fmt: skip
ALLOWED = {"is_member": True, "can_send_messages": True}


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        (standing("left"), standing("member"), Change.ADDED),
        (standing("kicked"), standing("administrator"), Change.ADDED),
        (standing("member"), standing("administrator"), None),
        (standing("administrator"), standing("member"), None),
        (standing("member"), standing("left"), Change.REMOVED),
        (standing("administrator"), standing("kicked"), Change.REMOVED),
        (standing("member"), standing("restricted", is_member=True), Change.REMOVED),
        (standing("restricted", is_member=True), standing("restricted", **ALLOWED), Change.ADDED),
        (standing("member"), standing("restricted", **ALLOWED), None),
    ],
)
def test_a_change_is_whether_the_bot_can_speak(
    before: dict[str, Any], now: dict[str, Any], found: Change | None
) -> None:
    told = changed(chat_of(GROUP), before, now)
    room = RoomId("telegram", str(GROUP))
    assert told == (RoomChange(room, found, title="연구직 모임") if found else None)


def changed(chat: dict[str, Any], before: dict[str, Any], now: dict[str, Any]) -> RoomChange | None:
    update = {"chat": chat, "from": MEMBER, "date": 1, "old_chat_member": before, "new_chat_member": now}
    return change(ChatMemberUpdated.de_json(update, None))


def test_a_private_chat_that_blocks_and_unblocks_is_told_as_private() -> None:
    blocked = changed(chat_of(PRIVATE), standing("member"), standing("kicked"))
    assert blocked is not None
    assert (blocked.change, blocked.private) == (Change.REMOVED, True)


def test_being_added_to_a_channel_is_no_room() -> None:
    assert changed(CHANNEL, standing("left"), standing("administrator")) is None


def test_a_move_is_the_same_from_either_side() -> None:
    from_old = moved(message("", -55, migrate_to_chat_id=GROUP))
    from_new = moved(message("", GROUP, migrate_from_chat_id=-55))
    assert (
        from_old == from_new == RoomChange(RoomId("telegram", "-55"), Change.MOVED, str(GROUP), "연구직 모임")
    )
    assert moved(message("/help")) is None


def test_a_bot_without_a_name_hears_slash_words_all_the_same(reader: Reader) -> None:
    nameless = Reader(User(1, "봇", is_bot=True), Rights(Client(TOKEN, "http://127.0.0.1:1").bot))
    call = nameless.call(message("/help"))
    assert call is not None
    assert call.command == "help"
