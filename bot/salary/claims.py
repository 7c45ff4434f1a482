"""What a sentence claims about pay: how much, for which role, with how much experience, in service or not.

"신입 AI 연구원 1억" claims a sum for beginners; "병역특례 요원마저 억대 연봉" at least 1억 for people in service. Roles are
the names in config/roles.toml: the longest wins, and words of service (전문연구요원) are taken out first, so that no role is
read out of them. Nothing is guessed: what is not said stays empty.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.errors import ConfigError, why
from bot.model.salary import Claim
from bot.salary.amounts import fold, spot

ROLES = "roles.toml"

_SERVICE = re.compile(
    r"전문 ?연구 ?요원|병역 ?특례(?: ?요원)?|병특(?: ?요원)?|산업 ?기능 ?요원|산기요|전문연|특례 ?요원|대체 ?복무"
)
_ENTRY = re.compile(r"신입|사회 ?초년생|초봉|초임|대졸|석사 ?졸|박사 ?졸|첫 ?직장|new grad|entry")
_SPAN = r"(?P<low{n}>\d{{1,2}})(?:\s?(?:~|-|–|에서)\s?(?P<high{n}>\d{{1,2}}))?\s?년"
_YEARS = re.compile(
    rf"(?<!\d){_SPAN.format(n=1)}(?:차|(?= ?이상)|(?= ?경력))|경력\s?{_SPAN.format(n=2)}(?:차?)"
)
_OPEN = re.compile(r" ?이상")
_AGE = re.compile(r"(?<!\d)(?P<age>[1-9]\d)\s?(?:세|살)(?!대)")


@dataclass(frozen=True, slots=True)
class RoleNames:
    """What roles are called."""

    keys: Mapping[str, str]
    pattern: re.Pattern[str]
    titles: Mapping[str, str]

    @classmethod
    def load(cls, folder: Path) -> RoleNames:
        """Names and other names out of `roles.toml`; ConfigError."""
        path = folder / ROLES
        try:
            entries = tomllib.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise ConfigError(f"{path}: 파일을 읽을 수 없습니다 ({why(error)}).") from error
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ConfigError(f"{path}: {why(error)}.") from error
        wrong = [key for key, entry in entries.items() if not isinstance(entry, dict) or "name" not in entry]
        if wrong:
            raise ConfigError(f"{path}: [{wrong[0]}]: name이 없습니다.")
        return cls.of({key: (entry["name"], *entry.get("aliases", ())) for key, entry in entries.items()})

    @classmethod
    def of(cls, names: Mapping[str, tuple[str, ...]]) -> RoleNames:
        """From each role's names."""
        keys = {_solid(name): key for key, called in names.items() for name in called}
        ordered = sorted(keys, key=len, reverse=True)
        pattern = "|".join(rf"{_loose(name)}" for name in ordered) or "(?!)"
        return cls(keys, re.compile(pattern), {key: called[0] for key, called in names.items()})

    def find(self, text: str) -> tuple[str, ...]:
        """Keys of the roles named in a folded text, in order, each once."""
        return tuple(dict.fromkeys(self.keys[_solid(match[0])] for match in self.pattern.finditer(text)))


def read(text: str, names: RoleNames) -> Claim:
    """The claim of a sentence; AmountError when its sum cannot be used (another currency, 900조)."""
    folded = fold(text)
    rest = _SERVICE.sub(" ", folded)
    amounts = tuple(spotted.amount for spotted in spot(folded))
    age = _AGE.search(folded)
    return Claim(
        text, amounts, names.find(rest), _years(folded), rest != folded, int(age["age"]) if age else None
    )


def _years(text: str) -> tuple[int, int | None] | None:
    if match := _YEARS.search(text):
        low, high = match["low1"] or match["low2"], match["high1"] or match["high2"]
        if high:
            return int(low), int(high)
        return int(low), None if _OPEN.match(text, match.end()) else int(low)
    return (0, 0) if _ENTRY.search(text) else None


def _solid(name: str) -> str:
    return re.sub(r"\s", "", name.lower())


def _loose(name: str) -> str:
    """The name with blanks anywhere; Latin only as whole words."""
    body = r"\s?".join(map(re.escape, name))
    before = r"(?<![a-z0-9])" if name[0].isascii() else ""
    return before + body + (r"(?![a-z0-9])" if name[-1].isascii() else "")
