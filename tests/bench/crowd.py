"""A crowd of subscriptions and a stream of postings, drawn by chance from one seed: what many rooms would ask, and find.

Words are drawn as words are, a few often and most seldom, from the vocabulary and a few thousand made-up names. Nearly all
filters differ from each other. A posting has about 1,350 characters.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import accumulate

from bot.matching.subject import Subject
from bot.matching.vocabulary import Vocabulary
from bot.model.posting import Posting, RawPosting
from bot.model.reading import Degree, Education, Experience, Found, Reading, Region, Service, Stance
from tests.matching.helpers import TODAY, pay

BODY = 1_350
SYLLABLES = "가나다라마바사아자차카타파하고노도로모보소오조초구누두루무부수우주추기니디리미비시이지치"
SENTENCES = (
    "팀과 함께 서비스를 만들고 운영합니다",
    "문제를 정의하고 실험을 설계하여 결과를 나눕니다",
    "관련 분야 석사 이상 또는 그에 준하는 경험",
    "데이터를 모으고 살피고 정리하는 일을 합니다",
    "새로운 기술을 제품에 적용해 본 분",
    "논문을 읽고 구현할 수 있는 분",
    "유연 근무와 점심 식대, 교육비를 지원합니다",
    "서류 전형, 과제, 면접의 순서로 진행합니다",
    "동료의 코드를 읽고 의견을 주고받습니다",
)


class Crowd:
    """Everything drawn from one seed."""

    def __init__(self, vocabulary: Vocabulary, seed: int = 20261123) -> None:
        self._chance = random.Random(seed)  # noqa: S311  a benchmark, no secret
        names = [self._name() for _ in range(3_000)]
        known = [one for one in vocabulary.synonyms.groups if one.isalnum()]
        self._words = [*known, *names]
        self._companies = [self._name() + tail for tail in ("랩", "테크", "소프트", "") for _ in range(500)]
        self._weights = list(accumulate(1 / (place + 8) for place in range(len(self._words))))
        places = [one for name in sorted(vocabulary.places.names()) if (one := vocabulary.places.find(name))]
        named = dict.fromkeys(place.name for place in places if len(place.targets) == 1 and not place.area)
        self._districts = [name for name in named if " " in name]

    def filter(self) -> str:
        """One room's wish."""
        some, chance = self._chance.random, self._chance
        parts = [
            chance.choice(
                ("전문연", "전문연", "전문연", "전문연?", "전문연:신규", "전문연:보충역", "산업기능")
            )
        ] * (some() < 0.6)
        parts += ["신입"] * (some() < 0.4)
        parts += self._draw(chance.choice((1, 1, 2, 2, 3)))
        if some() < 0.25:
            parts.append("(" + " | ".join(self._draw(chance.randint(2, 4))) + ")")
        if some() < 0.04:
            pairs = [" ".join(self._draw(2)) for _ in range(2)]
            parts.append("(" + " | ".join(f"({pair})" for pair in pairs) + ")")
        parts += ["-" + word for word in self._draw(chance.choice((0, 0, 0, 1, 2)))]
        if some() < 0.45:
            parts.append(chance.choice(("", "-")) + f'지역:"{chance.choice(self._districts)}"')
        parts += [f"-회사:{chance.choice(self._companies)}"] * (some() < 0.1)
        parts += [f"연봉>={chance.randrange(30, 100)}00"] * (some() < 0.15)
        parts += [f"경력<={chance.randint(1, 10)}"] * (some() < 0.1)
        parts += [
            chance.choice(("학력<=석사", "재택", "정규직", "상시", "마감<=7일", "직무:연구원", "분야:비전"))
        ] * (some() < 0.15)
        chance.shuffle(parts)
        return " ".join(parts)

    def filters(self, count: int) -> list[str]:
        """As many wishes, each its own."""
        return [self.filter() for _ in range(count)]

    def subject(self) -> Subject:
        """One posting, ready but for its page."""
        return Subject(self.posting(), TODAY)

    def twins(self) -> tuple[Subject, Subject]:
        """The same posting twice, both with their page ready and nothing asked yet."""
        posting = self.posting()
        one, other = Subject(posting, TODAY), Subject(posting, TODAY)
        other.page = one.page
        return one, other

    def posting(self) -> Posting:
        """One posting with everything read."""
        chance = self._chance
        words, size = [], 0
        while size < BODY:
            line = (
                chance.choice(SENTENCES) if chance.random() < 0.8 else " ".join(self._draw(2)) + "을 다룹니다"
            )
            words.append("- " + line)
            size += len(line) + 3
        sido, _, district = chance.choice(self._districts).partition(" ")
        raw = RawPosting(
            "crowd", str(chance.random()), " ".join(self._draw(2)) + " 연구원",
            company=chance.choice(self._companies), body="\n".join(words), location=f"{sido} {district}",
        )  # fmt: skip
        return Posting(raw, self._reading(sido, district))

    def _reading(self, sido: str, district: str) -> Reading:
        chance = self._chance
        stances: Sequence[Stance] = (Stance.ACCEPTS, Stance.NONE, Stance.NONE, Stance.UNCLEAR, Stance.REJECTS)
        low = chance.randrange(30, 90) * 100
        return Reading(
            service=Service(chance.choice(stances)),
            roles=(Found("research_scientist"),),
            domains=(Found("vision"),),
            experience=Experience(chance.choice((True, False, None)), chance.choice((None, 2, 5))),
            education=Education(chance.choice((None, Degree.BACHELOR, Degree.MASTER))),
            pay=chance.choice((None, None, pay(low, low + 1000))),
            employment=Found("regular"),
            regions=(Region(sido, district),),
        )

    def _draw(self, count: int) -> list[str]:
        return self._chance.choices(self._words, cum_weights=self._weights, k=count)

    def _name(self) -> str:
        return "".join(self._chance.choices(SYLLABLES, k=self._chance.choice((3, 3, 4))))
