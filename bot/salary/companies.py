"""Which workplaces are one company, and which company a name means.

A company's key is its name without the legal form (주식회사, (주), ㈜, 유한회사 ...), signs, blanks and a name in other letters
in brackets, with Latin letters spoken as Korean ones (LG and 엘지 are one). Workplaces are added up only when key and business
number prefix are both the same; rows of day labourers (/일용/) stay apart. The same prefix alone means nothing. A name means a
company when exactly one has that very key; otherwise those that contain it are candidates, never a guess.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterable

from bot.model.salary import Employer

_FORMS = re.compile(
    r"농업회사법인|어업회사법인|주식회사|유한책임회사|유한회사|합자회사|합명회사"
    r"|사단법인|재단법인|학교법인|의료법인|사회복지법인"
    r"|\((?:주|유|합|사|재|학|의|복|합자|합명|농|영업소)\)"
)
_DAY_LABOUR = re.compile(r"/일용/|-?\(일용\)")
_OTHER_LETTERS = re.compile(r"\([a-z0-9 .,&'()-]*\)?")
_SIGNS = re.compile(r"[^0-9a-z가-힣&]")
_NAMES = (
    *("에이", "비", "씨", "디", "이", "에프", "지", "에이치", "아이", "제이", "케이", "엘", "엠"),
    *("엔", "오", "피", "큐", "알", "에스", "티", "유", "브이", "더블유", "엑스", "와이", "제트"),
)
_SPOKEN = str.maketrans({**dict(zip(string.ascii_lowercase, _NAMES, strict=True)), "&": "앤"})
_VARIANTS = (("에치", "에이치"), ("더블류", "더블유"), ("시제이", "씨제이"))


def company_key(name: str) -> str:
    """What is the same for all spellings of a company's name; "" when nothing is left of it."""
    return _key(_DAY_LABOUR.split(_plain(name), maxsplit=1)[0])


def is_day_labour(name: str) -> bool:
    """Is it a building site's row of people paid by the day?"""
    return _DAY_LABOUR.search(_plain(name)) is not None


def choose(found: Iterable[Employer], name: str) -> Employer | tuple[Employer, ...]:
    """The company of that very name; else those it may mean, the largest first."""
    key = company_key(name)
    named = sorted((one for one in found if key and key in one.key), key=lambda one: (-one.members, one.id))
    same = tuple(one for one in named if one.key == key)
    return same[0] if len(same) == 1 else same or tuple(named)


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).lower()


def _key(plain: str) -> str:
    bare = _FORMS.sub(" ", plain)
    outside = _OTHER_LETTERS.sub(" ", bare)
    key = _SIGNS.sub("", outside) or _SIGNS.sub("", bare)
    spoken = key.translate(_SPOKEN)
    for variant, usual in _VARIANTS:
        spoken = spoken.replace(variant, usual)
    return spoken
