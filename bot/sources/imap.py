"""The operator's mailbox over IMAP with TLS: reads the mails that are new since last time, and marks mails as read.

Reading changes nothing in the mailbox (EXAMINE, BODY.PEEK). What is new: mails above the highest number of last time while the
folder is the same one (UIDVALIDITY); at first, and when it is another, those of the last two weeks, and older ones never; the
oldest first, at most MOST at a time, of each no more than SIZE bytes. A mail is marked as read only on `mark`, which is called
when what it told of is in the store. Refused, for a person must act: no or a wrong address, name or password, no such folder, a
certificate nobody vouches for. No word of the address stands in an error.
"""

from __future__ import annotations

import asyncio
import imaplib
import json
import logging
import re
import ssl
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import unquote, urlsplit

from pydantic import SecretStr

from bot.clock import Clock
from bot.errors import SourceError, SourceRefused, SourceUnreachable
from bot.sources.asking import Asked
from bot.sources.contract import Answer, Request

log = logging.getLogger(__name__)

SCHEME = "mailbox:"
MAILBOX_URL = "mailbox_url"
VARIABLE = "GONGGO_MAILBOX_URL"
PORT = 993
MOST, SIZE = 20, 2**20
FIRST = timedelta(days=14)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the mails are."""

    host: str
    port: int
    user: str
    password: str
    folder: str


class Imap:
    """One folder. `url`: imaps://name:password@host/folder, each part percent-encoded where it must be; None: not set."""

    def __init__(
        self, url: SecretStr | None, clock: Clock, *, tls: ssl.SSLContext | None = None, timeout: float = 30.0
    ) -> None:
        self._url, self._clock, self._tls, self._timeout = url, clock, tls, timeout

    async def ask(self, request: Request, validator: str) -> Asked:
        """The new mails as a JSON list of `{"name", "mail"}`; nothing when there is none since `validator`."""
        return await asyncio.to_thread(self._ask, request, validator)

    async def mark(self, names: Sequence[str]) -> None:
        """Mark the mails of these names as read; when that fails they stay as they are, and that is all."""
        try:
            await asyncio.to_thread(self._mark, names)
        except SourceError as error:
            log.warning("읽은 메일에 표시하지 못했습니다: %s", error)

    def _ask(self, request: Request, validator: str) -> Asked:
        with self._folder(readonly=True) as (imap, validity):
            same = validator.startswith(f"uid:{validity}:")
            last = int(validator.rpartition(":")[2]) if same else 0
            highest = last if same else _highest(imap)
            found = imap.uid("SEARCH", f"UID {last + 1}:*" if same else f"SINCE {self._since()}")
            # `n:*` brings the last mail even when its number is below n.
            new = sorted(uid for uid in _numbers(found) if uid > last)[:MOST]
            if same and not new:
                return Asked(None)
            mails = [{"name": f"{validity}:{uid}", "mail": _mail(imap, uid)} for uid in new]
            seen = new[-1] if new else highest
        return Asked(
            Answer(request, json.dumps(mails).encode(), "application/json"), f"uid:{validity}:{seen}"
        )

    def _mark(self, names: Sequence[str]) -> None:
        with self._folder(readonly=False) as (imap, validity):
            uids = [uid for kind, _, uid in (name.partition(":") for name in names) if kind == validity]
            if uids:
                _good(imap.uid("STORE", ",".join(uids), "+FLAGS.SILENT", r"(\Seen)"))

    @contextmanager
    def _folder(self, *, readonly: bool) -> Iterator[tuple[imaplib.IMAP4_SSL, str]]:
        """The open folder and its UIDVALIDITY; every error in the words of errors.py, without the address."""
        place = self._place()
        try:
            imap = imaplib.IMAP4_SSL(
                place.host,
                place.port,
                ssl_context=self._tls or ssl.create_default_context(),
                timeout=self._timeout,
            )
            with imap:
                _log_in(imap, place)
                status, _ = imap.select(_quoted(place.folder), readonly=readonly)
                if status != "OK":
                    raise SourceRefused(f"메일함에 그런 폴더가 없습니다. {VARIABLE}의 끝을 확인해 주세요.")
                validity = imap.response("UIDVALIDITY")[1]
                yield imap, (validity[0] or b"0").decode() if validity else "0"
        except ssl.SSLCertVerificationError:
            raise SourceRefused(
                f"메일 서버의 인증서를 믿을 수 없습니다. {VARIABLE}의 서버를 확인해 주세요."
            ) from None
        except (imaplib.IMAP4.error, OSError, ValueError) as error:
            raise SourceUnreachable(
                f"메일 서버와 이야기할 수 없습니다({type(error).__name__}). 다음 차례에 다시 봅니다."
            ) from None

    def _place(self) -> _Place:
        if self._url is None:
            raise SourceRefused(
                f"메일함이 없습니다. .env에 {VARIABLE}=imaps://이름:앱비밀번호@서버/폴더 를 적고 봇을 다시 켜 주세요."
            )
        place = _read(self._url.get_secret_value().strip())
        if place is None:
            raise SourceRefused(
                f"{VARIABLE}은 imaps://이름:앱비밀번호@서버/폴더 꼴로 적어 주세요(이름의 @는 %40으로)."
            )
        return place

    def _since(self) -> str:
        day = (self._clock() - FIRST).date()
        return f"{day.day:02}-{_MONTHS[day.month - 1]}-{day.year}"


