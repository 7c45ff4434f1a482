"""Who may come, and by which way: the (service class × way in) pairs that a posting's words open.

Words that touch make one item (보충역 신규, 현역 전직); so does a list of one side (현역/보충역, 신규편입·전직); a list that
mixes sides makes several (보충역, 전직). An item opens its pairs, a side it leaves out being open to both, and a group, the
items of one breath, opens what any of its items opens. So "(보충역, 전직)" is every pair but 현역신규.

Groups that name one side only limit each other: 현역 in the title and 신규편입 below open 현역신규 alone; but a 전직 apart
from a class adds to it ("(현역) … 전직 가능"), unless only they are meant (전직만, 전직 희망자). A group followed by "no" is
taken away, from everything when nothing else is said. Bare 편입 is 신규.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.model.reading import Admission, Track
from bot.reading.service_refusals import about_another_matter, negative, positive
from bot.reading.service_words import ServiceWords

CLASSES, WAYS = frozenset({"active", "supplementary"}), frozenset({"new", "transfer"})
PAIRS = {
    ("active", "new"): Admission.ACTIVE_NEW,
    ("active", "transfer"): Admission.ACTIVE_TRANSFER,
    ("supplementary", "new"): Admission.SUPPLEMENTARY_NEW,
    ("supplementary", "transfer"): Admission.SUPPLEMENTARY_TRANSFER,
}
EVERY = frozenset(Admission)


@dataclass(slots=True)
class Item:
    """Words that belong together; an empty side is open to both. `bound`: "보충역은 …", what follows is for this class."""

    classes: set[str] = field(default_factory=set)
    ways: set[str] = field(default_factory=set)
    bound: bool = False

    @property
    def mixed(self) -> bool:
        """Names both sides."""
        return bool(self.classes and self.ways)

    @property
    def pairs(self) -> frozenset[Admission]:
        """What it opens."""
        return product(self.classes, self.ways)


@dataclass(slots=True)
class Group:
    """Items of one breath at `low[start:end]`. `tracks` empty: of no programme in particular.

    `opens` False: they are refused; `said`: a word says they are possible; `only`: nobody else; `adds`: these as well;
    `bare`: the word 편입 and nothing more.
    """

    items: list[Item]
    tracks: frozenset[Track]
    start: int
    end: int
    opens: bool = True
    said: bool = False
    only: bool = False
    adds: bool = False
    bare: bool = False

    @property
    def pairs(self) -> frozenset[Admission]:
        """What it opens, or closes."""
        return frozenset().union(*(item.pairs for item in self.items))

    @property
    def lone(self) -> Item | None:
        """Its item, when it names one side only."""
        return self.items[0] if len(self.items) == 1 and not self.items[0].mixed else None


def product(classes: Iterable[str], ways: Iterable[str]) -> frozenset[Admission]:
    """All pairs of both sides; an empty side stands for both of its values."""
    return frozenset(PAIRS[c, w] for c in set(classes) or CLASSES for w in set(ways) or WAYS)


def combine(groups: Iterable[Group], track: Track | None) -> frozenset[Admission] | None:
    """What all groups that are said of `track` (None: of any) open together; None when they say nothing."""
    own = [group for group in groups if not track or not group.tracks or track in group.tracks]
    opened, closed = [g for g in own if g.opens], [g for g in own if not g.opens and not g.bare]
    pairs = frozenset[Admission]().union(*(g.pairs for g in opened if not g.lone))
    lone = [(g, g.lone) for g in opened if g.lone and not (pairs and g.bare)]
    classes = {name for _, item in lone for name in item.classes}
    ways = {name for _, item in lone for name in item.ways}
    if pairs:
        classes_in = {c for (c, _), pair in PAIRS.items() if pair in pairs}
        ways_in = {w for (_, w), pair in PAIRS.items() if pair in pairs}
        for c in classes - classes_in:
            pairs |= product({c}, ways)
        for w in ways - ways_in:
            pairs |= product(classes, {w})
    elif classes or ways:
        more = any(g.adds for g, _ in lone) or (classes and not any(g.only for g, item in lone if item.ways))
        pairs = product(classes, WAYS if more and ways == {"transfer"} else ways)
    elif closed:
        pairs = EVERY
    return (pairs - frozenset[Admission]().union(*(g.pairs for g in closed))) or None


@dataclass(frozen=True, slots=True)
class _Token:
    """A word at `low[start:end]`: a class, a way, or a programme's name (`track`).

    `alone`: 신규 without 편입; `joining`: 편입 without 신규.
    """

    name: str
    start: int
    end: int
    alone: bool = False
    joining: bool = False
    track: Track | None = None

    @property
    def is_class(self) -> bool:
        return self.name in CLASSES


_MOST = 80
_FILLER = re.compile(
    r"모두|전부|대상자?|자격|희망자|지원자|입영|소집|인원|해당자|신분|병역|특례|복무|[1-4]급|상관없이|구분없이|요건|요원"
    r"|(?<=[가-힣 (])(?:인|의|이|가|을|를|도|자|분|편|으로|로|등|만)(?=[\s(),/·]|$)|[()\[\]{}'\"‘’_:-]|(?:20)?\d\d년도?"
)
_LINK = re.compile(r"(?:[\s,;/·+&|]|및|과|와|또는|혹은|이나|이거나|or|and)+")
_LOOSE = re.compile(r"[,;]|또는|혹은|이나|이거나|or|and")
_TOPIC = re.compile(r"[\s)]{0,2}(?:은|는|의 ?경우|인 ?경우|이라면)[\s,:]*$")
_ONLY = re.compile(
    r"\s?(?:희망|대상|가능)?자?만(?![가-힣])|\s?(?:희망|대상)자?(?=[\s)\]]|$)|\s?(?:전용|only)"
)
_ALSO = re.compile(r"\s?자?도(?=\s|$)")
_ALL = re.compile(r"모두|전부")


def read(low: str, left: int, right: int, words: ServiceWords) -> list[Group]:
    """The groups said in the sentence `low[left:right]`, in order."""
    tokens = _tokens(low, left, right, words)[:_MOST]
    groups: list[Group] = []
    tracks: frozenset[Track] = frozenset()
    last: _Token | None = None  # the word before this one, and the last of them that is no programme's name
    word: _Token | None = None
    near = False  # whether nothing but programmes' names lies between `word` and this one
    for index, token in enumerate(tokens):
        gap = low[last.end : token.start] if last else ""
        if token.track:
            listed = last is not None and last.track is not None and bool(_LINK.fullmatch(_bare(gap) or " "))
            tracks = (tracks if listed else frozenset()) | {token.track}
            near = near and not _bare(gap)
            last = token
            continue
        link = _link(gap) if near else ""
        if not link or word is None or _decided(low, groups[-1].end, token.start, words):
            groups.append(Group([Item()], tracks, token.start, token.end))
            _put(groups[-1].items[-1], token)
        else:
            _extend(groups[-1], link, word, token, _next(tokens, index, low))
        groups[-1].end, near, last, word = token.end, True, token, token
    _settle(groups, low, right, words)
    if groups or not tracks or not words.admission.also_transfer.search(low, left, right):
        return groups
    return [Group([Item(ways={"transfer"})], tracks, left, right, adds=True)]


def _extend(group: Group, link: str, last: _Token, token: _Token, joined_next: _Token | None) -> None:
    """Put `token` into the group's last item or into a new one; see the head of this file."""
    item, same = group.items[-1], last.is_class == token.is_class
    apart = joined_next is not None and joined_next.is_class != token.is_class
    if link == "topic":
        item.bound = item.bound or bool(item.classes)
        fits = not item.mixed or same
    elif link == "touch":
        fits = not item.mixed or same or token.name in item.ways | item.classes
    elif item.bound and not token.is_class:
        fits = True
    elif link == "tight":
        fits = same and not (apart and not token.is_class)
    else:
        fits = (same and not item.mixed and not apart) or (token.joining and not item.mixed and not same)
    if not fits:
        group.items.append(Item())
    _put(group.items[-1], token)


