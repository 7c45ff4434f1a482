"""A word's section is told by the nearest heading above it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.sections import SectionKind, kind_at, split
from bot.reading.text import Text
from tests.reading.lexicon import lexicon


def kind_of(body: str, word: str) -> SectionKind:
    text = Text(body)
    return kind_at(split(text, lexicon().headings), text.plain.index(word))


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("[주요업무]", "duties"),
        ("■ 담당 업무", "duties"),
        ("주요업무", "duties"),
        ("## **주요 업무**", "duties"),
        ("2. 담당업무 및 역할", "duties"),
        ("What you'll do", "duties"),
        ("[Responsibilities]", "duties"),
        ("🚀 합류하면 함께 할 업무예요", "duties"),
        ("자격요건 :", "requirements"),
        ("▶ 지원자격 (공통)", "requirements"),
        ("Requirements", "requirements"),
        ("<자격 요건>", "requirements"),
        ("이런 분을 찾고 있어요!", "requirements"),
        ("(우대사항)", "preferred"),
        ("【우대 사항】", "preferred"),
        ("Preferred Qualifications:", "preferred"),
        ("### 이런 분이면 더 좋아요", "preferred"),
        ("Nice to have", "preferred"),
        ("[혜택 및 복지]", "benefits"),
        ("복리후생", "benefits"),
        ("Benefits & Perks", "benefits"),
        ("[채용 절차]", "process"),
        ("기타사항", "process"),
        ("[근무조건]", "conditions"),
        ("| 회사 소개", "intro"),
        ("About us", "intro"),
    ],
)
def test_headings_of_every_dress_open_their_section(heading: str, kind: str) -> None:
    assert kind_of(f"머리말\n{heading}\n• 여기 낱말이 있습니다", "낱말") == kind


@pytest.mark.parametrize(
    "line",
    [
        "• 주요업무 개선 경험이 있는 분",
        "지원자격을 갖춘 분이라면 누구나",
        "• Docker 사용 경험 (우대사항)",
        "- 검색 품질을 높여 본 경험이 있다면 더 좋습니다",
        "Requirements analysis and writing of specifications",
        "[의료지원]",
    ],
)
def test_words_inside_a_sentence_open_nothing(line: str) -> None:
    assert kind_of(f"[혜택 및 복지]\n{line}\n낱말", "낱말") == "benefits"


def test_content_behind_a_heading_on_its_own_line_belongs_to_it() -> None:
    body = "담당업무 : 모델 학습\n자격요건- 석사\n우대사항: 논문"
    assert [kind_of(body, word) for word in ("학습", "석사", "논문")] == [
        "duties",
        "requirements",
        "preferred",
    ]


def test_a_flat_text_is_cut_at_its_brackets() -> None:
    body = "회사 이야기 (주요업무) 신호 처리 (우대사항) 자격증 보유 [접수방법] 메일"
    assert [kind_of(body, word) for word in ("이야기", "신호", "자격증", "메일")] == [
        "other", "duties", "preferred", "process",
    ]  # fmt: skip


def test_a_bracketed_sentence_is_a_heading_wherever_it_stands() -> None:
    body = "• 품질 관리(정합성을 확보하는 체계를 세우고 운영하는 일) [이런 분과 함께하고 싶어요]\n• 분석 경력이 있는 분"
    assert [kind_of(body, word) for word in ("품질", "경력")] == ["other", "requirements"]


def test_lists_run_together_without_headings_are_told_apart_by_the_bullet_inside_a_line() -> None:
    body = "• 지표를 관리\n• 대시보드 제작 • 분석 경력 3년 이상\n• SQL 능숙 • 물류 업계 경험\n• 석사"
    words = ("지표", "대시보드", "3년", "SQL", "물류", "석사")
    assert [kind_of(body, word) for word in words] == [
        "duties", "duties", "requirements", "requirements", "preferred", "preferred",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        "서울 - 부산 구간을 오가는 화물",
        "- 서버 개발\n- 배포 자동화",
        "- 색상 - 크기\n- 무게 - 길이\n- 온도 - 습도",
        "[회사소개]\n- 색상 - 경력 3년",
        "- 파란색 - 빨간색\n- 노란색",
    ],
)
def test_other_bullets_inside_a_line_part_nothing(body: str) -> None:
    assert not {"duties", "requirements", "preferred"} & {
        s.kind for s in split(Text(body), lexicon().headings)
    }


def test_a_bullet_with_its_own_heading_speaks_for_its_line_only() -> None:
    body = "[혜택 및 복지]\n• 식대\n• 근무형태: 정규직\n• 간식"
    assert [kind_of(body, word) for word in ("식대", "정규직", "간식")] == [
        "benefits",
        "conditions",
        "benefits",
    ]


@given(
    st.text(alphabet=st.sampled_from("[]()【】■•-*#:： \n1.주요업무자격요건우대사항복지ab"), max_size=80)
    | st.text(max_size=80)
)
def test_sections_cover_the_text_without_gaps(body: str) -> None:
    text = Text(body)
    sections = split(text, lexicon().headings)
    assert sections[0].heading_start == 0
    assert sections[-1].end == len(text.plain)
    assert all(a.end == b.heading_start for a, b in pairwise(sections))
    assert all(one.heading_start <= one.heading_end <= one.start <= one.end for one in sections)
