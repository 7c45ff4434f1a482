"""What people type, what it brings and what it must not bring."""

from __future__ import annotations

from typing import Any

import pytest

from bot.errors import FilterError
from bot.matching.language import parse
from bot.matching.subject import Subject
from bot.model.posting import Posting
from tests.matching.helpers import TODAY, days_ago, posting, read, subject, vocabulary


def body(text: str, facts: str = "", **raw: Any) -> Posting:
    return posting(facts, "", text, **raw)


def at(place: str, facts: str = "") -> Posting:
    return posting(facts, location=place)


AI = "컴퓨터 비전 모델 개발"
# What is typed, what it must bring, what it must not bring.
TYPED: list[tuple[str, list[Posting], list[Posting]]] = [
    ("비전", [body(AI)], [body("영업 관리")]),
    ("비전 강화학습", [body("비전, 강화 학습")], [body("비전"), body("강화학습")]),
    ("비전 | NLP", [body("비전"), body("자연어 처리")], [body("영업")]),
    ("비전 또는 NLP", [body("비전"), body("NLP")], [body("영업")]),
    ("비전 or 추천", [body("추천 모델")], [body("영업")]),
    ("비전 그리고 추천", [body("비전 추천")], [body("추천")]),
    ("비전 -영업", [body("비전")], [body("비전 영업")]),
    ("비전 !영업", [body("비전")], [body("비전 영업")]),
    ("비전 제외:영업", [body("비전")], [body("비전 영업")]),
    ("-(영업 | 마케팅)", [body("개발")], [body("영업"), body("마케팅")]),
    ("(비전 | 음성) 파이썬", [body("음성 Python")], [body("음성"), body("python")]),
    ("비전 음성 | 추천", [body("비전 음성"), body("추천")], [body("비전")]),
    ('"ML"', [body("ML 개발")], [body("머신러닝")]),
    ("ML", [body("머신러닝"), body("기계 학습"), body("Machine Learning")], [body("HTML")]),
    ('"컴퓨터 비전"', [body("컴퓨터비전")], [body("CV 모델"), body("컴퓨터, 비전")]),
    ("machine learning", [body("ML"), body("머신러닝")], [body("machine, learning")]),
    ("강화 학습", [body("RL 연구")], [body("역량 강화와 학습")]),
    ("C++", [body("C++14, C++")], [body("C, C#")]),
    ("대규모 언어모델", [body("LLM")], [body("언어 모델")]),
    # 병역
    (
        "전문연",
        [posting("전문연")],
        [posting("전문연불명"), posting("전문연불가"), posting(), posting("산업기능")],
    ),
    ("전문연구요원", [posting("전문연")], [posting("전문연불가")]),
    ("전문연?", [posting("전문연"), posting("전문연불명")], [posting("전문연불가"), posting()]),
    ("전문연:신규", [posting("보충역만"), posting("전문연")], [posting("전직만"), posting()]),
    ("전문연!:신규", [posting("보충역만")], [posting("전문연"), posting("전직만")]),
    ("전문연:현역", [posting("전직만"), posting("전문연")], [posting("보충역만")]),
    ("전문연;현역", [posting("전문연")], [posting("보충역만")]),
    ("전문연:전직", [posting("전직만"), posting("보충역만")], [posting("전문연불명")]),
    ("전문연:보충역", [posting("보충역만"), posting("전직만")], [posting()]),
    ("전문연:현역신규", [posting("전문연")], [posting("전직만"), posting("보충역만")]),
    (
        "전문연?:현역",
        [posting("전문연불명"), posting("전직만")],
        [posting("보충역만"), posting("전문연불가")],
    ),
    ("-전문연", [posting()], [posting("전문연")]),
    ("산업기능", [posting("산업기능")], [posting("전문연"), posting()]),
    ("산업기능요원", [posting("산업기능")], [posting()]),
    (
        "병특",
        [posting("산업기능"), posting("전문연"), posting("전문연불명")],
        [posting(), posting("전문연불가")],
    ),
    # 사람
    ("신입", [posting("신입"), posting()], [posting("경력3"), posting("경력5")]),
    ("신입!", [posting("신입")], [posting(), posting("경력3")]),
    ("신입 가능", [posting("신입")], [posting("경력3")]),
    ("경력무관", [posting("신입")], [posting("경력3")]),
    ("-신입", [posting("경력3"), posting()], [posting("신입")]),
    ("경력<=3", [posting("경력3"), posting("신입"), posting()], [posting("경력5")]),
    ("경력<3", [posting("신입")], [posting("경력3")]),
    ("경력>=5", [posting("경력5"), posting()], [posting("경력3"), posting("신입")]),
    ("경력!>=5", [posting("경력5")], [posting(), posting("경력3")]),
    ("경력 3년 이하", [posting("경력3")], [posting("경력5")]),
    ("경력3년이상", [posting("경력5"), posting("경력3")], [posting("신입")]),
    ("경력:4", [posting("경력3-7"), posting("신입")], [posting("경력5")]),
    ("경력 10년", [posting("경력5")], [posting("경력3-7")]),
    ("경력직", [posting("경력3")], [posting("신입")]),
    ("학력<=석사", [posting("석사"), posting("학사"), posting("학력무관"), posting()], [posting("박사")]),
    ("학력<석사", [posting("학사")], [posting("석사")]),
    ("학력>=석사", [posting("박사"), posting("석사")], [posting("학사")]),
    ("학력:석사", [posting("석사")], [posting("학사"), posting("박사")]),
    ("학력 석사 이하", [posting("학사")], [posting("박사")]),
    ("학력!<=석사", [posting("석사")], [posting()]),
    ("학력무관", [posting("학력무관")], [posting("학사")]),
    # 돈
    ("연봉>=5000", [posting("4000-6000"), posting("8000이상"), posting()], [posting("3000-3500")]),
    ("연봉!>=5000", [posting("4000-6000")], [posting(), posting("3000-3500")]),
    ("연봉>=5,000만원", [posting("4000-6000")], [posting("3000-3500")]),
    ("연봉 5000 이상", [posting("4000-6000")], [posting("3000-3500")]),
    ("연봉 5천만원 이상", [posting("4000-6000")], [posting("3000-3500")]),
    ("연봉>=1억", [posting("8000이상")], [posting("4000-6000")]),
    ("연봉!>=1억", [], [posting("8000이상")]),
    ("연봉!>=8000", [posting("8000이상")], [posting("4000-6000")]),
    ("연봉<=3500", [posting("3000-3500"), posting()], [posting("4000-6000")]),
    ("연봉명시", [posting("4000-6000")], [posting()]),
    ("-연봉명시", [posting()], [posting("4000-6000")]),
    # 곳
    ("서울", [posting("강남"), posting("서울"), posting()], [posting("분당")]),
    ("강남", [posting("강남"), posting("서울"), posting("강남구로")], [posting("구로"), posting("분당")]),
    ("지역!:강남", [posting("강남")], [posting("서울"), posting()]),
    ("지역:서울 강남", [posting("강남")], [posting("구로")]),
    ("지역: 강남", [posting("강남")], [posting("구로")]),
    ("서울 강남구", [posting("강남")], [posting("구로")]),
    ("-구로", [posting("강남"), posting()], [posting("구로"), posting("강남구로")]),
    (
        "-구로 -가산",
        [at("금천구 독산동", "금천")],
        [at("서울 금천구 가산디지털1로", "금천"), posting("구로")],
    ),
    ("지역!=구로", [posting("강남")], [posting("구로")]),
    ("지역:강남,대전", [posting("강남"), posting("대전")], [posting("구로")]),
    ("성남", [posting("분당"), posting("성남")], [posting("강남")]),
    ("분당", [posting("분당"), posting("성남")], [posting("대전")]),
    ("경기", [posting("분당")], [posting("강남")]),
    ("수도권", [posting("분당"), posting("강남")], [posting("대전")]),
    (
        "판교",
        [at("성남시 분당구 판교역로", "분당"), posting("분당")],
        [at("분당구 정자동", "분당"), posting("강남")],
    ),
    ("지역!:판교", [at("판교역 앞", "분당"), at("분당구 삼평동", "분당")], [posting("분당")]),
    ("Gangnam", [posting("강남")], [posting("대전")]),
    ("강남 대전", [posting("강남"), posting("대전")], [posting("구로")]),
    ("강남 비전 지역:대전", [posting("대전", body="비전")], [posting("대전"), posting("구로", body="비전")]),
    ("강남 & 구로", [posting("강남구로")], [posting("강남"), posting("구로")]),
    ("-(강남 구로)", [posting("대전")], [posting("강남"), posting("구로")]),
    ("정규직 계약직", [posting("계약직")], [posting("인턴")]),
    ("회사:노타 회사:한빛", [body("", company="한빛")], [body("", company="가나")]),
    ("재택", [posting("재택")], [posting("출근"), posting()]),
    ("재택근무", [posting("재택")], [posting()]),
    ("-재택", [posting()], [posting("재택")]),
    # 일
    ("직무:리서처", [posting("연구원")], [posting("백엔드"), posting()]),
    ("직무:research_scientist", [posting("연구원")], [posting("백엔드")]),
    ("직무:연구원,백엔드", [posting("백엔드")], [posting()]),
    ("직무:데이터 엔지니어", [], [posting("백엔드")]),
    ("분야:비전", [posting("비전분야")], [posting("추천분야"), posting()]),
    ("분야:추천 시스템", [posting("추천분야")], [posting("비전분야")]),
    ("정규직", [posting("정규직"), posting()], [posting("인턴")]),
    ("인턴", [posting("인턴")], [posting("정규직"), posting()]),
    ("고용!:정규직", [posting("정규직")], [posting()]),
    ("고용:정규직,계약직", [posting("계약직")], [posting("인턴")]),
    ("-인턴", [posting("정규직"), posting()], [posting("인턴")]),
    ("회사:노타", [body("", company="(주)노타")], [body("노타 출신", company="가나다")]),
    ("회사:한빛", [body("", company="한빛소프트")], [body("", company="새한빛")]),
    ("-회사:노타", [body("", company="가나")], [body("", company="노타 AI")]),
    ('회사:"노타 AI"', [body("", company="노타AI")], [body("", company="노타")]),
    ("출처:표본", [posting()], []),
    ("출처:원티드", [posting(fields={"board": "wanted"})], [posting()]),
    ("출처:wanted", [posting(fields={"board": "원티드"})], [posting(fields={"board": "saramin"})]),
    # 때
    (
        "마감<=7일",
        [posting("마감3일")],
        [posting("마감30일"), posting(), posting("상시"), posting("마감지남")],
    ),
    ("마감<=1주", [posting("마감3일")], [posting("마감30일")]),
    ("마감 7일 이내", [posting("마감3일")], [posting("마감30일")]),
    ("마감>=14일", [posting("마감30일"), posting("상시"), posting()], [posting("마감3일")]),
    ("마감!>=14일", [posting("상시")], [posting()]),
    ("마감:오늘", [], [posting("마감3일")]),
    ("상시", [posting("상시"), posting(open_until_filled=True)], [posting("마감3일"), posting()]),
    ("상시 채용", [posting("상시")], [posting()]),
    ("새글<=3일", [posting(posted_at=days_ago(2)), posting()], [posting(posted_at=days_ago(9))]),
    ("새글!<=3일", [posting(posted_at=days_ago(0))], [posting()]),
    # 함께
    (
        "전문연 신입 비전 강화학습 -구로 -가산",
        [posting("전문연 신입 강남", body="비전, 강화학습"), posting("전문연", body="CV 모델, RL")],
        [
            posting("전문연 경력3", body="비전, 강화학습"),
            posting("전문연 신입 구로", body="비전, 강화학습"),
            posting("신입", body="비전, 강화학습"),
            posting("전문연 신입", body="비전"),
        ],
    ),
    ("신입 (서울 | 재택)", [posting("신입 재택 대전"), posting("신입 강남")], [posting("신입 대전")]),
    ("전문연? -정규직", [posting("전문연 인턴"), posting("전문연불명")], [posting("전문연 정규직")]),
    ("연봉>=5000 | 재택", [posting("3000-3500 재택"), posting()], [posting("3000-3500")]),
    ("음성", [body("음성 인식")], [body("충북 음성군")]),
    ("지역:음성", [], [posting("강남")]),
    ("양산", [body("양산 개발")], [body("개발")]),
]


