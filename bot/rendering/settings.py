"""/settings: the room's settings as a menu of pages.

A button's words are the ones that can be typed (setting_words.py); `act` makes an action of them that belongs to who opened
the menu. Without it the pages have no buttons.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.model.chat import Block, Button, Reply
from bot.model.manners import NIGHT, QuietHours
from bot.model.room import Room, Subscription
from bot.rendering import setting_words as words
from bot.rendering.blocks import block, bold, code
from bot.rendering.setting_changes import MAIN, span, to_place
from bot.rendering.words import TITLE_IN_LIST, cut

Act = Callable[[str], str]
Rows = tuple[tuple[Button, ...], ...]

NIGHTS = tuple(QuietHours.parse(one) for one in ("22:00-07:00", str(NIGHT), "00:00-09:00"))
TIMES = ("매일 09:00", "매일 12:30", "매일 19:00")
ROWS, WIDTH = 10, 3
PASSING = (
    "조용한 시간에도 오늘 마감인 공고는 바로 갑니다. 누가 봇에게 말한 뒤 한 시간 동안은 방이 깨어 있다고 보고 "
    "붙잡아 두지 않습니다."
)


def menu(room: Room, subscriptions: Sequence[Subscription], here: str, act: Act | None) -> Reply:
    """Everything at a glance. `here`: the topic this is said in."""
    lines = [
        f"조용한 시간: {_quiet(room.settings.quiet)}",
        f"소리: {'끔' if room.settings.silent else '켬'}",
        f"시간대: {room.settings.timezone}",
    ]
    if not room.private:
        lines.append(f"월요일의 관심 공고 목록: {'켬' if room.settings.weekly_list else '끔'}")
        lines.append(f"일요일의 퀴즈 순위: {'켬' if room.settings.quiz_board else '끔'}")
        lines.append(f"바꿀 수 있는 사람: {'방 관리자만' if room.settings.admins_only else '모두'}")
    if _has_topics(room, subscriptions, here):
        lines.append(f"알림이 가는 곳: {_place(room.thread, here)}")
    head = block(bold("이 방의 설정"), "\n" + "\n".join(lines))
    wishes = tuple(_line(one, here) for one in subscriptions)
    title = (block(bold("구독"), gap=True),) if wishes else ()
    notes = (block(PASSING, gap=True),) if room.settings.quiet else ()
    how = "말로도 바꿉니다: " if act else "바꾸는 일은 방 관리자만 할 수 있습니다. 예: "
    # An example that works here when it is typed.
    mode = (code(f"/settings {subscriptions[0].number}번 매일 9시"), ", ") if subscriptions else ()
    example = block(how, *mode, code("/settings 조용한시간 23:00-08:00"))
    buttons = _menu_rows(room, subscriptions, here, act) if act else ()
    return Reply((head, *title, *wishes, *notes, example), buttons)


def _line(one: Subscription, here: str) -> Block:
    place = "" if one.thread is None else f" · {_place(one.thread, here)}"
    rest = " (멈춤)" if one.paused else ""
    filter_text = code(cut(one.filter_text, TITLE_IN_LIST // 2))
    return block(f"{one.number}. ", filter_text, f" — {words.say_mode(one.mode)}{place}{rest}")


def _menu_rows(room: Room, subscriptions: Sequence[Subscription], here: str, act: Act) -> Rows:
    on = room.settings.silent
    first = (
        Button("조용한 시간", act(words.QUIET)),
        Button(f"소리 {'켜기' if on else '끄기'}", act(f"{words.SOUND} {'켬' if on else '끔'}")),
    )
    second, weekly = [Button("시간대", act(words.ZONE))], tuple[Button, ...]()
    if not room.private:
        label, said = ("모두 바꿀 수 있게", words.EVERYBODY), ("관리자만 바꾸게", words.ADMINS_ONLY)
        second.append(_button(*(label if room.settings.admins_only else said), act))
        weekly = (
            _switch("월요일 목록", words.WEEKLY_LIST, room.settings.weekly_list, act),
            _switch("퀴즈 순위", words.QUIZ_BOARD, room.settings.quiz_board, act),
        )
    third = () if room.thread == here else (Button(f"알림을 {to_place(here)}", act(words.HERE)),)
    wishes = [Button(f"{one.number}번 구독", act(f"{one.number}번")) for one in subscriptions]
    return tuple(row for row in (first, tuple(second), weekly, third, *_rows(wishes[: ROWS * WIDTH])) if row)


def _switch(label: str, said: str, on: bool, act: Act) -> Button:
    return Button(f"{label} {'끄기' if on else '켜기'}", act(f"{said} {'끔' if on else '켬'}"))


def quiet_page(room: Room, act: Act | None) -> Reply:
    """Quiet hours: which there are to choose from."""
    now = room.settings.quiet
    text = block(bold("조용한 시간"), f"\n지금: {_quiet(now)}\n{PASSING}")
    other = block("다른 때는 이렇게: ", code("/settings 조용한시간 00:30-07:30"))
    if act is None:
        return Reply((text, other))
    choices = [Button(f"{span(one)}{_now(one == now)}", act(f"{words.QUIET} {one}")) for one in NIGHTS]
    off = (Button(f"쓰지 않기{_now(now is None)}", act(f"{words.QUIET} 끔")), _back(act))
    return Reply((text, other), (*((one,) for one in choices), off))


def zone_page(room: Room, act: Act | None) -> Reply:
    """The time zone: a few to choose from."""
    text = block(bold("시간대"), f"\n지금: {room.settings.timezone}")
    other = block("다른 곳은 이렇게: ", code("/settings 시간대 Europe/Paris"))
    if act is None:
        return Reply((text, other))
    choices = [
        Button(f"{city}{_now(name == room.settings.timezone)}", act(f"{words.ZONE} {city}"))
        for city, name in words.ZONES.items()
    ]
    return Reply((text, other), (*_rows(choices), (_back(act),)))


def subscription_page(room: Room, one: Subscription, here: str, act: Act | None) -> Reply:
    """One subscription: when and where it is told."""
    lines = [f"받는 때: {words.say_mode(one.mode)}"]
    if _has_topics(room, (one,), here):
        there = "방과 같은 곳" if one.thread is None else _place(one.thread, here)
        lines.append(f"가는 곳: {there}")
    text = block(
        bold(f"{one.number}번 구독"),
        "\n",
        code(cut(one.filter_text, TITLE_IN_LIST)),
        *("\n" + line for line in lines),
    )
    other = block("다른 때는 이렇게: ", code(f"/settings {one.number}번 매주 월 18:30"))
    if act is None:
        return Reply((text, other))
    return Reply((text, other), (*_when_rows(one, act), *_where_rows(room, one, here, act), (_back(act),)))


def first_choices(one: Subscription, act: Act) -> Rows:
    """Right after subscribing: a few choices of when it is told, and the way to the others."""
    return (
        _modes(one, act, "올라오는 대로", "매시간"),
        _modes(one, act, "매일 09:00", "매주 월 09:00"),
        (Button("다른 때로 정하기", act(f"{one.number}번")),),
    )


def _when_rows(one: Subscription, act: Act) -> Rows:
    weekly = [f"매주 {day} 09:00" for day in words.DAYS]
    rows = (("올라오는 대로", "매시간"), TIMES, weekly[:3], weekly[3:5], weekly[5:])
    return tuple(_modes(one, act, *modes) for modes in rows)


def _modes(one: Subscription, act: Act, *modes: str) -> tuple[Button, ...]:
    """Buttons for these modes, the present one marked."""
    said = words.say_mode(one.mode)
    return tuple(Button(f"{mode}{_now(mode == said)}", act(f"{one.number}번 {mode}")) for mode in modes)


def _where_rows(room: Room, one: Subscription, here: str, act: Act) -> Rows:
    to_here = (
        ()
        if one.thread == here or not _has_topics(room, (one,), here)
        else (Button(f"이 구독은 {to_place(here)}", act(f"{one.number}번 {words.HERE}")),)
    )
    to_room = (
        () if one.thread is None else (Button("방과 같은 곳으로", act(f"{one.number}번 {words.LIKE_ROOM}")),)
    )
    return ((*to_here, *to_room),) if to_here or to_room else ()


def _quiet(hours: QuietHours | None) -> str:
    return "없음" if hours is None else f"{span(hours)} (모아서 {hours.end:%H:%M}에 한 번에)"


def _has_topics(room: Room, subscriptions: Sequence[Subscription], here: str) -> bool:
    return bool(here or room.thread or any(one.thread for one in subscriptions))


def _place(thread: str, here: str) -> str:
    if thread == here:
        return "이 주제" if here else MAIN
    return "다른 주제" if thread else MAIN


def _now(it_is: bool) -> str:
    return " (지금)" if it_is else ""


def _button(label: str, said: str, act: Act) -> Button:
    return Button(label, act(said))


def _back(act: Act) -> Button:
    return Button("뒤로", act(""))


def _rows(buttons: Sequence[Button]) -> Rows:
    return tuple(tuple(buttons[at : at + WIDTH]) for at in range(0, len(buttons), WIDTH))
