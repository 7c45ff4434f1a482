"""One line a fact, as read from a posting: what it says, or that it does not say.

Service: ○ possible, △ unclear, ✕ impossible, each with its word or with the service classes and ways in that are open.
Pay is before tax and a year. An open-ended posting is never counted down.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.model.reading import (
    Admission,
    Deadline,
    Degree,
    Education,
    Experience,
    Found,
    Pay,
    PayPeriod,
    Reading,
    Region,
    Service,
    Stance,
    Track,
)
from bot.rendering.days import closing
from bot.rendering.words import manwon, manwon_range

CLASSES = ("현역", "보충역")
WAYS = ("신규", "전직")
DEGREE_WORDS = {
    Degree.ANY: "학력 무관",
    Degree.HIGH_SCHOOL: "고졸 이상",
    Degree.ASSOCIATE: "전문대졸 이상",
    Degree.BACHELOR: "학사 이상",
    Degree.MASTER: "석사 이상",
    Degree.DOCTOR: "박사",
}
EMPLOYMENT_WORDS = {
    "regular": "정규직",
    "contract": "계약직",
    "intern": "인턴",
    "freelance": "프리랜서",
    "part_time": "시간제",
    "other": "고용형태 기타",
}
PERIOD_NOTES = {PayPeriod.YEAR: "", PayPeriod.MONTH: " (월급 × 12)", PayPeriod.HOUR: " (시급에서 계산)"}
UNTIL_FILLED = ("채용시", "충원시", "채용완료시", "untilfilled")


def service(fact: Service) -> str:
    """전문연 ○ 현역·보충역 / 신규·전직, and so on for every stance."""
    if fact.stance is Stance.NONE:
        aside = " (산업기능요원만 언급)" if Track.INDUSTRIAL in fact.tracks else ""
        return f"전문연 언급 없음{aside}"
    if fact.stance is Stance.REJECTS:
        return f"전문연 ✕ 불가{_aside(fact)}"
    open_to = admissions(fact.open_to) if fact.open_to else ""
    if fact.stance is Stance.UNCLEAR:
        return f"전문연 △ 불명확{open_to and f' ({open_to})'}{_aside(fact)}"
    return f"전문연 ○ {open_to or '가능 (역종·신규·전직은 안 적힘)'}{_aside(fact)}"


def _aside(fact: Service) -> str:
    return " · 공고 안에서 말이 엇갈림" if fact.conflict else ""


def admissions(open_to: frozenset[Admission]) -> str:
    """A set of pairs in words: 보충역만 / 신규·전직, or 현역 전직, 보충역 신규·전직 (현역 신규 제외)."""
    ways = {
        name: tuple(way for way in WAYS if Admission(name + way) in open_to)
        for name in CLASSES
        if any(Admission(name + way) in open_to for way in WAYS)
    }
    if len(set(ways.values())) == 1:
        return f"{_only(tuple(ways), CLASSES)} / {_only(next(iter(ways.values())), WAYS)}"
    told = ", ".join(f"{name} {'·'.join(some)}" for name, some in ways.items())
    shut = [pair for pair in Admission if pair not in open_to]
    return told + (f" ({shut[0][:-2]} {shut[0][-2:]} 제외)" if len(shut) == 1 else "")


def _only(some: tuple[str, ...], every: tuple[str, ...]) -> str:
    return "·".join(some) + ("" if some == every else "만")


def region(places: Iterable[Region], remote: bool | None = None, limit: int = 2) -> str:
    """서울 강남구, 경기 성남시 분당구 외 1곳; 원격 가능 when it says so."""
    names = list(dict.fromkeys(f"{place.sido} {place.sigungu}".strip() for place in places))
    more = f" 외 {len(names) - limit}곳" if len(names) > limit else ""
    told = ", ".join(names[:limit]) + more
    far = "원격 가능" if remote else ""
    return ", ".join(part for part in (told, far) if part) or "지역 모름"


def education(fact: Education) -> str:
    """석사 이상; 학사 이상, 석사 우대; 학력 모름."""
    parts = [DEGREE_WORDS[fact.minimum]] if fact.minimum else []
    if fact.preferred and fact.preferred is not fact.minimum:
        parts.append(DEGREE_WORDS[fact.preferred].removesuffix(" 이상") + " 우대")
    return ", ".join(parts) or "학력 모름"


def experience(fact: Experience) -> str:
    """신입 가능; 경력 3년 이상; 경력 3–7년; 신입 또는 경력 2년 이상; 경력 모름."""
    least, most = fact.min_years or 0, fact.max_years
    years = _years(least, most)
    if fact.entry_ok or (fact.entry_ok is None and fact.min_years == 0):
        if not years:
            return "신입 가능"
        return f"신입 또는 {years}" if least else f"신입 가능, {years}"
    return years or ("경력만" if fact.entry_ok is False else "경력 모름")


def _years(least: int, most: int | None) -> str:
    if not most:
        return f"경력 {least}년 이상" if least else ""
    if least == most:
        return f"경력 {least}년"
    return f"경력 {least}–{most}년" if least else f"경력 {most}년까지"


def pay(fact: Pay | None) -> str:
    """연봉 4,000–6,000만원; 연봉 미기재. A month's or an hour's pay told as a year's says so."""
    if fact is None or (fact.low is None and fact.high is None):
        return "연봉 미기재"
    if fact.low is not None and fact.high is not None:
        told = manwon_range(fact.low, fact.high)
    elif fact.low is not None:
        told = f"{manwon(fact.low)} 이상"
    else:
        told = f"{manwon(fact.high or 0)}까지"
    return f"연봉 {told}{PERIOD_NOTES[fact.period]}"


