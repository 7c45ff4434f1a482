"""What a sum is held against: all wage earners, published figures, postings. Each block with its source and days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from bot.model.chat import Block
from bot.model.reading import PayPeriod
from bot.model.salary import LEAST_POSTINGS, Comparison, Kind, Measure, Seen, Standing, TooFew
from bot.rendering.cited import cited
from bot.rendering.words import manwon, number

MEASURES = {Measure.MEAN: "평균", Measure.MEDIAN: "중위"}
SIDES = {
    -1: "공고들이 적은 연봉의 가운데 절반보다는 아래입니다.",
    0: "공고들이 적은 연봉의 가운데 절반 안에 듭니다.",
    1: "공고들이 적은 연봉의 가운데 절반보다는 위입니다.",
}

POSTINGS = "공고와 견주면"


def standing(found: Standing, *, at_least: bool = False) -> Block:
    """상위 약 7.4% (2024년 귀속, 추정)."""
    top = percent(found.top)
    where = {-1: f"상위 {top}% 안", 0: f"상위 약 {top}%", 1: f"상위 {top}%보다 아래"}[found.bound]
    if at_least and found.bound >= 0:
        where = f"상위 약 {top}% 안"
    return cited(
        f"연말정산을 한 근로소득자 {number(found.persons)}명 가운데 {where}입니다({found.year}년 귀속, 추정).",
        sources=[found.source],
        head="어디쯤인가",
        note=f"{found.method[0].upper()}{found.method[1:]}",
    )


def percent(top: float) -> str:
    """One decimal, two below one percent."""
    return f"{top:.1f}" if top >= 1 else f"{top:.2f}"


def statistics_beside(comparisons: Sequence[Comparison], won: int | None) -> Iterator[Block]:
    """Published figures, folded, those of one source together; with `won`, how far above or below it stands."""
    head = "통계와 견주면" if won is not None else "통계"
    for _, group in groupby(comparisons, key=lambda one: (one.statistic.source, one.statistic.population)):
        some = list(group)
        first = some[0].statistic
        yield cited(
            *(_compared(one, won) for one in some),
            sources=[first.source],
            head=head,
            note=f"센 사람: {first.population}" + (_DOUBTS.get(first.kind) or ""),
            folded=True,
        )
        head = ""


_DOUBTS = {Kind.PRIVATE: ". 민간 조사", Kind.PRESS: ". 언론 보도"}


def _compared(one: Comparison, won: int | None) -> str:
    found = one.statistic
    monthly = f"월 {manwon(found.stated)}, " if found.per is PayPeriod.MONTH else ""
    told = f"{found.label} {MEASURES[found.measure]} {monthly}연 {manwon(found.won)}"
    if won is None:
        return told
    if one.above == 0:
        return f"{told}: 같습니다"
    return f"{told}: 이보다 {manwon(abs(one.above)).removeprefix('약 ')} {'많습니다' if one.above > 0 else '적습니다'}"


def postings(seen: Seen, won: int | None = None) -> Block:
    """What postings of the role say, with how many; too few is said to be too few."""
    found = seen.found
    aside = f"경력이나 지역을 적지 않아 뺀 공고 {number(seen.unclear)}건." if seen.unclear else ""
    if isinstance(found, TooFew) and not (found.count or found.silent or found.left_out):
        return cited(
            f"{whom(seen)} 공고를 아직 보지 못했습니다.", aside, sources=[seen.source], head=POSTINGS
        )
    left = [f"연봉을 적지 않은 공고 {number(found.silent)}건"] if found.silent else []
    left += [f"시급이나 상한만 적은 공고 {number(found.left_out)}건"] if found.left_out else []
    silent = f"{', '.join(left)}." if left else ""
    if isinstance(found, TooFew):
        few = f"{found.count}건뿐이라" if found.count else "없어"
        lines = [f"{whom(seen)} 공고 가운데 연봉을 적은 것이 {few} 견주지 않습니다({LEAST_POSTINGS}건부터)."]
    else:
        lines = [
            (
                f"{whom(seen)} 공고 {number(found.count)}건이 적은 연봉: 아래 4분의 1 {manwon(found.low)}, "
                f"가운데 {manwon(found.median)}, 위 4분의 1 {manwon(found.high)}."
            )
        ]
        lines += [f"{SIDES[found.side(won)]}"] if won is not None else []
    if seen.asked_where:
        few = f"{seen.asked_where}에는 연봉을 적은 공고가 {LEAST_POSTINGS}건이 못 되어 지역을 가리지 않았습니다."
        lines.insert(0, few)
    return cited(*lines, " ".join(filter(None, (silent, aside))), sources=[seen.source], head=POSTINGS)


def whom(seen: Seen) -> str:
    """서울 ML 엔지니어 신입: whose postings they are."""
    return " ".join(filter(None, (seen.where, "·".join(seen.roles), years(seen.years))))


def years(asked: tuple[int, int | None] | None) -> str:
    """신입, 경력 3년, 경력 3–5년, 경력 3년 이상."""
    if asked is None:
        return ""
    low, high = asked
    if high == 0:
        return "신입"
    return (
        f"경력 {low}년 이상" if high is None else f"경력 {low}년" if low == high else f"경력 {low}–{high}년"
    )