@pytest.mark.parametrize(("text", "wanted", "unwanted"), TYPED, ids=[text for text, _, _ in TYPED])
def test_a_filter_brings_what_it_says_and_nothing_else(
    text: str, wanted: list[Posting], unwanted: list[Posting]
) -> None:
    asked = read(text)
    for one in wanted:
        found = Subject(one, TODAY)
        assert asked.wants(found), asked.why_not(found)
        assert not asked.why_not(found)
    for one in unwanted:
        found = Subject(one, TODAY)
        assert not asked.wants(found)
        assert asked.why_not(found)


@pytest.mark.parametrize("text", [text for text, _, _ in TYPED])
def test_the_canonical_text_means_the_same_and_is_its_own_canonical_text(text: str) -> None:
    asked = read(text)
    again = parse(asked.canonical(), vocabulary())
    assert again == asked
    assert again.canonical() == asked.canonical()
    assert asked.explain().rstrip(".").count("공고")


SAME = [
    ("비전 신입", "신입 비전"),
    ("비전 비전", "비전"),
    ("ML", "머신러닝"),
    ("computer vision", "비전"),
    ("-(비전 | 추천)", "-추천 -비전"),
    ("-(비전 추천)", "-추천 | -비전"),
    ("--비전", "비전"),
    ("((비전))", "비전"),
    ("(비전 신입) 전문연", "전문연 비전 신입"),
    ("service:new entry-level", "전문연:신규 신입"),
    ("technical research personnel", "전문연"),
    ("region:서울 remote", "지역:서울 재택"),
    ("경력<4", "경력<=3"),
    ("연봉>=5천만원", "연봉 5000 이상"),
    ("마감<=1주", "마감 7일 이내"),
    ("지역:강남,대전", "대전 | 강남구"),
    ("강남 대전 비전", "비전 (강남 | 대전)"),
    ("지역:서울 강남", "강남"),
    ("직무:리서처", "role:research_scientist"),
    ("“비전”", '"비전"'),
    ("비전 ｜ 추천", "비전 | 추천"),
    ("비전 –영업", "비전 -영업"),
    ("연봉 ≥ 5000", "연봉>=5000"),
    ("병특", "전문연? | 산업기능"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_meaning_has_one_canonical_text(one: str, other: str) -> None:
    assert read(one) == read(other)
    assert read(one).canonical() == read(other).canonical()


WRONG = [
    ("", "조건이 비어", (0, 0), "전문연 신입 비전"),
    ("   ", "조건이 비어", (0, 3), "전문연 신입 비전"),
    ("전문연 직무:리서쳐", "직무는 모릅니다", (4, 10), "전문연 직무:리서처"),
    ("지여:판교", "조건은 없습니다", (0, 5), "지역:판교"),
    ("지역:판겨", "지역은 모릅니다", (0, 5), "지역:판교"),
    ("비전 (추천", "괄호가 닫히지", (3, 4), "비전 (추천)"),
    ("비전)", "여는 괄호", (2, 3), "비전"),
    ("()", "비어 있습니다", (0, 2), ""),
    ("비전 ()", "비어 있습니다", (3, 5), "비전"),
    ("비전 |", "조건이 있어야", (3, 4), "비전"),
    ("| 비전", "두 조건 사이", (0, 1), "비전"),
    ("비전 - 구로", "바로 앞에", (3, 4), "비전 구로"),
    ('"비전', "따옴표", (0, 1), '"비전"'),
    ("구로 제외", "-", (3, 5), "-구로"),
    ("연봉", "값이 있어야", (0, 2), "연봉>=5000"),
    (";출처", "값이 있어야", (0, 3), "출처:원티드"),
    ("연봉>=많이", "만원 단위", (0, 6), "연봉>=5000"),
    ("경력>=많이", "햇수", (0, 6), "경력<=3"),
    ("지역>=서울", "쓸 수 없습니다", (0, 6), "지역:판교"),
    ("재택!", "붙일 수 없습니다", (0, 3), "재택"),
    ("비전, NLP", "쉼표", (0, 3), "비전 NLP"),
    ("비전/NLP", "빗금", (0, 6), "(비전 | NLP)"),
    ("★", "글자가 없습니다", (0, 1), ""),
    ("비전 ★", "글자가 없습니다", (3, 4), "비전"),
    ("시각:10:30", "조건은 없습니다", (0, 8), '"시각:10:30"'),
    ("전문연:여자", "구분이 없습니다", (0, 6), "전문연:현역"),
    ("고용:정귀직", "모릅니다", (0, 6), "고용:정규직"),
    ("마감<=곧", "날수", (0, 5), "마감<=7일"),
    ("가" * 501, "500자", (500, 501), ""),
    (" ".join(f"낱말{i}" for i in range(41)), "40개", None, ""),
    ("(" * 11 + "비전" + ")" * 11, "10겹", (10, 11), ""),
]


@pytest.mark.parametrize(("text", "message", "place", "hint"), WRONG)
def test_an_error_tells_what_is_wrong_and_where_and_what_would_work(
    text: str, message: str, place: tuple[int, int] | None, hint: str
) -> None:
    with pytest.raises(FilterError, match=message) as raised:
        read(text)
    error = raised.value
    assert place is None or (error.start, error.end) == place
    assert error.hint == hint
    if hint:
        read(hint)


def test_the_company_list_of_the_caller_opens_the_service_facet_with_a_question_mark() -> None:
    assert read("전문연?").wants(subject(designated=True))
    assert not read("전문연").wants(subject(designated=True))
    assert not read("전문연?").wants(subject("전문연불가", designated=True))
