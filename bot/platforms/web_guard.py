"""Who may speak to the local room: this computer alone, and on it only the room's own page.

The room has no log-in and everyone in it is an admin, so it binds to a loopback address or not at all. Then each request
is looked at, in this order: the Host header must name us (a rebound DNS name does not), another site's page may link to
the room but neither read it nor speak in it (Sec-Fetch-Site), a POST must come from our own page (Origin, or a
Sec-Fetch-Site that says so) and be JSON of at most `MAX_BODY` bytes. Refusals are JSON `{"error": Korean words}`.
"""

from __future__ import annotations

import ipaddress
from functools import cache

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.errors import ConfigError

MAX_BODY = 64 * 1024
"""Bytes a request may bring."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def loopback(host: str, port: int) -> str:
    """The address to bind for `host`; ConfigError when it can be reached from another computer."""
    if host == "localhost":
        return "127.0.0.1"
    try:
        inside = ipaddress.ip_address(host).is_loopback
    except ValueError:
        inside = False
    if not inside:
        raise ConfigError(
            f"GONGGO_WEB의 주소 {host!r}에는 로컬 방을 열 수 없습니다. 로컬 방은 로그인이 없고 들어온 사람이 모두 관리자라서 "
            "이 컴퓨터 안의 주소(127.0.0.1, localhost, ::1)만 씁니다. "
            f"다른 컴퓨터에서 보려면 GONGGO_WEB=127.0.0.1:{port}로 두고, 그 컴퓨터에서 "
            f"`ssh -L {port}:127.0.0.1:{port} 서버`로 길을 낸 뒤 http://127.0.0.1:{port} 를 여세요."
        )
    return host


@cache
def own_names(host: str, port: int) -> frozenset[str]:
    """Every Host header that means us."""
    hosts = {"127.0.0.1", "localhost", "[::1]", f"[{host}]" if ":" in host else host}
    return frozenset({f"{name}:{port}" for name in hosts} | (hosts if port == 80 else set()))


class Guard:
    """The door of the app: lets a request through or answers it, and puts the safety headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self._app)(scope, receive, send_guarded)

    def _refusal(self, scope: Scope) -> JSONResponse | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "").lower()
        names = own_names(*scope["server"])
        if host not in names:
            return refused(421, f"이 주소로는 열 수 없습니다. http://{min(names)} 로 여세요.")
        site = headers.get("sec-fetch-site")
        if site in ("cross-site", "same-site") and scope["path"] != "/":
            return refused(403, "다른 사이트에서는 이 방을 쓸 수 없습니다.")
        return self._refused_post(headers, host) if scope["method"] not in ("GET", "HEAD") else None

    @staticmethod
    def _refused_post(headers: Headers, host: str) -> JSONResponse | None:
        own = f"http://{host}"
        # A page of ours may leave Origin out; then the browser's own word on who asks must stand in.
        silent_but_ours = headers.get("sec-fetch-site") in ("same-origin", "none")
        if headers.get("origin", own if silent_but_ours else "").lower() != own:
            return refused(403, "이 방의 화면에서만 말할 수 있습니다.")
        if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return refused(415, "JSON으로 보내 주세요.")
        return None


def refused(status: int, words: str) -> JSONResponse:
    """An answer that says no, in words the page can show."""
    return JSONResponse({"error": words}, status)
