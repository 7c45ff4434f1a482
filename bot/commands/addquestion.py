"""/addquestion TEXT: a room's own questions, for those who may change its settings; 목록 shows them, 내보내기 gives a file.

The file is imported by sending it with /addquestion, or by answering it so; 내보내기 글 gives the same as text, to be sent after
the command. A question that asks what another of the room asks is passed over, so that importing twice adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.commands.command import Command, Services
from bot.commands.rights import may_change
from bot.errors import AttachmentError
from bot.interview import own
from bot.interview.bank import plain
from bot.model.chat import Attachment, Call, Reply
from bot.model.interview import Question
from bot.rendering import errors
from bot.rendering import own_questions as words
from bot.store import own_questions, rooms

MOST = 200
LIST, EXPORT, AS_TEXT = {"목록", "list"}, {"내보내기", "export"}, {"내보내기 글", "export text"}
IMPORT = {"", "가져오기", "import"}
LARGEST = 512 * 1024
"""Bytes of a file that is read; a room's questions are far fewer."""


async def answer(call: Call, services: Services) -> Reply:
    """Add, list, or export."""
    text = call.rest.strip()
    if text in EXPORT:
        return await _file(call, services)
    if text in LIST or text in AS_TEXT:
        return await _page(call, services, 1, export=text in AS_TEXT)
    if text in IMPORT and call.attached is None:
        return words.how()
    if not await may_change(call, services):
        return errors.not_admin()
    return await _add(
        call, services, await _read(call.attached) if text in IMPORT and call.attached else text
    )


async def _read(file: Attachment) -> str:
    if file.size > LARGEST:
        raise AttachmentError(f"파일이 너무 큽니다. {LARGEST // 1024} KB까지 읽습니다.")
    content = await file.read()
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AttachmentError(
        "글 파일(.txt, UTF-8)이 아닙니다. /addquestion 내보내기 로 받은 파일을 그대로 보내 주세요."
    )


async def _add(call: Call, services: Services, text: str) -> Reply:
    asked, now = own.read(text), services.clock()
    async with services.database.writing() as connection:
        known = await own_questions.of_room(connection, call.room)
        new = _new(asked, known.values())
        if len(known) + len(new) > MOST:
            return words.too_many(MOST)
        room, _ = await rooms.know(connection, call.room, now, title=call.room_title, private=call.private)
        numbers = await own_questions.add(connection, room, new, now)
    return words.added(numbers, len(asked) - len(new))


def _new(asked: list[Question], known: Iterable[Question]) -> list[Question]:
    there = {plain(one.ask) for one in known}
    new = {plain(one.ask): one for one in asked if plain(one.ask) not in there}
    return list(new.values())


async def press(call: Call, services: Services, arguments: list[str]) -> Reply:
    """Turn a page, or delete one."""
    verb, number = arguments
    match verb:
        case "list" | "export":
            turned = await _page(call, services, int(number), export=verb == "export")
            return replace(turned, replaces=verb == "list")
        case "drop":
            return await _drop(call, services, int(number))
    raise LookupError(call.action)


async def _file(call: Call, services: Services) -> Reply:
    async with services.database.reading() as connection:
        found = await own_questions.of_room(connection, call.room)
    return words.exported_file(own.write(found.values()), len(found)) if found else words.how(none_yet=True)


async def _page(call: Call, services: Services, first: int, *, export: bool) -> Reply:
    async with services.database.reading() as connection:
        found = await own_questions.of_room(connection, call.room)
    if not export or not found:
        return words.listed(found, first)
    page = {number: one for number, one in found.items() if number >= first}
    taken = _fitting(list(page.values()))
    left = list(page)[taken:]
    return words.exported(own.write(list(page.values())[:taken]), left[0] if left else 0, len(left))


def _fitting(questions: list[Question]) -> int:
    """How many of them go into one message: one at least."""
    counts = range(2, len(questions) + 1)
    return max((count for count in counts if len(own.write(questions[:count])) <= words.LENGTH), default=1)


async def _drop(call: Call, services: Services, number: int) -> Reply:
    if not await may_change(call, services):
        return errors.not_admin()
    async with services.database.writing() as connection:
        found = await own_questions.of_room(connection, call.room)
        room = await rooms.number_of(connection, call.room)
        if room is None or not await own_questions.remove(connection, room, number):
            raise LookupError(call.action)
    question = found.pop(number)
    first = max((at for at in found if at <= number), default=1)
    return replace(words.listed(found, first), replaces=True, toast=words.dropped(number, question))


command = Command("addquestion", answer, press)
