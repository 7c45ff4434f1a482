"""What went wrong, in words that say what to do next. A filter's mistake is shown under the filter itself.

The filter and the caret stand in a block that keeps spacing; wide characters are padded with wide blanks, so that the caret
stands right in any font with even widths. A long filter is shown around the mistake only. The words say the place too.
"""

from __future__ import annotations

import unicodedata

from bot.errors import FilterError, GonggoError
from bot.model.chat import BlockKind, Reply
from bot.rendering.blocks import block, code, say
from bot.rendering.words import josa, quoted

AROUND = 24
MARKED = 20


def filter_error(error: FilterError) -> Reply:
    """The message, the filter with a caret under the mistake, and the nearest filter that works."""
    picture = block("\n".join(caret(error.text, error.start, error.end)), kind=BlockKind.PRE)
    hint = (block("이렇게 쓰면 됩니다: ", code(error.hint)),) if error.hint else ()
    return Reply((block(error.message), picture, *hint))


def caret(text: str, start: int, end: int) -> tuple[str, str]:
    """Two lines: the text around the mistake, and carets under `text[start:end]` (at least one)."""
    start = max(0, min(start, len(text)))
    end = max(start, min(end, len(text), start + MARKED))
    left, right = max(0, start - AROUND), min(len(text), end + AROUND)
    before = ("…" if left else "") + _flat(text[left:start])
    marked, after = _flat(text[start:end]), _flat(text[end:right])
    dots = "…" if right < len(text) else ""
    pads = "".join("\u3000" if _wide(char) else " " for char in before if _seen(char))
    carets = "".join("＾" if _wide(char) else "^" for char in marked if _seen(char)) or "^"
    return before + marked + after + dots, pads + carets


def _flat(text: str) -> str:
    return "".join(" " if char.isspace() else char for char in text)


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def _seen(char: str) -> bool:
    return unicodedata.category(char) not in ("Mn", "Me", "Cf")


def error(trouble: GonggoError) -> Reply:
    """Anything raised on purpose: its own sentence."""
    return filter_error(trouble) if isinstance(trouble, FilterError) else say(str(trouble))


def unexpected(reference: str) -> Reply:
    """Something nobody foresaw; `reference` is what the log calls it."""
    return say(
        "죄송합니다. 처리하다가 문제가 생겼습니다. 잠시 뒤 다시 해 주세요.",
        f"계속되면 운영자에게 알려 주세요: {reference}",
    )


def unknown_command(said: str, near: str = "") -> Reply:
    """A word the bot does not know, as it was typed; `near` is the closest one it does."""
    hint = f" /{near} 를 찾으셨나요?" if near else ""
    return say(
        f"{josa(quoted(said, 40), '은/는')} 모르는 명령입니다.{hint} 할 수 있는 일은 /help 에 있습니다."
    )


def not_admin() -> Reply:
    """Only admins may change this."""
    return say(
        "구독과 설정처럼 방 모두에게 걸리는 것은 방 관리자만 바꿀 수 있습니다. 찾아보는 일은 누구나 할 수 있습니다: /jobs"
    )


def may_not_press() -> Reply:
    """Only admins may change this: a word at the press, so that what stands in the room stays."""
    return Reply(toast=not_admin().text)


def not_yours(what: str, command: str) -> Reply:
    """A menu or list (`what`) belongs to who opened it; `command` opens one's own."""
    return Reply(
        toast=f"이 {josa(what, '은/는')} 연 사람만 누를 수 있습니다. {command} 로 내 {josa(what, '을/를')} 여실 수 있습니다."
    )


def stale_button() -> Reply:
    """A button whose matter is gone."""
    return Reply(toast="오래된 버튼입니다. 명령을 다시 보내 주세요.")
