"""/daily [TIME] [DAYS] [TOPICS]: a question a day in the topic this is said in, by words and by buttons that say the same words.

Everybody may look; who changes something needs the right to, asked again at every press. What is not said stays as it was. A
plan whose time has passed today begins tomorrow. What it asks, and when, is in tasks/daily.py.
"""

from __future__ import annotations

from dataclasses import replace

from bot.commands.command import Command, Services
from bot.commands.opener import may_press, opener
from bot.commands.rights import may_change
from bot.errors import SettingError, TopicUnknown
from bot.interview import daily as times
from bot.interview.choosing import fitting
from bot.interview.wishes import nearest, read_wish
from bot.model.chat import Call, Reply
from bot.model.daily import Plan, Turn
from bot.model.room import Room, RoomSettings
from bot.rendering import daily as rendering
from bot.rendering import daily_words as words
from bot.rendering import errors, interview
from bot.rendering.daily import Act
from bot.store import dailies, rooms
from bot.store.own_questions import bank_for

LONGEST = 100
"""Characters of topics that a plan may have."""


async def answer(call: Call, services: Services) -> Reply:
    """What is planned, or a change of it."""
    wish = words.read(call.rest)
    may = await may_change(call, services)
    if wish.says_nothing:
        return await _page(call, services, _menu_of(call) if may else None)
    if (wrong := await _wrong(call, services, wish)) is not None:
        return wrong
    if not may:
        return errors.not_admin()
    done = await _change(call, services, wish)
    return rendering.told(done, await _page(call, services, _menu_of(call)))


async def press(call: Call, services: Services, arguments: list[str]) -> Reply:
    """A button: its words, for who opened the menu and still has the right."""
    mark, *said = arguments
    if not may_press(call, mark):
        return errors.not_yours("메뉴", "/daily")
    if not await may_change(call, services):
        return errors.may_not_press()
    try:
        wish = words.read(":".join(said))
    except SettingError as error:
        raise LookupError(call.action) from error
    if wish.topics or not call.message_id:  # out of reach: nobody can tell which topic it stands in
        raise LookupError(call.action)
    done = await _change(call, services, wish)
    return replace(await _page(call, services, _menu_of(call)), replaces=True, toast=done)


async def _wrong(call: Call, services: Services, wish: words.DailyWish) -> Reply | None:
    """What is said of topics that nobody knows or that no question is of."""
    if not wish.topics:
        return None
    bank = await bank_for(services.database, services.questions, call.room)
    try:
        found = fitting(bank.topics, read_wish(wish.topics, bank))
    except TopicUnknown as error:
        # Without a slash only a slip of the pen is answered, no talk that begins with the same word.
        meant = call.private or call.text.startswith("/") or nearest(error.word, bank)
        return interview.unknown(str(error), ()) if meant else Reply()
    if not found:
        return interview.none_fits()
    if len(wish.topics) > LONGEST:
        raise SettingError(f"주제가 너무 깁니다. {LONGEST}자까지 적어 주세요.")
    return None


async def _change(call: Call, services: Services, wish: words.DailyWish) -> str:
    now = services.clock()
    async with services.database.writing() as connection:
        number, room = await rooms.know(
            connection, call.room, now, title=call.room_title, private=call.private
        )
        if wish.off:
            return rendering.ended(was_on=await dailies.remove(connection, call.room, call.thread))
        there = [
            one.plan for one in await dailies.of_room(connection, call.room) if one.thread == call.thread
        ]
        plan = wish.over(there[0] if there else Plan())
        daily = await dailies.put(connection, number, call.thread, plan, now)
        today = times.local(room.settings, now).date()
        await dailies.take_back(connection, daily, today)
        at = times.asks_at(plan, room.settings, today)
        if at is not None and at <= now:
            await dailies.begin(connection, daily, Turn.QUESTION, today)
    return "이렇게 정했습니다."


async def _page(call: Call, services: Services, act: Act | None) -> Reply:
    now = services.clock()
    async with services.database.reading() as connection:
        found = await rooms.get(connection, call.room)
        room = found or Room(
            call.room, private=call.private, settings=RoomSettings.at_first(call.room.platform)
        )
        plans = await dailies.of_room(connection, call.room)
        mine = next((one for one in plans if one.thread == call.thread), None)
        others = [one for one in plans if one.thread != call.thread]
        if mine is None:
            return rendering.page(room, None, others, None, now, act)
        had = await dailies.days_had(connection, mine.id, times.local(room.settings, now).date())
    following = times.following(mine.plan, room.settings, now, had)
    return rendering.page(room, mine.plan, others, following, now, act)


def _menu_of(call: Call) -> Act:
    mark = opener(call)
    return lambda said: f"{command.name}:{mark}:{said}"


command = Command("daily", answer, press)
