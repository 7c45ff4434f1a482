"""The groups of classes and ways that a sentence says in one breath, and whether it opens or refuses them.

Words that touch make one item (보충역 신규, 현역 전직); so does a list of one side (현역/보충역, 신규편입·전직); a list that
mixes sides makes several (보충역, 전직). "보충역은 …" binds what follows to that class. Anything else between two words ends
the group. The first "yes" or "no" behind a group, up to the next, decides it; without one it is open.
"""

from __future__ import annotations

import re

from bot.model.reading import Track
from bot.reading.admission_words import Word, bare, link, listed, words_in
from bot.reading.admissions import Group, Item
from bot.reading.service_refusals import about_another_matter, negative, positive
from bot.reading.service_words import ServiceWords

_ONLY = re.compile(
    r"\s?(?:희망|대상|가능)?자?만(?![가-힣])|\s?(?:희망|대상)자?(?=[\s)\]]|$)|\s?(?:전용|only)"
)
_ALSO = re.compile(r"\s?자?(?:도(?=\s|$)|\s?포함)")
_ALL = re.compile(r"모두|전부")
# "보충역은 학사도 가능": a word on degrees, which limits nobody.
_DEGREE_TOO = re.compile(
    r"\s?(?:판정자?|대상자?|자)?(?:의 ?경우|은|는)?\s?(?:자연계 ?|이공계 ?)?학사(?: ?학위| ?졸업)?자?도"
)


def read(low: str, left: int, right: int, words: ServiceWords) -> list[Group]:
    """The groups said in the sentence `low[left:right]`, in order."""
    found = words_in(low, left, right, words)
    groups: list[Group] = []
    tracks: frozenset[Track] = frozenset()
    last: Word | None = None  # the word before this one, and the last that is no programme's name
    said: Word | None = None
    near = False  # whether nothing but programmes' names lies between `said` and this one
    for index, word in enumerate(found):
        gap = low[last.end : word.start] if last else ""
        if word.track:
            tracks = (tracks if last and last.track and listed(gap) else frozenset()) | {word.track}
            near = near and not bare(gap)
            last = word
            continue
        hold = link(gap) if near else ""
        if said is None or not hold or _decided(low, groups[-1].end, word.start, words):
            groups.append(Group([Item()], tracks, word.start, word.end))
            _put(groups[-1].items[-1], word)
        else:
            _extend(groups[-1], hold, said, word, _touching(found, index, low))
        groups[-1].end, near, last, said = word.end, True, word, word
    groups = [group for group in groups if not _DEGREE_TOO.match(low, group.end)]
    for group, stop in zip(groups, [*(group.start for group in groups[1:]), right], strict=False):
        _settle(group, low, stop, right, words)
    if groups or not tracks or not words.admission.also_transfer.search(low, left, right):
        return groups
    return [Group([Item(ways={"transfer"})], tracks, left, right, adds=True)]


def _extend(group: Group, hold: str, last: Word, word: Word, touching: Word | None) -> None:
    """Put `word` into the group's last item, or into a new one when it does not fit there."""
    item, same = group.items[-1], last.is_class == word.is_class
    apart = touching is not None and touching.is_class != word.is_class
    if hold == "topic":
        item.bound = item.bound or bool(item.classes)
        fits = not item.mixed or same
    elif hold == "touch":
        fits = not item.mixed or same or word.name in item.ways | item.classes
    elif item.bound and not word.is_class:
        fits = True
    elif hold == "tight":
        fits = same and not (apart and not word.is_class)
    else:
        fits = (same and not item.mixed and not apart) or (word.joining and not item.mixed and not same)
    if not fits:
        group.items.append(Item())
    _put(group.items[-1], word)


def _put(item: Item, word: Word) -> None:
    (item.classes if word.is_class else item.ways).add(word.name)


def _touching(found: list[Word], index: int, low: str) -> Word | None:
    """The word after `index`, when it touches it."""
    after = found[index + 1] if index + 1 < len(found) else None
    if after is None or after.track:
        return None
    gap = low[found[index].end : after.start]
    return after if link(gap) == "touch" and not _ALL.search(gap) else None


def _decided(low: str, start: int, end: int, words: ServiceWords) -> bool:
    return bool(positive(low, start, end, words) or negative(low, start, end, words))


def _settle(group: Group, low: str, stop: int, right: int, words: ServiceWords) -> None:
    """Let the first yes or no behind the group, before `stop`, decide it."""
    # "신규 TO" may be the beginning of "TO는 없습니다".
    end = group.end - 2 if low.endswith("to", group.start, group.end) else group.end
    yes, no = positive(low, end, stop, words), negative(low, end, stop, words)
    group.said = bool(yes and not (no and no.start() < yes.start()))
    if no and not group.said:
        only_these = words.says.only_these.search(low, group.end, no.end())
        group.opens = bool(only_these) or about_another_matter(low[group.end : no.start()], words)
    if words.places.cross_beside.match(low, group.end, right):
        group.opens = False
    group.only = bool(_ONLY.match(low, group.end))
    group.adds = bool(_ALSO.match(low, group.end))
    group.bare = low[group.start : group.end] == "편입"
