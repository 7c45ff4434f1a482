"""What a filter says of itself, of a posting it wants and of one it does not."""

from __future__ import annotations

import pytest

from bot.matching.explaining import Reason
from bot.model.search import Hurdle
from tests.matching.helpers import READINGS, read, subject
from tests.matching.strategies import FACETS

EXPLAINED = [
    ("비전", "‘비전’이 들어 있는 공고."),
    ("비전 추천", "‘비전’과 ‘추천’이 들어 있는 공고."),
    ("비전 | 추천 | NLP", "‘비전’, ‘NLP’나 ‘추천’이 들어 있는 공고."),
    ("-영업 -마케팅", "‘마케팅’이나 ‘영업’이 없는 공고."),
    ("전문연 재택", "전문연구요원 복무가 가능하고 재택이 가능한 공고."),
    ("-전문연", "전문연구요원 복무가 가능하다고 적히지 않은 공고."),
    ("전문연?", "전문연구요원 복무가 가능하거나 분명하지 않은 공고."),
    ("-재택", "재택 말이 없는 공고."),
    ("연봉!>=5000", "연봉이 5,000만원 이상일 수 있는 공고. 연봉이 안 적힌 공고는 뺍니다."),
    (
        "신입 연봉>=1억2천",
        (
            "신입이 지원할 수 있고 연봉이 1억 2,000만원 이상일 수 있는 공고. "
            "신입 여부나 연봉이 안 적힌 공고는 빼지 않고 ‘모름’으로 표시합니다."
        ),
    ),
    (
        "-구로 -강남",
        "근무지가 서울 강남구나 서울 구로구가 아닌 공고. 근무지가 안 적힌 공고는 빼지 않고 ‘모름’으로 표시합니다.",
    ),
    ("상시 (재택 | 인턴)", "상시 채용이고 (재택이 가능하거나 고용형태가 인턴인 것)인 공고."),
    ("(비전 재택) | 추천", "‘추천’이 들어 있거나 (재택이 가능하고 ‘비전’이 들어 있는 것)인 공고."),
    ("직무:리서처,백엔드", "직무가 ‘백엔드 개발자’나 ‘연구원’인 공고."),
]


@pytest.mark.parametrize(("text", "sentence"), EXPLAINED)
def test_a_filter_explains_itself_in_a_sentence(text: str, sentence: str) -> None:
    assert read(text).explain() == sentence


JD = "회사 소개\n좋은 곳\n\n[주요업무]\n- 컴퓨터 비전 모델 개발\n- RL 기반 제어\n\n■ 자격요건\n- 석사 이상"
MATCHED = [
    ("비전", "", ("‘비전’이 주요업무의 ‘컴퓨터 비전 모델 개발’에 있음",)),
    ("강화학습", "", ("‘강화학습’(RL)이 주요업무의 ‘RL 기반 제어’에 있음",)),
    ("석사", "", ("‘석사’가 자격요건의 ‘석사 이상’에 있음",)),
    ("좋은", "", ("‘좋은’이 회사 소개의 ‘좋은 곳’에 있음",)),
    ("비전 -영업", "", ("‘비전’이 주요업무의 ‘컴퓨터 비전 모델 개발’에 있음",)),
    ("-영업", "", ("뺀 조건에 걸리는 것이 없음",)),
    ("영업 | 석사", "", ("‘석사’가 자격요건의 ‘석사 이상’에 있음",)),
    ("연봉>=5000", "4000-6000", ("연봉 4,000만원~6,000만원: ‘연봉 4000~6000만원’",)),
    ("경력<=5", "경력3-7", ("요구 경력 3년 이상, 7년까지",)),
    ("강남", "강남", ("근무지 서울 강남구",)),
    ("마감<=7일", "마감3일", ("11/26 마감, 3일 남음",)),
]


@pytest.mark.parametrize(("text", "facts", "lines"), MATCHED)
def test_a_match_says_why_in_the_postings_own_words(text: str, facts: str, lines: tuple[str, ...]) -> None:
    assert read(text).wants(subject(facts, body=JD)) == Reason(lines)


