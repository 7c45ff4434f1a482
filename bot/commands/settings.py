"""/settings: how and when a room is spoken to, by words and by buttons that say the same words.

Everybody may look. Who changes something needs the right to, asked again at every press. A menu belongs to who opened it
(opener.py). After a change what waits for the room is laid out anew.
"""

from __future__ import annotations

from dataclasses import replace

from bot.commands.command import Command, Services
from bot.commands.opener import may_press, opener
from bot.commands.rights import may_change
from bot.errors import SettingError
from bot.model.chat import Call, Reply
from bot.model.room import Room, RoomSettings, Subscription
from bot.rendering import errors
from bot.rendering import setting_changes as changes
from bot.rendering import setting_wishes as wishes
from bot.rendering import setting_words as words
from bot.rendering import settings as rendering
from bot.rendering import subscriptions as listing
from bot.rendering.blocks import say
from bot.rendering.settings import Act
from bot.store import rooms, subscriptions, waiting
from bot.store.database import Connection


async def answer(call: Call, services: Services) -> Reply:
    """A page of the menu, or a change."""
    wish = words.read(call.rest)
    may = await may_change(call, services)
    if isinstance(wish, wishes.Show):
        return await _page(call, services, wish.page, menu_of(call) if may else None)
    if not may:
        return errors.not_admin()
    try:
        return say(await _change(call, services, wish))
    except LookupError as missing:
        return listing.no_such(str(missing.args[0]))


async def press(call: Call, services: Services, arguments: list[str]) -> Reply:
    """A button: its words, for who opened the menu and still has the right."""
    mark, *rest = arguments
    if not may_press(call, mark):
        return errors.not_yours("메뉴", "/settings")
    if not await may_change(call, services):
        return errors.may_not_press()
    try:
        wish = words.read(":".join(rest))
    except SettingError as error:
        raise LookupError(call.action) from error
    if isinstance(wish, wishes.Show):
        return replace(await _page(call, services, wish.page, menu_of(call)), replaces=True)
    if isinstance(wish, wishes.Here) and not call.message_id:
        raise LookupError(
            call.action
        )  # a message out of reach: nobody can tell any more which topic it stands in
    told = await _change(call, services, wish)
    page = wish.number if isinstance(wish, wishes.When | wishes.Here | wishes.LikeRoom) else ""
    return replace(await _page(call, services, page, menu_of(call)), replaces=True, toast=told)


def menu_of(call: Call) -> Act:
    """Makes actions of a menu's words, for whoever makes this call."""
    mark = opener(call)
    return lambda said: f"{command.name}:{mark}:{said}"


async def _page(call: Call, services: Services, page: str, act: Act | None) -> Reply:
    async with services.database.reading() as connection:
        found = await rooms.get(connection, call.room)
        theirs = await subscriptions.of_room(connection, call.room)
    room = found or Room(call.room, private=call.private, settings=RoomSettings.at_first(call.room.platform))
    match page:
        case "":
            return rendering.menu(room, theirs, call.thread, act)
        case words.QUIET:
            return rendering.quiet_page(room, act)
        case words.ZONE:
            return rendering.zone_page(room, act)
    one = next((one for one in theirs if str(one.number) == page), None)
    return rendering.subscription_page(room, one, call.thread, act) if one else listing.no_such(page)


async def _change(call: Call, services: Services, wish: wishes.Wish) -> str:
    """Make the change and tell it; LookupError with the number of a subscription that is not there."""
    now = services.clock()
    async with services.database.writing() as connection:
        _, room = await rooms.know(connection, call.room, now, title=call.room_title, private=call.private)
        match wish:
            case wishes.When() | wishes.LikeRoom() | wishes.Here() if wish.number:
                await _change_one(connection, call, wish)
            case wishes.Here():
                await rooms.change_thread(connection, call.room, call.thread)
            case _:
                await rooms.change_settings(connection, call.room, _changed(room.settings, wish))
        await waiting.lay_out(connection, call.room, now)
    return changes.changed(wish, room, call.thread)


async def _change_one(
    connection: Connection, call: Call, wish: wishes.When | wishes.LikeRoom | wishes.Here
) -> None:
    one = await _numbered(connection, call, wish.number)
    match wish:
        case wishes.When(mode=mode):
            await subscriptions.set_mode(connection, one.id, mode)
        case wishes.Here():
            await subscriptions.set_thread(connection, one.id, call.thread)
        case wishes.LikeRoom():
            await subscriptions.set_thread(connection, one.id, None)


async def _numbered(connection: Connection, call: Call, number: str) -> Subscription:
    for one in await subscriptions.of_room(connection, call.room):
        if str(one.number) == number:
            return one
    raise LookupError(number)


def _changed(settings: RoomSettings, wish: wishes.Wish) -> RoomSettings:
    match wish:
        case wishes.Quiet(hours=hours):
            return replace(settings, quiet=hours)
        case wishes.Sound(on=on):
            return replace(settings, silent=not on)
        case wishes.WeeklyList(on=on):
            return replace(settings, weekly_list=on)
        case wishes.QuizBoard(on=on):
            return replace(settings, quiz_board=on)
        case wishes.Rights(admins_only=only):
            return replace(settings, admins_only=only)
        case wishes.Zone(name=name):
            return replace(settings, timezone=name)
    raise TypeError(wish)


command = Command("settings", answer, press)
