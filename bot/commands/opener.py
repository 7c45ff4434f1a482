"""A menu belongs to who opened it: its buttons bear a mark of them, and answer nobody else.

One opened by an admin who speaks as the room bears none, since presses come under the admin's own id: it answers every member,
and rights are asked at each press anyway.
"""

from __future__ import annotations

import hashlib

from bot.model.chat import Call

ANYBODY = "-"


def opener(call: Call) -> str:
    """The mark for the buttons of what this call opens: at most 8 characters, without colons."""
    return ANYBODY if call.member.id == call.room.chat and not call.private else _mark(call)


def may_press(call: Call, mark: str) -> bool:
    """Is the one who presses who opened it?"""
    return mark in (ANYBODY, _mark(call))


def _mark(call: Call) -> str:
    return hashlib.blake2b(call.member.id.encode(), digest_size=4).hexdigest()
