"""직무, 분야, 고용: values of a closed list. A posting without a role or domain of that name is simply not one of them.

고용: most postings that do not say are 정규직, so for 정규직 silence is MAYBE, for everything else it is NO.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from bot.matching.facets.contract import IS, Ask, Kind, UnreadableError, as_value, said, unknown, yes
from bot.matching.folding import compact
from bot.matching.subject import Subject
from bot.matching.tree import Leaf, Truth
from bot.matching.vocabulary import Vocabulary
from bot.matching.wording import josa, quoted
from bot.model.reading import Found

_EMPLOYMENT = {
    "regular": ("정규직", "정규", "regular", "fulltime", "full-time"),
    "contract": ("계약직", "기간제", "contract"),
    "intern": ("인턴", "인턴십", "체험형인턴", "채용연계형인턴", "intern", "internship"),
    "freelance": ("프리랜서", "freelance", "freelancer"),
    "part_time": ("시간제", "파트타임", "아르바이트", "알바", "part-time"),
}
_EMPLOYMENT_IDS = {compact(name): one for one, names in _EMPLOYMENT.items() for name in names}


@dataclass(frozen=True, slots=True)
class Listed(Leaf):
    """직무:리서처, 분야:비전: one of the roles or domains read from the posting. `value` is its id, `called` its name."""

    family: ClassVar[str] = "직무"
    value: str
    called: str = field(compare=False)
    title: ClassVar[str] = "직무"

    @staticmethod
    def found(subject: Subject) -> tuple[Found, ...]:
        """What was read."""
        return subject.reading.roles

    def decide(self, subject: Subject) -> Truth:
        """Is it among them?"""
        return yes(any(one.value == self.value for one in self.found(subject)))

    def tell(self, subject: Subject) -> str:
        """직무 연구원, with its words."""
        if subject.ask(self) is Truth.NO:
            return f"{self.title}에 {josa(quoted(self.called), '이/가')} 없음"
        evidence = next((one.evidence for one in self.found(subject) if one.value == self.value), ())
        return f"{self.title} {self.called}{said(evidence)}"

    def noun(self) -> tuple[str, str]:
        """직무가 / ‘연구원’."""
        return josa(self.title, "이/가"), quoted(self.called)

    def canonical(self) -> str:
        """직무:"ML 엔지니어"."""
        return f"{self.family}:{as_value(self.called)}"


@dataclass(frozen=True, slots=True)
class Domain(Listed):
    """분야:비전."""

    family: ClassVar[str] = "분야"
    title: ClassVar[str] = "분야"

    @staticmethod
    def found(subject: Subject) -> tuple[Found, ...]:
        """What was read."""
        return subject.reading.domains


@dataclass(frozen=True, slots=True)
class Employment(Leaf):
    """고용:정규직."""

    family: ClassVar[str] = "고용"
    value: str
    strict: bool = False

    def decide(self, subject: Subject) -> Truth:
        """By the kind of contract read; silence as the module says."""
        fact = subject.reading.employment
        if fact is None:
            return unknown(strict=self.strict) if self.value == "regular" else Truth.NO
        return yes(fact.value == self.value)

    def tell(self, subject: Subject) -> str:
        """고용 정규직, with its words."""
        fact = subject.reading.employment
        if fact is None:
            return "고용형태 모름"
        name = _EMPLOYMENT.get(fact.value, ("기타",))[0]
        return f"고용형태 {name}{said(fact.evidence)}"

    def noun(self) -> tuple[str, str]:
        """고용형태가 / 정규직."""
        return "고용형태가", _EMPLOYMENT[self.value][0]

    def silence(self) -> tuple[str, bool]:
        """Kept when it does not say, unless asked strictly."""
        return ("고용형태", self.strict) if self.value == "regular" else ("", False)

    def canonical(self) -> str:
        """고용:정규직."""
        return f"고용{'!' if self.strict else ''}:{_EMPLOYMENT[self.value][0]}"


def _role(ask: Ask) -> Leaf:
    roles = ask.vocabulary.roles
    value = roles.find(ask.value)
    if value is None:
        raise UnreadableError(f"{josa(quoted(ask.value), '이라는/라는')} 직무는 모릅니다", roles.names())
    return Listed(value, roles.called[value])


def _domain(ask: Ask) -> Leaf:
    domains = ask.vocabulary.domains
    value = domains.find(ask.value)
    if value is None:
        raise UnreadableError(f"{josa(quoted(ask.value), '이라는/라는')} 분야는 모릅니다", domains.names())
    return Domain(value, domains.called[value])


def _employment(ask: Ask) -> Leaf:
    value = _EMPLOYMENT_IDS.get(compact(ask.value))
    if value is None:
        raise UnreadableError(
            f"{josa(quoted(ask.value), '이라는/라는')} 고용형태는 모릅니다", _EMPLOYMENT_IDS
        )
    return Employment(value, ask.strict)


def _is_role(vocabulary: Vocabulary, text: str) -> bool:
    return vocabulary.roles.find(text) is not None


def _is_domain(vocabulary: Vocabulary, text: str) -> bool:
    return vocabulary.domains.find(text) is not None


KINDS = (
    Kind("직무", ("role", "position", "직군", "포지션"), _role, "직무:연구원", ops=(IS,), spans=_is_role),
    Kind("분야", ("domain", "field"), _domain, "분야:비전", ops=(IS,), spans=_is_domain),
    Kind(
        "고용",
        ("고용형태", "employment", "contract"),
        _employment,
        "고용:정규직",
        ops=(IS,),
        single=True,
        bare={
            name: ":" + name
            for name in (
                "정규직",
                "계약직",
                "인턴",
                "인턴십",
                "프리랜서",
                "intern",
                "internship",
                "full-time",
            )
        },
        strict=True,
    ),
)