@pytest.mark.parametrize(
    ("text", "facts", "unknown"),
    [
        ("연봉>=5000", "", "연봉 모름"),
        (
            "연봉>=9000",
            "8000이상",
            "연봉 9,000만원 이상인지 모름 (연봉 8,000만원 이상: ‘연봉 8000~None만원’)",
        ),
        ("신입", "", "신입 여부 모름"),
        ("경력<=3", "", "경력 조건 모름"),
        ("학력<=석사", "", "학력 조건 모름"),
        ("강남", "", "근무지 모름"),
        ("강남", "서울", "서울 강남구인지 모름 (근무지 서울)"),
        ("판교", "분당", "판교인지 모름 (근무지 경기 성남시 분당구)"),
        ("-구로", "", "근무지 모름"),
        ("전문연:현역", "전문연", "전문연 현역/보충역·신규/전직 모름"),
        ("정규직", "", "고용형태 모름"),
        ("마감>=14일", "", "마감 모름"),
        ("새글<=3일", "", "올라온 날 모름"),
    ],
)
def test_what_the_posting_does_not_say_is_marked_and_kept(text: str, facts: str, unknown: str) -> None:
    assert read(text).wants(subject(facts)) == Reason((), (unknown,))


FAILED = [
    ("현역", "", "신논현역 5분", ("‘현역’이 공고에 없음. ‘신논현역’에 든 것은 다른 말로 봄",)),
    ("추천", "", "추천서 제출", (("‘추천’이 공고에 없음 (추천시스템, recommendation, recommender, recsys도 찾아봄). "
      "‘추천서’에 든 것은 다른 말로 봄"),)),
    ("-영업", "", "해외 영업 담당", ("-영업 → ‘영업’이 본문의 ‘해외 영업 담당’에 있음",)),
    ("전문연 신입", "경력3", "", ("전문연 → 전문연 말이 없음", "신입 → 신입 불가")),
    ("전문연:현역", "보충역만", "", ("전문연:현역 → 전문연 가능하지만 현역은 아님 (보충역신규·보충역전직)",)),
    ("연봉>=5000", "3000-3500", "", ("연봉>=5000 → 연봉 3,000만원~3,500만원: ‘연봉 3000~3500만원’",)),
    ("연봉!>=5000", "", "", ("연봉!>=5000 → 연봉 모름",)),
    ("-구로", "구로", "", ('-지역:"서울 구로구" → 근무지 서울 구로구',)),
    ("재택 | 상시", "", "", ("어느 것도 아님: 재택 → 재택 말이 없음 / 상시 → 상시 채용이라는 말이 없음",)),
    ("마감<=7일", "마감지남", "", ("마감<=7일 → 11/22 마감, 지남",)),
    ("출처:원티드", "", "", ("출처:원티드 → 출처 표본",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "facts", "body", "lines"), FAILED)
def test_what_kept_a_posting_away_is_told_to_the_word(
    text: str, facts: str, body: str, lines: tuple[str, ...]
) -> None:
    asked = read(text)
    found = subject(facts, body=body)
    assert asked.wants(found) is None
    assert asked.why_not(found) == lines


def test_every_facet_tells_something_of_every_posting() -> None:
    for facts in ("", *READINGS):
        found = subject(facts)
        for text in FACETS:
            wanted, unwanted = read(text).wants(found), read("-" + text).wants(found)
            assert wanted or unwanted
            for reason in (wanted, unwanted):
                assert reason is None or all((*reason.lines, *reason.unknown))


def test_the_synonyms_used_are_told_and_none_for_a_phrase_in_quotes() -> None:
    told = dict(read('ML "비전" 영업 강화 학습').synonyms())
    assert set(told) == {"ML", "강화 학습"}
    assert "머신러닝" in told["ML"]
    assert told["강화 학습"] == ("reinforcement learning", "RL")


def test_the_hurdles_tell_how_many_postings_each_condition_keeps_out_and_how_many_alone() -> None:
    postings = [
        subject("신입", body="비전"),
        subject("경력3", body="비전"),
        subject("경력5", body="비전"),
        subject("신입", body="영업"),
        subject("경력3", body="영업"),
    ]
    assert read("신입 비전").hurdles(postings) == [Hurdle("신입", 3, 2, 0), Hurdle("비전", 2, 1, 1)]
    assert read("비전").hurdles(postings) == [Hurdle("비전", 2, 2)]


def test_a_hurdle_is_named_as_it_was_typed() -> None:
    names = [one.condition for one in read('ML "강화 학습" (CV | 추천) -Go 신입').hurdles([subject()])]
    assert set(names) == {"ML", '"강화 학습"', "CV | 추천", "-Go", "신입"}


@pytest.mark.parametrize(
    "text", ["신입 비전", "신입 (비전 | 추천) -구로", '전문연 "강화 학습" 지역:판교 -영업']
)
def test_without_a_condition_a_filter_wants_what_that_alone_kept_out(text: str) -> None:
    asked = read(text)
    for one in asked.hurdles(()):
        rest = asked.without(one.place)
        assert rest is not None
        assert read(f"({rest.text}) ({one.condition})") == asked
    assert read("비전").without(0) is None
