"""The words of settings, both ways: how a setting is said, and how what a member typed is read.

A button says the same words that can be typed, so there is nothing a button can do that words cannot. Read in this order: a
subscription by its number (`1번 매일 9시`, `1번 여기로`), quiet hours, sound, the weekly list, the quiz board, who may
change things, the time zone, the topic.
Nothing: the menu. What cannot be read is a SettingError with an example, never a guess.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from datetime import time
from zoneinfo import ZoneInfo, available_timezones

from bot.errors import SettingError
from bot.model.manners import AT_ONCE, Mode, QuietHours, Rhythm
from bot.rendering.setting_wishes import (
    Here,
    LikeRoom,
    Quiet,
    QuizBoard,
    Rights,
    Show,
    Sound,
    WeeklyList,
    When,
    Wish,
    Zone,
)
from bot.rendering.words import josa, quoted

DAYS = "월화수목금토일"
QUIET, SOUND, ZONE, HERE, LIKE_ROOM = "조용한시간", "소리", "시간대", "여기로", "방대로"
WEEKLY_LIST, QUIZ_BOARD = "주간목록", "퀴즈순위"
ADMINS_ONLY, EVERYBODY = "관리자만", "모두"
ON, OFF = ("켬", "켜기", "on"), ("끔", "끄기", "없음", "off")
ZONES = {"서울": "Asia/Seoul", "도쿄": "Asia/Tokyo", "런던": "Europe/London", "베를린": "Europe/Berlin",
         "뉴욕": "America/New_York", "로스앤젤레스": "America/Los_Angeles"}  # fmt: skip
USUAL = time(9)
"""The time of day when only a day was said."""

_TIME = re.compile(r"(오전|오후)? ?(\d{1,2})(?::?(\d{2})|시(?: ?(\d{1,2})분|( ?반))?)?")
_RANGE = re.compile(r"(.+?) ?(?:-|–|~|부터) ?(.+?)(?: ?까지)?")
_ONE = re.compile(r"(\d{1,6}) ?번?(?: (.+))?")
_DAILY = re.compile(r"매일(?: (.+))?")
_WEEKLY = re.compile(rf"매주 ?([{DAYS}])(?:요일)?(?: (.+))?")


def say_mode(mode: Mode) -> str:
    """올라오는 대로, 매시간, 매일 09:00, 매주 월 09:00: what read_mode reads."""
    match mode.rhythm:
        case Rhythm.NOW:
            return "올라오는 대로"
        case Rhythm.HOURLY:
            return "매시간"
        case Rhythm.DAILY:
            return f"매일 {mode.at:%H:%M}"
        case Rhythm.WEEKLY:
            return f"매주 {DAYS[mode.weekday]} {mode.at:%H:%M}"


def read(text: str) -> Wish:
    """What somebody wants of the settings. SettingError when it cannot be told."""
    words = " ".join(unicodedata.normalize("NFC", text).split()).replace("조용한 시간", QUIET)
    words = words.replace("주간 목록", WEEKLY_LIST).replace("퀴즈 순위", QUIZ_BOARD)
    if not words:
        return Show()
    if found := _ONE.fullmatch(words):
        return _of_one(found[1].lstrip("0") or "0", found[2] or "")
    what, _, rest = words.partition(" ")
    match what, rest:
        case ("조용한시간" | "시간대", ""):
            return Show(what)
        case "조용한시간", _:
            return Quiet(None if rest in OFF else read_quiet(rest))
        case "소리", _ if rest in ON or rest in OFF:
            return Sound(rest in ON)
        case "주간목록", _ if rest in ON or rest in OFF:
            return WeeklyList(rest in ON)
        case "퀴즈순위", _ if rest in ON or rest in OFF:
            return QuizBoard(rest in ON)
        case (("소리" | "주간목록" | "퀴즈순위"), _):
            raise SettingError(f"켤지 끌지 함께 적어 주세요: /settings {what} 켬, /settings {what} 끔")
        case "관리자만" | "모두", "":
            return Rights(what == ADMINS_ONLY)
        case "시간대", _:
            return Zone(read_zone(rest))
        case "여기로", "":
            return Here()
    raise SettingError(
        f"{josa(quoted(words, 40), '은/는')} 모르는 설정입니다. 예: /settings 1번 매일 9시, /settings 조용한시간 23:00-08:00, "
        "/settings 소리 끔. 모두 보려면 /settings 만 보내 주세요."
    )


def _of_one(number: str, rest: str) -> Wish:
    match rest:
        case "":
            return Show(number)
        case "여기로":
            return Here(number)
        case "방대로":
            return LikeRoom(number)
    return When(number, read_mode(rest))


def read_mode(words: str) -> Mode:
    """When a subscription is told."""
    if words in ("올라오는 대로", "즉시", "바로", "now"):
        return AT_ONCE
    if words in ("매시간", "매시", "한 시간마다", "hourly"):
        return Mode(Rhythm.HOURLY)
    if found := _DAILY.fullmatch(words):
        return Mode(Rhythm.DAILY, read_time(found[1]) if found[1] else USUAL)
    if found := _WEEKLY.fullmatch(words):
        at = read_time(found[2]) if found[2] else USUAL
        return Mode(Rhythm.WEEKLY, at, DAYS.index(found[1]))
    raise SettingError(
        f"{quoted(words, 40)}에 보내라는 뜻을 모르겠습니다. 즉시, 매시간, 매일 9시, 매주 월 9시 가운데 하나로 적어 주세요."
    )


def read_quiet(words: str) -> QuietHours:
    """23:00-08:00, 23시~8시, 밤 times of day as people write them."""
    found = _RANGE.fullmatch(words)
    if not found:
        raise SettingError("조용한 시간은 시작과 끝을 적어 주세요. 예: /settings 조용한시간 23:00-08:00")
    start, end = read_time(found[1]), read_time(found[2])
    if start == end:
        raise SettingError("조용한 시간의 시작과 끝이 같습니다. 없애려면 /settings 조용한시간 끔")
    return QuietHours(start, end)


def read_time(words: str) -> time:
    """9시, 9시 반, 09:30, 0930, 오후 7시."""
    found = _TIME.fullmatch(words)
    if found:
        half, hour, minute = found[1], int(found[2]), int(found[3] or found[4] or (30 if found[5] else 0))
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "오후" else 0)
        if hour == 24 and minute == 0:
            hour = 0
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise SettingError(
        f"{josa(quoted(words, 20), '은/는')} 시각으로 읽을 수 없습니다. 예: 9시, 09:30, 오후 7시"
    )


def read_zone(words: str) -> str:
    """A name of the tz database, in any case, or a city in Korean."""
    if words in ZONES:
        return ZONES[words]
    try:
        return ZoneInfo(words).key
    except (KeyError, ValueError, OSError):
        known = {name.lower(): name for name in available_timezones()}
    asked = words.lower().replace(" ", "_")
    if asked in known:
        return known[asked]
    near = difflib.get_close_matches(asked, known, 1)
    hint = f"{josa(known[near[0]], '을/를')} 찾으셨나요?" if near else "예: Asia/Seoul"
    raise SettingError(f"{josa(quoted(words, 40), '은/는')} 모르는 시간대입니다. {hint}")