def _put(item: Item, token: _Token) -> None:
    (item.classes if token.is_class else item.ways).add(token.name)


def _next(tokens: list[_Token], index: int, low: str) -> _Token | None:
    """The word after `index` when it touches it."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after is None or after.track:
        return None
    gap = low[tokens[index].end : after.start]
    return after if _link(gap) == "touch" and not _ALL.search(gap) else None


def _link(gap: str) -> str:
    """How two words hang together: topic, touch, tight, loose, or "" for not at all."""
    if "\n" in gap:
        return ""
    if _TOPIC.match(gap):
        return "topic"
    bare = _bare(gap)
    if not bare:
        return "touch"
    if not _LINK.fullmatch(bare):
        return ""
    return "loose" if _LOOSE.search(bare) else "tight"


def _bare(gap: str) -> str:
    return _FILLER.sub("", gap).strip()


def _decided(low: str, start: int, end: int, words: ServiceWords) -> bool:
    return bool(positive(low, start, end, words) or negative(low, start, end, words))


def _settle(groups: list[Group], low: str, right: int, words: ServiceWords) -> None:
    """Let the first yes or no behind each group decide it, up to the next group."""
    for index, group in enumerate(groups):
        stop = groups[index + 1].start if index + 1 < len(groups) else right
        yes, no = positive(low, group.end, stop, words), negative(low, group.end, stop, words)
        group.said = bool(yes and not (no and no.start() < yes.start()))
        if no and not group.said:
            group.opens = about_another_matter(low[group.end : no.start()], words)
        if words.places.cross_beside.match(low, group.end, right):
            group.opens = False
        group.only = bool(_ONLY.match(low, group.end))
        group.adds = bool(_ALSO.match(low, group.end))
        group.bare = group.items == [Item(ways={"new"})] and low[group.start : group.end] == "편입"


def _tokens(low: str, left: int, right: int, words: ServiceWords) -> list[_Token]:
    found = [
        _Token(name, *match.span(), alone=alone, joining=match[0] == "편입")
        for name, alone, match in _matches(low, left, right, words)
    ]
    names = words.places.mention.finditer(low, left, right)
    found += [_Token("track", *m.span(), track=_TRACKS[m.lastgroup]) for m in names if m.lastgroup in _TRACKS]
    found.sort(key=lambda token: (token.start, -token.end))
    kept: list[_Token] = []
    for token in found:
        inside = kept and token.start < kept[-1].end
        moved = (
            kept
            and kept[-1].name == "transfer"
            and low[token.start : token.end] == "편입"
            and not low[kept[-1].end : token.start].strip()
        )
        if not inside and not moved:
            kept.append(token)
    return [token for index, token in enumerate(kept) if not token.alone or _has_company(kept, index, low)]


_TRACKS = {"research": Track.RESEARCH, "doubtful": Track.RESEARCH, "industrial": Track.INDUSTRIAL}


def _matches(
    low: str, left: int, right: int, words: ServiceWords
) -> Iterable[tuple[str, bool, re.Match[str]]]:
    a = words.admission
    yield from (
        ("active", False, m)
        for m in a.active.finditer(low, left, right)
        if _free(low, m.start()) and not a.active_not.match(low, m.start())
    )
    yield from (("supplementary", False, m) for m in a.supplementary.finditer(low, left, right))
    joining = not a.not_joining.search(low, left, right)
    yield from (("new", False, m) for m in a.new.finditer(low, left, right) if joining)
    yield from (
        ("new", True, m)
        for m in a.new_bare.finditer(low, left, right)
        if not a.new_bare_not.match(low, m.start())
    )
    yield from (
        ("transfer", False, m)
        for m in a.transfer.finditer(low, left, right)
        if _free(low, m.start()) and not a.transfer_not.match(low, m.start())
    )


def _free(low: str, at: int) -> bool:
    """Not the tail of another word (신논현역, 이전직장), though it may follow 보충역, 신규편입 or a programme's name."""
    before = low[at - 1 : at]
    return not ("가" <= before <= "힣") or before in "역입원례특및과와"


def _has_company(tokens: list[_Token], index: int, low: str) -> bool:
    """Whether a bare 신규 stands with a class or another way; alone it means newly hired."""
    token = tokens[index]
    beside = [(tokens[index - 1].end, token.start, tokens[index - 1])] if index else []
    beside += [(token.end, tokens[index + 1].start, tokens[index + 1])] if index + 1 < len(tokens) else []
    return any(not other.track and _link(low[start:end]) for start, end, other in beside)
