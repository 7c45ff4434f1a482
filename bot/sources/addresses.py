"""Which addresses may be asked, and how they may be named.

https everywhere; plain http only on this machine, where nobody is in between. No names or passwords inside an address. A
log or an error names an address by `place` alone: host and path, never what follows a `?`, because keys stand there.
"""

from __future__ import annotations

import ipaddress
from typing import Annotated
from urllib.parse import SplitResult, urlsplit

from pydantic import AfterValidator


def checked(url: str) -> str:
    """`url` as it is when it may be asked; ValueError with Korean words otherwise."""
    parts = _split(url)
    if parts.scheme not in ("https", "http") or not parts.hostname or any(c.isspace() for c in url):
        raise ValueError("https:// 로 시작하는 주소로 적어 주세요")
    if parts.username or parts.password:
        raise ValueError("주소 안에 이름이나 비밀번호를 적을 수 없습니다")
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        raise ValueError("http:// 는 이 컴퓨터 안(127.0.0.1)에서만 쓸 수 있습니다. https:// 로 적어 주세요")
    return url


Address = Annotated[str, AfterValidator(checked)]
"""An address an operator wrote."""


def is_loopback(host: str) -> bool:
    """Whether `host` is this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def origin(url: str) -> str:
    """Scheme, host (without a leading `www.`) and port: two addresses with the same origin are the same host to us."""
    parts = _split(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return f"{parts.scheme}://{(parts.hostname or '').removeprefix('www.')}:{port}"


def host(url: str) -> str:
    """The host alone."""
    return _split(url).hostname or ""


def place(url: str) -> str:
    """Host and path: how an address is named to people."""
    parts = _split(url)
    return f"{parts.hostname or ''}{parts.path}" if parts.scheme != "file" else parts.path


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port  # a port that is no number only shows when it is asked for
    except ValueError:
        raise ValueError("주소를 읽을 수 없습니다") from None
    return parts