def take_home(left: tuple[int, int] | None, today: date) -> str:
    """실수령 약 월 291–419만원(11월 기준); "" when it was not figured."""
    if left is None:
        return ""
    low, high = (won // 10_000 * 10_000 for won in left)
    return f"실수령 약 월 {manwon_range(low, high)}({today.month}월 기준)"


def employment(fact: Found | None) -> str:
    """정규직, 계약직 …; "" when it does not say."""
    return EMPLOYMENT_WORDS.get(fact.value, fact.value) if fact else ""


def deadline(fact: Deadline, today: date) -> str:
    """12/15 마감 (D-22), 오늘 마감, 상시, 채용시 마감, 마감 모름; both when both are said."""
    when = closing(fact.closes_on, today) if fact.closes_on else ""
    if not fact.open_until_filled:
        return when or "마감 모름"
    filled = _until_filled(fact)
    if not when:
        return filled
    past = fact.closes_on is not None and fact.closes_on < today
    return when if past else f"{when}, {filled}"


def _until_filled(fact: Deadline) -> str:
    words = "".join(evidence.text for evidence in fact.evidence).replace(" ", "").lower()
    return "채용시 마감" if any(sign in words for sign in UNTIL_FILLED) else "상시"


def line(reading: Reading, today: date, left: tuple[int, int] | None = None) -> str:
    """Every fact but service, in the order of an alert; `left` a month of the stated pay."""
    told = (
        region(reading.regions, reading.remote),
        education(reading.education),
        experience(reading.experience),
        employment(reading.employment),
        pay(reading.pay),
        take_home(left, today),
        deadline(reading.deadline, today),
    )
    return " · ".join(part for part in told if part)


def short_line(reading: Reading, today: date, left: tuple[int, int] | None = None) -> str:
    """The facts of one entry of a list: service, place, experience when known, pay when stated, deadline."""
    known = experience(reading.experience)
    stated = pay(reading.pay)
    told = (
        service(reading.service),
        region(reading.regions, reading.remote, limit=1),
        "" if known == "경력 모름" else known,
        "" if stated == "연봉 미기재" else stated,
        take_home(left, today),
        deadline(reading.deadline, today),
    )
    return " · ".join(part for part in told if part)
