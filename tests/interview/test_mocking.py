"""The questions of a mock interview: parts in their order, minutes that add up, over the bank that is shipped."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bot.interview.bank import Bank
from bot.interview.mocking import LONGEST, SHORTEST, Aim, plan
from bot.model.interview import Kind
from bot.model.mock import MockPart
from tests.interview.writing import question, write_topic

CONFIG = Path(__file__).parents[2] / "config"


def dice(seed: int = 1) -> random.Random:
    return random.Random(seed)  # noqa: S311  a test's dice


@pytest.fixture(scope="module")
def bank() -> Bank:
    return Bank.load(CONFIG)


@pytest.mark.parametrize("minutes", range(SHORTEST, LONGEST + 1, 5))
def test_every_part_comes_in_order_and_the_minutes_add_up(bank: Bank, minutes: int) -> None:
    steps = plan(bank, minutes, Aim(), [], dice(minutes))
    order = list(MockPart)
    assert list(dict.fromkeys(step.part for step in steps)) == order
    assert [order.index(step.part) for step in steps] == sorted(order.index(step.part) for step in steps)
    assert sum(step.minutes for step in steps) == minutes
    assert min(step.minutes for step in steps) >= 1
    assert len({step.question for step in steps}) == len(steps)


def test_more_time_brings_more_questions(bank: Bank) -> None:
    counts = [len(plan(bank, minutes, Aim(), [], dice())) for minutes in (10, 30, 60, 120)]
    assert counts == sorted(set(counts))


def test_research_is_asked_of_papers_first_and_work_of_projects(bank: Bank) -> None:
    def work(*, research: bool) -> str:
        steps = plan(bank, 30, Aim({"vision": 3.0}, research), [], dice())
        return next(step.question for step in steps if step.part is MockPart.WORK)

    assert work(research=True).startswith("paper-")
    assert work(research=False).startswith("project-")


def test_basics_are_of_the_field_and_can_be_said_aloud(bank: Bank) -> None:
    steps = plan(bank, 60, Aim({"vision": 3.0, "dl": 1.0}), [], dice())
    basics = [bank.get(step.question) for step in steps if step.part is MockPart.BASICS]
    assert {one.topic for one in basics if one} == {"컴퓨터 비전", "딥러닝"}
    assert all(one and one.kind in (Kind.CONCEPT, Kind.DERIVATION) for one in basics)
    assert [one.level for one in basics if one] == sorted(one.level for one in basics if one)


def test_what_was_asked_lately_is_not_asked_again(bank: Bank) -> None:
    first = plan(bank, 60, Aim(), [], dice())
    again = plan(bank, 60, Aim(), [step.question for step in first], dice())
    basics = {step.question for step in first if step.part is MockPart.BASICS}
    assert not basics & {step.question for step in again}


def test_a_small_bank_gives_its_time_to_the_parts_it_has(tmp_path: Path) -> None:
    write_topic(tmp_path, *[question(number) for number in range(4)])
    steps = plan(Bank.load(tmp_path), 20, Aim({"wheel": 1.0}), [], dice())
    assert {step.part for step in steps} == {MockPart.BASICS}
    assert sum(step.minutes for step in steps) == 20
    assert plan(Bank.load(tmp_path), 20, Aim({"dice": 1.0}), [], dice()) == ()
