"""A real Chromium, and a local room that runs beside it in a thread of its own."""

from __future__ import annotations

import asyncio
import shutil
import threading
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from bot.clock import now
from bot.model.chat import Reply
from bot.model.room import RoomId
from bot.platforms.web import WebPlatform
from tests.browser.screen import Screen
from tests.platforms.scripted import MENU, ScriptedBot

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=ko",
    "--window-size=1000,800",
)
T = TypeVar("T")


class House:
    """A started local room with its scripted bot, driven from another thread."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()
        self.bot = ScriptedBot()
        self.web = WebPlatform("127.0.0.1", 0, clock=now)
        self.open()

    def open(self) -> None:
        """Start; after `close`, at the same address and with the same memory."""
        self.do(self.web.start(self.bot, self.bot.on_change, MENU))

    def close(self) -> None:
        self.do(self.web.stop())

    def reborn(self) -> None:
        """Another process at the same address, which remembers nothing."""
        self.close()
        self.web = WebPlatform("127.0.0.1", int(self.web.address.rpartition(":")[2]), clock=now)
        self.open()

    def send(self, reply: Reply, room: str = "local") -> str:
        return self.do(self.web.send(RoomId("web", room), reply))

    def edit(self, message_id: str, reply: Reply, room: str = "local") -> None:
        self.do(self.web.edit(RoomId("web", room), message_id, reply))

    def do(self, act: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(act, self._loop).result(10)

    def call(self, act: Callable[[], object]) -> None:
        self._loop.call_soon_threadsafe(act)

    def end(self) -> None:
        self.close()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


@pytest.fixture
def house() -> Iterator[House]:
    house = House()
    yield house
    house.end()


@pytest.fixture(scope="session")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    if not (CHROMIUM and DRIVER):
        pytest.skip("no browser here: install Chromium and chromedriver to drive the local room")
    options = Options()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--user-data-dir={_fresh(tmp_path_factory)}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


def _fresh(factory: pytest.TempPathFactory) -> Path:
    return factory.mktemp("chromium")


@pytest.fixture
def screen(driver: webdriver.Chrome, house: House) -> Iterator[Screen]:
    """The room opened at a desk's size, in light colours; whatever the page complained of fails the test."""
    screen = Screen(driver, house.web.address)
    screen.size(1000, 800)
    screen.media()
    screen.open()
    yield screen
    complaints = screen.complaints()
    driver.get("about:blank")
    assert complaints == []
