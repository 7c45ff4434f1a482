"""Which posting of which board an address leads to: the one thing in an alert mail that does not change with its layout.

A board is known by its host and the address its own postings have. An address that only leads there, by way of a counter of
clicks, is taken apart and never followed: what it carries in its parameters, its path or its fragment, encoded up to four
times over or in base64, is looked at in the same way. What comes out is the board's plain address, without any mark of who
was sent it.
"""

from __future__ import annotations

import binascii
import re
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

_DEPTH, _MOST, _LONGEST = 4, 40, 8000


@dataclass(frozen=True, slots=True)
class Board:
    """A board. `posting` finds a posting's number in path and query; `company` is how addresses of companies look."""

    key: str
    name: str
    host: str
    posting: re.Pattern[str]
    address: str
    company: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Link:
    """A posting of a board."""

    board: Board
    number: str

    @property
    def id(self) -> str:
        """The posting's identity among all boards."""
        return f"{self.board.key}:{self.number}"

    @property
    def url(self) -> str:
        """The board's own address of it."""
        return self.board.address.format(self.number)


def _board(key: str, name: str, host: str, posting: str, address: str, company: str) -> Board:
    return Board(
        key, name, host, re.compile(posting, re.IGNORECASE), address, re.compile(company, re.IGNORECASE)
    )


BOARDS = (
    _board(
        "linkedin", "링크드인", "linkedin.com",
        r"^/(?:comm/)?jobs/view/(?:[^/?]*-)?(\d{6,12})(?=[/?]|$)",
        "https://www.linkedin.com/jobs/view/{}/",
        r"^/(?:comm/)?company/",
    ),
    _board(
        "jobkorea", "잡코리아", "jobkorea.co.kr",
        r"^/recruit/gi_read/(\d{4,12})(?=[/?]|$)",
        "https://www.jobkorea.co.kr/Recruit/GI_Read/{}",
        r"^/(?:recruit/co_read|company)/",
    ),
    _board(
        "rocketpunch", "로켓펀치", "rocketpunch.com",
        r"^/(?:[a-z]{2}/)?jobs/(\d{3,12})(?=[/?]|$)",
        "https://www.rocketpunch.com/jobs/{}",
        r"^/(?:[a-z]{2}/)?companies/",
    ),
    _board(
        "saramin", "사람인", "saramin.co.kr",
        r"^/zf_user/[^?]*\?(?:[^#]*&)?rec_idx=(\d{4,12})(?=&|$)",
        "https://www.saramin.co.kr/zf_user/jobs/relay/view?rec_idx={}",
        r"^/zf_user/company-info/",
    ),
    _board(
        "wanted", "원티드", "wanted.co.kr",
        r"^/(?:[a-z]{2}/)?wd/(\d{2,12})(?=[/?]|$)",
        "https://www.wanted.co.kr/wd/{}",
        r"^/(?:[a-z]{2}/)?company/",
    ),
)  # fmt: skip
"""The boards whose alert mails are understood."""


def posting_at(address: str) -> Link | None:
    """The posting an address leads to, or None."""
    for parts in inside(address):
        board = _board_at(parts)
        found = board.posting.search(_asked(parts)) if board else None
        if board and found:
            return Link(board, found[1])
    return None


def is_company(address: str) -> bool:
    """Whether an address leads to a board's page of a company."""
    return any((board := _board_at(parts)) and board.company.search(parts.path) for parts in inside(address))


def _board_at(parts: SplitResult) -> Board | None:
    host = (parts.hostname or "").rstrip(".")
    return next((board for board in BOARDS if host == board.host or host.endswith("." + board.host)), None)


def _asked(parts: SplitResult) -> str:
    return unquote(parts.path) + (f"?{parts.query}" if parts.query else "")


def inside(address: str) -> Iterator[SplitResult]:
    """The web address, and every one it carries, the outer ones first; what cannot be taken apart is left out."""
    waiting = [(address, 0)]
    for seen, (words, depth) in enumerate(waiting):
        if seen == _MOST:
            return
        try:
            parts = urlsplit(words.strip()[:_LONGEST])
            _ = parts.hostname
        except ValueError:
            continue
        if parts.scheme not in ("http", "https"):
            continue
        yield parts
        if depth < _DEPTH:
            waiting.extend((carried, depth + 1) for carried in _carried(parts))


def _carried(parts: SplitResult) -> Iterator[str]:
    values = [value for _, value in parse_qsl(parts.query)]
    whole = parts.path + (f"?{parts.query}" if parts.query else "")
    for value in (*values, *parts.path.split("/"), whole, parts.fragment):
        for _ in range(_DEPTH):
            if found := re.search(r"https?://?(?=\w)", value, re.IGNORECASE):
                # A path may have lost one of the two slashes on its way.
                yield re.sub(r"^(https?:/)(?!/)", r"\1/", value[found.start() :], flags=re.IGNORECASE)
                break
            if value.startswith("aHR0c"):
                yield _from_base64(value)
                break
            if (plainer := unquote(value)) == value:
                break
            value = plainer


def _from_base64(value: str) -> str:
    try:
        return urlsafe_b64decode(value.replace("+", "-").replace("/", "_") + "=" * (-len(value) % 4)).decode()
    except (binascii.Error, ValueError):
        return ""
