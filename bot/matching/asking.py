"""What one word or facet of a filter asks for, and the errors that tell what would work instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from unicodedata import normalize

from bot.matching import facets
from bot.matching.facets.contract import BELOW, IS, LEAST, MOST, OVER, Ask, Kind, UnreadableError
from bot.matching.faults import Faults
from bot.matching.folding import compact
from bot.matching.lexing import KEYWORDS, Piece
from bot.matching.tree import AnyOf, Leaf, Node, Not
from bot.matching.vocabulary import Vocabulary
from bot.matching.wording import josa, quoted

OPERATOR = re.compile(r"([!?]{0,2})(<=|>=|=<|=>|==|≤|≥|[:<>=])")
_OPS = {
    "<=": MOST, "=<": MOST, "≤": MOST, ">=": LEAST, "=>": LEAST, "≥": LEAST, "<": BELOW, ">": OVER,
    ":": IS, "=": IS, "==": IS,
}  # fmt: skip
_SPOKEN = re.compile(r"(\D+?)\s*(\d.*?|[고초전대학석박]\S+?)\s*(이상|부터|이하|이내|까지|초과|미만)?")
_SPOKEN_OPS = {
    "이상": ">=",
    "부터": ">=",
    "이하": "<=",
    "이내": "<=",
    "까지": "<=",
    "초과": ">",
    "미만": "<",
    None: ":",
}
_COMMA = re.compile(r",(?!\d{3}(?!\d))")


class Asker:
    """Turns what was written into leaves, for one text."""

    def __init__(self, text: str, vocabulary: Vocabulary, faults: Faults) -> None:
        self._text, self._vocabulary, self._faults = text, vocabulary, faults

    def word(self, piece: Piece, *, exact: bool = False) -> Leaf:
        """The word or phrase, to be found in the text of postings."""
        typed = piece.text if exact else self._text[piece.start : piece.end]
        word = self._vocabulary.word(typed, exact=exact)
        if word is None:
            raise self._faults.at(f"{quoted(piece.text)}에는 찾을 글자가 없습니다", piece, "")
        if not exact and word.text in KEYWORDS:
            raise self._faults.at(f"{josa(quoted(piece.text), '은/는')} 두 조건 사이에 씁니다", piece, "")
        return word

    def meant(self, piece: Piece, key: str, *, alone: bool) -> Node | None:
        """What a word, or several together, mean when they are more than letters to be found; None when they are not.

        `key` is the piece's text in compact form.
        """
        said = piece.text
        if known := facets.bare(key):
            kind, asked = known
            marks = said[len(said.rstrip("!?")) :] if alone else ""
            operator = OPERATOR.match(asked)
            value = asked[operator.end() :] if operator else ""
            return self.ask(kind, said, marks, operator[2] if operator else "", value, piece)
        if (spoken := self._spoken(piece)) is not None:
            return spoken
        if self._vocabulary.knows(key):
            return self.word(piece)
        if key in self._vocabulary.plain:
            return None
        if key in self._vocabulary.places:
            return self.ask(self.kind("지역", piece), "지역", "", ":", said, piece)
        valued = facets.named(key) if alone else None
        if valued and valued.name == key:
            raise self._faults.at(
                f"{quoted(key)}에는 값이 있어야 합니다. 예: {valued.example}", piece, valued.example
            )
        return None

    def kind(self, name: str, piece: Piece) -> Kind:
        """The facet of that name."""
        kind = facets.named(name)
        if kind is None:
            near = nearest(name, facets.names())
            rest = self._text[piece.start + len(name) : piece.end]
            better = (
                f" {josa(quoted(near), '을/를')} 찾으셨나요?"
                if near
                else " 글자 그대로 찾으려면 따옴표로 묶으세요."
            )
            message = f"{josa(quoted(name), '이라는/라는')} 조건은 없습니다.{better}"
            quotable = '"' + piece.text.replace('"', "") + '"'
            raise self._faults.at(message, piece, near + rest if near else quotable)
        return kind

    def ask(self, kind: Kind, name: str, marks: str, op: str, value: str, piece: Piece) -> Node:
        """The facet's condition; several values between commas are any of them."""
        negated = marks == "!" and op in ("=", "==")
        marks = "" if negated else marks
        self._refuse_marks(kind, marks, piece)
        operator = _OPS.get(op, "")
        if (operator or value) and not self._allowed(kind, operator):
            raise self._faults.at(
                f"{kind.name}에는 {quoted(op)}를 쓸 수 없습니다. 예: {kind.example}", piece, kind.example
            )
        if not value and "" not in kind.ops:
            raise self._faults.at(
                f"{kind.name}에는 값이 있어야 합니다. 예: {kind.example}", piece, kind.example
            )
        values = (
            [value.strip('"')]
            if value.startswith('"')
            else [one for one in _COMMA.split(value) if one.strip()]
        )
        read = [
            self._read(
                kind,
                Ask(operator, one.strip(' "'), self._vocabulary, "!" in marks, "?" in marks),
                piece,
                name,
            )
            for one in values or [""]
        ]
        node = read[0] if len(read) == 1 else AnyOf(tuple(read))
        return Not(node) if negated else node

    def refuse_lists(self, piece: Piece) -> None:
        """A comma, or a slash between two known words, may mean and or or: ask instead of guessing."""
        if _COMMA.search(piece.text):
            words = " ".join(self._text[piece.start : piece.end].replace(",", " ").split())
            raise self._faults.at(
                "쉼표는 둘 다인지 하나라도인지 알 수 없습니다. 둘 다면 띄어 쓰고, 하나라도면 | 를 씁니다",
                piece,
                words,
            )
        parts = piece.text.split("/")
        if len(parts) > 1 and all(self._vocabulary.knows(compact(part)) for part in parts):
            either = f"({' | '.join(parts)})"
            raise self._faults.at(
                "빗금(/)은 둘 다인지 하나라도인지 알 수 없습니다. 하나라도면 | 를 씁니다", piece, either
            )

    def _read(self, kind: Kind, ask: Ask, piece: Piece, name: str) -> Node:
        try:
            node = kind.read(ask)
        except UnreadableError as error:
            near = nearest(ask.value, error.near)
            instead = f"{name}{ask.op}{near}" if near else kind.example
            better = f" {josa(quoted(near), '을/를')} 찾으셨나요?" if near else f" 예: {kind.example}"
            raise self._faults.at(f"{error.message}.{better}", piece, instead) from error
        return self._vocabulary.one(node) if isinstance(node, Leaf) else node

    def _spoken(self, piece: Piece) -> Node | None:
        match = _SPOKEN.fullmatch(piece.text)
        kind = facets.named(match[1]) if match else None
        if match is None or kind is None or MOST not in kind.ops:
            return None
        ask = Ask(_OPS[_SPOKEN_OPS[match[3]]], match[2], self._vocabulary)
        try:
            return kind.read(ask)
        except UnreadableError:
            return None

    def _allowed(self, kind: Kind, operator: str) -> bool:
        return operator in kind.ops or (operator in (BELOW, OVER) and MOST in kind.ops)

    def _refuse_marks(self, kind: Kind, marks: str, piece: Piece) -> None:
        for mark, allowed in (("!", kind.strict), ("?", kind.open)):
            if mark in marks and not allowed:
                text = self._text[piece.start : piece.end]
                raise self._faults.at(
                    f"{kind.name}에는 {quoted(mark)}를 붙일 수 없습니다", piece, text.replace(mark, "")
                )


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word written most like `word`, letter by letter of the syllables; "" when none is near."""
    asked, its = _letters(compact(word))
    pieces: dict[str, str] = {}
    for one in known:
        letters, ones = _letters(one)
        # To compare in full is slow: only what shares half of its letters is looked at.
        if 2 * len(its & ones) >= min(len(its), len(ones)):
            pieces[letters] = one
    near = get_close_matches(asked, pieces, n=1, cutoff=0.6)
    return pieces[near[0]] if near else ""


@lru_cache(maxsize=4096)
def _letters(word: str) -> tuple[str, frozenset[str]]:
    """The letters its syllables are made of, in order and as a set."""
    letters = normalize("NFD", word)
    return letters, frozenset(letters)
