"""How the daily question is asked for: what people type, and what is made of it."""

from __future__ import annotations

from datetime import time

import pytest

from bot.errors import SettingError
from bot.model.daily import EVERY_DAY, WEEKEND, WORKDAYS, Plan
from bot.rendering.daily_words import DailyWish, read, say_plan

NINE = time(9)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("", DailyWish()),
        ("끔", DailyWish(off=True)),
        ("그만", DailyWish(off=True)),
        ("09:00 ml,비전 평일", DailyWish(at=NINE, weekdays=WORKDAYS, topics="ml 비전")),
        ("9시 비전", DailyWish(at=NINE, topics="비전")),
        ("매일 오전 8시", DailyWish(at=time(8), weekdays=EVERY_DAY)),
        ("저녁 7시 반에 주말마다", DailyWish(at=time(19, 30), weekdays=WEEKEND)),
        ("평일 09:00 공휴일 쉼", DailyWish(at=NINE, weekdays=WORKDAYS, holidays_off=True)),
        ("공휴일은 빼고", DailyWish(holidays_off=True)),
        ("공휴일에도", DailyWish(holidays_off=False)),
        ("매주 월,수,금 0730", DailyWish(at=time(7, 30), weekdays=frozenset({0, 2, 4}))),
        ("화요일 목요일 모든 주제", DailyWish(weekdays=frozenset({1, 3}), topics="")),
        ("9:05pm ml 2", DailyWish(at=time(21, 5), topics="ml 2")),
        ("밤 10시부터 월~금", DailyWish(at=time(22), weekdays=WORKDAYS)),
        ("밤 12시 토-월", DailyWish(at=time(0), weekdays=frozenset({5, 6, 0}))),
        ("새벽 6시 전체", DailyWish(at=time(6), topics="")),
        ("꺼줘", DailyWish(off=True)),
        ("ML 기초", DailyWish(topics="ml 기초")),
        ("오후 11시 30분 nlp 설계", DailyWish(at=time(23, 30), topics="nlp 설계")),
    ],
)
def test_what_people_type_is_read(said: str, meant: DailyWish) -> None:
    assert read(said) == meant


@pytest.mark.parametrize("said", ["25시", "9:75", "오후 13:99"])
def test_a_time_that_is_none_is_told(said: str) -> None:
    with pytest.raises(SettingError, match="시각으로 읽을 수 없습니다"):
        read(said)


def test_a_plan_is_said_so_that_it_can_be_typed() -> None:
    plan = Plan(time(7, 30), frozenset({0, 2}), True, "비전 2")
    assert say_plan(plan) == "매주 월·수 07:30 · 비전 2 · 공휴일 쉼"
    assert say_plan(Plan()) == "매일 09:00 · 모든 주제"


def test_what_is_not_said_stays() -> None:
    plan = Plan(time(7, 30), WORKDAYS, True, "비전")
    assert read("8시").over(plan) == Plan(time(8), WORKDAYS, True, "비전")
    assert read("매일 모든 주제 공휴일에도").over(plan) == Plan(time(7, 30))
