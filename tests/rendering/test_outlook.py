"""What a filter would have brought, in sentences."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.model.search import Hurdle, Outlook, Relaxed
from bot.rendering.outlook import outlook, synonyms
from tests.rendering.build import NOW, posting

THREE = tuple(posting(number=n, title=f"연구원 {n}") for n in range(1, 4))
HURDLES = (Hurdle("비전", 280, 12), Hurdle("전문연", 240, 30, 1), Hurdle("-구로", 9, 1, 2))


def told(found: Outlook) -> list[str]:
    return ["".join(span.text for span in block.spans) for block in outlook(found, now=NOW)]


def ago(**time: int) -> datetime:
    return NOW - timedelta(**time)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Outlook(2, 12, THREE), "최근 7일 2건, 30일 12건이 맞습니다. 예를 들면 이렇습니다."),
        (Outlook(0, 3, THREE), "최근 7일 0건, 30일 3건이 맞습니다."),
        (
            Outlook(2, 1200, THREE, since=ago(days=20)),
            (
                "최근 7일 2건, 봇이 공고를 보기 시작한 11/3 14:05부터 1,200건이 맞습니다"
                "(그때 이미 열려 있던 공고 포함). 예를 들면 이렇습니다."
            ),
        ),
        (
            Outlook(3, 3, THREE, since=ago(hours=2)),
            "봇이 공고를 보기 시작한 오늘 12:05부터 3건이 맞습니다(그때 이미 열려 있던 공고 포함).",
        ),
        (Outlook(0, 0), "최근 30일 공고 가운데 맞는 것이 없었습니다."),
        (
            Outlook(0, 0, since=ago(days=1)),
            "봇이 공고를 보기 시작한 어제 14:05부터 본 공고 가운데 맞는 것이 없었습니다.",
        ),
        (Outlook(0, 0, seen=False), "봇이 아직 아무 공고도 보지 못해, 얼마나 올지 말씀드릴 수 없습니다."),
    ],
)
def test_a_count_is_told_with_the_days_it_is_of(found: Outlook, words: str) -> None:
    assert told(found)[0] == words


def test_the_two_strictest_conditions_are_told_and_the_one_that_would_bring_most() -> None:
    assert told(Outlook(2, 3, THREE, hurdles=HURDLES, looked_at=300))[-1] == (
        "최근 공고 300건에서 많이 걸러 낸 조건: ‘비전’ 280건, ‘전문연’ 240건. ‘전문연’을 빼면 30건이 더 맞습니다."
    )


def test_conditions_that_keep_nothing_out_are_not_told_of() -> None:
    none = tuple(Hurdle(one.condition, 0, 0) for one in HURDLES)
    assert len(told(Outlook(3, 3, THREE, hurdles=none, looked_at=3))) == 4


def test_where_nothing_fits_it_is_said_what_would() -> None:
    found = Outlook(0, 0, hurdles=HURDLES, looked_at=300, instead=Relaxed("전문연", "비전 -구로", 30))
    assert told(found)[1:] == ["‘전문연’을 빼면 30건이 맞습니다. 그대로 구독할 수도 있습니다."]


def test_where_no_single_condition_is_to_blame_each_is_told_by_itself() -> None:
    [said] = told(Outlook(0, 0, hurdles=HURDLES, looked_at=300))[1:]
    assert said == (
        "조건 하나만 빼서는 맞는 것이 없습니다. 하나씩 보면 최근 공고 300건 가운데 "
        "‘비전’ 20건, ‘전문연’ 60건, ‘-구로’ 291건입니다."
    )


def test_a_single_condition_that_brings_nothing_may_be_widened() -> None:
    assert "| 로 이으면" in told(Outlook(0, 0))[1]


@pytest.mark.parametrize(("a_day", "warned"), [(None, False), (20.0, False), (20.4, True), (35.0, True)])
def test_more_than_twenty_a_day_are_warned_of(a_day: float | None, warned: bool) -> None:
    last = told(Outlook(140, 600, THREE, a_day=a_day))[-1]
    assert ("하루에" in last) is warned
    assert ("건쯤 옵니다. 조건을 더하거나" in last) is warned


def test_the_words_looked_for_as_well_are_told_with_how_to_switch_them_off() -> None:
    [block] = synonyms([("비전", ["컴퓨터비전", "CV", "vision", "머신 비전", "cv"]), ("ML", ["머신러닝"])])
    assert block.text == (
        "비슷한말도 찾습니다: 비전 = 컴퓨터비전, CV, vision, 머신 비전 외 1개; ML = 머신러닝. "
        '쓴 그대로만 찾으려면 따옴표로: "비전"'
    )
    assert not list(synonyms([]))