def _read(url: str) -> _Place | None:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or PORT
    except ValueError:
        return None
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if parts.scheme != "imaps" or not (host and user and password):
        return None
    return _Place(host, port, user, password, unquote(parts.path.strip("/")) or "INBOX")


def _log_in(imap: imaplib.IMAP4_SSL, place: _Place) -> None:
    words = f"\0{place.user}\0{place.password}".encode()
    try:
        if "AUTH=PLAIN" in imap.capabilities:
            imap.authenticate("PLAIN", lambda _: words)
        else:
            imap.login(place.user, place.password)
    except imaplib.IMAP4.abort:
        raise
    except (imaplib.IMAP4.error, UnicodeEncodeError) as error:
        if "[UNAVAILABLE]" in str(error):
            raise imaplib.IMAP4.abort from None
        raise SourceRefused(
            f"메일함에 들어갈 수 없습니다. {VARIABLE}의 이름과 앱 비밀번호, 메일 서비스의 IMAP 사용 설정을 확인해 주세요."
        ) from None


def _mail(imap: imaplib.IMAP4_SSL, uid: int) -> str:
    """The mail in base64, cut at SIZE; "" when it is gone by now."""
    parts = _good(imap.uid("FETCH", str(uid), f"(BODY.PEEK[]<0.{SIZE}>)"))
    found = (part[1] for part in parts if isinstance(part, tuple))
    return b64encode(next(found, b"")).decode()


def _highest(imap: imaplib.IMAP4_SSL) -> int:
    """The highest number in the open folder by now, as far as the server tells it; 0 when it is empty."""
    found = _numbers(imap.uid("SEARCH", "UID *"))
    return max(found, default=0)


def _numbers(answer: tuple[str, list[Any]]) -> list[int]:
    words = _good(answer)[0]
    return [int(word) for word in words.split()] if isinstance(words, bytes) else []


def _good(answer: tuple[str, list[Any]]) -> list[Any]:
    status, parts = answer
    if status != "OK":
        raise imaplib.IMAP4.error(status)
    return parts


def _quoted(folder: str) -> str:
    """A folder's name as IMAP wants it: other letters than ASCII in its own UTF-7, in quotes."""

    def packed(found: re.Match[str]) -> str:
        return "&" + b64encode(found[0].encode("utf-16-be")).decode().rstrip("=").replace("/", ",") + "-"

    name = re.sub(r"[^\x20-\x7e]+", packed, folder.replace("&", "&-"))
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
