"""From pieces to a tree: the grammar of `language.py`, one method a rule."""

from __future__ import annotations

from bot.matching import facets
from bot.matching.asking import OPERATOR, Asker
from bot.matching.facets.contract import Kind
from bot.matching.faults import Faults
from bot.matching.folding import compact, phrase
from bot.matching.lexing import Piece, Sort, pieces, plain
from bot.matching.tree import All, AnyOf, Node, Not
from bot.matching.vocabulary import Vocabulary
from bot.matching.wording import josa, quoted

MOST_TERMS, MOST_DEPTH = 40, 10
_WORDS_TOGETHER = 4
_EXCEPT = frozenset(("제외", "not", "빼고"))
_AFTERTHOUGHTS = frozenset(("제외", "빼고", "말고", "제외하고", "제외한"))


class Parser:
    """One reading of one text, piece by piece."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self._plain, self._vocabulary = plain(text), vocabulary
        self._pieces, self._at = pieces(text), 0
        self._faults = Faults(text, self._pieces)
        self._asker = Asker(text, vocabulary, self._faults)
        self._terms = self._depth = 0

    def whole(self) -> Node:
        """The tree of the whole text; FilterError when a piece fits nowhere."""
        if not self._pieces:
            raise self._faults.empty()
        node = self._filter()
        if piece := self._peek():
            raise self._faults.at("여는 괄호가 없습니다", piece, "")
        return node

    def _filter(self) -> Node:
        groups = [self._group()]
        while self._take(Sort.EITHER):
            groups.append(self._group())
        return groups[0] if len(groups) == 1 else AnyOf(tuple(groups))

    def _group(self) -> Node:
        parts: list[Node] = []
        while (piece := self._peek()) and piece.sort not in (Sort.EITHER, Sort.CLOSE):
            said = bool(parts) and self._take(Sort.BOTH)
            part = self._part()
            place = None if said or piece.sort is Sort.OPEN else self._alternative(parts, part)
            if place is None:
                parts.append(part)
            else:
                parts[place] = AnyOf((parts[place], part))
        if not parts:
            raise self._faults.nothing(self._at, inside=self._depth > 0)
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    @staticmethod
    def _alternative(parts: list[Node], part: Node) -> int | None:
        """Where among the parts another value of the same stands, when a posting has only one of it (강남 판교)."""
        family = facets.single(part)
        return next(
            (place for place, one in enumerate(parts) if family and facets.single(one) == family), None
        )

    def _part(self) -> Node:
        piece = self._peek()
        if piece is None or piece.sort in (Sort.CLOSE, Sort.EITHER, Sort.BOTH):
            raise self._faults.nothing(self._at, inside=self._depth > 0)
        self._at += 1
        if piece.sort in (Sort.NOT, Sort.OPEN):
            return self._deeper(piece)
        if piece.sort is Sort.PHRASE:
            return self._leaf(self._asker.word(piece, exact=True), piece)
        return self._worded(piece)

    def _deeper(self, opening: Piece) -> Node:
        self._enter(opening)
        if opening.sort is Sort.NOT:
            node: Node = Not(self._part())
        else:
            node = self._filter()
            if not self._take(Sort.CLOSE):
                raise self._faults.unclosed(opening)
        self._depth -= 1
        return node

    def _worded(self, piece: Piece) -> Node:
        operator = OPERATOR.search(piece.text)
        after = self._peek()
        if not operator and after and facets.named(piece.text) and OPERATOR.match(after.text):
            # A blank before the operator: 연봉 >= 5000.
            self._at += 1
            piece = Piece(Sort.WORD, piece.text + after.text, piece.start, after.end)
            operator = OPERATOR.search(piece.text)
        if not operator:
            return self._bare(piece)
        name, value = piece.text[: operator.start()], piece.text[operator.end() :]
        if compact(name) in _EXCEPT:
            return self._except(piece, value)
        kind = self._asker.kind(name, piece)
        written, end = self._value(kind, value, piece)
        whole = piece._replace(end=end)
        return self._leaf(self._asker.ask(kind, name, operator[1], operator[2], written, whole), piece)

    def _except(self, piece: Piece, value: str) -> Node:
        inner = piece._replace(text=value, start=piece.end - len(value))
        if value.startswith('"'):
            return Not(self._leaf(self._asker.word(inner._replace(text=value.strip('"')), exact=True), inner))
        if value and not compact(value):
            raise self._faults.at(
                f"{josa(quoted(piece.text), '은/는')} 무엇을 뺄지 알 수 없습니다", piece, ""
            )
        self._enter(piece)
        node = Not(self._worded(inner) if value else self._part())
        self._depth -= 1
        return node

    def _enter(self, piece: Piece) -> None:
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise self._faults.at(f"괄호와 빼기는 {MOST_DEPTH}겹까지 쓸 수 있습니다", piece)

    def _value(self, kind: Kind, value: str, piece: Piece) -> tuple[str, int]:
        """The value with the words behind it that belong to it, and where it ends."""
        end = piece.end
        while not value or value.endswith(","):
            after = self._peek()
            if after is None or after.sort not in (Sort.WORD, Sort.PHRASE) or OPERATOR.search(after.text):
                break
            self._at += 1
            value, end = value + (f'"{after.text}"' if after.sort is Sort.PHRASE else after.text), after.end
        if value.endswith('"'):
            return value, end
        for count in range(self._words_ahead(), 0, -1):
            last = self._pieces[self._at + count - 1]
            longer = value + self._plain[end : last.end]
            if kind.spans(self._vocabulary, longer.rpartition(",")[2]):
                self._at += count
                return longer, last.end
        return value, end

    def _bare(self, piece: Piece) -> Node:
        self._asker.refuse_lists(piece)
        ahead = self._pieces[self._at : self._at + self._words_ahead()]
        # Whatever stands inside a word is read like a hyphen, as the canonical text writes it.
        keys = [compact(phrase(one.text, "-")) for one in (piece, *ahead)]
        for count in range(len(ahead), -1, -1):
            end = ahead[count - 1].end if count else piece.end
            together = Piece(Sort.WORD, self._plain[piece.start : end], piece.start, end)
            node = self._asker.meant(together, "".join(keys[: count + 1]), alone=count == 0)
            if node is not None:
                self._at += count
                return self._leaf(node, together)
        if compact(piece.text) in _AFTERTHOUGHTS:
            raise self._faults.afterthought(piece, self._pieces[self._at - 2] if self._at > 1 else None)
        return self._leaf(self._asker.word(piece), piece)

    def _words_ahead(self) -> int:
        count = 0
        for piece in self._pieces[self._at : self._at + _WORDS_TOGETHER - 1]:
            if piece.sort is not Sort.WORD or OPERATOR.search(piece.text) or not compact(piece.text):
                break
            count += 1
        return count

    def _leaf(self, node: Node, piece: Piece) -> Node:
        self._terms += len(node.items) if isinstance(node, AnyOf) else 1
        if self._terms > MOST_TERMS:
            raise self._faults.at(f"조건이 너무 많습니다. {MOST_TERMS}개까지 쓸 수 있습니다", piece)
        return node

    def _peek(self) -> Piece | None:
        return self._pieces[self._at] if self._at < len(self._pieces) else None

    def _take(self, sort: Sort) -> bool:
        piece = self._peek()
        if piece is None or piece.sort is not sort:
            return False
        self._at += 1
        return True
