"""Small helpers for Korean words: particles, numbers, money, cuts.

A number is told whole with thousands separated; money in 만원 and 억; a text that is too long is cut with a visible "…".
"""

from __future__ import annotations

FINALS_OF_DIGITS = {"0": "ㅇ", "1": "ㄹ", "3": "ㅁ", "6": "ㄱ", "7": "ㄹ", "8": "ㄹ"}
FINALS_OF_LETTERS = {"l": "ㄹ", "m": "ㅁ", "n": "ㄴ", "r": "ㄹ"}
HARD_LETTERS = "bcdgkpt"
CLOSING = "\"'’”)]}>」』》〉 .,!?…"

TITLE_IN_LIST = 200
COMPANY_IN_LIST = 80
ALONE = 1000


def final(word: str) -> str | None:
    """The final consonant a word is spoken with, "" for none, None when it cannot be told.

    Capital letters are spoken by name (RAG 알에이지); a small b, c, d, g, k, p or t may be either.
    """
    last = word.rstrip(CLOSING)[-1:]
    if last in HARD_LETTERS:
        return None
    last = last.lower()
    if "가" <= last <= "힣":
        index = (ord(last) - ord("가")) % 28
        return "ㄹ" if index == 8 else "ㅇ" if index else ""
    if last.isascii() and last.isdigit():
        return FINALS_OF_DIGITS.get(last, "")
    if last.isascii() and last.isalpha():
        return FINALS_OF_LETTERS.get(last, "")
    return None


def josa(word: str, pair: str) -> str:
    """The word with the fitting particle of a pair such as 을/를, 이/가, 은/는, 과/와 or 으로/로."""
    after_consonant, after_vowel = pair.split("/")
    sound = final(word)
    if sound is None:
        return f"{word}{after_consonant}({after_vowel})"
    bare = sound == "" or (after_consonant == "으로" and sound == "ㄹ")
    return word + (after_vowel if bare else after_consonant)


def number(value: int) -> str:
    """1518 → 1,518."""
    return f"{value:,}"


def one_line(text: str) -> str:
    """All white space as single blanks."""
    return " ".join(text.split())


def cut(text: str, limit: int) -> str:
    """One line of at most `limit` characters; what was cut is marked with "…"."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    # A joiner left at the end would glue the dots to half a pictogram.
    return line[: limit - 1].rstrip(" \u200d\ufe0f") + "…"


def quoted(text: str, limit: int = TITLE_IN_LIST) -> str:
    """The text in single Korean quotation marks, cut to `limit`."""
    return f"‘{cut(text, limit)}’"


def manwon(won: int) -> str:
    """Won as people say it: 40000000 → 4,000만원, 120000000 → 1억 2,000만원; 약 before what is not a round 만원."""
    about = "" if won % 10_000 == 0 else "약 "
    hundred_millions, rest = divmod(won // 10_000, 10_000)
    parts = [f"{hundred_millions:,}억"] if hundred_millions else []
    if rest or not parts:
        parts.append(f"{rest:,}만")
    return about + " ".join(parts) + "원"


def manwon_range(low: int, high: int) -> str:
    """Two sums of won, the unit said once where it can be: 4,000–6,000만원."""
    if low == high:
        return manwon(low)
    plain = low % 10_000 == high % 10_000 == 0
    if plain and max(low, high) < 100_000_000:
        return f"{low // 10_000:,}–{high // 10_000:,}만원"
    return f"{manwon(low)}–{manwon(high)}"
