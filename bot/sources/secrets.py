"""Keys on their way into a request: filled in when it is sent, and kept nowhere.

A kind names the settings its keys are in; only here do they become words. Sent only where the kind asked itself: an address
the host points to gets no key from us. A key in an address is encoded exactly once: what was copied in its encoded form
(data.go.kr shows both) is decoded first. Refused with SourceRefused: a key that is not set, and one no header can carry.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, unquote

from pydantic import SecretStr

from bot.errors import SourceRefused
from bot.settings import PREFIX
from bot.sources import addresses
from bot.sources.contract import Request


class Secrets:
    """The keys by the names of their settings; None or absent: not set."""

    def __init__(self, values: Mapping[str, SecretStr | None]) -> None:
        self._values = values

    def address(self, request: Request, url: str) -> str:
        """`url` with the request's keys in it, if it is the one the kind asked for."""
        if not request.secret_query or url != request.url:
            return url
        keys = [
            f"{quote(name)}={quote(unquote(self._value(setting)), safe='')}"
            for name, setting in request.secret_query.items()
        ]
        return f"{url}{'&' if '?' in url else '?'}{'&'.join(keys)}"

    def headers(self, request: Request, url: str) -> dict[str, str]:
        """The request's keys as headers, for `url` on the same host."""
        if addresses.origin(url) != addresses.origin(request.url):
            return {}
        return {name: self._header(setting) for name, setting in request.secret_headers.items()}

    def _header(self, setting: str) -> str:
        value = self._value(setting)
        if not (value.isascii() and value.isprintable()):
            raise SourceRefused(
                f"{variable(setting)}에 열쇠로 쓸 수 없는 글자가 있습니다. 다시 복사해 주세요."
            )
        return value

    def _value(self, setting: str) -> str:
        held = self._values.get(setting)
        value = held.get_secret_value().strip() if held else ""
        if not value:
            raise SourceRefused(f"열쇠가 없습니다. .env에 {variable(setting)}=… 을 적고 봇을 다시 켜 주세요.")
        return value


def variable(setting: str) -> str:
    """What an operator calls a setting: GONGGO_SARAMIN_KEY."""
    return PREFIX + setting.upper()
