"""One opening on several boards is one; openings that differ for the applicant stay apart, however like their words."""

from __future__ import annotations

from itertools import permutations
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.posting import RawPosting
from bot.model.reading import Evidence, Found, Part, Reading, Region, Service, Stance
from bot.reading import signatures
from bot.reading.duplicates import groups, same
from bot.reading.signatures import Signature, signature, sought
from tests.reading.lexicon import CONFIG

WORDS = signatures.load(CONFIG)
NOUNS = [
    "결제",
    "정산",
    "승인",
    "주문",
    "배송",
    "재고",
    "지도",
    "좌표",
    "예약",
    "쿠폰",
    "알림",
    "검색",
    "회원",
    "인증",
    "로그",
    "배치",
    "화면",
    "통계",
    "음악",
    "영상",
]
VERBS = [
    "서버를",
    "만들고",
    "화면을",
    "고치고",
    "기록을",
    "모으고",
    "장애를",
    "막고",
    "속도를",
    "높이고",
    "규칙을",
    "정하며",
    "결과를",
    "나누는",
]
TEXT = "\n".join(
    f"{noun} {verb} 일을 {number}번째로 합니다"
    for number, (noun, verb) in enumerate(zip(NOUNS * 2, VERBS * 6, strict=False))
)
OTHER_TEXT = "\n".join(
    f"{noun}의 값을 {number}년 동안 재어 {noun} 담당에게 알립니다" for number, noun in enumerate(NOUNS * 2)
)
NO_SERVICE = Service()
BOILERPLATE = "우리 회사는 별을 헤아리는 곳이며 모두가 함께 밤하늘을 봅니다. " * 3


def sign(
    title: str,
    company: str = "누리별",
    *,
    source: str = "wanted",
    body: str = "",
    sido: str = "",
    role: str = "backend",
    service: Service = NO_SERVICE,
) -> Signature:
    raw = RawPosting(source, "1", title, company=company, body=body)
    regions = (Region(sido),) if sido else ()
    return signature(raw, Reading(service=service, roles=(Found(role),), regions=regions), WORDS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (sign("백엔드 개발자"), sign("백엔드 개발자 채용", "(주)누리별", source="jobkorea")),
        (sign("백엔드 개발자"), sign("[누리별] 백엔드 개발자", "㈜누리별", source="saramin")),
        (sign("백엔드 개발자"), sign("[경력] 백엔드개발자 모집", "주식회사 누리별", source="saramin")),
        (sign("Backend 개발자"), sign("백엔드 개발자", "누리별(Nuribyul)", source="jumpit")),
        (sign("백엔드 개발자", "Nuribyul"), sign("백엔드 개발자", "누리별(Nuribyul)", source="jumpit")),
        (sign("데이터 분석가"), sign("Data Analyst", source="remember")),
        (sign("데이터 분석가 (3년 이상)"), sign("데이터 분석가 (경력 3년 이상)", source="remember")),
        (sign("백엔드 개발자"), sign("백엔드 개발자", "누리별 기업부설연구소", source="remember")),
        (sign("[전문연구요원] 서버 개발"), sign("서버 개발 (전문연구요원)", source="rndjob")),
        (sign("[병역특례] 서버 개발"), sign("서버 개발 - 전문연구요원", source="rndjob")),
        (sign("시니어 서버 개발"), sign("Senior 서버 개발", source="remember")),
        (sign("신입 서버 개발"), sign("서버 개발", source="programmers")),
        (sign("서버 개발 (계약직)"), sign("서버 개발", source="programmers")),
        (sign("서버 개발 (Kotlin)", body=TEXT), sign("서버 개발", source="programmers", body=TEXT)),
        (sign("[지도팀] 서버 개발", body=TEXT), sign("서버 개발", source="remember", body=TEXT)),
        (sign("QA 엔지니어", body=TEXT), sign("QA", source="remember", body=f"{BOILERPLATE}\n{TEXT}")),
        (sign("서버 개발", sido="서울"), sign("서버 개발", source="remember")),
        # A board that carries a wrong company, but the right one in the title.
        (sign("데이터 분석가"), sign("(누리별) 데이터 분석가", "해오름", source="jobkorea")),
        # An employer that one reading lost.
        (sign("서버 개발", body=f"{BOILERPLATE}\n{TEXT}"), sign("서버 개발", "", body=TEXT)),
        (sign("서버 개발", "", body=TEXT), sign("서버 개발 채용", "", source="jumpit", body=TEXT)),
        # A title that one reading lost.
        (sign("서버 개발", body=TEXT), sign("None", body=TEXT)),
        # Posted again by a headhunter, word for word.
        (sign("서버 개발", body=TEXT), sign("유니콘 개발 전문가", "징검다리써치", body=TEXT, role="other")),
        # Posted again.
        (sign("서버 개발", body=TEXT), sign("서버 개발", body=TEXT)),
    ],
)
def test_one_opening_is_known_in_every_dress(one: Signature, other: Signature) -> None:
    assert same(one, other)
    assert same(other, one)
    assert groups([one, other]) == [0, 0]


