"""What a newcomer sees: the bot as it starts without any token or key, in a real browser."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver

from tests.browser.screen import Screen
from tests.processes import ROOT, settings_for

pytestmark = pytest.mark.browser


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where `gonggo run` opened its room."""
    env = settings_for(tmp_path, GONGGO_WEB="127.0.0.1:0", GONGGO_LOG="INFO")
    log = tmp_path / "log"
    with log.open("w") as out:
        bot = subprocess.Popen(
            [sys.executable, "-m", "bot", "run"], env=env, cwd=ROOT, stdout=out, stderr=out
        )
    try:
        end = time.monotonic() + 20
        while not (found := re.search(r"http://127\.0\.0\.1:\d+", log.read_text())):
            assert time.monotonic() < end, log.read_text()
            time.sleep(0.05)
        yield found.group()
    finally:
        bot.terminate()
        assert bot.wait(10) == 0


def test_a_newcomer_subscribes_and_watches_an_example_arrive(address: str, driver: webdriver.Chrome) -> None:
    screen = Screen(driver, address)
    screen.open()
    screen.say("/start")
    screen.wait_for("예시 공고만")
    screen.button("‘전문연’ 공고 구독해 보기").click()
    screen.button("구독하기").click()
    screen.wait_for("시작했습니다")
    start = time.monotonic()
    alert = screen.until(lambda: next(m for m in screen.all(".message") if "왜 왔나요" in m.text), 30)
    assert time.monotonic() - start < 30
    assert "전문연 ○" in alert.text
    assert "예시" in alert.text
    screen.button("왜 왔나요").click()
    screen.wait_for("구독 ‘전문연’에 맞았습니다")
    screen.say("/jobs 없는낱말이다")
    screen.wait_for("없")
    screen.say("/status")
    screen.wait_for("예시 — 오늘")
    driver.get("about:blank")
