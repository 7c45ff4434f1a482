"""A posting that a member shared: its card, or why there is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.model.chat import Reply
from bot.model.posting import Posting
from bot.rendering.alert import alert
from bot.rendering.blocks import block, link, say


def card(posting: Posting, *, today: date) -> Reply:
    """The posting as an alert shows it, under a line that says how it came."""
    shown = alert(posting, (), today=today)
    return replace(shown, blocks=(block("공유해 주신 공고를 이렇게 읽었습니다."), *shown.blocks))


def unread(url: str, why: str) -> Reply:
    """The page was not read; the link stays for people."""
    return Reply((block(why), block("본문은 링크에서 보실 수 있습니다: ", link("공고 보기", url))))


def which_link() -> Reply:
    """No link in what was said."""
    return say("어느 공고인지 주소를 함께 보내 주세요.", "예: /share https://example.com/jobs/1")


def not_here() -> Reply:
    """The command line has no network."""
    return say("지금은 주소를 읽을 수 없습니다. 봇이 켜진 방에서 보내 주세요.")
