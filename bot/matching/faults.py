"""Errors in a filter's text: what is wrong, where, and the text as it would work."""

from __future__ import annotations

from bot.errors import FilterError
from bot.matching.lexing import Piece, Sort
from bot.matching.wording import josa, quoted

_EXAMPLE = "전문연 신입 비전"


class Faults:
    """Makes the errors of one text."""

    def __init__(self, text: str, pieces: list[Piece]) -> None:
        self._text, self._pieces = text, pieces

    def at(self, message: str, piece: Piece, instead: str | None = None) -> FilterError:
        """Something wrong at that piece; `instead` is what would work in its place, "" when it is only too much."""
        hint = ""
        if instead is not None:
            hint = " ".join(f"{self._text[: piece.start]}{instead}{self._text[piece.end :]}".split())
        message += "" if message.endswith(("?", ".")) else "."
        return FilterError(message, self._text, piece.start, piece.end, hint)

    def empty(self) -> FilterError:
        """Nothing was typed."""
        return FilterError(f"조건이 비어 있습니다. 예: {_EXAMPLE}", self._text, 0, len(self._text), _EXAMPLE)

    def unclosed(self, opening: Piece) -> FilterError:
        """A bracket that is never closed."""
        message = "괄호가 닫히지 않았습니다."
        return FilterError(message, self._text, opening.start, opening.end, self._text + ")")

    def nothing(self, at: int, *, inside: bool) -> FilterError:
        """No condition where piece `at` (or the end) stands; `inside` brackets or not."""
        if at == len(self._pieces):
            last = self._pieces[-1]
            return self.at(f"{josa(quoted(last.text), '은/는')} 뒤에 조건이 있어야 합니다", last, "")
        piece, before = self._pieces[at], self._pieces[at - 1] if at else None
        if piece.sort is not Sort.CLOSE:
            return self.at(f"{josa(quoted(piece.text), '은/는')} 두 조건 사이에 씁니다", piece, "")
        if before and before.sort is Sort.OPEN:
            return self.at("괄호 안이 비어 있습니다", piece._replace(start=before.start), "")
        if before and inside:
            return self.at(f"{josa(quoted(before.text), '은/는')} 두 조건 사이에 씁니다", before, "")
        return self.at("여는 괄호가 없습니다", piece, "")

    def afterthought(self, piece: Piece, before: Piece | None) -> FilterError:
        """구로 제외: what is left out is said first in this language."""
        hint = ""
        if before and before.sort in (Sort.WORD, Sort.PHRASE):
            text = self._text
            hint = text[: before.start] + "-" + text[before.start : before.end] + text[piece.end :]
        message = "뺄 말은 앞에 ‘-’를 붙여 씁니다. 예: -구로"
        return FilterError(message, self._text, piece.start, piece.end, hint)
