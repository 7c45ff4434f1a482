"""What somebody wants to be asked, read from words: `ml 2`, `비전, nlp 설계`, `과적합`.

Level and kind words are taken out wherever they stand. The rest is a topic by its name or another one, several with commas or
blanks between; or else a subtopic or a word that questions carry. Anything else is TopicUnknown, with the nearest topics.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import TopicUnknown
from bot.interview.bank import Bank, plain, topic_names
from bot.model.interview import LEVELS, Kind, Question, Topic

LEVEL = re.compile(r"(?:레벨|level|lv\.?)?([123])(?:단계|급)?")
LEVEL_WORDS = {name: level for level, name in LEVELS.items()}
NEAR, LIKE = 3, 0.7


@dataclass(frozen=True, slots=True)
class Wish:
    """Which questions will do: of these topics (by key), of this level, of these kinds, with one of these words. Empty: any."""

    topics: frozenset[str] = frozenset()
    level: int | None = None
    kinds: frozenset[Kind] = frozenset()
    words: frozenset[str] = frozenset()


def read_wish(text: str, bank: Bank) -> Wish:
    """The wish; TopicUnknown when a word is no topic, level, kind or word of the bank."""
    level, kinds, rest = None, set(), []
    for token in re.split(r"[,\s]+", text.lower().strip()):
        if token in LEVEL_WORDS or LEVEL.fullmatch(token):
            level = LEVEL_WORDS.get(token) or int(LEVEL.fullmatch(token)[1])  # type: ignore[index]  # one of both holds
        elif token in set(Kind) and token not in names(bank):
            kinds.add(Kind(token))
        elif token:
            rest.append(token)
    topics, words = _subjects(rest, bank)
    return Wish(topics, level, frozenset(kinds), words)


def names(bank: Bank) -> dict[str, Topic]:
    """Every name of every topic, as `plain`, with the topic."""
    return {name: topic for topic in bank.topics for name in topic_names(topic)}


def _subjects(tokens: Sequence[str], bank: Bank) -> tuple[frozenset[str], frozenset[str]]:
    known, topics, words = names(bank), set(), set()
    while tokens:
        # The longest run of words that is one name: "ml 기초", "추천".
        for end in range(len(tokens), 0, -1):
            if topic := known.get(plain("".join(tokens[:end]))):
                topics.add(topic.key)
                break
        else:
            end = 1
            words.add(_word(tokens[0], bank))
        tokens = tokens[end:]
    return frozenset(topics), frozenset(words)


def _word(token: str, bank: Bank) -> str:
    if any(token in carried(question) for question in bank.questions):
        return token
    if token.isdecimal():
        raise TopicUnknown("수준은 1(기본), 2(실무), 3(깊이)으로 적어 주세요. 예: /interview 비전 2", token)
    near = [topic.name for topic in nearest(token, bank)]
    meant = f"{' · '.join(near)} 가운데 찾으시는 것이 있나요?" if near else "주제를 보려면: /interview 주제"
    raise TopicUnknown(f"‘{token[:40]}’ 주제의 질문은 없습니다. {meant}", token)


def nearest(token: str, bank: Bank) -> tuple[Topic, ...]:
    """Topics with a name most like it, letter by letter (비젼, 비전), at most three; none when nothing is."""
    known = {_letters(name): topic for name, topic in names(bank).items()}
    said = _letters(plain(token))
    close = difflib.get_close_matches(said, known, 3 * NEAR, LIKE)
    holding = [name for name in known if said and said in name]
    return tuple({known[name].key: known[name] for name in (*close, *holding)}.values())[:NEAR]


def _letters(name: str) -> str:
    """Hangul taken apart into its letters."""
    return unicodedata.normalize("NFD", name)


def carried(question: Question) -> frozenset[str]:
    """What a question is found by besides its topic, in lower case."""
    return frozenset(word.lower() for word in (question.subtopic, *question.words))
