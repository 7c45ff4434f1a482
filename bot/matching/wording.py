"""Korean particles and endings, quotes and sums of money, as the language's sentences need them.

A condition is said as the end of a phrase before a noun ("신입이 지원할 수 있는", "근무지가 서울인"); `joined` turns such phrases
into one: the last keeps its ending, the others take 고 (and) or 거나 (or).
"""

from __future__ import annotations

from collections.abc import Sequence

_SOUNDS_OF_DIGITS = {"0": 21, "1": 8, "3": 16, "6": 1, "7": 8, "8": 8}
_SOUNDS_OF_LETTERS = {"l": 8, "m": 16, "n": 4, "r": 8}
_HARD_LETTERS = "bcdkpt"
_RIEUL = 8
_ENDINGS = {
    "있는": ("있고", "있거나"),
    "없는": ("없고", "없거나"),
    "않은": ("않고", "않거나"),
    "아닌": ("아니고", "아니거나"),
    "인": ("이고", "이거나"),
    "한": ("하고", "하거나"),
    "된": ("되었고", "되었거나"),
}


def josa(word: str, pair: str) -> str:
    """The word with the fitting one of a pair of particles: 이/가, 을/를, 은/는, 과/와, 으로/로. Quotes are looked through.

    Capital letters are spoken by name; after a small letter that may be spoken either way both are given: 이(가).
    """
    after_consonant, after_vowel = pair.split("/")
    sound = _final(word)
    if sound is None:
        return f"{word}{after_consonant}({after_vowel})"
    bare = sound == 0 or (after_consonant == "으로" and sound == _RIEUL)
    return word + (after_vowel if bare else after_consonant)


def _final(word: str) -> int | None:
    """The number of the final consonant it is spoken with, 0 for none, None when it cannot be told."""
    said = word.rstrip("’”\"') .·")
    last = said[-1:]
    if last in _HARD_LETTERS:
        return None
    if said.endswith("ng"):
        return 21
    if "가" <= last <= "힣":
        return (ord(last) - ord("가")) % 28
    return _SOUNDS_OF_DIGITS.get(last) or _SOUNDS_OF_LETTERS.get(last.lower(), 0)


def quoted(text: str, limit: int = 60) -> str:
    """The text in Korean single quotes, on one line, cut to `limit` characters."""
    line = " ".join(text.split())
    return f"‘{line if len(line) <= limit else line[: limit - 1].rstrip() + '…'}’"


def listed(words: Sequence[str], pair: str = "과/와") -> str:
    """‘비전’과 ‘추천’; ‘비전’, ‘추천’과 ‘검색’."""
    *rest, last = words
    return f"{josa(', '.join(rest), pair)} {last}" if rest else last


def joined(phrases: Sequence[str], *, either: bool = False) -> str:
    """Phrases that end before a noun, as one such phrase: 'A이고 B인', or 'A이거나 B인' when `either`."""
    *rest, last = phrases
    return " ".join([*(_linked(phrase, int(either)) for phrase in rest), last])


def _linked(phrase: str, which: int) -> str:
    for ending, links in _ENDINGS.items():
        if phrase.endswith(ending):
            return phrase.removesuffix(ending) + links[which]
    raise ValueError(f"no known ending: {phrase}")


def manwon(amount: int) -> str:
    """10,000 won as people say it: 5000 → 5,000만원, 12000 → 1억 2,000만원."""
    hundred_millions, rest = divmod(amount, 10_000)
    parts = [f"{hundred_millions:,}억"] if hundred_millions else []
    if rest or not parts:
        parts.append(f"{rest:,}만")
    return " ".join(parts) + "원"
