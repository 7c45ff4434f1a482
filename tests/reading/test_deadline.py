"""A deadline is a Korean day: the source's own moment first, then the board's words, the title, and the body's 접수기간."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model.posting import RawPosting
from bot.model.reading import Deadline
from bot.reading import deadline
from tests.reading.facts import from_source, kst, laid, posting, stands_as_written
from tests.reading.lexicon import DAY, lexicon

Said = tuple[str | None, bool | None]
NOTHING: Said = (None, None)
OPEN: Said = (None, True)


def whole(raw: RawPosting, on: date = DAY) -> Deadline:
    return deadline.read(laid(raw, on), lexicon().deadline)


def said(raw: RawPosting, on: date = DAY) -> Said:
    found = whole(raw, on)
    return found.closes_on.isoformat() if found.closes_on else None, found.open_until_filled


def until(day: str) -> Said:
    return day, False


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-12-10T14:59:59+00:00", until("2026-12-10")),
        ("2026-12-10T15:00:00+00:00", until("2026-12-11")),
        ("2026-12-10T00:00:00+00:00", until("2026-12-10")),
        ("2026-12-10T23:59:59+09:00", until("2026-12-10")),
        ("2033-01-01T00:00:00+09:00", OPEN),
        ("2099-12-31T23:59:59+09:00", OPEN),
    ],
)
def test_the_source_s_moment_is_a_korean_day(moment: str, expected: Said) -> None:
    assert said(from_source("연구원", "접수기간 : ~ 2026.11.30", closes_at=kst(moment))) == expected


def test_the_source_s_own_always_open_outranks_words() -> None:
    assert said(from_source("연구원", "마감일: 2026.11.30", open_until_filled=True)) == OPEN
    both = from_source("연구원", closes_at=kst("2026-12-10T23:59:59+09:00"), open_until_filled=True)
    assert said(both) == ("2026-12-10", True)


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("2026-12-15", until("2026-12-15")),
        ("2026.12.15 23:59", until("2026-12-15")),
        ("2026/12/15", until("2026-12-15")),
        ("20261215", until("2026-12-15")),
        ("2026-12-15T14:59:59Z", until("2026-12-15")),
        ("2026-12-15T15:00:00Z", until("2026-12-16")),
        ("2026-12-31T14:59:00.000+09:00", until("2026-12-31")),
        ("1797346799", until("2026-12-15")),
        ("1797346799000", until("2026-12-15")),
        ("26-12-28", until("2026-12-28")),
        ("26.12.28(월)", until("2026-12-28")),
        ("~ 12/18(금)", until("2026-12-18")),
        ("12월 18일 마감", until("2026-12-18")),
        ("2026-11-01 ~ 2026-12-05", until("2026-12-05")),
        ("오늘마감", until("2026-11-23")),
        ("내일마감", until("2026-11-24")),
        ("D-7", until("2026-11-30")),
        ("D-Day", until("2026-11-23")),
        ("상시채용", OPEN),
        ("상시", OPEN),
        ("수시채용", OPEN),
        ("채용시까지", OPEN),
        ("채용 시 마감", OPEN),
        ("채용시까지  26-12-30", ("2026-12-30", True)),
        ("2033-01-01", OPEN),
        ("2099-12-31", OPEN),
        ("1988118000", OPEN),
        ("추후 공지", NOTHING),
        ("2026-13-45", NOTHING),
        ("", NOTHING),
    ],
)
def test_the_board_s_deadline_is_read(field: str, expected: Said) -> None:
    assert said(posting("연구원", "함께할 분을 찾습니다", deadline=field)) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("로봇 연구원 채용 (~12/4)", until("2026-12-04")),
        ("로봇 연구원 채용 ~ 12/18(금)", until("2026-12-18")),
        ("AI 연구원 모집(~2026.12.20)", until("2026-12-20")),
        ("AI 연구원 모집 (12월 3일까지)", until("2026-12-03")),
        ("연구원 상시 채용", OPEN),
        ("[상시] 백엔드 개발자", OPEN),
        ("[수시채용] 회로 설계", OPEN),
        ("백엔드 개발자 (3~10년)", NOTHING),
        ("24/7 관제 엔지니어", NOTHING),
        ("상시 모니터링 시스템 개발", NOTHING),
        ("1/4분기 신규 사업 담당", NOTHING),
    ],
)
def test_the_title_is_read(title: str, expected: Said) -> None:
    assert said(posting(title)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("접수기간 : 2026. 11. 13 ~ 2026. 12. 12 23:59", until("2026-12-12")),
        ("ㆍ접수기간 : 2026년 11월 7일 (토) ~ 2026년 12월 10일 (목) 23시 55분", until("2026-12-10")),
        ("모집기간: 11/20 ~ 12/05", until("2026-12-05")),
        ("접수 기간: 12월 1일 ~ 15일", until("2026-12-15")),
        ("지원 마감일 : 2026.12.07(월)", until("2026-12-07")),
        ("서류 접수 12월 7일 18:00까지", until("2026-12-07")),
        ("서류 접수: ~12/6, 면접: 12/20", until("2026-12-06")),
        ("Application deadline: 2026-12-20", until("2026-12-20")),
        ("접수기간 : 2026. 10. 20 ~ 채용시까지(상시채용)", OPEN),
        ("접수기간 : 상시", OPEN),
        ("접수 기간: 항시 채용", OPEN),
        ("접수기간 : 채용 완료 시 마감", OPEN),
        ("해당 공고는 수시 채용으로, 채용 완료 시 조기 마감될 수 있습니다", OPEN),
        ("본 채용은 수시 진행으로 우수 인재 채용 시 마감될 수 있습니다", OPEN),
        ("채용 완료 시 조기 마감될 수 있습니다", OPEN),
        ("영입 완료 시 조기 마감될 수 있습니다", OPEN),
        ("인력 충원시 본 공고는 조기 마감될 수 있습니다", OPEN),
        ("This position is open until filled", OPEN),
        ("접수기간 ~ 2026.12.12\n채용 완료 시 조기 마감될 수 있습니다", until("2026-12-12")),
        ("지원서는 수시 검토되며 개별 연락 드립니다", NOTHING),
        ("주요 지표를 상시 모니터링합니다", NOTHING),
        ("자체 기술세미나 수시 진행", NOTHING),
        ("간식 상시 구비", NOTHING),
        ("채용 시 3개월의 수습 기간이 있습니다", NOTHING),
        ("월별/분기별 마감 및 보고", NOTHING),
        ("시리즈 C 라운드를 2025년 12월 5일에 마감하였고", NOTHING),
        ("서류 합격 발표: 12월 20일까지 개별 안내", NOTHING),
        ("최종합격자 입사일은 2027.01.04입니다", NOTHING),
    ],
)
def test_the_body_is_read(body: str, expected: Said) -> None:
    assert said(posting("연구원", body)) == expected


@pytest.mark.parametrize(
    ("words", "on", "posted", "expected"),
    [
        ("(~1/10)", "2026-12-20", "2026-12-18", "2027-01-10"),
        ("(~12/30)", "2027-01-05", "2026-12-18", "2026-12-30"),
        ("(~1/10)", "2026-12-20", "", "2027-01-10"),
        ("(~11/10)", "2026-11-23", "", "2026-11-10"),
        ("(~5/29(금))", "2026-11-23", "", "2026-05-29"),
        ("(~5/28(금))", "2026-11-23", "", "2027-05-28"),
        ("(~2/29)", "2027-12-20", "", "2028-02-29"),
        ("~ 4/25", "2026-11-23", "2026-04-02 09:30", "2026-04-25"),
        ("(~ 3월 2일)", "2026-11-23", "20260220", "2026-03-02"),
    ],
)
def test_a_day_without_a_year_falls_near_the_posting(words: str, on: str, posted: str, expected: str) -> None:
    raw = posting(f"연구원 모집 {words}", posted=posted)
    assert said(raw, date.fromisoformat(on)) == until(expected)


def test_a_period_over_new_year_ends_after_it_began() -> None:
    raw = posting("연구원", "접수기간 : 12/20 ~ 1/10", posted="2026-06-01")
    assert said(raw) == until("2027-01-10")


def test_a_day_no_calendar_has_is_no_deadline() -> None:
    assert said(posting("연구원 모집 (~2/30)")) == NOTHING
    assert said(posting("연구원", "접수기간: 2월 1일 ~ 31일")) == NOTHING


def test_a_deadline_shows_its_words() -> None:
    raw = posting("연구원", "■ 접수기간 : 2026. 11. 13 ~ ２０２６. 12. 12 23:59")
    found = whole(raw)
    assert [one.text for one in found.evidence] == ["２０２６. 12. 12"]
    assert stands_as_written(found.evidence[0], raw)
    field = whole(posting("연구원", deadline=" 2026-12-15 "))
    assert [one.text for one in field.evidence] == ["2026-12-15"]
