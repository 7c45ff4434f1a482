"""What a filter means as one Korean sentence, and why a posting was wanted or not, to the word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.matching.subject import Subject
from bot.matching.tree import All, AnyOf, Leaf, Node, Not, Truth, truth
from bot.matching.word import Word
from bot.matching.wording import joined, josa, listed, quoted
from bot.model.search import Hurdle

_PRESENT, _ABSENT = "있음", "없음"
_NOTHING_LEFT_OUT = "뺀 조건에 걸리는 것이 없음"


class Reason(NamedTuple):
    """Why a posting is wanted: a Korean line for each condition it meets, and short marks of what it does not say (연봉 모름)."""

    lines: tuple[str, ...]
    unknown: tuple[str, ...] = ()


def reason(root: Node, subject: Subject) -> Reason:
    """The reason of a posting that is wanted."""
    told = dict.fromkeys(reasons(root, subject))
    if not told:
        return Reason((_NOTHING_LEFT_OUT,))
    return Reason(
        tuple(line for line, found in told if found is Truth.YES),
        tuple(line for line, found in told if found is Truth.MAYBE),
    )


def sentence(node: Node) -> str:
    """전문연구요원 복무가 가능하고 ‘비전’이 들어 있는 공고; and what becomes of a posting that does not say."""
    told = f"{_phrase(node)} 공고."
    for dropped, what in ((False, "빼지 않고 ‘모름’으로 표시합니다"), (True, "뺍니다")):
        unsaid = dict.fromkeys(
            noun for leaf in leaves(node) for noun, out in (leaf.silence(),) if noun and out is dropped
        )
        if unsaid:
            told += f" {josa(listed(list(unsaid), '이나/나'), '이/가')} 안 적힌 공고는 {what}."
    return told


def _phrase(node: Node, *, inside: bool = False) -> str:
    if isinstance(node, Leaf):
        return node.phrase(wanted=True)
    if isinstance(node, Not):
        return (
            node.item.phrase(wanted=False)
            if isinstance(node.item, Leaf)
            else f"({_phrase(node.item)} 것)이 아닌"
        )
    phrases = list(_phrases(node))
    text = joined(phrases, either=isinstance(node, AnyOf))
    return f"({text} 것)인" if inside and len(phrases) > 1 else text


def _phrases(node: All | AnyOf) -> Iterator[str]:
    """One phrase an item; words, and the same thing asked of several values, are said together where that means the same."""
    both = isinstance(node, All)
    together: dict[str, list[str]] = {}
    order: dict[str, Node] = {}
    for item in node.items:
        how = _manner(item, both=both)
        together.setdefault(how or str(len(order)), []).append(_named(item))
        order.setdefault(how or str(len(order)), item)
    for how, item in order.items():
        names = together[how]
        if how == _PRESENT:
            yield f"{josa(listed(names, '과/와' if both else '이나/나'), '이/가')} 들어 있는"
        elif how == _ABSENT:
            yield f"{josa(listed(names, '이나/나'), '이/가')} 없는"
        elif len(names) > 1:
            yield (
                f"{how} {josa(listed(names, '이나/나'), '이/가')} 아닌"
                if both
                else f"{how} {listed(names, '이나/나')}인"
            )
        else:
            yield _phrase(item, inside=True)


def _manner(item: Node, *, both: bool) -> str:
    """What items that can be said together share; "" for one that stands for itself."""
    leaf = item.item if isinstance(item, Not) else item
    if isinstance(leaf, Word):
        return _PRESENT if leaf is item else _ABSENT if both else ""
    # 근무지가 A나 B가 아닌: left out together; 근무지가 A나 B인: one of both.
    alike = isinstance(leaf, Leaf) and isinstance(item, Not) is both
    return leaf.noun()[0] if alike and isinstance(leaf, Leaf) else ""


def _named(item: Node) -> str:
    leaf = item.item if isinstance(item, Not) else item
    return quoted(leaf.shown) if isinstance(leaf, Word) else leaf.noun()[1] if isinstance(leaf, Leaf) else ""


def reasons(node: Node, subject: Subject) -> Iterator[tuple[str, Truth]]:
    """For a wanted posting: the line of every condition that is met or unknown. What is left out and not there says nothing."""
    if isinstance(node, Leaf):
        found = subject.ask(node)
        if found is not Truth.NO:
            yield subject.tell(node), found
    elif isinstance(node, Not):
        if isinstance(node.item, Leaf) and subject.ask(node.item) is Truth.MAYBE:
            yield subject.tell(node.item), Truth.MAYBE
    else:
        items = node.items
        if isinstance(node, AnyOf):
            best = truth(node, subject)
            items = tuple(item for item in items if truth(item, subject) is best)
        for item in items:
            yield from reasons(item, subject)


def failures(node: Node, subject: Subject) -> Iterator[str]:
    """For a posting that is not wanted: a line for every condition that is not met."""
    if truth(node, subject) is not Truth.NO:
        return
    if isinstance(node, Leaf):
        yield _failure(node, subject)
    elif isinstance(node, Not):
        if isinstance(node.item, Leaf):
            yield f"-{_short(node.item)} → {subject.tell(node.item)}"
    elif isinstance(node, AnyOf):
        inside = " / ".join(line for item in node.items for line in failures(item, subject))
        yield f"어느 것도 아님: {inside}"
    else:
        for item in node.items:
            yield from failures(item, subject)


def _failure(leaf: Leaf, subject: Subject) -> str:
    line = subject.tell(leaf)
    return line if isinstance(leaf, Word) else f"{_short(leaf)} → {line}"


def _short(leaf: Leaf) -> str:
    return leaf.shown if isinstance(leaf, Word) else leaf.canonical()


def hurdles(root: Node, subjects: Iterable[Subject]) -> list[Hurdle]:
    """Each condition that must hold, with how many postings it keeps out, the strictest first."""
    items = root.items if isinstance(root, All) else (root,)
    out, alone = Counter[int](), Counter[int]()
    for subject in subjects:
        against = [place for place, item in enumerate(items) if truth(item, subject) is Truth.NO]
        out.update(against)
        if len(against) == 1:
            alone.update(against)
    found = [Hurdle(_typed(item), out[place], alone[place], place) for place, item in enumerate(items)]
    return sorted(found, key=lambda one: (-one.out, -one.alone))


def _typed(node: Node, *, inside: bool = False) -> str:
    """The condition, its words as they were typed."""
    if isinstance(node, Not):
        return f"-{_typed(node.item, inside=True)}"
    if isinstance(node, Leaf):
        return f'"{node.shown}"' if isinstance(node, Word) and node.exact else _short(node)
    text = (" " if isinstance(node, All) else " | ").join(_typed(item, inside=True) for item in node.items)
    return f"({text})" if inside else text


def leaves(node: Node) -> Iterator[Leaf]:
    """Every condition of the filter."""
    if isinstance(node, Leaf):
        yield node
    elif isinstance(node, Not):
        yield from leaves(node.item)
    else:
        for item in node.items:
            yield from leaves(item)
