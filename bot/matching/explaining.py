"""What a filter means as one Korean sentence, and why a posting was wanted or not, to the word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bot.matching.subject import Subject
from bot.matching.tree import All, AnyOf, Leaf, Node, Not, Truth, truth
from bot.matching.word import Word
from bot.matching.wording import joined, josa, listed, quoted


class Reason(NamedTuple):
    """Why a posting is wanted: a Korean line for each condition it meets, and short marks of what it does not say (연봉 모름)."""

    lines: tuple[str, ...]
    unknown: tuple[str, ...] = ()


def reason(root: Node, subject: Subject) -> Reason:
    """The reason of a posting that is wanted."""
    told = dict.fromkeys(reasons(root, subject))
    return Reason(
        tuple(line for line, found in told if found is Truth.YES),
        tuple(line for line, found in told if found is Truth.MAYBE),
    )


def sentence(node: Node) -> str:
    """전문연구요원 복무가 가능하고 ‘비전’이 들어 있는 공고; and what becomes of a posting that does not say."""
    silent = dict.fromkeys(leaf.silent() for leaf in leaves(node) if leaf.silent())
    kept = (
        f". {josa(listed(list(silent), '이나/나'), '이/가')} 안 적힌 공고는 빼지 않고 ‘모름’으로 표시합니다"
        if silent
        else ""
    )
    return f"{_phrase(node)} 공고{kept}."


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
    words = [item for item in node.items if isinstance(item, Word)]
    absent = [item.item for item in node.items if isinstance(item, Not) and isinstance(item.item, Word)]
    both = isinstance(node, All)
    for item in node.items:
        if isinstance(item, Word):
            if item is words[0]:
                yield f"{josa(_names(words, both=both), '이/가')} 들어 있는"
        elif both and isinstance(item, Not) and isinstance(item.item, Word):
            if item.item is absent[0]:
                yield f"{josa(_names(absent, both=False), '이/가')} 없는"
        else:
            yield _phrase(item, inside=True)


def _names(words: list[Word], *, both: bool) -> str:
    return listed([quoted(word.shown) for word in words], "과/와" if both else "이나/나")


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
        yield f"{_short(node)}: {subject.tell(node)}"
    elif isinstance(node, Not):
        if isinstance(node.item, Leaf):
            yield f"-{_short(node.item)}: {subject.tell(node.item)}"
    elif isinstance(node, AnyOf):
        inside = " / ".join(line for item in node.items for line in failures(item, subject))
        yield f"어느 것도 아님: {inside}"
    else:
        for item in node.items:
            yield from failures(item, subject)


def _short(leaf: Leaf) -> str:
    return leaf.shown if isinstance(leaf, Word) else leaf.canonical()


def leaves(node: Node) -> Iterator[Leaf]:
    """Every condition of the filter."""
    if isinstance(node, Leaf):
        yield node
    elif isinstance(node, Not):
        yield from leaves(node.item)
    else:
        for item in node.items:
            yield from leaves(item)
