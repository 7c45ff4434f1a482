"""The work is what the duties say; without them what a posting opens with, less what it asks of the applicant."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.posting import RawPosting
from bot.model.reading import Found, Region
from bot.reading import clarity, domains, regions, remote, roles
from bot.reading.document import Document
from bot.reading.work import Place, Work, lay_out
from tests.reading.lexicon import DAY, lexicon
from tests.reading.postings import raw, stands_as_written


def laid(body: str) -> Work:
    return lay_out(Document.of(raw("", body), on=DAY, headings=lexicon().headings), lexicon().work)


def words(work: Work, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [work.document.body.plain[start:end].strip() for start, end in spans]


@pytest.mark.parametrize(
    ("body", "duties", "asks"),
    [
        ("[주요업무]\n서버 개발\n[자격요건]\n경력 3년", ["서버 개발"], ["경력 3년"]),
        (
            "[회사소개]\n로봇 회사\n[담당업무]\n로봇 제어 소프트웨어 개발\n[복지]\n점심",
            ["로봇 제어 소프트웨어 개발"],
            [],
        ),
        ("서버 개발\n장애 대응", ["서버 개발", "장애 대응"], []),
        (
            "• 서버 개발 • 장애 대응 • 서버 개발 경력 3년 이상",
            ["서버 개발", "장애 대응"],
            ["서버 개발 경력 3년 이상"],
        ),
        ("서버 개발\n꼼꼼하신 분", ["서버 개발"], ["꼼꼼하신 분"]),
        ("[자격요건]\n결제 시스템 구축\n석사 이상", ["결제 시스템 구축"], ["석사 이상"]),
        ("[주요업무]\n서버 개발과 배포 자동화\n[우대사항]\n앱 개발", ["서버 개발과 배포 자동화"], []),
        ("", [], []),
    ],
)
def test_duties_and_asks_are_told_apart(body: str, duties: list[str], asks: list[str]) -> None:
    work = laid(body)
    assert words(work, work.duties) == duties
    assert words(work, work.asks) == asks


def test_a_bare_duty_is_eked_out_by_the_opening() -> None:
    work = laid("원격 진료 서비스를 만듭니다\n[담당업무]\n연구개발")
    assert words(work, work.duties) == ["연구개발", "원격 진료 서비스를 만듭니다"]


def test_only_the_beginning_of_long_duties_is_read() -> None:
    work = laid("[주요업무]\n" + "별을 세는 일 " * 2000)
    assert sum(end - start for start, end in work.duties) < 2000


def test_a_word_within_a_longer_one_is_not_counted() -> None:
    work = laid("[주요업무]\n전문연구요원 모집")
    assert [spot.word for spot in work.words(Place.DUTIES, {"전문 연구 요원", "연구"})] == ["전문 연구 요원"]


def read_all(posting: RawPosting) -> list[bool]:
    """Read every fact that goes by places and duties; whether each word shown stands as written."""
    document = Document.of(posting, on=DAY, headings=lexicon().headings)
    work = lay_out(document, lexicon().work)
    tallies = roles.weigh(work, lexicon().roles)
    found = roles.read(work, tallies)
    remote.read(document, lexicon().remote)
    facts: list[Found | Region] = [
        *found,
        *domains.read(work, found, lexicon().domains),
        *clarity.read(work, tallies, lexicon().clarity).reasons,
        *regions.read(document, lexicon().places),
    ]
    return [stands_as_written(shown, posting) for fact in facts for shown in fact.evidence]


HEADS = [
    "[주요업무]\n",
    "자격요건:",
    "근무지 : ",
    "\r\n",
    "/",
    "(",
    "•",
    "- ",
    "\u3000",
    "\u200b",
    "각",
    "\ufdfa",
    "İ",
    "😀",
]
NAMES = [
    "서울",
    "강남구",
    "中",
    "판교",
    "데이터 분석",
    "ＡＩ 연구원",
    "딥러닝 모델",
    "재택근무 ",
    "의료 영상",
    "업무 전반",
]
PIECES = st.sampled_from([*HEADS, *NAMES])


@given(
    st.lists(PIECES | st.text(max_size=6), max_size=30).map("".join),
    st.lists(PIECES, max_size=8).map("".join),
)
def test_any_words_are_read_and_shown_as_they_stand(body: str, short: str) -> None:
    assert all(read_all(raw(short, body, short)))


NASTY = {
    "one word": "가" * 20_000,
    "blanks": " \n" * 10_000,
    "brackets": "[(【" * 7_000,
    "dashes": " - " * 7_000,
    "labels": "주소:" * 7_000,
    "places": "서울 중구 강서구 판교 " * 1_500,
    "stems": "서울 강남/" * 3_500,
    "headings": "[주요업무]\n연구\n" * 2_000,
    "duties": "[주요업무]\n" + "데이터 분석가 " * 2_500,
    "empty words": "[주요업무]\n" + "연구개발시스템업무관련전반" * 1_600,
    "bullets": "•" * 20_000,
    "remote": "재택 " * 7_000,
    "remote lines": "재택\n" * 7_000,
    "dots": "." * 20_000,
}


@pytest.mark.parametrize("name", NASTY)
def test_twenty_thousand_nasty_characters_cost_no_time(name: str) -> None:
    posting = raw(NASTY[name], NASTY[name], NASTY[name])
    document = Document.of(posting, on=DAY, headings=lexicon().headings)
    read_all(raw("서버 개발"))
    started = process_time()
    work = lay_out(document, lexicon().work)
    tallies = roles.weigh(work, lexicon().roles)
    found = roles.read(work, tallies)
    domains.read(work, found, lexicon().domains)
    clarity.read(work, tallies, lexicon().clarity)
    regions.read(document, lexicon().places)
    remote.read(document, lexicon().remote)
    assert process_time() - started < 0.05