BOARD_SAYS = Service(Stance.ACCEPTS, evidence=(Evidence("전문연구요원", Part.FIELD, 0, 6, "board"),))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (sign("서버 개발", body=TEXT), sign("[전문연구요원] 서버 개발", body=TEXT)),
        (sign("서버 개발 (Junior)", body=TEXT), sign("[전문연구요원] 서버 개발", body=TEXT)),
        (sign("서버 개발", body=TEXT), sign("서버 개발 (병역특례)", source="jumpit", body=TEXT)),
        (sign("[전문연구요원] 서버 개발", body=TEXT), sign("[산업기능요원] 서버 개발", body=TEXT)),
        (sign("전문연구요원(보충역) 서버", body=TEXT), sign("전문연구요원(현역) 서버", body=TEXT)),
        (sign("서버 개발", body=TEXT), sign("서버 개발", source="mma", body=TEXT, service=BOARD_SAYS)),
        (sign("서버 개발", body=TEXT), sign("서버 개발 (신입)", body=TEXT)),
        (sign("서버 개발", body=TEXT), sign("서버 개발 (계약직)", body=TEXT)),
        (sign("서버 개발 인턴", body=TEXT), sign("서버 개발", source="jumpit", body=TEXT)),
        (sign("주니어 서버 개발", body=TEXT), sign("시니어 서버 개발", body=TEXT)),
        (sign("서버 개발", body=TEXT), sign("서버 개발(Jr)", source="jumpit", body=TEXT)),
        (sign("Senior 서버 개발", body=TEXT), sign("Senior~Staff 서버 개발", source="jumpit", body=TEXT)),
        (sign("서버 개발", body=TEXT), sign("서버 개발 팀장", source="jumpit", body=TEXT)),
        (sign("서버 연구원(선임급)", body=TEXT), sign("서버 연구원(팀장급)", body=TEXT)),
        (sign("서버 개발 (3년 이상)"), sign("서버 개발 (7년 이상)", source="jumpit")),
        (sign("서버 개발", sido="서울", body=TEXT), sign("서버 개발", sido="부산", body=TEXT)),
        (sign("[서울] 서버 개발", body=TEXT), sign("[김해] 서버 개발", body=TEXT)),
        (sign("서버 개발 (결제)", body=TEXT), sign("서버 개발 (지도)", source="jumpit", body=TEXT)),
        (sign("서버 개발 (결제)", body=TEXT), sign("서버 개발", body=TEXT)),
        (sign("[결제팀] 서버 개발", body=TEXT), sign("[지도팀] 서버 개발", body=TEXT)),
        (sign("서버 개발 (결제)", body=TEXT), sign("서버 개발", source="jumpit", body=OTHER_TEXT)),
        (sign("서버 개발", body=TEXT), sign("앱 개발", body=TEXT, role="mobile")),
        (sign("데이터 분석가"), sign("마케팅 데이터 분석가", source="jumpit")),
        (sign("백엔드 개발자"), sign("백엔드 개발자", "해오름", source="jumpit")),
        (sign("백엔드 개발자", body=TEXT), sign("백엔드 개발자", "해오름", body=OTHER_TEXT)),
        (sign("백엔드 개발자", body=TEXT), sign("백엔드 개발자", "", body=OTHER_TEXT)),
        (sign("백엔드 개발자", ""), sign("백엔드 개발자", "", source="jumpit")),
        (sign("None", body=TEXT), sign("None", body=OTHER_TEXT)),
        (sign(""), sign("", source="jumpit")),
    ],
)
def test_openings_that_differ_stay_apart(one: Signature, other: Signature) -> None:
    assert not same(one, other)
    assert not same(other, one)
    assert groups([one, other]) == [0, 1]


