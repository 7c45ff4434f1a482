"""A stock of stored postings drawn from one seed, with words as postings have them: a few in most, most in few.

The words are those of config/ (synonyms, what stands in compounds, and the phrases in which a word is another one) and some
thousands of made-up ones, drawn by a law like Zipf's; many bear particles. Of a posting's lines, about 1,350 characters, most
stand in other postings too.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import accumulate

from bot.matching.tables import Table
from bot.matching.vocabulary import Vocabulary
from bot.model.posting import RawPosting
from bot.model.reading import (
    Deadline,
    Degree,
    Education,
    Experience,
    Found,
    Reading,
    Region,
    Service,
    Stance,
    Track,
)
from bot.reading import signatures
from bot.store.postings import NewPosting
from tests.bench.crowd import SYLLABLES
from tests.matching.helpers import CONFIG, TODAY, pay

BODY = 1_350
RARE = 20_000
PARTICLES = ("", "", "", "", "", "을", "를", "의", "에", "과", "로", "에서", "하는")
BETWEEN = (" ",) * 16 + (", ", "/", " · ", "(", ") ")
LINES, OWN_LINES = 12_000, 0.25
"""Lines that many postings have, and the share of those that one alone has."""


class Stock:
    """Everything drawn from one seed."""

    def __init__(self, vocabulary: Vocabulary, seed: int = 20261123) -> None:
        self.chance = random.Random(seed)  # noqa: S311  a benchmark, no secret
        table, names = Table(CONFIG / "words.toml"), signatures.load(CONFIG)
        self._signatures = names
        usual = list(table.words("compounds"))
        asked = [one for group in vocabulary.synonyms.groups.values() for one in group]
        caught = [trap for traps in table.lists("traps").values() for trap in traps]
        self.rare = [self._name(self.chance.choice((2, 3, 3, 4))) for _ in range(RARE)]
        for words in (usual, asked, caught):
            self.chance.shuffle(words)
        # The usual words come first, then what people ask for among rare ones; the phrases are among the rarest.
        among = [word for some in zip(asked, *[iter(self.rare)] * 4, strict=False) for word in some]
        often = dict.fromkeys([*usual, *among, *self.rare[: RARE // 4]])
        self.words = list(dict.fromkeys([*often, *caught, *self.rare]))
        self._weights = list(accumulate(1 / (place + 20) for place in range(len(self.words))))
        self._lines = [self._line() for _ in range(LINES)]
        self._usual = list(accumulate(1 / (place + 100) for place in range(LINES)))
        self._companies = [
            self._name(3) + tail for tail in ("랩", "테크", "소프트", "") for _ in range(1_000)
        ]
        places = [one for name in sorted(vocabulary.places.names()) if (one := vocabulary.places.find(name))]
        named = dict.fromkeys(place.name for place in places if len(place.targets) == 1 and not place.area)
        self._districts = [name for name in named if " " in name]

    def postings(self, first: int, count: int) -> Iterator[NewPosting]:
        """As many postings, ready to be added."""
        for number in range(first, first + count):
            sido, _, district = self.chance.choice(self._districts).partition(" ")
            raw = RawPosting(
                self.chance.choice(("wanted", "saramin", "work24", "가람")), str(number),
                " ".join(self._draw(3)), f"https://example.com/{number}", self.chance.choice(self._companies),
                self._body(), f"{sido} {district}", posted_at=self._posted(),
            )  # fmt: skip
            reading = self._reading(sido, district)
            signature = signatures.signature(raw, reading, self._signatures).pack()
            yield NewPosting(raw, reading, f"{number:x}", signature)

    def _posted(self) -> datetime:
        return datetime.fromisoformat(f"{TODAY}T03:00:00+00:00") - timedelta(days=self.chance.randrange(90))

    def _body(self) -> str:
        pieces, size = [], 0
        while size < BODY:
            own = self.chance.random() < OWN_LINES
            line = self._line() if own else self.chance.choices(self._lines, cum_weights=self._usual)[0]
            pieces.append(line)
            size += len(line) + 3
        return "\n- ".join(pieces)

    def _line(self) -> str:
        pick = self.chance.choice
        words = self._draw(self.chance.randint(4, 12))
        return "".join(word + pick(PARTICLES) + pick(BETWEEN) for word in words)

    def _reading(self, sido: str, district: str) -> Reading:
        chance = self.chance
        stance = chance.choices(list(Stance), (10, 5, 5, 80))[0]
        low = chance.randrange(30, 90) * 100
        closes = chance.choice((None, *(TODAY + timedelta(days=day) for day in range(1, 40))))
        return Reading(
            service=Service(
                stance, frozenset((Track.RESEARCH,)) if stance is Stance.ACCEPTS else frozenset()
            ),
            roles=(Found(chance.choice(("research_scientist", "backend", "ml_engineer", "data_scientist"))),),
            domains=(Found(chance.choice(("vision", "nlp", "recsys", "speech"))),),
            experience=Experience(chance.choice((True, False, None)), chance.choice((None, 1, 2, 3, 5, 7))),
            education=Education(chance.choice((None, Degree.BACHELOR, Degree.MASTER, Degree.DOCTOR))),
            pay=chance.choice((None, None, pay(low, low + 1000))),
            employment=chance.choice((Found("regular"), Found("regular"), Found("contract"), None)),
            regions=(Region(sido, district),),
            remote=chance.choice((None, None, None, True)),
            deadline=Deadline(closes, closes is None),
        )

    def _draw(self, count: int) -> list[str]:
        return self.chance.choices(self.words, cum_weights=self._weights, k=count)

    def _name(self, size: int) -> str:
        return "".join(self.chance.choices(SYLLABLES, k=size))
