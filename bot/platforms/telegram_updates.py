"""What Telegram tells us, as a Call or a RoomChange.

Of what is said in a group only what is meant for the bot becomes a Call: a word after a slash (Korean ones too, which
Telegram does not mark), an answer to the bot's own message, a mention of it; a slash word for another bot never does. A
mention that opens or closes the words is the address, not a part of them: it is taken off. In a private chat everything is
meant. Not read: edits, other bots, posts a linked channel forwards by itself, messages without words.
Rights: private chat yes; an anonymous admin (who speaks as the room) yes; a channel speaking as itself no; else a look-up.
"""

from __future__ import annotations

import re
import unicodedata
from functools import partial

from telegram import (
    CallbackQuery,
    Chat,
    ChatMember,
    ChatMemberRestricted,
    ChatMemberUpdated,
    Message,
    PollAnswer,
    User,
)
from telegram.constants import ChatMemberStatus, ChatType

from bot.model.chat import AdminCheck, Call, Member, nobody
from bot.model.room import RoomId
from bot.platforms.contract import Change, RoomChange
from bot.platforms.telegram_files import attached
from bot.platforms.telegram_rights import Rights

PLATFORM = "telegram"
SLASH = re.compile(r"/(?P<word>[^\s@/]+)(?:@(?P<bot>\w+))?(?:\s+(?P<rest>.*))?", re.DOTALL)
ROOMS = (ChatType.PRIVATE, ChatType.GROUP, ChatType.SUPERGROUP)


class Reader:
    """Reads updates for the bot called `me`."""

    def __init__(self, me: User, rights: Rights) -> None:
        self._id, self._name, self._rights = me.id, (me.username or "").lower(), rights
        mention = rf"@{re.escape(self._name)}\b"
        self._mention = re.compile(mention, re.IGNORECASE)
        self._address = re.compile(rf"^\s*{mention}[\s,:]*|\s*{mention}\s*$", re.IGNORECASE)

    def call(self, message: Message) -> Call | None:
        """What was said, None when it is not for us."""
        said = (message.text or message.caption or "").strip()
        if not said or message.chat.type not in ROOMS or message.is_automatic_forward or _by_a_bot(message):
            return None
        text = self._address.sub("", said)
        slash = SLASH.fullmatch(text)
        if slash and slash["bot"] and slash["bot"].lower() != self._name:
            return None
        answered = _answered(message)
        if not (slash or message.chat.type == ChatType.PRIVATE or self._addressed(said, answered)):
            return None
        return Call(
            room=room_of(message.chat),
            member=_speaker(message),
            text=text,
            command=unicodedata.normalize("NFC", slash["word"]).lower() if slash else "",
            rest=(slash["rest"] or "").strip() if slash else "",
            is_admin=self._check(message),
            private=message.chat.type == ChatType.PRIVATE,
            room_title=message.chat.title or "",
            thread=_thread(message),
            message_id=str(message.message_id),
            reply_to=str(answered.message_id) if answered else "",
            reply_to_text=(answered.text or answered.caption or "") if answered else "",
            reply_to_links=_links(answered) if answered else (),
            attached=attached(message, answered),
            language=(message.from_user.language_code or "") if message.from_user else "",
        )

    def press(self, query: CallbackQuery) -> Call | None:
        """A pressed button; None when it stands on no message of a room. `message_id` is "" when it cannot be edited."""
        message = query.message
        if message is None or not query.data or message.chat.type not in ROOMS:
            return None
        private = message.chat.type == ChatType.PRIVATE
        at_hand = message if isinstance(message, Message) and message.is_accessible else None
        return Call(
            room=room_of(message.chat),
            member=Member(str(query.from_user.id), query.from_user.full_name),
            action=query.data,
            is_admin=everybody
            if private
            else partial(self._rights.is_admin, message.chat.id, query.from_user.id, fresh=True),
            private=private,
            room_title=message.chat.title or "",
            thread=_thread(at_hand) if at_hand else "",
            message_id=str(at_hand.message_id) if at_hand else "",
            language=query.from_user.language_code or "",
        )

    def _addressed(self, said: str, answered: Message | None) -> bool:
        if answered and answered.from_user and answered.from_user.id == self._id:
            return True
        return bool(self._name and self._mention.search(said))

    def _check(self, message: Message) -> AdminCheck:
        if message.chat.type == ChatType.PRIVATE:
            return everybody
        if message.sender_chat:
            return everybody if message.sender_chat.id == message.chat.id else nobody
        if message.from_user is None:
            return nobody
        return partial(self._rights.is_admin, message.chat.id, message.from_user.id)


def vote(answer: PollAnswer) -> Call | None:
    """A vote for one of the bot's polls, or one that was taken back; None for one of a channel or an anonymous admin."""
    who = answer.user
    if who is None:
        return None
    room, member = RoomId(PLATFORM, str(who.id)), Member(str(who.id), who.full_name)
    return Call(room, member, poll=answer.poll_id, options=tuple(answer.option_ids), private=True)


async def everybody() -> bool:
    """The check where whoever speaks may change the settings."""
    return True


def room_of(chat: Chat) -> RoomId:
    """The room's address."""
    return RoomId(PLATFORM, str(chat.id))


def moved(message: Message) -> RoomChange | None:
    """A group that became a supergroup, told from either side."""
    here = str(message.chat.id)
    title = message.chat.title or ""
    if message.migrate_to_chat_id:
        return RoomChange(RoomId(PLATFORM, here), Change.MOVED, str(message.migrate_to_chat_id), title)
    if message.migrate_from_chat_id:
        return RoomChange(RoomId(PLATFORM, str(message.migrate_from_chat_id)), Change.MOVED, here, title)
    return None


def left(message: Message) -> RoomChange | None:
    """A member who left the room, or was taken out."""
    gone = message.left_chat_member
    return RoomChange(room_of(message.chat), Change.LEFT, member=str(gone.id)) if gone else None


def change(update: ChatMemberUpdated) -> RoomChange | None:
    """The bot can speak in a room from now on, or no longer can; None when neither changed (made an admin)."""
    before, now = _can_speak(update.old_chat_member), _can_speak(update.new_chat_member)
    if before == now or update.chat.type not in ROOMS:
        return None
    return RoomChange(
        room_of(update.chat),
        Change.ADDED if now else Change.REMOVED,
        title=update.chat.title or "",
        private=update.chat.type == ChatType.PRIVATE,
    )


def _can_speak(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member and member.can_send_messages
    return member.status in (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.MEMBER)


def _by_a_bot(message: Message) -> bool:
    """Another bot spoke. (Who speaks as the room or as a channel comes under a stand-in bot's name: not those.)"""
    return bool(message.from_user and message.from_user.is_bot and not message.sender_chat)


def _speaker(message: Message) -> Member:
    who = message.sender_chat or message.from_user
    if who is None:
        return Member("0")
    return Member(str(who.id), (who.effective_name or "") if isinstance(who, Chat) else who.full_name)


def _answered(message: Message) -> Message | None:
    """The message this one answers; the opening of a topic, which everything in it "answers", is none."""
    answered = message.reply_to_message
    return None if answered is None or answered.forum_topic_created else answered


def _links(message: Message) -> tuple[str, ...]:
    """The addresses behind its words."""
    return tuple(one.url for one in (*message.entities, *message.caption_entities) if one.url)


def _thread(message: Message) -> str:
    """The topic's number; "" outside topics and in General, which must not be named when sending."""
    return str(message.message_thread_id) if message.is_topic_message and message.message_thread_id else ""
