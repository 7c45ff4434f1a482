"""Everything the bot raises on purpose, shaped by what the caller will do about it.

GonggoError                     its words are Korean and fit for the person who asked
├── ConfigError                 the operator mends a file or a setting; the process does not start
├── FilterError                 the member mends the filter; knows where (start, end) and what would work
├── SettingError                the member says a setting another way
├── TopicUnknown(word)          the member names what to be asked about another way
├── QuestionError               the member writes a question of the room's own another way
├── AttachmentError             a file that was sent cannot be had or read: the member sends it again, or another
├── AmountError(reason)         the member says the sum, the month or the people another way
├── TableMissing(name, on)      a law's or a statistic's figure for that day is not in config/salary: too old or not yet known
├── SourceError                 one source, this time: nothing is stored, nothing is closed
│   ├── SourceUnreachable       try again later (network, 429, 5xx)
│   │   └── SourceResting(until) we ask for no more until then, to keep what a host grants us a day: no fault of anybody's
│   ├── SourceRefused           a person must act (key, rights, robots, moved)
│   └── SourceChanged           the answer is not what this kind of source answers
├── StoreError                  the database cannot be used now
│   ├── StoreBusy               another process holds it
│   ├── StoreFull               no room on the disk
│   └── StoreTooNew             written by a newer version of the bot
└── DeliveryError               one message to one room
    ├── RoomGone                the room is closed to us: pause it, keep its settings
    ├── RoomMoved(to)           the room has a new address: everything follows it, send again
    ├── TryLater(wait, sent)    wait that many seconds; `ambiguous` when it may have arrived after all
    ├── MessageRefused          this message will never be taken: drop it and say so
    │   └── ThreadGone          not in its topic, which is closed or gone: forget the topic, send again without it
    └── TokenRefused            the platform no longer knows the bot: stop that platform, tell the operator
"""

from __future__ import annotations

import errno
import re
import tomllib
from datetime import date, datetime

NO_FILE = {
    errno.ENOENT: "그런 파일이나 폴더가 없습니다",
    errno.EACCES: "읽거나 쓸 권한이 없습니다",
    errno.EROFS: "읽기만 되는 디스크입니다",
    errno.EISDIR: "파일이 아니라 폴더입니다",
    errno.ENOTDIR: "폴더가 아닌 것을 폴더로 적었습니다",
    errno.ENOSPC: "디스크가 찼습니다",
}


def why(error: OSError | ValueError) -> str:
    """Why a file could not be read or written, in Korean where it is a usual reason; where a TOML file is none."""
    if isinstance(error, UnicodeDecodeError):
        return "UTF-8로 쓴 파일이 아닙니다"
    if isinstance(error, tomllib.TOMLDecodeError):
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        place = f"{found[1]}번째 줄 {found[2]}번째 글자 근처가" if found else "끝부분이"
        return (
            f'{place} TOML 꼴이 아닙니다. 한글 이름이 ["토스"]처럼 따옴표 안에 있는지, 따옴표와 괄호가 닫혔는지, '
            "같은 이름의 표가 둘인지 봐 주세요"
        )
    if isinstance(error, OSError):
        return NO_FILE.get(error.errno or 0) or error.strerror or str(error)
    return str(error)


class GonggoError(Exception):
    """Root of the tree; `str(error)` is a Korean sentence that says what to do."""


class ConfigError(GonggoError):
    """A setting or a file of config/ is wrong; names the place."""


class FilterError(GonggoError):
    """A filter that cannot be read. `start`/`end` are offsets into `text`; `hint` is the nearest thing that works."""

    def __init__(self, message: str, text: str, start: int, end: int, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.text, self.start, self.end, self.hint = message, text, start, end, hint


class SettingError(GonggoError):
    """Words for a setting that cannot be read; the message gives an example that works."""


class TopicUnknown(GonggoError):
    """`word` is nothing that questions are asked about; the message names the nearest topics."""

    def __init__(self, message: str, word: str) -> None:
        super().__init__(message)
        self.word = word


class QuestionError(GonggoError):
    """A question of a room's own that cannot be read; the message says what to mend."""


class AttachmentError(GonggoError):
    """A file that was sent cannot be had or read."""


class AmountError(GonggoError):
    """What was typed is no sum of money we can work with. `reason` is a short code, for a caller that wants to do more."""

    def __init__(self, message: str, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


class TableMissing(GonggoError):
    """No figure for that day. `later`: the day comes after all that is known (아직 없음), else before it or in a gap."""

    def __init__(self, message: str, name: str, on: date, *, later: bool) -> None:
        super().__init__(message)
        self.name, self.on, self.later = name, on, later


class SourceError(GonggoError):
    """One source could not be pulled this time."""


class SourceUnreachable(SourceError):
    """Network trouble, 429 or 5xx: the next round may work. `wait` is what the host asked for, in seconds."""

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


class SourceResting(SourceUnreachable):
    """The requests of a day are used up, or are being spread over it. `until`: None when only the host's own word is known."""

    def __init__(self, message: str, until: datetime | None = None) -> None:
        super().__init__(message)
        self.until = until


class SourceRefused(SourceError):
    """The host will not answer us until a person does something."""


class SourceChanged(SourceError):
    """The answer does not have the shape this kind of source has."""


class StoreError(GonggoError):
    """The database cannot be used."""


class StoreBusy(StoreError):
    """Another process holds the database."""


class StoreFull(StoreError):
    """There is no room left to write."""


class StoreTooNew(StoreError):
    """The database was written by a newer version of the bot."""


class DeliveryError(GonggoError):
    """One message could not be handed to a platform."""


class RoomGone(DeliveryError):
    """The bot was removed, blocked, or the room no longer exists."""


class RoomMoved(DeliveryError):
    """The room has a new chat id on the same platform."""

    def __init__(self, to: str) -> None:
        super().__init__(f"방이 {to}(으)로 옮겨졌습니다.")
        self.to = to


class TryLater(DeliveryError):
    """Not now. `wait` in seconds; `ambiguous` is True when the message may have arrived all the same."""

    def __init__(self, wait: float, *, ambiguous: bool = False) -> None:
        super().__init__(f"{wait:g}초 뒤에 다시 보냅니다.")
        self.wait, self.ambiguous = wait, ambiguous


class MessageRefused(DeliveryError):
    """The platform will never take this message as it is."""


class ThreadGone(MessageRefused):
    """The topic is closed or gone; the room itself may still take the message."""


class TokenRefused(DeliveryError):
    """The platform refuses the bot's own credentials."""