def test_groups_do_not_hang_on_the_order() -> None:
    postings = [
        sign("서버 개발", body=TEXT),
        sign("서버 개발 채용", "(주)누리별", source="jobkorea"),
        sign("[전문연구요원] 서버 개발", body=TEXT),
        sign("서버 개발", "해오름", source="saramin"),
        sign("서버 개발", "", source="jumpit", body=TEXT),
    ]
    for order in permutations(range(len(postings))):
        found = groups([postings[at] for at in order])
        together = {
            frozenset(order[at] for at, group in enumerate(found) if group == first) for first in found
        }
        assert together == {frozenset({0, 1, 4}), frozenset({2}), frozenset({3})}


def test_postings_of_one_opening_share_a_key_to_be_looked_up_by() -> None:
    one, other = sign("서버 개발", body=TEXT), sign("서버 개발 채용", "㈜누리별", source="jobkorea")
    assert "c:누리별" in {*one.keys} & {*other.keys}
    assert {*one.keys} & {*sign("서버 개발", "", body=TEXT).keys}
    assert all(len(key) < 200 for key in sign("서버 " * 500, "누리별 " * 500, body=TEXT * 50).keys)


def test_a_signature_comes_back_from_its_line() -> None:
    one = sign("[지도팀] 서버 개발 (신입, Kotlin) 3년", "누리별(Nuri)", body=TEXT, sido="서울")
    assert Signature.unpack(one.pack()) == one
    assert len(one.pack()) < 1500
    for broken in ("", "{}", "[]", "3", '{"title":{}}', '{"title":{"marks":[],"x":1}}'):
        with pytest.raises(ValueError, match="not a signature"):
            Signature.unpack(broken)


@given(st.text(max_size=80), st.text(max_size=40), st.text(max_size=300))
def test_any_words_make_a_signature_that_is_the_same_as_itself_or_says_nothing(
    title: str, company: str, body: str
) -> None:
    one = sign(title, company, body=body)
    assert Signature.unpack(one.pack()) == one
    assert groups([one, one]) in ([0, 0], [0, 1])


@pytest.mark.parametrize(
    "nasty", ["[(" * 10_000, "신입 " * 7_000, "가나다라 " * 4_000, "1년 " * 7_000, "(주)" * 7_000]
)
def test_twenty_thousand_nasty_characters_cost_no_time(nasty: str) -> None:
    started = process_time()
    one = sign(nasty, nasty, body=nasty)
    groups([one] * 20)
    assert process_time() - started < 0.05


def test_a_title_alone_leads_only_to_and_from_postings_that_tell_no_employer() -> None:
    named, other = sign("서버 개발", "누리별", body=TEXT), sign("서버 개발", "다온", body="")
    nameless = sign("서버 개발", "", body="")
    assert not {*sought(named.keys)} & {*other.keys}
    assert {*sought(named.keys)} & {*nameless.keys}
    assert {*sought(nameless.keys)} & {*named.keys}
    assert {*sought(nameless.keys)} & {*nameless.keys}
