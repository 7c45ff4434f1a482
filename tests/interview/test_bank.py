"""The loader of the bank: every kind of fault is told with file and id."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.errors import ConfigError
from bot.interview.bank import Bank
from bot.interview.faults import sentences
from bot.interview.shelf import Shelf
from bot.model.interview import Kind
from tests.interview.writing import ASKS, QUIZ, question, write_topic


def test_a_bank_without_fault_is_read_whole(tmp_path: Path) -> None:
    counter = question(
        3, kind="역질문", good="숫자로 답한다.", worrying="말을 돌린다.", when="평가가 흐릿할 때"
    )
    write_topic(tmp_path, question(1, quiz=QUIZ), question(2, kind="코드"), counter)
    (tmp_path / "interview" / "reviewed.csv").write_text("id,date\nwheel-1,2026-11-24\n", encoding="utf-8")
    bank = Bank.load(tmp_path)
    one = bank.get("wheel-1")
    assert one is not None
    assert one.quiz is not None
    assert (one.topic, one.kind, one.quiz.right, len(one.rubric)) == ("돌림판", Kind.CONCEPT, (0,), 3)
    assert [found.id for found in bank.quizzes] == ["wheel-1"]
    assert bank.reviewed == {"wheel-1": date(2026, 11, 24)}
    assert bank.unreviewed == ("wheel-2", "wheel-3")
    assert bank.get("wheel-9") is None


LONG = "가나다라마바사아자차카타파하" * 40


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"hint": None}, "wheel-1: hint이(가) 없습니다"),
        ({"id": None}, "1번째 질문: id이(가) 없습니다"),
        ({"follow_ups": "왜요?"}, "follow_ups은(는) 글의 목록이어야 합니다"),
        ({"level": "1"}, "level은(는) 수이어야 합니다"),
        ({"levle": 1}, "모르는 항목이 있습니다: levle"),
        ({"kind": "수다"}, "kind는 개념, 유도, 설계, 코드, 경험, 역질문 가운데 하나여야 합니다"),
        ({"id": "Wheel-1"}, "id는 wheel- 로 시작하고"),
        ({"id": "dice-1"}, "id는 wheel- 로 시작하고"),
        ({"level": 4}, "level은 1, 2, 3 가운데"),
        ({"words": ["하나"]}, "words이(가) 1개입니다 (2–6개)"),
        ({"follow_ups": ["왜요?"]}, "follow_ups이(가) 1개입니다 (2–3개)"),
        ({"ask": LONG}, "ask가 560자입니다 (300자까지)"),
        ({"answer": "칸이 1/n이다. 독립이라 작아진다."}, "answer가 2문장입니다 (3–8문장)"),
        ({"answer": "칸 1/n 독립 작아진다. 둘이다. 셋이다. " + LONG * 2}, "자입니다 (900자까지)"),
        ({"rubric": [{"point": "칸", "words": ["칸"]}]}, "rubric이(가) 1개입니다 (3–6개)"),
        (
            {"rubric": [{"point": "칸", "words": ["네모"]}, *question()["rubric"]]},
            "rubric 1번째의 낱말이 answer에 없습니다: 네모",
        ),
        ({"rubric": [{"point": "칸"}, *question()["rubric"]]}, "rubric 1번째: words이(가) 없습니다"),
        ({"good": "또렷하다."}, "good이(가) 역질문 질문에만 있습니다"),
        ({"kind": "역질문", "good": "또렷하다."}, "worrying이(가) 없습니다"),
        ({"kind": "설계", "quiz": QUIZ}, "quiz는 개념 질문에만 있습니다"),
        ({"quiz": QUIZ | {"ask": LONG}}, "quiz ask이(가) 560자입니다 (한 줄로 250자까지)"),
        ({"quiz": QUIZ | {"why": "둘\n줄"}}, "quiz why이(가) 3자입니다 (한 줄로"),
        ({"quiz": QUIZ | {"options": ["가", "나"]}}, "quiz options이(가) 2개입니다 (3–5개)"),
        ({"quiz": QUIZ | {"options": ["가", "나", LONG]}}, "quiz 보기가 깁니다 (90자까지)"),
        ({"quiz": QUIZ | {"options": ["A", "나", " a"]}}, "quiz 보기에 같은 것이 있습니다"),
        ({"quiz": QUIZ | {"right": [3]}}, "quiz right는 보기의 번호"),
        ({"quiz": QUIZ | {"right": [0, 0]}}, "quiz right는 보기의 번호"),
        ({"quiz": QUIZ | {"right": [0, 1, 2]}}, "quiz right는 보기의 번호"),
        ({"quiz": {"ask": "?"}}, "quiz: options이(가) 없습니다"),
    ],
)
def test_a_fault_is_told_with_file_and_id(tmp_path: Path, changes: dict[str, Any], words: str) -> None:
    write_topic(tmp_path, question(1, **changes))
    _, faults = Bank.read(tmp_path)
    assert [fault for fault in faults if words in fault and fault.startswith("wheel.toml ")], faults


def test_two_questions_that_ask_the_same_are_told(tmp_path: Path) -> None:
    write_topic(
        tmp_path, question(1, ask=ASKS[1]), question(2, ask=ASKS[1].replace("얼마인가요", "얼마입니까"))
    )
    _, faults = Bank.read(tmp_path)
    assert any("거의 같은 질문입니다" in fault for fault in faults), faults


def test_one_id_or_one_name_for_two_is_told(tmp_path: Path) -> None:
    write_topic(tmp_path, question(1), question(1, ask=ASKS[2]))
    write_topic(tmp_path, question(3, "dice"), key="dice", name="주사위", names=["돌림판"])
    _, faults = Bank.read(tmp_path)
    assert "id wheel-1이(가) 2번 있습니다" in faults
    assert "주제 이름 ‘돌림판’이(가) 2곳에 있습니다" in faults


def test_a_review_of_no_question_or_of_no_day_is_told(tmp_path: Path) -> None:
    write_topic(tmp_path, question(1))
    lines = "id,date\nwheel-1,어제\nwheel-7,2026-11-24\n"
    (tmp_path / "interview" / "reviewed.csv").write_text(lines, encoding="utf-8")
    _, faults = Bank.read(tmp_path)
    assert any(fault.startswith("reviewed.csv 2줄: id,date 꼴") for fault in faults), faults
    assert "reviewed.csv: wheel-7은(는) 없는 질문입니다" in faults


def test_a_broken_file_and_an_empty_folder_are_told(tmp_path: Path) -> None:
    _, faults = Bank.read(tmp_path)
    assert "질문 파일(*.toml)이 없습니다" in faults[0]
    write_topic(tmp_path, question(1))
    (tmp_path / "interview" / "dice.toml").write_text("topic = ", encoding="utf-8")
    bank, faults = Bank.read(tmp_path)
    assert faults[0].startswith("dice.toml: 끝부분이 TOML 꼴이")
    assert bank.get("wheel-1") is not None, "the other file is read all the same"


def test_a_bank_with_a_fault_is_refused_with_the_first_of_them(tmp_path: Path) -> None:
    write_topic(
        tmp_path, *[question(number, ask=f"{ask} {number}", level=9) for number, ask in enumerate(ASKS * 2)]
    )
    with pytest.raises(ConfigError) as refused:
        Bank.load(tmp_path)
    assert str(refused.value).count("wheel.toml wheel-") == 10
    assert "gonggo check 가 다 보여 줍니다" in str(refused.value)


def test_sentences_are_counted_without_code_and_abbreviations() -> None:
    assert sentences("하나다. 둘이다! 셋인가? 넷") == 4
    assert sentences("값은 0.5, 곧 1/2이다(He et al. 2015). 끝이다.") == 2
    assert sentences('이렇게 말한다. "빠릅니다. 그래서 씁니다." 끝이다.') == 3
    assert sentences("이렇게 쓴다.\n```python\nprint('가다. 나다. ')\n```\n그러면 된다.") == 2


async def test_the_shelf_reads_once_and_only_when_asked(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    with pytest.raises(ConfigError):
        await shelf.bank()
    write_topic(tmp_path, question(1), question(2, hint=None), question(3, level=7))
    bank = await shelf.bank()
    assert bank is await shelf.bank()
    assert bank.get("wheel-1") is not None, "another one's fault is not the room's matter"
    assert bank.get("wheel-2") is None
