"""Whether a mail is one of those that boards send to their subscribers: others in the folder are left as they are.

It is when its sender's address is at a board's host, or when it says how to be taken off its list (RFC 2369), as everything does
that goes to many. A person's mail with a link in it is a letter, whoever may read the folder.
"""

from __future__ import annotations

from email.parser import BytesHeaderParser
from email.utils import parseaddr

from bot.sources.posting_links import BOARDS

_TO_MANY = ("List-Unsubscribe", "List-Id")


def is_sent_to_subscribers(mail: bytes) -> bool:
    """By its headers alone; never raises."""
    headers = BytesHeaderParser().parsebytes(mail)
    if any(name in headers for name in _TO_MANY):
        return True
    host = parseaddr(str(headers.get("From", "")))[1].rpartition("@")[2].lower().rstrip(".")
    return any(host == board.host or host.endswith("." + board.host) for board in BOARDS)
