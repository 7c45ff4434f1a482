"""From words to a wish, and from a wish to the next question."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bot.errors import TopicUnknown
from bot.interview.bank import Bank
from bot.interview.choosing import choose, fitting
from bot.interview.wishes import Wish, nearest, read_wish
from bot.model.interview import Kind
from tests.interview.writing import ASKS, question, write_topic


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    write_topic(tmp_path, *[question(number) for number in range(4)], names=["회전판"])
    dice = [question(4, "dice", kind="설계"), question(5, "dice", words=["돌림판", "낱말1"])]
    write_topic(tmp_path, *dice, key="dice", name="주사위 놀이", names=["주사위"])
    return Bank.load(tmp_path)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("", Wish()),
        ("dice", Wish(frozenset({"dice"}))),
        ("주사위 놀이 2", Wish(frozenset({"dice"}), 2)),
        ("2단계, 회전판", Wish(frozenset({"wheel"}), 2)),
        ("주사위놀이,돌림판 깊이", Wish(frozenset({"dice", "wheel"}), 3)),
        ("DICE 설계 레벨1", Wish(frozenset({"dice"}), 1, frozenset({Kind.DESIGN}))),
        ("낱말1", Wish(words=frozenset({"낱말1"}))),
        ("갈래2 돌림판", Wish(frozenset({"wheel"}), words=frozenset({"갈래2"}))),
    ],
)
def test_words_become_a_wish(bank: Bank, text: str, wish: Wish) -> None:
    assert read_wish(text, bank) == wish


def test_an_unknown_topic_is_told_with_the_nearest(bank: Bank) -> None:
    with pytest.raises(TopicUnknown) as told:
        read_wish("주사이", bank)
    assert told.value.word == "주사이"
    assert "주사위 놀이" in str(told.value)
    assert [topic.key for topic in nearest("회전", bank)] == ["wheel"]
    assert [topic.key for topic in nearest("쥬사위", bank)] == ["dice"], "by letters, not by syllables"
    assert nearest("양자역학", bank) == ()


def test_a_wish_leaves_what_meets_all_of_it(bank: Bank) -> None:
    def ids(wish: Wish) -> list[str]:
        return [one.id for one in fitting(bank.topics, wish)]

    assert len(ids(Wish())) == 6
    assert ids(Wish(frozenset({"dice"}), kinds=frozenset({Kind.DESIGN}))) == ["dice-4"]
    assert ids(Wish(level=1)) == ["wheel-0", "wheel-3"]
    assert ids(Wish(words=frozenset({"돌림판", "낱말1"}))) == ["dice-5", "wheel-1"], (
        "those with most of the words"
    )
    assert ids(Wish(words=frozenset({"없는 말"}))) == []


def test_nothing_comes_twice_until_all_came_once(bank: Bank) -> None:
    chance, lately = random.Random(1), list[str]()  # noqa: S311  a test's dice
    for _ in ASKS:
        found = choose(bank.questions, lately, chance)
        lately.insert(0, found.id)
    assert sorted(lately) == sorted(one.id for one in bank.questions)
    again = choose(bank.questions, lately, chance)
    assert again.id == lately[-1], "then what was asked longest ago"


def test_chance_decides_and_can_be_repeated(bank: Bank) -> None:
    def run(seed: int) -> list[str]:
        chance = random.Random(seed)  # noqa: S311  a test's dice
        return [choose(bank.questions, (), chance).id for _ in range(10)]

    assert run(3) == run(3)
    assert len(set(run(3))) > 2
