"""What a person sees and does at the local room's page, in the tests' words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

T = TypeVar("T")


class Screen:
    """One tab."""

    def __init__(self, driver: Chrome, address: str) -> None:
        self.driver, self.address = driver, address

    def open(self, path: str = "/") -> None:
        self.driver.get(self.address + path)
        self.until(lambda: self.one("#line-words").text == "이어짐")
        self.until(lambda: self.js("return document.fonts.status") == "loaded")

    def size(self, width: int, height: int) -> None:
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def media(self, **features: str) -> None:
        """Emulate `prefers_color_scheme="dark"` and the like; without words, light and moving."""
        wanted = {"prefers_color_scheme": "light", "prefers_reduced_motion": "no-preference"} | features
        listed = [{"name": name.replace("_", "-"), "value": value} for name, value in wanted.items()]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": listed})

    def one(self, css: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, css)

    def all(self, css: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def js(self, script: str, *arguments: object) -> Any:
        return self.driver.execute_script(script, *arguments)

    def until(self, wanted: Callable[[], T], seconds: float = 5) -> T:
        """Wait until `wanted` gives something true."""
        ignored = (Exception,)
        waiting = WebDriverWait(self.driver, seconds, 0.03, ignored_exceptions=ignored)
        return waiting.until(lambda _: wanted())

    def keys(self, *keys: str) -> None:
        """Press keys wherever the focus is."""
        ActionChains(self.driver).send_keys(*keys).perform()

    def chord(self, held: str, key: str) -> None:
        ActionChains(self.driver).key_down(held).send_keys(key).key_up(held).perform()

    def tab_back(self) -> None:
        self.chord(Keys.SHIFT, Keys.TAB)

    def say(self, text: str) -> None:
        self.one("#say").send_keys(text, Keys.ENTER)

    def messages(self) -> list[str]:
        """The words of all bubbles."""
        return [element.text for element in self.all(".bubble")]

    def wait_for(self, words: str) -> WebElement:
        """The newest message that holds the words."""
        return self.until(lambda: [m for m in self.all(".message") if words in m.text][-1])

    def written(self) -> str:
        """What stands in the input."""
        return str(self.one("#say").get_property("value"))

    def button(self, label: str) -> WebElement:
        return self.until(lambda: [key for key in self.all(".key") if key.text.startswith(label)][-1])

    def wait_toast(self, words: str) -> WebElement:
        return self.until(lambda: next(toast for toast in self.all(".toast") if words in toast.text))

    def title_of(self, tab: str) -> str:
        """The title of another tab, without looking at it."""
        targets = self.driver.execute_cdp_cmd("Target.getTargets", {})["targetInfos"]
        return str(next(target["title"] for target in targets if target["targetId"] == tab))

    def focused(self) -> WebElement:
        return self.driver.switch_to.active_element

    def complaints(self) -> list[str]:
        """What the console says against the page's code and its policy (not: a line cut or a text refused by a test)."""
        entries: list[dict[str, str]] = self.driver.get_log("browser")  # type: ignore[no-untyped-call]
        return [entry["message"] for entry in entries if entry["source"] != "network"]
