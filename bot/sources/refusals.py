"""What a host's refusal means, in the words of errors.py: which of them another try can mend, and how long to wait.

Again: 408, 425, 429, 502, 503, 504, timeouts, broken connections and cut-off answers. Another day: other 5xx. A person must
act: everything else, above all 401, 403, 404, 410 and a certificate nobody vouches for. `Retry-After` is seconds or a date.
"""

from __future__ import annotations

import ssl
import zlib
from datetime import UTC
from email.utils import parsedate_to_datetime

import httpx

from bot.clock import Clock
from bot.errors import SourceChanged, SourceError, SourceRefused, SourceUnreachable

_AGAIN = frozenset({408, 425, 429, 502, 503, 504})
_WORDS = {
    401: "열쇠(key)가 없거나 맞지 않습니다. 열쇠를 확인해 주세요",
    403: "우리에게 보여 주지 않습니다. 열쇠나 이용 허가를 확인해 주세요",
    404: "그런 게시판이 없습니다. sources.toml의 이름이나 주소를 확인해 주세요",
    410: "게시판이 없어졌습니다. sources.toml에서 끄거나 새 주소로 바꿔 주세요",
}


class Again(SourceUnreachable):
    """Another try, a little later, may work. `wait`: what the host asked for, None when it said nothing."""


def of_status(where: str, status: int, wait: float | None) -> SourceError:
    """The error for an answer with this status; `wait` is its Retry-After."""
    if status in _AGAIN:
        return Again(f"{where}: 지금은 답하지 못합니다({status}). 다음 차례에 다시 묻습니다.", wait)
    if status < 400:
        return SourceChanged(f"{where}: 뜻을 모를 답({status})이 왔습니다.")
    if status >= 500:
        return SourceUnreachable(
            f"{where}: 그쪽 서버에 문제가 있습니다({status}). 다음 차례에 다시 묻습니다.", wait
        )
    return SourceRefused(f"{where}: {_WORDS.get(status, '우리의 물음을 받아 주지 않습니다')} ({status}).")


def of_trouble(where: str, error: Exception) -> SourceError:
    """The error for an exchange that never came to a status."""
    if isinstance(error, TimeoutError | httpx.TimeoutException):
        return Again(f"{where}: 시간 안에 답하지 않았습니다. 다음 차례에 다시 묻습니다.")
    if isinstance(error, EOFError | zlib.error | httpx.RemoteProtocolError):
        return Again(f"{where}: 답이 중간에 끊겼습니다. 다음 차례에 다시 묻습니다.")
    if isinstance(error, httpx.InvalidURL | httpx.UnsupportedProtocol):
        return SourceRefused(f"{where}: 물을 수 없는 주소입니다.")
    if _distrusted(error):
        return SourceRefused(f"{where}: 인증서를 믿을 수 없습니다. 주소와 이 컴퓨터의 시계를 확인해 주세요.")
    return Again(f"{where}: 연결할 수 없습니다. 다음 차례에 다시 묻습니다.")


def retry_after(value: str, clock: Clock) -> float | None:
    """Seconds to wait by a Retry-After header: a number or a date; None when there is none to be read."""
    if value.isascii() and value.strip().isdigit():
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    # HTTP dates are in GMT, also those that forget to say so.
    return max(0.0, ((until if until.tzinfo else until.replace(tzinfo=UTC)) - clock()).total_seconds())


def _distrusted(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False
