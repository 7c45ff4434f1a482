"""Logging, set up once: one handler at the root, through which no secret passes.

Whatever a library logs at whatever level, the handler's filter writes the record out first (message, arguments, traceback)
and puts stars where a secret stands: as it is, percent-encoded or not, and for `number:secret` tokens the second half alone.
Below DEBUG the talkative libraries speak only of real trouble; what they fail at is translated and told by our own parts.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable
from typing import TextIO
from urllib.parse import quote, unquote

STARS = "***"
SHORTEST = 6
"""A shorter half of a token is no secret, and starring it everywhere would spoil the words."""
QUIET = {
    "httpx": logging.WARNING,
    "httpcore": logging.WARNING,
    "telegram": logging.CRITICAL,
    "uvicorn": logging.WARNING,
    "apscheduler": logging.WARNING,
    "aiosqlite": logging.WARNING,
    "alembic": logging.WARNING,
    "stamina": logging.ERROR,
}
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class Redact(logging.Filter):
    """Puts stars in place of the given secrets; never holds a record back."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__()
        forms = {form for secret in secrets if secret for form in _forms(secret)}
        self._forms = sorted(forms, key=len, reverse=True)
        self._plain = logging.Formatter()

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record in place when it carries a secret."""
        message = record.getMessage()
        if (clean := self.clean(message)) != message:
            record.msg, record.args = clean, ()
        if record.exc_info and record.exc_info[0] and not record.exc_text:
            record.exc_text = self._plain.formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = self.clean(record.exc_text)
        if record.stack_info:
            record.stack_info = self.clean(record.stack_info)
        return True

    def clean(self, text: str) -> str:
        """The text with stars for secrets."""
        for form in self._forms:
            text = text.replace(form, STARS)
        return text


def _forms(secret: str) -> Iterable[str]:
    half = secret.partition(":")[2]
    for part in (secret, half):
        if part == secret or len(part) >= SHORTEST:
            # A key may be set in its encoded form and is sent in the one form there is.
            yield from (part, unquote(part), quote(unquote(part), safe=""), quote(part, safe=""))


def set_up(level: str, secrets: Iterable[str], stream: TextIO | None = None) -> logging.Handler:
    """Give the root logger one handler (stderr unless told) at `level`, in place of those it had; returns it."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(logging.Formatter(FORMAT))
    handler.addFilter(Redact(secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name, least in QUIET.items():
        logging.getLogger(name).setLevel(logging.NOTSET if level == "DEBUG" else least)
    return handler
