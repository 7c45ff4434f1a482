"""Drops what reaches a person: e-mail addresses and phone numbers become `[연락처]`, before anything is stored or sent.

Dropped: e-mail addresses (also `name (at) host.kr`), Korean mobile, landline and internet numbers, with or without +82.
Kept: a company's own 15xx / 16xx / 18xx lines, which belong to nobody, and numbers inside addresses of pages.
Every pattern is bounded at both ends, so a long run of letters or digits costs no more than its length.
"""

from __future__ import annotations

import re

MARK = "[연락처]"

_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:[@＠]|\s{0,2}[(\[{]\s?(?:at|AT|골뱅이)\s?[)\]}]\s{0,2})"
    r"(?:[\w-]{1,63}\.){1,5}[A-Za-z]{2,24}(?![A-Za-z])"
)
_SPELLED = re.compile(r"[(\[{]\s?(?:at|AT|골뱅이)\s?[)\]}]")
_GAP = r"[-.·\s)‐–—]{0,2}"
_PHONE_END = rf"\d{{3,4}}{_GAP}\d{{4}}(?![\w-])"
_PHONE = re.compile(
    rf"(?<![\w.=/#-])(?:\(?\+?82\)?{_GAP}\(?0?\)?|\(?0)(?:1[016-9]|2|3[1-3]|4[1-4]|5[1-5]|6[1-4]|70|50\d?|80){_GAP}{_PHONE_END}"
)
# Most texts hold neither: a pattern that begins with a digit or a bracket finds that out several times faster.
_MAYBE_PHONE = re.compile(_PHONE_END)


def without_contacts(text: str) -> str:
    """`text` with `[연락처]` where an e-mail address or a phone number stood."""
    if "@" in text or "＠" in text or _SPELLED.search(text):
        text = _MAIL.sub(MARK, text)
    return _PHONE.sub(_unless_a_figure, text) if _MAYBE_PHONE.search(text) else text


def _unless_a_figure(match: re.Match[str]) -> str:
    """Digits alone are a phone number only when they begin like a mobile one: 0212345678 may be any board's number."""
    found = match.group()
    return found if found.isdigit() and not found.startswith("01") else MARK
