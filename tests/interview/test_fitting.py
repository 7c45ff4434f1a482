"""Which questions fit a posting, and which are asked back about it; over the bank that is shipped, and over a small one."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest

from bot.interview.bank import Bank
from bot.interview.countering import CARRIED, suggestions
from bot.interview.fitting import BY_DOMAIN, BY_ROLE, COMMON, MOST, fits, stands
from bot.model.fitting import Because, Line, Where
from bot.model.interview import Kind
from bot.model.reading import Admission, Clarity, Experience, Found, Reading, Service, Stance
from bot.rendering.asking import WHY
from bot.rendering.clarity import GAPS
from tests.interview.writing import question, write_topic

CONFIG = Path(__file__).parents[2] / "config"
VISION = Reading(domains=(Found("vision"),), roles=(Found("ml_engineer"),))


@pytest.fixture(scope="module")
def bank() -> Bank:
    return Bank.load(CONFIG)


def line(text: str, where: Where = Where.DUTIES) -> Line:
    return Line(where, text)


def test_the_field_chooses_the_topic_and_a_word_chooses_within_it(bank: Bank) -> None:
    best = fits(bank, VISION, [line("실시간 객체 추적 모델 개발")])[0]
    assert best.question.id.startswith("vision-")
    assert (best.word, best.line) == ("추적", line("실시간 객체 추적 모델 개발"))
    assert all(
        fit.domain == Found("vision") for fit in fits(bank, VISION, []) if fit.question.topic == "컴퓨터 비전"
    )


def test_a_word_counts_most_in_the_title_then_in_the_duties(tmp_path: Path) -> None:
    write_topic(tmp_path, *[question(number, words=[f"낱말{number}", "돌림판"]) for number in range(4)])
    small = Bank.load(tmp_path)
    lines = [
        line("낱말0 우대", Where.PREFERRED),
        line("낱말1 담당"),
        line("낱말2 이상", Where.ASKS),
        line("낱말3", Where.TITLE),
    ]
    assert [fit.question.id for fit in fits(small, Reading(), lines)] == [
        "wheel-3", "wheel-1", "wheel-2", "wheel-0",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "said", "there"),
    [
        ("객체탐지", "실시간 객체 탐지", True),
        ("RAG", "storage 최적화", False),
        ("RAG", "RAG를 쓰는", True),
        ("rag", "RAG 파이프라인", True),
        ("TO", "ability to ship", False),
        ("TO", "TO 배정", True),
        ("연구", "전문연구요원", False),
        ("A/B 테스트", "A/B테스트로", True),
        ("C++", "C++ 숙련", True),
    ],
)
def test_a_word_is_found_as_people_write_it_and_not_inside_another(word: str, said: str, there: bool) -> None:
    assert (stands(word, [line(said)]) is not None) is there


def test_what_is_asked_anywhere_and_what_the_candidate_asks_fits_no_posting(bank: Bank) -> None:
    lines = [line("협업과 커뮤니케이션, 프로젝트 일정 관리, 포트폴리오, 성과 지표, 논문 학회 온보딩")]
    found = fits(bank, VISION, lines)
    assert not {"인성", "프로젝트", "역질문"} & {fit.question.topic for fit in found}
    assert all(fit.question.kind is not Kind.COUNTER for fit in found)


def test_serving_is_asked_about_only_where_the_posting_speaks_of_it(bank: Bank) -> None:
    words = [line("병역특례 병역지정업체")]
    silent = fits(bank, Reading(), words)
    speaking = fits(bank, Reading(service=Service(Stance.ACCEPTS)), words)
    assert not silent
    assert {fit.question.topic for fit in speaking} == {"전문연구요원 복무"}


def test_nothing_is_guessed_and_the_list_has_an_end(bank: Bank) -> None:
    assert fits(bank, Reading(), [line("구내식당 조리 업무")]) == []
    assert len(fits(bank, VISION, [line("CNN 트랜스포머 객체탐지")])) == MOST


def test_every_field_and_role_leads_to_topics_that_are_there(bank: Bank) -> None:
    keys = {topic.key for topic in bank.topics}
    for file, table in (("domains.toml", BY_DOMAIN), ("roles.toml", BY_ROLE)):
        known = tomllib.loads((CONFIG / file).read_text(encoding="utf-8"))
        assert table.keys() <= known.keys()
        assert {key for topics in table.values() for key in topics} <= keys
    assert tomllib.loads((CONFIG / "domains.toml").read_text(encoding="utf-8")).keys() == BY_DOMAIN.keys()
    assert {word.lower() for word in COMMON} == COMMON


def test_a_long_posting_is_held_against_the_bank_in_little_time(bank: Bank) -> None:
    lines = [
        line(f"{number} 대규모 언어 모델과 객체 탐지, Kubernetes 파이프라인 운영") for number in range(60)
    ]
    fits(bank, VISION, lines)
    began = time.thread_time()
    for _ in range(5):
        fits(bank, VISION, lines)
    assert (time.thread_time() - began) / 5 < 0.1


def test_each_gap_of_a_posting_has_a_question_and_a_sentence(bank: Bank) -> None:
    for code in GAPS:
        gap = Found(code)
        first = suggestions(bank, Reading(clarity=Clarity(vague=True, reasons=(gap,))))[0]
        assert (first.because, first.gap) == (Because.GAP, gap)
        assert code in first.question.words


def test_each_fact_that_suggests_a_question_finds_one_and_has_words(bank: Bank) -> None:
    words = {word for one in bank.questions if one.kind is Kind.COUNTER for word in one.words}
    assert set(CARRIED.values()) <= words
    assert CARRIED.keys() == WHY.keys()


SERVICES = [
    (Service(), []),
    (Service(Stance.REJECTS), []),
    (Service(Stance.UNCLEAR), [Because.SERVICE_UNCLEAR]),
    (Service(Stance.ACCEPTS), [Because.SERVICE_BARE, Because.SERVICE]),
    (Service(Stance.ACCEPTS, open_to=frozenset({Admission.ACTIVE_NEW})), [Because.SERVICE_NEW, Because.SERVICE]),
    (Service(Stance.ACCEPTS, open_to=frozenset({Admission.ACTIVE_TRANSFER})), [Because.SERVICE_TRANSFER, Because.SERVICE]),
    (Service(Stance.ACCEPTS, open_to=frozenset(Admission)), [Because.SERVICE_NEW, Because.SERVICE_TRANSFER, Because.SERVICE]),
]  # fmt: skip


@pytest.mark.parametrize(("service", "because"), SERVICES)
def test_what_it_says_of_serving_decides_what_is_asked_of_it(
    bank: Bank, service: Service, because: list[Because]
) -> None:
    found = suggestions(bank, Reading(service=service, experience=Experience(entry_ok=True)))
    told = [one.because for one in found if one.because is not Because.ANYWHERE]
    assert told == [*because, Because.PAY, Because.ENTRY]


def test_many_gaps_leave_room_for_other_things_and_each_question_comes_once(bank: Bank) -> None:
    gaps = tuple(Found(code) for code in GAPS)
    found = suggestions(
        bank, Reading(clarity=Clarity(vague=True, reasons=gaps)), [line("GPU 학습", Where.TITLE)]
    )
    assert [one.because for one in found[:4]] == [Because.GAP] * 3 + [Because.PAY]
    ids = [one.question.id for one in found]
    assert sorted(ids) == sorted({one.id for one in bank.questions if one.kind is Kind.COUNTER})
    assert next(one for one in found if one.because is Because.WORD).word == "GPU"


def test_without_a_posting_each_subtopic_comes_once_before_any_comes_twice(bank: Bank) -> None:
    found = [one.question.subtopic for one in suggestions(bank)]
    kinds = set(found)
    assert set(found[: len(kinds)]) == kinds
