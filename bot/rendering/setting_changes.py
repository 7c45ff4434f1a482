"""Each change of a room's settings in one sentence."""

from __future__ import annotations

from bot.model.chat import Reply
from bot.model.manners import Mode, QuietHours, Rhythm
from bot.model.room import Room
from bot.rendering.blocks import say
from bot.rendering.setting_wishes import (
    Here,
    LikeRoom,
    Quiet,
    QuizBoard,
    Rights,
    Sound,
    WeeklyList,
    When,
    Wish,
    Zone,
)
from bot.rendering.setting_words import say_mode

MAIN = "방의 첫 화면"


def changed(wish: Wish, room: Room, here: str) -> str:
    """What holds from now on, in one sentence."""
    match wish:
        case Quiet(hours=None):
            return "조용한 시간을 없앴습니다. 이제 밤에도 올라오는 대로 알려 드립니다."
        case Quiet(hours=hours) if hours:
            return f"{span(hours)}에는 모아 두었다가 {hours.end:%H:%M}에 한 번에 보내 드립니다."
        case Sound(on=on):
            return "알림을 소리와 함께 보냅니다." if on else "알림을 소리 없이 보냅니다."
        case WeeklyList(on=on):
            return (
                "월요일 아침마다 우리 방 관심 공고를 알려 드립니다."
                if on
                else "우리 방 관심 공고를 월요일에 보내지 않습니다."
            )
        case QuizBoard(on=on):
            return f"일요일 저녁에 우리 방 퀴즈 순위를 {'알려 드립니다' if on else '보내지 않습니다'}."
        case Rights(admins_only=only):
            return f"이제 {'방 관리자만' if only else '방의 누구나'} 구독과 설정을 바꿀 수 있습니다."
        case Zone(name=name):
            return f"이 방의 시각은 이제 {name} 기준입니다."
        case Here(number=number):
            return f"{number + '번 구독의 ' if number else ''}알림을 이제 {to_place(here)} 보냅니다."
        case LikeRoom(number=number):
            return f"{number}번 구독의 알림을 이제 방의 다른 알림과 같은 곳으로 보냅니다."
        case When(number=number, mode=mode):
            return f"{number}번 구독은 이제 {_told(mode)}{_but_quiet(mode, room)}"
    raise TypeError(wish)


def _told(mode: Mode) -> str:
    if mode.rhythm is Rhythm.NOW:
        return "올라오는 대로 알려 드립니다."
    return f"{say_mode(mode)}{'' if mode.rhythm is Rhythm.HOURLY else '에'} 모아 알려 드립니다."


def _but_quiet(mode: Mode, room: Room) -> str:
    """A digest's time of day within the quiet hours comes at their end."""
    quiet = room.settings.quiet
    if mode.rhythm in (Rhythm.NOW, Rhythm.HOURLY) or quiet is None or mode.at not in quiet:
        return ""
    return f" 다만 {span(quiet)}은 조용한 시간이라 {quiet.end:%H:%M}에 보냅니다."


def thread_gone() -> Reply:
    """A topic that alerts went to is closed or deleted."""
    return say(
        "알림을 보내던 주제가 닫혔거나 지워져, 그 알림을 방의 첫 화면으로 옮겼습니다.",
        "방 관리자께: 다른 주제에서 받으려면 그 주제에서 /settings 여기로 를 보내 주세요.",
    )


def span(hours: QuietHours) -> str:
    """23:00–08:00."""
    return f"{hours.start:%H:%M}–{hours.end:%H:%M}"


def to_place(here: str) -> str:
    """Into the topic this is said in, or the main one."""
    return "이 주제로" if here else f"{MAIN}으로"
